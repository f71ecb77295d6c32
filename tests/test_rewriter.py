"""Laws of rewriters made from plain functions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dirty_text

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.rewriter import lift, trim

# Few letters, so that both ends are often alike, and overlap where one letter is repeated.
ALIKE = st.text("ab", max_size=8)


@given(st.integers(0, 9), ALIKE, ALIKE)
def test_a_trimmed_edit_does_the_same_to_the_same_place(start: int, before: str, after: str) -> None:
    lead = "x" * start
    assert apply(lead + before + "y", [trim(start, before, after, "r/x")]) == lead + after + "y"


@given(ALIKE, ALIKE)
def test_a_trimmed_edit_has_no_end_in_common(before: str, after: str) -> None:
    edit = trim(0, before, after, "r/x")
    if edit.before and edit.after:
        assert edit.before[0] != edit.after[0]
        assert edit.before[-1] != edit.after[-1]


@pytest.mark.parametrize("fix", [str.upper, str.strip, lambda line: line[::-1], lambda line: "", lambda line: line])
@given(text=dirty_text())
def test_a_lifted_function_does_to_each_line_what_it_does(text: str, fix: Callable[[str], str]) -> None:
    edits = list(lift("r/x", fix)(Draft(text)))
    assert apply(text, edits) == "\n".join(map(fix, text.split("\n")))
    assert all(not edit.is_note and edit.rule == "r/x" for edit in edits)
