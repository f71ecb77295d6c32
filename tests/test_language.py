"""Which language a text is in, and which script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.language import language, script_of

SAMPLES = {
    "en": "The ferry was late again, and nobody on the quay seemed to mind.",
    "de": "Die Fähre kam wieder zu spät, und niemand am Kai nahm es ihr übel.",
    "fr": "Le bateau était encore en retard, et personne sur le quai ne s’en plaignait.",
    "es": "El barco llegó tarde otra vez, y a nadie en el muelle pareció importarle.",
    "ru": "Паром снова опоздал, и никто на причале, казалось, не обратил на это внимания.",
    "zh": "渡船又晚点了，码头上的人似乎并不介意，因为那天晚上天气暖和。",
    "ja": "フェリーはまた遅れたが、岸壁にいた人たちは誰も気にしていないようだった。",
    "ar": "تأخرت العبارة مرة أخرى، ولم يبد أن أحدا على الرصيف يهتم بذلك.",
    "he": "המעבורת שוב איחרה, ונראה שלאף אחד על המזח לא היה אכפת.",
}


@pytest.mark.parametrize("lang", SAMPLES)
def test_language(lang: str) -> None:
    found, score = language([SAMPLES[lang]])
    assert found == lang
    assert 0.3 <= score <= 1


@pytest.mark.parametrize(
    "text", ["", "Hi", "$BTC $ETH $SOL #harbour #boats", "https://example.org/the/ferry/was/late", "12 34 56"]
)
def test_too_little_to_tell_a_language(text: str) -> None:
    assert language([text]) == ("und", 0.0)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("boat", "Latn"),
        ("лодка", "Cyrl"),
        ("船", "Hani"),
        ("ふね 船", "Jpan"),
        ("배", "Kore"),
        ("قارب", "Arab"),
        ("12", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_what_is_long_says_more_than_what_comes_first() -> None:
    labels = ["Name", "Telefon", "Adresse", "Konto"] * 9
    assert language([*labels, SAMPLES["en"], *labels])[0] == "en"


def test_a_doubtful_beginning_is_looked_at_again() -> None:
    mixed = [SAMPLES["zh"][:12] + SAMPLES["en"][:20], "abc def ghi jkl mno"]
    assert language(mixed) == language(mixed)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_have_a_language_or_none(texts: list[str]) -> None:
    lang, score = language(texts)
    assert (lang == "und") == (score == 0)
