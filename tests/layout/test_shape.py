"""What a line looks like, and the short ways to say so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.layout import shape
from corpusclean.layout.mode import mode, setting
from corpusclean.layout.region import kind_of, regions
from corpusclean.line import lines

TOKENS = st.sampled_from(
    ["import ", "from ", "def ", "return", "a", "x.y", "port", "é", "1", " ", "  ", "\t", "\xa0", "http://a", "#define"]
) | st.sampled_from("=:(){}[];,.@$<>/*%&\\|-'\"#")
LINES = st.lists(TOKENS, max_size=9).map("".join)
ROWS = st.sampled_from(
    ["- a boat", "1. salt", "| a | b |", "> said", "    x = 1", "```", "~~~", "", "  ", "A boat.", "and so"]
)
TEXTS = st.lists(ROWS | LINES, max_size=14).map("\n".join)


@given(LINES)
def test_no_code_is_overlooked(line: str) -> None:
    assert shape.is_code(line) is (shape._CODE.match(line) is not None)


@given(TEXTS)
def test_the_kind_of_a_piece_is_that_of_its_first_region(text: str) -> None:
    found = next(regions(lines(text)), None)
    assert kind_of(text) == (found.kind if found else "prose")


@given(TEXTS)
def test_the_mode_is_that_of_the_setting(text: str) -> None:
    if "\n" in text.replace("\n\n", ""):
        assert mode(text) == setting(Draft(text)).mode
