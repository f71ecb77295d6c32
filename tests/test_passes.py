"""Which rules are asked in which pass, about what, and whose notes count: on programs of a few made-up rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.gate import APART
from corpusclean.program import Program
from corpusclean.rule import STAGES
from corpusclean.settle import MAX_PASSES, Unsettled, settle


@dataclass
class Swap:
    """A rule that writes one letter for another, or notes it where they are the same; it is its own step."""

    stage: str
    old: str
    new: str
    log: list[str]
    notes_only: bool = False

    @property
    def rule(self) -> Any:
        return self

    @property
    def name(self) -> str:
        return f"{self.stage}/{self.old}"

    def edits(self, draft: Draft) -> Sequence[Edit]:
        self.log.append(self.old)
        return tuple(self.proposals(draft))

    def proposals(self, draft: Draft) -> Iterator[Edit]:
        for found in re.finditer(self.old, draft.text):
            yield Edit(found.start(), found.end(), self.old, self.new, self.name)


@dataclass
class Plan:
    """A program of such rules, `newlines:a>b` each, with a gate that looks for their letters; `!` marks early ones."""

    rows: str
    furniture: int = 0
    asked: list[str] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._steps = []
        self.early = 0
        for number, row in enumerate(self.rows.split()):
            stage, _, change = row.partition(":")
            self.early |= row.endswith("!") << number
            old, _, new = change.rstrip("!").partition(">")
            self._steps.append(Swap(stage, old, new, self.asked))

    def until(self, stage: int) -> int:
        return sum(1 << n for n, step in enumerate(self._steps) if STAGES.index(step.stage) < stage)

    def possible(self, text: str, among: int = -1) -> int:
        self.looked_at.append(text)
        return among & sum(1 << n for n, step in enumerate(self._steps) if step.old in text)

    def steps(self, mask: int) -> list[tuple[int, Swap]]:
        return [(n, step) for n, step in enumerate(self._steps) if mask >> n & 1]


def run(plan: Plan, text: str) -> tuple[str, str]:
    """The text that comes out, and the letters of the rules in the ledger, a note in brackets."""
    clean, ledger = settle(text, cast(Program, plan))
    assert all(len({edit.rule for edit in layer}) == 1 for layer in ledger)
    return clean, " ".join(f"[{layer[0].before}]" if layer[0].is_note else layer[0].before for layer in ledger)


@pytest.mark.parametrize(
    ("rows", "text", "clean", "ledger", "asked", "looked_at"),
    [
        ("residue:a>b layout:c>d", "x", "x", "", "", ["x"]),
        ("residue:a>b layout:c>d", "ac", "bd", "a c", "acac", ["ac", "bc|bd"]),
        # after a stage that goes by the text alone, the whole text is looked at anew, and nothing else
        ("mojibake:a>b layout:c>d", "ac", "bd", "a c", "acac", ["ac", "bc", "bc|bd"]),
        ("mojibake:a>b residue:b>c layout:a>e", "ab", "cc", "a b", "abab", ["ab", "bb", "cc", "bb|cc"]),
        # the line breaks are seen to before the gate is asked for the first time, the early rules before all others
        ("newlines:a>b! layout:c>d", "ac", "bd", "a c", "ac", ["bc", "bd"]),
        ("newlines:a>b! mojibake:b>c! layout:c>d", "a", "d", "a b c", "abbc", ["b", "c", "d"]),
        ("newlines:a>b! mojibake:e>f! layout:c>d", "aec", "bfd", "a e c", "aeec", ["bec", "bfc", "bfd"]),
        (
            "newlines:q>r! mojibake:b>c! residue:c>d tags:e>f",
            "b\nz\ny\nx\ne",
            "d\nz\ny\nx\nf",
            "b c e",
            "qbbcebce",
            ["b\nz\ny\nx\ne", "c\nz\ny", "d\nz\ny|y\nx\nf"],
        ),
        # the notes that count are those of the last pass, and of the stages behind the last change
        ("residue:a>b tags:c>c layout:d>d", "acd", "bcd", "a [c] [d]", "acd", ["acd", "bcd"]),
        ("residue:a>a tags:b>c layout:d>d", "abd", "acd", "b [a] [d]", "abda", ["abd", "acd"]),
        ("residue:a>a tags:b>a layout:d>d", "abd", "aad", "b [a] [d]", "abda", ["abd", "aad"]),
        # what a part of the stages changed, all see again
        ("residue:c>d tags:a>b layout:b>c", "a", "d", "a b c", "abcab", ["a", "b", "b|c", "d"]),
        (
            "mojibake:c>d residue:b>c tags:d>d layout:e>e",
            "bde",
            "dde",
            "b c [d] [e]",
            "bdecde",
            ["bde", "cde", "dde", "dde"],
        ),
        # of a text of many lines only those beside a change are looked at
        (
            "residue:a>b tags:c>d layout:b>e",
            "a\nz\nc",
            "e\nz\nd",
            "a c b",
            "acbacb",
            ["a\nz\nc", "b\nz\nc", "b\nz\nc|b\nz\nd|e\nz\nd"],
        ),
        (
            "mojibake:b>c residue:a>b",
            "a\nz\ny\nx\nb",
            "c\nz\ny\nx\nc",
            "b a b",
            "bababa",
            ["a\nz\ny\nx\nb", "y\nx\nc|b\nz\ny", "c\nz\ny"],
        ),
        ("mojibake:b>c! residue:a>b", "a\nz\ny\nx", "c\nz\ny\nx", "a b", "ababa", ["a\nz\ny\nx", "b\nz\ny", "c\nz\ny"]),
    ],
)  # fmt: skip
def test_who_is_asked_about_what(
    rows: str, text: str, clean: str, ledger: str, asked: str, looked_at: list[str]
) -> None:
    plan = Plan(rows)
    assert run(plan, text) == (clean, ledger)
    assert "".join(plan.asked) == asked
    assert [text.replace(APART, "|") for text in plan.looked_at] == looked_at


def test_a_text_that_may_hold_furniture_is_looked_at_as_a_whole_again() -> None:
    plan = Plan("residue:a>b tags:c>d layout:b>e", furniture=1)
    assert run(plan, "a\nz\nc") == ("e\nz\nd", "a c b")
    assert plan.looked_at == ["a\nz\nc", "b\nz\nc", "e\nz\nd"]


def test_the_early_rules_wait_for_no_pass_of_their_own_where_furniture_is_asked_for_and_seen() -> None:
    plan = Plan("newlines:q>r! mojibake:b>c! residue:c>d tags:e>f", furniture=1)
    assert run(plan, "b\nz\ny\nx\ne") == ("d\nz\ny\nx\nf", "b c e")
    assert "".join(plan.asked) == "qbcebce"


@pytest.mark.parametrize(("length", "most"), [(1, 1 << 16), (2_048, 1 << 16), (2_049, 32 * 2_049), (3_000, 96_000)])
def test_a_text_may_grow_so_much_and_no_more(length: int, most: int) -> None:
    text = "a" + "x" * (length - 1)
    grown = "b" * (most - length + 1)
    assert run(Plan(f"residue:a>{grown}"), text)[0] == grown + text[1:]
    with pytest.raises(Unsettled, match=rf"^residue/a makes more than {most} characters of the text$"):
        run(Plan(f"residue:a>{grown}b"), text)


def test_rules_that_undo_each_other_are_stopped_after_so_many_passes() -> None:
    plan = Plan("residue:a>b tags:b>a")
    with pytest.raises(Unsettled, match=f"^rules still find something to change after {MAX_PASSES} passes$"):
        run(plan, "a")
    assert "".join(plan.asked) == "ab" * MAX_PASSES


@pytest.mark.parametrize("length", range(1, MAX_PASSES + 1))
def test_rules_that_wait_for_each_other_come_to_rest_in_time(length: int) -> None:
    """Each pass brings the text one letter further; the last one has to be silent."""
    letters = "abcdefghijk"[: length + 1]
    plan = Plan(" ".join(f"residue:{old}>{new}" for old, new in reversed(list(pairwise(letters)))))
    if length < MAX_PASSES:
        assert run(plan, "a")[0] == letters[-1]
    else:
        with pytest.raises(Unsettled):
            run(plan, "a")
