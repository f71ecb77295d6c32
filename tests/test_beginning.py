"""The law of beginnings: a line that begins as a phrase does is found, however its words are written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean import lexicon
from corpusclean.beginning import Beginnings, likely_rows

LETTERS = st.text("abé", min_size=1, max_size=6)


def _plainly(words: list[tuple[str, str]], line: str) -> bool:
    """What `begin` says of a line of letters and blanks, word by word."""
    for first, second in words:
        rest = line[len(first) :]
        if not line.startswith(first):
            continue
        alone = second == "" and (not rest[:1].isalpha() or " " not in line)
        if alone or second == "\n" or (second and rest.lstrip().startswith(second)):
            return True
    return False


@given(
    st.lists(st.tuples(LETTERS, st.just("\n") | st.text("abé", max_size=3))), st.lists(LETTERS, min_size=1, max_size=3)
)
def test_a_line_begins_as_a_phrase_whose_words_it_begins_with(words: list[tuple[str, str]], line: list[str]) -> None:
    assert Beginnings(words).begin(" ".join(line)) == _plainly(words, " ".join(line))


@given(st.data())
def test_every_phrase_begins_as_itself(data: st.DataObject) -> None:
    tables = lexicon.phrasebook()
    phrase = data.draw(st.sampled_from(sorted({*tables.whole, *tables.label, *tables.starts})))
    assert list(likely_rows(["low tide", phrase, phrase.replace(" ", "  ")])) == [1, 2]
