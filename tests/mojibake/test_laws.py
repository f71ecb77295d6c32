"""Laws of the mojibake stage: clean text stays, damaged text is repaired or left, and twice is once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_language import CODECS, SENTENCES, clean_text, misread, odd_text

import corpusclean
from corpusclean import mojibake
from corpusclean.draft import Draft
from corpusclean.edit import apply, invert
from corpusclean.mojibake import guard
from corpusclean.mojibake.legacy import LEGACY_SCRIPT
from corpusclean.program import program
from corpusclean.settings import Settings
from corpusclean.settle import settle

STAGE = program(Settings(stages=frozenset({"mojibake"})))
RULES = [getattr(mojibake, name) for name in mojibake.__all__]


def repaired(text: str) -> str:
    return settle(text, STAGE)[0]


@pytest.mark.parametrize("language", SENTENCES)
def test_clean_text_stays(language: str) -> None:
    sentence = SENTENCES[language]
    for text in (sentence, sentence.upper(), f"“{sentence}” — {sentence}", sentence.split(" ", maxsplit=1)[0]):
        assert repaired(text) == text


@pytest.mark.parametrize("codec", CODECS)
def test_a_misread_sentence_is_repaired_or_left(codec: str) -> None:
    for language, sentence in SENTENCES.items():
        for levels in (1, 2, 3):
            damaged = misread(sentence, codec, levels)
            if damaged is not None:
                assert repaired(damaged) in (sentence, damaged), (language, levels)


def test_nearly_all_of_them_are_repaired() -> None:
    pairs = [(text, misread(text, codec)) for text in SENTENCES.values() for codec in CODECS]
    damaged = [(text, shown) for text, shown in pairs if shown not in (None, text)]
    assert sum(repaired(shown or "") == text for text, shown in damaged) > 0.97 * len(damaged)


@given(text=clean_text(), codec=st.sampled_from(CODECS), at=st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_one_bad_line_does_not_touch_its_neighbours(text: str, codec: str, at: int) -> None:
    lines = text.split("\n")
    at %= len(lines)
    damaged = misread(lines[at], codec)
    if damaged is None or "\n" in damaged:
        return
    mixed = [*lines[:at], damaged, *lines[at + 1 :]]
    after = repaired("\n".join(mixed)).split("\n")
    assert after[:at] == lines[:at]
    assert after[at + 1 :] == lines[at + 1 :]


@given(odd_text())
@settings(max_examples=300, deadline=None)
def test_edits_are_sorted_disjoint_and_lead_back(text: str) -> None:
    for rule in RULES:
        edits = tuple(rule(Draft(text)))
        after = apply(text, edits)
        assert apply(after, invert(edits)) == text
        assert all(edit.rule == rule.name for edit in edits)
        assert all(not edit.is_note and edit.facts[0].kind == "plan" for edit in edits)


@given(odd_text())
@settings(max_examples=200, deadline=None)
def test_the_stage_comes_to_rest(text: str) -> None:
    after = repaired(re.sub("\r\n?", "\n", text))
    assert repaired(after) == after


@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=200))
def test_ascii_is_untouched(text: str) -> None:
    assert all(not tuple(rule(Draft(text))) for rule in RULES)


@given(st.sampled_from([rule for rule in RULES if rule is not LEGACY_SCRIPT]), st.integers(0, 3))
@settings(deadline=None)
def test_a_repair_changes_no_ascii_word(rule: object, at: int) -> None:
    sentence = sorted(SENTENCES.values())[at]
    text = f"plain words {misread(sentence, 'cp1252') or sentence} and more of them"
    after = apply(text, rule(Draft(text)))  # type: ignore[operator]
    assert after.startswith("plain words ")
    assert after.endswith(" and more of them")


def test_a_long_line_of_one_damaged_word_is_read_once_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    alone = guard._alone

    def counted(piece: str, line: str) -> bool:
        nonlocal asked
        asked += 1
        return alone(piece, line)

    monkeypatch.setattr(guard, "_alone", counted)
    guard._stand_alone.cache_clear()
    corpusclean.clean("Ã\xa0 " * 3000, stages=("mojibake",))
    assert asked < 50
