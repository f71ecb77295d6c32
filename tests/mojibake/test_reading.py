"""Laws of the search for other readings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.mojibake import codepage
from corpusclean.mojibake.reading import Reading, readings

PIECES = st.sampled_from(
    ["Ã©", "Ð¿", "п©", "â€", "™", "ÃƒÂ©", "é", "ř", "ďż˝", "茅", "浣犲", "\ufffd", "\xa0", "ab", "-"]
)
WORDS = st.lists(PIECES | st.text(max_size=2), min_size=1, max_size=6).map("".join)


@given(WORDS)
def test_a_codec_that_reads_a_word_back_fits_it(word: str) -> None:
    for bit, page in enumerate(codepage.pages()):
        read = page.read_back(word)
        if read not in (None, word) and codepage.LOST not in f"{word}{read}":
            assert codepage.fitting(word) >> bit & 1, page.name


@given(WORDS, WORDS)
def test_words_fit_together_what_each_of_them_fits(one: str, other: str) -> None:
    if codepage.LOST not in one + other:
        assert codepage.fitting(f"{one}\n{other}") == codepage.fitting(one) & codepage.fitting(other)


@given(st.lists(WORDS, min_size=1, max_size=5).map(tuple))
def test_a_reading_names_the_words_that_it_changes(words: tuple[str, ...]) -> None:
    for one, changed in readings(Reading(words)):
        assert changed == {at for at, word in enumerate(words) if one.words[at] != word} != set()


@given(st.lists(WORDS, min_size=2, max_size=5).map(tuple))
def test_among_leaves_those_that_change_none_of_the_words(words: tuple[str, ...]) -> None:
    among = frozenset({0})
    found = [(one.words, changed) for one, changed in readings(Reading(words)) if 0 in changed]
    assert [(one.words, changed) for one, changed in readings(Reading(words), among)] == found
