"""Line breaks: LF is what stays, and nothing but line breaks changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.edit import apply, invert
from corpusclean.newlines import CARRIAGE_RETURN, SEPARATOR

PIECES = st.lists(st.sampled_from(["\r", "\n", "\r\n", "\r\r\n", "\u2028", "\u2029", "\v", "\f", "\x85", "a", " "]))


def settled(text: str) -> str:
    for rule in (CARRIAGE_RETURN, SEPARATOR):
        text = apply(text, rule(Draft(text)))
    return text


@given(PIECES.map("".join))
def test_only_line_feeds_stay(text: str) -> None:
    after = settled(text)
    assert not set(after) & set("\r\v\u2028\u2029")
    assert [char for char in after if char != "\n"] == [char for char in text if char not in "\r\n\v\u2028\u2029"]
    assert settled(after) == after


@given(PIECES.map("".join))
def test_the_way_back(text: str) -> None:
    for rule in (CARRIAGE_RETURN, SEPARATOR):
        edits = tuple(rule(Draft(text)))
        assert apply(apply(text, edits), invert(edits)) == text


@given(st.lists(st.sampled_from(["low tide", "high tide", ""]), min_size=2))
def test_every_convention_means_the_same(lines: list[str]) -> None:
    for ending in ("\n", "\r\n", "\r", "\r\r\n"):
        assert settled(ending.join(lines)) == "\n".join(lines)


def test_two_breaks_of_an_old_mac_stay_two() -> None:
    assert settled("one\r\rtwo\r\nthree") == "one\n\ntwo\nthree"
