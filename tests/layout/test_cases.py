"""Texts and the paragraphs that a careful editor would make of them, from `tests/cases/layout`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import corpusclean

FOLDER = Path(__file__).parent.parent / "cases" / "layout"


def _cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text("utf-8").split("\n\n# "):
            label, _, rest = case.partition("\n<<<\n")
            source, _, expected = rest.partition("\n>>>\n")
            yield pytest.param(source.replace("␌", "\f"), expected, id=f"{path.stem}: {label.removeprefix('# ')}")


def _shown(document: corpusclean.Document) -> str:
    return "\n".join(f"{one.role}: " + one.text.replace("\n", "\n| ") for one in document.paragraphs)


@pytest.mark.parametrize(("source", "expected"), list(_cases()))
def test_case(source: str, expected: str) -> None:
    document = corpusclean.clean(source, stages=("layout",))
    assert _shown(document) == expected.rstrip("\n")
    assert document.restore() == source
    again = corpusclean.clean(document.text, stages=("layout",))
    assert again.text == document.text
