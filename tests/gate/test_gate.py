"""The law of the gate: a rule that would propose anything for a text is let through; and what its looks rest on."""

from __future__ import annotations

import os
import random
import unicodedata
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import dirty_text

from corpusclean import lexicon
from corpusclean.draft import Draft, line_key
from corpusclean.gate import Gate
from corpusclean.gate.automaton import Automaton, plain
from corpusclean.gate.phrase import LIGATURES, phrase_pattern
from corpusclean.marks import _heard, marks
from corpusclean.memory import forget
from corpusclean.mojibake import codepage, lost
from corpusclean.pack import built_in, rewriter
from corpusclean.rule import Rule

RULES = built_in().rules
GATE = Gate(RULES)
LONG = os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long"
ADVERSARIAL = 300_000 if LONG else 3_000


def stopped(text: str) -> list[str]:
    """The rules that would propose something for a text and that the gate stops all the same: none, it is hoped."""
    open_to = GATE.possible(text)
    return [
        rule.name
        for number, rule in enumerate(RULES)
        if not open_to >> number & 1 and next(iter(rewriter(rule)(Draft(text))), None) is not None
    ]


@given(dirty_text().map(lambda text: text.encode("utf-8", "replace").decode()))
@example("e\u0301")
@example("a\u3000\n")
@example("\x85\n")
@example("x\x0c")
def test_no_rule_that_would_fire_is_stopped(text: str) -> None:
    assert stopped(text) == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_no_rule_is_stopped_on_the_examples_of_any_rule(rule: Rule) -> None:
    for one in (*rule.fires, *rule.spares):
        text = one.text.encode("utf-8", "replace").decode()
        assert stopped(text) == []


LATIN = "déjà été naïve Straße können “x” – … € © 🙂 é"
OTHERS = "мир привет книга καλημέρα 你好 世界 日本語 นี่ नमस्ते مرحبا שלום"
WORDS = f"{LATIN} {OTHERS}".split(" ")
CODECS = (*codepage.SINGLE, *codepage.DOUBLE)


def adversarial(count: int) -> Iterator[str]:
    """Words and symbols of many scripts, misread once or twice, cut, mixed and put among sound words."""
    dice = random.Random(6)
    letters = [chr(code) for code in range(0xA0, 0x2600) if chr(code).isprintable()]
    tokens = list(lost.table())
    for _ in range(count):
        text = dice.choice(WORDS) if dice.random() < 0.7 else "".join(dice.choices(letters, k=dice.randint(1, 4)))
        for _ in range(dice.choice((0, 1, 1, 1, 2))):
            errors = dice.choice(("ignore", "replace", "surrogateescape"))
            text = text.encode("utf-8", "ignore").decode(dice.choice(CODECS), errors).encode("utf-8", "ignore").decode()
        if dice.random() < 0.2:
            text = text[dice.randrange(len(text) + 1) :] + dice.choice(tokens)
        left, right = (dice.choice(("", " ", "x", "A ", ", ", "\n", *WORDS[:6])) for _ in range(2))
        yield left + text + right


def test_whatever_the_mojibake_rules_repair_passes_the_gate() -> None:
    mojibake = [(number, rewriter(rule)) for number, rule in enumerate(RULES) if rule.stage == "mojibake"]
    for text in adversarial(ADVERSARIAL):
        open_to = GATE.possible(text)
        for number, rule in mojibake:
            if not open_to >> number & 1:
                assert next(iter(rule(Draft(text))), None) is None, (rule.name, text)


def test_simple_case_folding_finds_whatever_full_folding_does_not_expand() -> None:
    """Hints of phrases rest on this: each character that folds to a single one is found by it."""
    folding = [(char, char.casefold()) for char in map(chr, range(0x110000)) if char.casefold() != char]
    single = [(char, folded) for char, folded in folding if len(folded) == 1]
    finders = {folded: Automaton([(plain(folded),)]) for _, folded in single[:: 1 if LONG else 7]}
    missed = [char for char, folded in single if folded in finders and not finders[folded].found(char)]
    assert all(unicodedata.name(char).startswith("CHEROKEE") for char in missed), missed


@given(st.sampled_from(["business press", "straße", "fluß", "afﬁne", "ὰι", "lire la suite", "leer más"]), st.data())
def test_a_line_that_is_a_phrase_has_its_pattern(phrase: str, data: st.DataObject) -> None:
    variants = [phrase.upper(), phrase.title(), phrase.replace("ss", "ß"), phrase.replace("fi", "ﬁ"), f"» {phrase}…"]
    line = data.draw(st.sampled_from(variants))
    if line_key(line) == line_key(phrase):
        assert Automaton([(phrase_pattern((phrase,)), LIGATURES)]).found(line)


@pytest.mark.parametrize("memory", [1 << 16, 1 << 18, 1 << 28])
def test_an_automaton_that_outgrows_its_memory_misses_nothing(memory: int) -> None:
    """The classic pattern whose automaton doubles with every step."""
    dice = random.Random(3)
    judge = Automaton([("a[ab]{14}c",), ("b[ab]{14}c",)], memory=memory)
    for length in (20, 100, 3_000, 30_000):
        text = "".join(dice.choices("ab", k=length)) + "c"
        assert judge.found(text) == (1 if text[-16] == "a" else 2)


def test_an_automaton_that_gives_up_lets_everything_through(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Automaton([("a",), ("b",)])
    assert judge.found("a") == 1
    monkeypatch.setattr(judge, "_sets", [(SimpleNamespace(Match=lambda text: []), (0, 1, 2), 3)])
    assert judge.found("a") == 3


def test_a_rule_without_anything_to_look_for_is_always_let_through() -> None:
    unknown = Rule("residue", "residue/unknown", "", "nav", "safe", (), (), pattern="x")
    assert Gate([unknown]).possible("Any text.") == 1


def test_a_run_is_judged_alike_the_second_time() -> None:
    gate = Gate(RULES)
    for text in ("naÃ¯ve", "deux\u00a0mots", "plain é", "naÃ¯ve deux\u00a0mots é"):
        assert gate.possible(text) == gate.possible(text) == Gate(RULES).possible(text)


@st.composite
def furniture_lines(draw: st.DrawFn) -> str:
    """Phrases of the lists as pages write them."""
    tables = lexicon.phrasebook()
    phrase = draw(st.sampled_from(sorted({*tables.whole, *tables.label, *tables.starts})))
    other = draw(st.sampled_from(sorted(tables.whole)))
    written = draw(st.sampled_from([phrase, phrase.upper(), phrase.title(), phrase.replace(" ", "  ")]))
    number = draw(st.sampled_from(["0", "12", "1,204", "3.5k", "٣"]))
    frame = (
        "{} | » {} | • [{}](#x) | {}: Low tide | ({}: x | {} | {}… | \u200b{} | [more](/a) {} | {}/"
        + other.replace("{", "")
    )
    frame += " | {} | **{}** | {} | {}" + other.title().replace(" ", "").replace("{", "")
    shape = draw(st.sampled_from(frame.split(" | ")))
    return shape.replace("{}", written.replace("0", number))


@given((furniture_lines() | dirty_text()).map(lambda text: text.encode("utf-8", "replace").decode()))
@example("\u0301" * 9)
@example("\u0301 Share on Facebook")
@example("\u0301© 2024 X")
@example("\u0301©X y")
@settings(max_examples=20_000 if LONG else 500)
@example("accede a#태그")
def test_no_line_of_furniture_is_overlooked(text: str) -> None:
    judged = {row: mark for row, line in enumerate(text.split("\n")) if (mark := lexicon.mark(line)) is not None}
    assert marks(text) == judged


def test_what_is_remembered_of_lines_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ["Share on Facebook", "The ferry was late again.", "", "Read more: Low tide", "The ferry was late again."]
    usual = marks("\n".join(page))
    monkeypatch.setattr("corpusclean.marks._MOST_BYTES", 300)
    forget()
    for number in range(20):
        assert marks("\n".join([*page, f"Line {number}"])) == usual
    assert _heard()._bytes <= 300 + 6 * 130
    forget()
    assert _heard()._bytes == 0
