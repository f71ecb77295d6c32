"""Laws of what rewriters share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.edit import apply
from corpusclean.rewriter import trim

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
