"""The law of touched lines: what a change opens a text to, is seen in the lines round the change."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import dirty_text

from corpusclean.edit import Edit, Layer, apply
from corpusclean.gate import APART, Gate, surroundings
from corpusclean.pack import built_in

GATE = Gate(built_in().rules)


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, Layer]:
    """A text and edits of it."""
    text = draw(dirty_text().map(lambda text: text.encode("utf-8", "replace").decode()))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pieces = st.sampled_from(["", "\n", "\n\n", " ", "a", "Share on Facebook", "\nAD\n", "é", "-\n", "the", "[1]"])
    edits = [
        Edit(start, end, text[start:end], draw(pieces), "test/change")
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    return text, tuple(edits)


@given(changed_texts())
@example(("x\n\n\ny\n", (Edit(5, 6, "\n", "", "test/change"),)))
@example(("x\n\nAD\n\ny", (Edit(3, 6, "AD\n", "", "test/change"),)))
def test_a_change_opens_a_text_to_nothing_that_its_surroundings_do_not_show(changed: tuple[str, Layer]) -> None:
    before, edits = changed
    after = apply(before, edits)
    assert not GATE.possible(after) & ~(GATE.possible(before) | GATE.possible(surroundings(after, edits)))


@given(changed_texts())
def test_surroundings_are_whole_lines_of_the_text(changed: tuple[str, Layer]) -> None:
    before, edits = changed
    after = apply(before, edits)
    found = surroundings(after, edits)
    lines = {*after.split("\n"), ""}
    assert all(line in lines for piece in found.split(APART) for line in piece.split("\n"))


def test_many_changes_in_one_run_of_breaks_ask_about_it_once() -> None:
    text = "a" + "\n" * 400_000 + "b"
    edits = tuple(Edit(at * 3 + 2, at * 3 + 3, " ", "", "layout/test") for at in range(100_000))
    assert surroundings(text, edits) == text


@given(changed_texts())
@example(("a\n\n\nb\nc\n\nd\n", (Edit(4, 5, "b", "", "test/change"),)))
def test_few_changes_are_looked_at_as_many_are(changed: tuple[str, Layer]) -> None:
    before, edits = changed
    after = apply(before, edits)
    module = import_module("corpusclean.gate.surroundings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FEW", 0)
        whole = surroundings(after, edits)
    for near in (1, 2, 5):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_NEAR", near)
            assert surroundings(after, edits) == whole
