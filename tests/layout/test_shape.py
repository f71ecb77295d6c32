"""What a line looks like, and the short ways to say so."""

from __future__ import annotations

import re

import pytest
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
def test_a_setting_has_the_regions_of_several_lines_in_their_places(text: str) -> None:
    expected = [(region.kind, region.rows) for region in regions(lines(text)) if len(region.rows) > 1]
    assert [(region.kind, region.rows) for region in setting(Draft(text)).regions] == expected


@given(TEXTS)
def test_rows_stand_where_they_say(text: str) -> None:
    for region in regions(lines(text)):
        assert all(text[row.start : row.end] == row.text for row in region.rows)


@given(TEXTS)
def test_breaks_at_the_edges_of_a_text_say_nothing_of_its_mode(text: str) -> None:
    assert mode(f"\n\n\n{text}\n") == mode(text) == setting(Draft(text)).mode


PLAIN_ROW = re.compile(r"[ \t]*(?:\|.*\||[^|]+\|[^|]+\|.*|[+|][-=+:| ]{3,}|=+(?: +=+)+|[^\t]+\t[^\t]+.*)[ \t]*")
"""The plain definition, which reads some lines as often as they have characters."""
CELLS = st.lists(st.sampled_from(["|", "\t", " ", "=", "+", "-", ":", "a"]), max_size=9).map("".join)


@given(CELLS)
def test_a_row_is_what_its_plain_definition_says(line: str) -> None:
    has_sign = any(sign in line for sign in "|\t=")
    assert shape.is_row(line) is (has_sign and PLAIN_ROW.fullmatch(line) is not None)


@pytest.mark.parametrize(
    ("line", "row"), [(" " * 10**6 + "x=", False), ("\t " * 10**6 + "x", True), (")" * 10**6 + "x", False)]
)
def test_a_hostile_line_is_read_once(line: str, row: bool) -> None:
    # a pattern that gives back what it took would be busy for an hour
    assert shape.is_row(line) is row
    assert not shape.is_code(line)
