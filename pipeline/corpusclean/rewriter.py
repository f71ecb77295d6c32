"""What a rule is to the function that applies it: a name, and edits for a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact


class Rewriter(Protocol):
    """Proposes edits for a draft: sorted, disjoint, each naming `name` as its rule. It never changes a text."""

    @property
    def name(self) -> str:
        """`stage/what-is-wrong`."""

    def __call__(self, draft: Draft, /) -> Iterable[Edit]:
        """The edits for this draft."""


def trim(start: int, before: str, after: str, rule: str, facts: tuple[Fact, ...] = ()) -> Edit:
    """An edit that says `before` at `start` becomes `after`, cut down to the part that differs.

    >>> trim(10, "abXcd", "abYcd", "r/x")
    Edit(start=12, end=13, before='X', after='Y', rule='r/x', facts=())
    """
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    end = len(before) - tail
    return Edit(start + head, start + end, before[head:end], after[head : len(after) - tail], rule, facts)
