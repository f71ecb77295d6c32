"""What rules share about a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import dirty_text

from corpusclean.draft import Draft, line_key


@given(dirty_text(8))
def test_a_key_is_its_own_key(text: str) -> None:
    assert line_key(line_key(text)) == line_key(text)


@given(st.lists(st.sampled_from(["Read more", "READ  MORE »", "• read more", "", "Read", "x" * 121]), max_size=12))
def test_rows_are_all_the_lines_with_one_of_the_keys_in_order(rows: list[str]) -> None:
    expected = [row for row, line in enumerate(rows) if line_key(line) == "read more"]
    assert Draft("\n".join(rows)).rows_with(frozenset({"read more", "never"})) == expected


def test_a_phrase_is_looked_for_in_short_lines_only() -> None:
    phrase = "a" * 121
    assert Draft(phrase).rows_with(frozenset({phrase})) == []
    assert Draft(phrase[1:]).rows_with(frozenset({phrase[1:]})) == [0]


def test_the_signals_are_those_with_which_the_stage_began() -> None:
    opening = Draft("# A head\n\nShare\nRead more")
    later = opening.then("body").then("less")
    assert later.signals is opening.signals
    assert (opening.is_edited, later.is_edited) == (False, True)
