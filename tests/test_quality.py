"""Signals of quality: measured for many texts at once, and for each as if it were alone."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.layout.shape import ends_sentence, is_bullet
from corpusclean.quality import QUALITY, signals

WORDS = ["low", "tide", "The", "the", "and", "to", "ſlow", "½", "12", "_", "—", "（船）", "e\u0301"]
PHRASES = ["JavaScript", "javaſcript", "Lorem ipsum", "ﬂorem ipsum", "{", "#", "...", "…", ".", "?”", "- ", "• "]
GAPS = [" ", "  ", "\n", "\n", "\n\n", "\n\n\n"]
ODD_GAPS = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\u180e"
PIECES = st.sampled_from([*WORDS, *PHRASES, *GAPS, *ODD_GAPS])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def alone(text: str, n_sentences: int = 0) -> dict[str, float]:
    return {name: column[0] for name, column in signals([text], [n_sentences]).items()}


def plainly(text: str) -> dict[str, float]:
    """The signals that need no runs of words, each by its definition."""
    words, lines, paragraphs = text.split(), [line for line in text.split("\n") if line], text.split("\n\n")
    low = text.casefold()

    def again(pieces: list[str]) -> list[str]:
        return [piece for piece, count in Counter(pieces).items() for _ in range(count - 1)]

    letters = sum(map(len, words))
    return {
        "n_words": len(words),
        "mean_word_length": letters / len(words),
        "symbol_to_word_ratio": (text.count("#") + text.count("...") + text.count("…")) / len(words),
        "bullet_line_ratio": sum(map(is_bullet, lines)) / len(lines),
        "ellipsis_line_ratio": sum(line.endswith(("...", "…")) for line in lines) / len(lines),
        "alpha_word_ratio": sum(bool(re.search(r"[^\W\d_]", word)) for word in words) / len(words),
        "n_stop_words": len({"the", "be", "to", "of", "and", "that", "have", "with"} & set(words)),
        "dup_line_frac": len(again(lines)) / len(lines),
        "dup_line_char_frac": sum(map(len, again(lines))) / len(text),
        "dup_para_frac": len(again(paragraphs)) / len(paragraphs),
        "dup_para_char_frac": sum(map(len, again(paragraphs))) / len(text),
        "terminal_punct_line_ratio": sum(line.endswith((".", "!", "?", '"', "”")) for line in lines) / len(lines),
        "lorem_ipsum": "lorem ipsum" in low,
        "curly_bracket": "{" in text,
        "javascript": "javascript" in low,
        "line_punct_ratio": sum(map(ends_sentence, lines)) / len(lines),
        "short_line_ratio": sum(len(line) <= 30 for line in lines) / len(lines),
        "char_dup_ratio": sum(map(len, again(lines))) / letters,
        "list_ratio": text.count("\n") / len(words),
    }


@given(TEXTS)
def test_signals_are_what_their_definitions_say(text: str) -> None:
    found = alone(text)
    for name, value in plainly(text).items() if text.split() else ():
        assert found[name] == value, name


@given(st.lists(TEXTS, max_size=6))
def test_a_text_is_measured_as_if_it_were_alone(texts: list[str]) -> None:
    together = signals(texts, list(range(len(texts))))
    for at, text in enumerate(texts):
        assert alone(text, at) == {name: column[at] for name, column in together.items()}


def test_no_word_is_a_word_of_another_text() -> None:
    found = signals(["low tide and low tide and", "low tide and low tide and"], [1, 1])
    assert found["top_2_gram_char_frac"] == signals(["low tide and low tide and"], [1])["top_2_gram_char_frac"] * 2
    assert signals(["low", "tide", "low", "tide"], [0] * 4)["top_2_gram_char_frac"] == [0.0] * 4


def test_signals_of_a_text_that_repeats_itself() -> None:
    found = alone("- one two three four five six\n- one two three four five six")
    assert found["dup_line_frac"] == 0.5
    assert found["bullet_line_ratio"] == 1.0
    assert found["dup_5_gram_char_frac"] > 0.4
    assert found["n_words"] == 14


@given(st.text(max_size=120))
def test_every_signal_is_a_number_of_its_kind(text: str) -> None:
    found = alone(text)
    assert list(found) == list(QUALITY)
    assert all(value >= 0 for value in found.values())
    assert all(value <= 1 for name, value in found.items() if name.endswith(("_frac", "_line_ratio", "punct_ratio")))
