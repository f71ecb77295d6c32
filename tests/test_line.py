"""Laws of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import dirty_text

from corpusclean.line import front_matter, lines


@given(dirty_text())
def test_lines_are_the_text_between_line_feeds_and_know_their_places(text: str) -> None:
    found = lines(text)
    assert [line.text for line in found] == text.split("\n")
    assert all(text[line.start : line.end] == line.text for line in found)
    assert all(text[line.end] == "\n" for line in found[:-1])


@given(dirty_text())
def test_a_line_is_blank_when_nothing_stands_on_it(text: str) -> None:
    assert all(line.is_blank == (not line.text.strip()) for line in lines(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("---\ntitle: Late boats\ntags:\n  - ferry\n---\nIt was late.", 5),
        ('+++\ntitle = "Late boats"\n+++\n', 3),
        ("---\n\nIt was late.\n\n---\n\nIt was early.", 0),
        ("---\nIt was late. Nobody minded.\n---", 0),
        ("---\ntitle: never closed\nIt was late.", 0),
        ("It was late.\n---\ntitle: Late boats\n---", 0),
        ("---", 0),
        ("", 0),
    ],
)
def test_front_matter(text: str, count: int) -> None:
    assert front_matter(text) == count


@given(dirty_text())
def test_front_matter_is_a_beginning(text: str) -> None:
    assert 0 <= front_matter(text) <= len(lines(text))
