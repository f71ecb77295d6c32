"""Lines that begin as pages ask something of their readers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.lexicon import mark, phrasebook
from corpusclean.opening import ends_word, is_told

BEFORE_WORD = re.compile(r"[\s(\[\"'’“„«/-]+")
WORDS = st.lists(st.text("abdefgijk", min_size=3, max_size=9), min_size=6, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    "line",
    [
        "Donald fährt nicht mehr zur See, sagt er, und verkauft jetzt Fische.",
        "Steun voor de nieuwe brug kwam gisteren van alle schippers in de haven.",
        "Os comentários do capitão foram mal recebidos entre os remadores do porto.",
        "Chcete přístav bez trajektu, zeptal se kapitán, a nikdo neodpověděl.",
        "Kopiering av gamla båtar har blivit ett lönsamt yrke i hamnen.",
        "Powered by a small electric motor, the boat makes almost no sound.",
        "„Teilen Sie den Anker“, sagte der Kapitän zu den beiden Männern.",
    ],
)
def test_a_sentence_is_no_furniture_by_its_beginning(line: str) -> None:
    assert mark(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Get the latest headlines delivered to your inbox.",
        "Recevez chaque matin notre infolettre et les nouvelles du port.",
        "Teilen Sie diesen Artikel mit Ihren Freunden auf Facebook.",
        "Los comentarios publicados en este sitio son moderados por el puerto.",
        "Kopiowanie i rozpowszechnianie bez zgody wydawcy jest zabronione.",
        "Join our crew!",
    ],
)
def test_what_speaks_of_the_page_is_furniture(line: str) -> None:
    assert mark(line) is not None


@given(st.sampled_from([phrase for phrase in sorted(phrasebook().starts) if phrase[-1] < "\u0590"]), WORDS)
def test_a_sentence_goes_only_for_what_it_holds(phrase: str, words: str) -> None:
    telling = phrasebook().telling[phrase]
    key = f"{phrase} {words}"
    held = any(f" {word}" in f" {BEFORE_WORD.sub(' ', key)}" for word in telling)
    assert is_told(f"{key}.", key, phrase, telling) == (not telling or held) or len(key) < 40
    assert is_told(key, key, phrase, telling)


@given(st.text("abc"), st.text("abc", min_size=1))
def test_a_phrase_of_one_word_ends_with_it(phrase: str, more: str) -> None:
    assert ends_word(f"{phrase} {more}", phrase)
    assert not ends_word(phrase + more, phrase)
