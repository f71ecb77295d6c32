"""The rules that run, made ready: their rewriters, and the gate that tells which of them could fire at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Layer
from corpusclean.gate import Gate
from corpusclean.pack import chosen, only_notes, rewriter
from corpusclean.rule import STAGES, Rule
from corpusclean.settings import DEFAULT, Settings

_SETS = 10_000  # sets of steps to remember: the same few come again and again


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One rule of a program."""

    rule: Rule
    notes_only: bool

    def proposals(self, draft: Draft) -> Iterable[Edit]:
        """What the rule proposes for this draft, whatever its tier."""
        return rewriter(self.rule)(draft)

    def edits(self, draft: Draft) -> Layer:
        """What the rule may do to this draft; above the chosen tier it only notes."""
        if self.notes_only:
            return tuple(Edit(e.start, e.end, e.before, e.before, e.rule) for e in self.proposals(draft))
        return tuple(self.proposals(draft))


class Program:
    """The steps of a run in their order, behind the gate that tells which of them a text could need.

    Sets of steps are bits: bit `n` stands for step `n`.

    >>> Program(()).steps(Program(()).possible("Any text."))
    ()
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._gate = Gate([step.rule for step in steps])
        self._sets: dict[int, tuple[tuple[int, Step], ...]] = {0: ()}
        self.early = sum(1 << n for n, step in enumerate(steps) if step.rule.early)
        """The steps that have their say before all others."""
        self.furniture = self._gate.furniture
        """The steps that need a line of web furniture."""
        stages = [STAGES.index(step.rule.stage) for step in steps]
        self._until = [(1 << bisect_left(stages, stage)) - 1 for stage in range(len(STAGES) + 1)]

    def until(self, stage: int) -> int:
        """The steps of the first `stage` stages."""
        return self._until[stage]

    def possible(self, text: str, among: int = -1) -> int:
        """The steps `among` these that could fire on this text (see `Gate.possible`)."""
        return self._gate.possible(text, among)

    def steps(self, mask: int) -> tuple[tuple[int, Step], ...]:
        """The steps of a set in order, with their numbers."""
        found = self._sets.get(mask)
        if found is None:
            if len(self._sets) >= _SETS:
                self._sets.clear()
            found = self._sets[mask] = tuple((n, step) for n, step in enumerate(self._steps) if mask >> n & 1)
        return found


@cache
def program(settings: Settings = DEFAULT) -> Program:
    """The program for these settings; made once a process."""
    return Program([Step(rule, only_notes(rule, settings)) for rule in chosen(settings)])
