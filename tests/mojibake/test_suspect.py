"""The suspect runs of a text, found for less than by asking about each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.mojibake import codepage, suspect

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
    max_size=8,
)


@given(_RUNS)
def test_the_suspects_among_runs_are_those_that_are_suspect_alone(runs: frozenset[str]) -> None:
    assert suspect.among(runs) == {run for run in runs if suspect.is_suspect(run)}


@given(_LETTERS, st.sampled_from(codepage.DOUBLE))
def test_a_word_that_can_be_read_back_goes_on_from_its_beginning(text: str, name: str) -> None:
    word = text.encode().decode(name, "replace")
    if codepage.read_back_double(word, name) is not None:
        assert codepage.goes_on_double(word[:2], name)
        assert word.isascii() or name in codepage.double_opened(word)
