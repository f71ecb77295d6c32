"""Laws of a single layer of edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts_with_edits

from corpusclean.edit import Edit, Fact, Layer, apply, invert, origin, revert
from corpusclean.error import LedgerMismatch


@given(texts_with_edits())
def test_inverse_leads_back(pair: tuple[str, Layer]) -> None:
    text, edits = pair
    assert apply(apply(text, edits), invert(edits)) == text


@given(texts_with_edits())
def test_to_revert_is_to_apply_the_inverse(pair: tuple[str, Layer]) -> None:
    text, edits = pair
    assert revert(apply(text, edits), edits) == text


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 1, "", "b", "x/y")],
        [Edit(0, 1, "x", "a", "x/y"), Edit(0, 1, "x", "a", "x/y")],
        [Edit(3, 3, "", "d", "x/y")],
    ],
    ids=["other text", "overlap", "beyond the end"],
)
def test_edits_that_left_something_else_fail_loudly(edits: list[Edit]) -> None:
    with pytest.raises(LedgerMismatch, match=r"text; the edits and the text are from different runs$"):
        revert("abc", edits)


@given(texts_with_edits())
def test_inverse_of_inverse_is_itself(pair: tuple[str, Layer]) -> None:
    _, edits = pair
    assert invert(invert(edits)) == edits


@given(texts_with_edits())
def test_apply_is_the_plain_definition(pair: tuple[str, Layer]) -> None:
    text, edits = pair
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.after + expected[edit.end :]
    assert apply(text, edits) == expected


@given(texts_with_edits(), st.booleans())
def test_origin_is_monotonic_and_in_range(pair: tuple[str, Layer], after: bool) -> None:
    text, edits = pair
    places = [origin(edits, pos, after=after) for pos in range(len(apply(text, edits)) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(texts_with_edits())
def test_origin_of_an_untouched_character_is_that_character(pair: tuple[str, Layer]) -> None:
    text, edits = pair
    touched = {pos for edit in invert(edits) for pos in range(edit.start, edit.end)}
    for pos, char in enumerate(apply(text, edits)):
        if pos not in touched:
            assert text[origin(edits, pos, after=True)] == char


@given(texts_with_edits())
def test_the_two_sides_of_a_cut(pair: tuple[str, Layer]) -> None:
    _, edits = pair
    for pos in range(60):
        assert origin(edits, pos, after=False) <= origin(edits, pos, after=True)


@given(texts_with_edits())
def test_the_inside_of_a_replacement_comes_from_its_edges(pair: tuple[str, Layer]) -> None:
    _, edits = pair
    for edit, back in zip(edits, invert(edits), strict=True):
        for pos in range(back.start + 1, back.end):
            sides = (origin(edits, pos, after=False), origin(edits, pos, after=True))
            inside = edit.start + pos - back.start
            assert sides == ((inside, inside) if edit.is_note else (edit.start, edit.end))


def test_what_was_read_off_stays_with_the_edit() -> None:
    facts = (Fact("ticker", "ABC"), Fact("link", "here", "https://example.org"))
    (back,) = invert([Edit(0, 4, "$ABC", "", "tags/run", facts)])
    assert (back.rule, back.facts) == ("tags/run", facts)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 1, "b", "", "x/y")],
        [Edit(0, 2, "a", "", "x/y")],
        [Edit(0, 2, "ab", "", "x/y"), Edit(1, 2, "b", "", "x/y")],
        [Edit(1, 2, "b", "", "x/y"), Edit(0, 1, "a", "", "x/y")],
        [Edit(3, 4, "d", "", "x/y")],
    ],
    ids=["other text", "wrong length", "overlap", "unsorted", "beyond the end"],
)
def test_edits_that_do_not_fit_fail_loudly(edits: list[Edit]) -> None:
    with pytest.raises(LedgerMismatch, match=r"text; the edits and the text are from different runs$"):
        apply("abc", edits)
