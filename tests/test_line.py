"""Laws of lines."""

from __future__ import annotations

from hypothesis import given
from strategies import dirty_text

from corpusclean.line import lines


@given(dirty_text())
def test_lines_are_the_text_between_line_feeds_and_know_their_places(text: str) -> None:
    found = lines(text)
    assert [line.text for line in found] == text.split("\n")
    assert all(text[line.start : line.end] == line.text for line in found)
    assert all(text[line.end] == "\n" for line in found[:-1])


@given(dirty_text())
def test_a_line_is_blank_when_nothing_stands_on_it(text: str) -> None:
    assert all(line.is_blank == (not line.text.strip()) for line in lines(text))
