"""The rules that run, made ready: their rewriters, and one look that tells which of them could fire at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Layer
from corpusclean.pack import chosen, only_notes, rewriter
from corpusclean.rule import Rule
from corpusclean.settings import DEFAULT, Settings

_MEMORY = 256 << 20  # bytes; RE2 gives up a set match, without a word, when its automaton does not fit


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
    """The steps of a run, grouped by stage, with an index of their hints.

    >>> [stage for stage, _ in Program(()).stages]
    []
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self.stages = [(stage, tuple(group)) for stage, group in groupby(steps, key=lambda step: step.rule.stage)]
        self._index = {stage: _HintIndex(group) for stage, group in self.stages}

    def candidates(self, stage: str, text: str) -> frozenset[Step]:
        """The steps of the stage of which a hint occurs in the text, and those that have no hint."""
        return self._index[stage].candidates(text)


class _HintIndex:
    """All hints of a stage in one automaton (RE2 set): a text is read once, however many rules there are."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._always = frozenset(step for step in steps if not step.rule.hint)
        self._hinted = [step for step in steps if step.rule.hint]
        self._owners: list[list[Step]] = []
        self._set: Any = None

    def candidates(self, text: str) -> frozenset[Step]:
        if not self._hinted:
            return self._always
        if self._set is None:
            self._build()
        found = self._set.Match(text)
        return self._always.union(*(self._owners[at] for at in found)) if found else self._always

    def _build(self) -> None:
        import re2  # noqa: PLC0415 - 20 ms that `--help` need not pay

        options = re2.Options()
        options.max_mem = _MEMORY
        options.literal = True
        options.case_sensitive = False
        owners: dict[str, list[Step]] = {}
        for step in self._hinted:
            for hint in step.rule.hint:
                owners.setdefault(hint, []).append(step)
        index = re2.Set.SearchSet(options)
        for hint in owners:
            index.Add(hint)
        index.Compile()
        self._owners = list(owners.values())
        self._set = index


@cache
def program(settings: Settings = DEFAULT) -> Program:
    """The program for these settings; made once a process."""
    return Program([Step(rule, only_notes(rule, settings)) for rule in chosen(settings)])
