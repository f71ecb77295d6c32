"""The language model for short texts is the language model."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpusclean import bigram, tally
from tests.test_bigram import SENTENCES

LETTERS = st.sampled_from([*"abkz .,1-İıßñéÃ©ЖжялąčşαΩשבกखবتა中文國の가한『、\u0300\ufffd\x80\U0001f600\U000e0041"])
TEXTS = st.lists(LETTERS | st.text(st.characters(codec=None), max_size=3), max_size=80).map("".join)


@given(TEXTS)
@example("")
@example(" ")
@example("ascii only")
@example("中文" * 40 + " 中")
@example("\U0001f600" * 200)
def test_reads_what_the_model_reads(text: str) -> None:
    assert tally.read(text) == bigram.read(text)


@pytest.mark.parametrize("language", SENTENCES)
def test_reads_sentences_and_their_mojibake_alike(language: str) -> None:
    text = SENTENCES[language]
    for shown in (text, text * 40, text.encode().decode("cp1252", "replace"), text.encode().decode("gbk", "replace")):
        assert tally.read(shown) == bigram.read(shown)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_blanks_part_what_is_summed(texts: list[str]) -> None:
    assert tally.tally(" ".join(texts)) == sum(map(tally.tally, texts))


def test_long_texts_are_cut_alike() -> None:
    text = "größer " * (bigram.SAMPLE // 7) + "ще бы"
    assert tally.read(text) == bigram.read(text)


def test_what_is_remembered_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    tally._words.clear()
    monkeypatch.setattr(tally, "_REMEMBERED", 10)
    for text in SENTENCES.values():
        assert tally.read(text) == bigram.read(text)
    assert len(tally._words) < 50
