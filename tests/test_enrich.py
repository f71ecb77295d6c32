"""What is measured on a document, and that measuring needs no network."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.enrich import enrich, is_truncated
from corpusclean.quality import QUALITY

GERMAN = "Die Fähre kam wieder zu spät, und niemand am Kai nahm es ihr übel."


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It was late. She said, “Nobody minds", True),
        ("It was late (as always. Nobody minded.", True),
        ("It was late, **very late. Nobody minded.", True),
        ("The ferry was late again, and nobody on the quay seemed to mind it, because", True),
        ("The ferry was late again, and nobody on the quay seemed to mind it.", False),
        ("She said, “Nobody minds.”", False),
        ("A short line", False),
    ],
)
def test_truncated(text: str, cut: bool) -> None:
    assert enrich(corpusclean.clean(text, stages=("layout",))).truncated is cut


def test_only_prose_is_cut_off() -> None:
    assert is_truncated("The ferry was late (as always", "paragraph")
    assert not is_truncated("The ferry was late (as always", "heading")


def test_sentences_of_prose_are_counted() -> None:
    text = "## Late boats\n\nDr. Lee left. It rained.\n\n```\nboats = 3\n```\n\nThe band played."
    assert enrich(corpusclean.clean(text, stages=("layout",))).n_sentences == 3


@given(st.text(max_size=80))
def test_any_document_can_be_measured(text: str) -> None:
    found = enrich(corpusclean.clean(text, stages=("layout",)))
    assert found == enrich(corpusclean.clean(text, stages=("layout",)))
    assert set(found.quality) == set(QUALITY)


def test_measuring_loads_no_network_library() -> None:
    code = (
        "import sys, corpusclean; from corpusclean.enrich import enrich; "
        f"enrich(corpusclean.clean({GERMAN!r})); "
        "print([name for name in ('requests', 'urllib3', 'http.client', 'robust_downloader') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
