"""First lines that are set in: parted and set flush where they mark paragraphs, left where they mark something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout.indent import FIRST_LINE_INDENT

LONG = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much, for the band played."
TORN = "The ferry was late again on Monday, and nobody on the\nquay seemed to mind it very much, for the band played."
SAID = "“It is late,” he said."
DEPTHS = st.sampled_from(["  ", "   ", "    ", "      ", "\t", "\xa0\xa0"])


def after(text: str) -> str:
    return apply(text, list(FIRST_LINE_INDENT(Draft(text))))


@given(st.lists(st.sampled_from([LONG, TORN, SAID]), max_size=5), DEPTHS, st.sampled_from(["\n", "\n\n"]))
def test_paragraphs_are_the_same_however_they_begin(more: list[str], depth: str, gap: str) -> None:
    paragraphs = [TORN, *more, TORN]
    text = depth + f"{gap}{depth}".join(paragraphs)
    assert after(text) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "lang", [LONG, "Паром опять опоздал, и никто на набережной не возражал. " * 3, "العبارة تأخرت. " * 9]
)
def test_long_lines_set_in_as_code_is_are_paragraphs(lang: str) -> None:
    document = corpusclean.clean(f"    {lang.strip()}\n    {lang.strip()}", stages=("layout",))
    assert [(one.role, one.text) for one in document.paragraphs] == [("paragraph", lang.strip())] * 2
    assert document.restore() == f"    {lang.strip()}\n    {lang.strip()}"


@pytest.mark.parametrize(
    "text",
    [
        "The boats came in\n    At the break of day\nWith nets of silver\n    And songs of the bay",
        f"{TORN}\n    {TORN}",  # one paragraph says nothing
        "He said:\n    The ferry is late and will\nnot come.\nShe said:\n    The ferry is late and will\nnot go.",
        f"  - {TORN}\n  - {TORN}",
        f"> {TORN}\n\n>     {TORN}",
        f"| a | b |\n|    {SAID} | c |\n\n| a | b |",
        "def late():\n    return True.\n\ndef early():\n    return False.",
        f"1. {LONG}\n\n    {LONG}\n\n2. {LONG}\n\n    {LONG}\n\n{LONG}",
        f"  {TORN}\nand so on, they said in\n  the town, and went home.\n  {TORN}",
    ],
)
def test_what_goes_on_stays_set_in(text: str) -> None:
    assert after(text) == text


def test_a_depth_that_is_not_the_paragraphs_stays() -> None:
    text = f"  {TORN}\n\n  {TORN}\n\n      {SAID}\n\n    count the boats"
    assert after(text) == f"{TORN}\n\n{TORN}\n\n      {SAID}\n\n    count the boats"
