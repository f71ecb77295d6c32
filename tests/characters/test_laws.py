"""Laws of the characters stage: gentle, stable, linear, and never a character lost that says something."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_language import SENTENCES, odd_text

from corpusclean.characters import NFC
from corpusclean.characters.substitution import RARE, Substitution
from corpusclean.draft import Draft
from corpusclean.edit import apply, invert
from corpusclean.pack import built_in, rewriter
from corpusclean.program import program
from corpusclean.settings import Settings
from corpusclean.settle import settle

STAGE = program(Settings(stages=frozenset({"characters"})))
DECLARED = [rule for rule in built_in().rules if rule.rewriter.startswith("corpusclean.characters:")]
OPT_IN = frozenset(rule.name for rule in DECLARED if rule.tier == "opt-in")
EVERYTHING = program(Settings(stages=frozenset({"characters"}), select=OPT_IN))
RULES = [rewriter(rule) for rule in DECLARED]
LOST = "\N{REPLACEMENT CHARACTER}"


def tidy(text: str) -> str:
    return settle(text, STAGE)[0]


@pytest.mark.parametrize("language", SENTENCES)
def test_clean_text_stays(language: str) -> None:
    text = unicodedata.normalize("NFC", SENTENCES[language])
    assert tidy(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم به خانه بروم",
        "क्\u200dष और क्\u200cष",
        "👩\u200d👩\u200d👧\u200d👦 and ❤\ufe0f\u200d🔥 and 🏳\ufe0f\u200d🌈 and 👍🏽",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "1\ufe0f\u20e3 and ☺\ufe0e",
        "שלום (\u200ehello\u200f) עולם",
        "ពាក្យ\u200bខ្មែរ",
        f"a {LOST} lost one, {LOST}{LOST} two",
        "see \ue200cite\ue201 and \ufffc",
        "x² ½ ① ｗｉｄｅ “quotes” — dash… ½",
        "\tindented\n    block",
        "page one\fpage two",
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert tidy(text) == text


@given(odd_text())
@settings(max_examples=300, deadline=None)
def test_edits_are_sorted_disjoint_and_lead_back(text: str) -> None:
    for rule in RULES:
        edits = tuple(rule(Draft(text)))
        after = apply(text, edits)
        assert apply(after, invert(edits)) == text
        assert all(edit.rule == rule.name and not edit.is_note for edit in edits)


@given(odd_text())
@settings(max_examples=300, deadline=None)
def test_the_stage_comes_to_rest_in_normal_form(text: str) -> None:
    after = tidy(text)
    assert tidy(after) == after
    assert unicodedata.is_normalized("NFC", after)


@given(odd_text())
@settings(max_examples=200, deadline=None)
def test_all_rules_together_come_to_rest(text: str) -> None:
    after, _ = settle(text, EVERYTHING)
    assert settle(after, EVERYTHING)[0] == after


@given(st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace").decode()))
@settings(deadline=None)
def test_nfc_piece_by_piece_is_nfc(text: str) -> None:
    assert apply(text, NFC(Draft(text))) == unicodedata.normalize("NFC", text)


def test_every_pair_of_characters_that_composes_is_composed_across_a_run() -> None:
    pairs = [
        unicodedata.normalize("NFD", char)
        for char in map(chr, range(sys.maxunicode + 1))
        if char < "\ud800" or char > "\udfff"
    ]
    loose = [pair for pair in pairs if len(pair) > 1 and not unicodedata.is_normalized("NFC", pair)]
    text = " ".join(loose)
    assert apply(text, NFC(Draft(text))) == unicodedata.normalize("NFC", text)


@given(odd_text())
@settings(deadline=None)
def test_letters_and_lost_characters_are_never_removed(text: str) -> None:
    after = tidy(text.replace("&", "").replace("\x08", "").replace("\x1b", ""))
    before = unicodedata.normalize("NFD", text)
    for sign in (LOST, "語", "é", "я"):
        plain = unicodedata.normalize("NFD", sign)
        assert unicodedata.normalize("NFD", after).count(plain[0]) >= before.count(plain[0]) - text.count("e\x08")


def test_what_single_characters_are_looked_for_is_read_beforehand() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    rare = set(RARE.findall(everything))
    for rule in RULES:
        if isinstance(rule, Substitution) and not rule.needs:
            assert set("".join(rule.pattern.findall(everything))) <= rare, rule.name


@pytest.mark.parametrize(
    "text",
    [
        "&" + "amp;" * 50_000 + "lt;",
        "e" + "\u0301" * 100_000,
        " " * 200_000 + "x",
        "`&amp;" * 30_000,
        "a\u200e" * 50_000,
        "\ue000" * 100_000,
        "x\u00ad" * 50_000,
    ],
)
def test_hostile_repetition_is_read_once(text: str) -> None:
    """No timed assertion: quadratic work on these would outlast the timeout of the whole run."""
    assert tidy(tidy(text)) == tidy(text)
