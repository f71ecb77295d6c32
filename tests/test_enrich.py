"""What is measured on a document, and that measuring needs no network."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.enrich import QUALITY, enrich, is_truncated, script_of, signals
from corpusclean.language import language

SAMPLES = {
    "en": "The ferry was late again, and nobody on the quay seemed to mind.",
    "de": "Die Fähre kam wieder zu spät, und niemand am Kai nahm es ihr übel.",
    "fr": "Le bateau était encore en retard, et personne sur le quai ne s’en plaignait.",
    "es": "El barco llegó tarde otra vez, y a nadie en el muelle pareció importarle.",
    "ru": "Паром снова опоздал, и никто на причале, казалось, не обратил на это внимания.",
    "zh": "渡船又晚点了，码头上的人似乎并不介意，因为那天晚上天气暖和。",
    "ja": "フェリーはまた遅れたが、岸壁にいた人たちは誰も気にしていないようだった。",
    "ar": "تأخرت العبارة مرة أخرى، ولم يبد أن أحدا على الرصيف يهتم بذلك.",
    "he": "המעבורת שוב איחרה, ונראה שלאף אחד על המזח לא היה אכפת.",
}


@pytest.mark.parametrize("lang", SAMPLES)
def test_language(lang: str) -> None:
    found, score = language([SAMPLES[lang]])
    assert found == lang
    assert 0.3 <= score <= 1


@pytest.mark.parametrize(
    "text", ["", "Hi", "$BTC $ETH $SOL #harbour #boats", "https://example.org/the/ferry/was/late", "12 34 56"]
)
def test_too_little_to_tell_a_language(text: str) -> None:
    assert language([text]) == ("und", 0.0)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("boat", "Latn"),
        ("лодка", "Cyrl"),
        ("船", "Hani"),
        ("ふね 船", "Jpan"),
        ("배", "Kore"),
        ("قارب", "Arab"),
        ("12", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


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
    assert is_truncated(corpusclean.clean(text, stages=("layout",)).paragraphs) is cut


def test_sentences_of_prose_are_counted() -> None:
    text = "## Late boats\n\nDr. Lee left. It rained.\n\n```\nboats = 3\n```\n\nThe band played."
    assert enrich(corpusclean.clean(text, stages=("layout",))).n_sentences == 3


def test_signals_of_a_text_that_repeats_itself() -> None:
    found = signals("- one two three four five six\n- one two three four five six")
    assert found["dup_line_frac"] == 0.5
    assert found["bullet_line_ratio"] == 1.0
    assert found["dup_5_gram_char_frac"] > 0.4
    assert found["n_words"] == 14


@given(st.text(max_size=120))
def test_every_signal_is_a_number_of_its_kind(text: str) -> None:
    found = signals(text)
    assert list(found) == list(QUALITY)
    assert all(value >= 0 for value in found.values())
    assert all(value <= 1 for name, value in found.items() if name.endswith(("_frac", "_line_ratio", "punct_ratio")))


@given(st.text(max_size=80))
def test_any_document_can_be_measured(text: str) -> None:
    found = enrich(corpusclean.clean(text, stages=("layout",)))
    assert found == enrich(corpusclean.clean(text, stages=("layout",)))
    assert set(found.quality) == set(QUALITY)


def test_measuring_loads_no_network_library() -> None:
    code = (
        "import sys, corpusclean; from corpusclean.enrich import enrich; "
        f"enrich(corpusclean.clean({SAMPLES['de']!r})); "
        "print([name for name in ('requests', 'urllib3', 'http.client', 'robust_downloader') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
