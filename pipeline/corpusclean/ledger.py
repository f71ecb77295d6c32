"""The ledger: all layers of edits that lead from a source text to its clean form, in order.

Undo, replay, source offsets, facts and counts are views of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from corpusclean.edit import Edit, Fact, Layer, apply, revert

Ledger = tuple[Layer, ...]
"""Layers in the order in which they were applied; only layers that hold an edit."""


def replay(source: str, ledger: Iterable[Layer]) -> str:
    """The clean text, made again from the source and its ledger.

    >>> replay("a  b", [(Edit(1, 3, "  ", " ", "characters/spaces"),)])
    'a b'
    """
    for layer in ledger:
        source = apply(source, layer)
    return source


def undo(text: str, ledger: Sequence[Layer]) -> str:
    """The source text, from the clean text and its ledger.

    >>> undo("a b", [(Edit(1, 3, "  ", " ", "characters/spaces"),)])
    'a  b'
    """
    for layer in reversed(ledger):
        text = revert(text, layer)
    return text


def counts(ledger: Iterable[Layer]) -> Counter[str]:
    """How many changes (not notes) each rule made."""
    return Counter(edit.rule for layer in ledger for edit in layer if not edit.is_note)


class Origins:
    """Source offsets for offsets of any layer's text: `edit.origin`, prepared for many questions.

    `at(pos, depth, after=...)` maps `pos`, an offset in the text that layer number `depth` received
    (`depth == len(ledger)`: the clean text), to the source. `after` chooses the side at a cut, as in `origin`.

    >>> Origins(((Edit(0, 3, "AD\\n", "", "residue/ad"),),)).at(0, 1, after=True)
    3
    """

    def __init__(self, ledger: Sequence[Layer]) -> None:
        # a layer of notes moves nothing, so it is not asked
        self._layers = [(depth, steps) for depth, layer in enumerate(ledger) if (steps := _Steps.of(layer)).starts]
        self._layers.reverse()

    def at(self, pos: int, depth: int, *, after: bool) -> int:
        """The source offset; 0 <= pos <= length of the text that layer `depth` received."""
        for number, steps in self._layers:
            if number < depth:
                pos = steps.origin(pos, after=after)
        return pos

    def all_at(self, rising: Sequence[int], depth: int, *, after: bool) -> Sequence[int]:
        """The source offsets of many offsets, none of which is less than the one before it; they rise as these do.

        >>> Origins(((Edit(0, 3, "AD\\n", "", "residue/ad"),),)).all_at([0, 4], 1, after=True)
        [3, 7]
        """
        for number, steps in self._layers:
            if number < depth:
                rising = steps.origins(rising, after=after)
        return rising


@dataclass(frozen=True, slots=True)
class _Steps:
    """A layer's changes as columns, so that one offset costs a binary search."""

    starts: list[int]  # in the output
    ends: list[int]
    before: list[tuple[int, int]]  # in the input

    @classmethod
    def of(cls, layer: Layer) -> _Steps:
        starts, ends, before, shift = [], [], [], 0
        for edit in layer:
            if edit.is_note:
                continue
            starts.append(edit.start + shift)
            ends.append(edit.start + shift + len(edit.after))
            before.append((edit.start, edit.end))
            shift += len(edit.after) - len(edit.before)
        return cls(starts, ends, before)

    def origin(self, pos: int, *, after: bool) -> int:
        if after:
            at = bisect_right(self.starts, pos) - 1
            if at >= 0 and pos < self.ends[at]:
                return self.before[at][0] if pos == self.starts[at] else self.before[at][1]
        else:
            at = bisect_left(self.starts, pos) - 1
            if at >= 0 and pos < self.ends[at]:
                return self.before[at][0]
        return pos if at < 0 else self.before[at][1] + pos - self.ends[at]

    def origins(self, rising: Sequence[int], *, after: bool) -> Sequence[int]:
        """What `origin` gives for each: before the first change the same offset, behind the last one a shifted one."""
        first = bisect_left(rising, self.starts[0])
        if first == len(rising):
            return rising
        last = bisect_right(rising, self.ends[-1], first)
        shift = self.before[-1][1] - self.ends[-1]
        inside = [self.origin(pos, after=after) for pos in rising[first:last]]
        return [*rising[:first], *inside, *[pos + shift for pos in rising[last:]]]


class Placed(NamedTuple):
    """An edit with its place in the ledger and in the source (half-open, code points of the decoded source)."""

    edit: Edit
    layer: int
    source_start: int
    source_end: int


def placed(ledger: Sequence[Layer]) -> list[Placed]:
    """Every edit of the ledger, in ledger order, with the span of the source that it stands for.

    >>> [(p.layer, p.source_start, p.source_end) for p in placed(((Edit(1, 2, "b", "", "x/y"),),))]
    [(0, 1, 2)]
    """
    origins = Origins(ledger)
    rows: list[Placed] = []
    for depth, layer in enumerate(ledger):
        starts = origins.all_at([edit.start for edit in layer], depth, after=True)
        ends = origins.all_at([edit.end for edit in layer], depth, after=False)
        rows += map(Placed, layer, repeat(depth), starts, map(max, starts, ends))
    return rows


def facts(ledger: Sequence[Layer]) -> dict[str, list[Fact]]:
    """The facts of each kind, in the order in which they stand in the source.

    >>> facts(((Edit(0, 2, "$A", "", "tags/run", (Fact("ticker", "A"),)),),))
    {'ticker': [Fact(kind='ticker', text='A', url='', extra=0)]}
    """
    telling = [edit for layer in ledger for edit in layer if edit.facts]
    if len(telling) > 1:
        rows = sorted(placed(ledger), key=lambda row: row.source_start)
        telling = [row.edit for row in rows if row.edit.facts]
    found: dict[str, list[Fact]] = {}
    for edit in telling:
        for fact in edit.facts:
            found.setdefault(fact.kind, []).append(fact)
    return found
