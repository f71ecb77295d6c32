"""The suspect runs of a text, found for less than by asking about each."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpusclean import clean
from corpusclean.mojibake import codepage, legacy, suspect

_BEYOND = st.characters(min_codepoint=0x80, exclude_categories=["Cs"])
_LETTERS = st.text(st.sampled_from("éüñßàçżłőšžтёвіїєζώ你好私語한국—’…×☃") | _BEYOND, min_size=1, max_size=6)


def _misread(text: str, name: str) -> str:
    """The text's UTF-8, read with another codec; what cannot be read is lost."""
    return "".join(char for char in text.encode().decode(name, "replace") if not char.isascii())


_MISREAD = st.builds(_misread, _LETTERS, st.sampled_from((*codepage.SINGLE, *codepage.DOUBLE)))
_RUNS = st.frozensets(
    st.one_of(_LETTERS, _MISREAD, st.builds(str.__add__, _LETTERS, _MISREAD)).filter(
        lambda run: run and not run.isspace() and " " not in run and not any(map(str.isascii, run))
    ),
    max_size=24,
)


@given(_RUNS)
def test_those_among_runs_are_odd_that_are_odd_alone(runs: frozenset[str]) -> None:
    assert suspect.among(runs) == {run for run in runs if suspect.is_suspect(run)}
    assert legacy.among(runs) == {run for run in runs if legacy.is_odd(run)}


@given(_LETTERS, st.sampled_from(codepage.DOUBLE))
def test_a_word_that_can_be_read_back_goes_on_from_its_beginning(text: str, name: str) -> None:
    word = text.encode().decode(name, "replace")
    if codepage.read_back_double(word, name) is not None:
        assert codepage.goes_on_double(word[:2], name)
        assert word.isascii() or name in codepage.double_opened(word)


_WORDS = st.lists(
    st.one_of(st.sampled_from(["word ", "слово ", "語", "語 ", "\n", "voilÃ ", "cafÃ© ", "x" * 900]), _MISREAD),
    max_size=12,
)


@given(st.lists(st.tuples(_WORDS.map("".join), st.integers(1, 300)), max_size=4))
def test_the_pieces_of_lines_are_in_order_and_hold_each_suspect_run_whole(parts: list[tuple[str, int]]) -> None:
    text = "".join(words * times for words, times in parts)
    pieces = list(suspect.lines_with(text, suspect.among))
    assert all(piece.text == text[piece.start : piece.end] and "\n" not in piece.text for piece in pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    for match in re.finditer(r"[^\x00-\x7f]+", text):
        if suspect.is_suspect(match[0]):
            assert any(piece.start <= match.start() and match.end() <= piece.end for piece in pieces)


def test_mojibake_in_an_endless_line_costs_its_neighbourhood_only() -> None:
    text = f"{'clean words ' * 20_000}cafÃ© {'and more ' * 20_000}"
    assert sum(len(piece.text) for piece in suspect.lines(text)) < 5_000
    assert clean(text, stages=["mojibake"]).text == text.replace("cafÃ©", "café")
