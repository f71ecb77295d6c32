"""The ledger: all layers of edits that lead from a source text to its clean form, in order.

Undo, replay, source offsets, facts and counts are views of it.
"""

from __future__ import annotations

import re
import unicodedata
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
    source_starts: list[int]  # in the input
    source_ends: list[int]

    @classmethod
    def of(cls, layer: Layer) -> _Steps:
        changes = [edit for edit in layer if edit.before != edit.after]
        starts, ends, shift = [], [], 0
        for edit in changes:
            start = edit.start + shift
            end = start + len(edit.after)
            starts.append(start)
            ends.append(end)
            shift = end - edit.end
        return cls(starts, ends, [edit.start for edit in changes], [edit.end for edit in changes])

    def origin(self, pos: int, *, after: bool) -> int:
        at = (bisect_right if after else bisect_left)(self.starts, pos) - 1
        return self._behind(at, pos, after=after)

    def _behind(self, at: int, pos: int, *, after: bool) -> int:
        """The origin of an offset that stands in or behind change number `at`, and before the next one."""
        if at < 0:
            return pos
        if pos >= self.ends[at]:
            return self.source_ends[at] + pos - self.ends[at]
        return self.source_ends[at] if after and pos != self.starts[at] else self.source_starts[at]

    def origins(self, rising: Sequence[int], *, after: bool) -> Sequence[int]:
        """What `origin` gives for each: before the first change the same offset, behind the last one a shifted one."""
        starts, n = self.starts, len(self.starts)
        first = bisect_left(rising, starts[0])
        if first == len(rising):
            return rising
        last = bisect_right(rising, self.ends[-1], first)
        result = [*rising[:first]]
        at = -1
        for pos in rising[first:last]:
            while at + 1 < n and (starts[at + 1] < pos or (after and starts[at + 1] == pos)):
                at += 1
            result.append(self._behind(at, pos, after=after))
        shift = self.source_ends[-1] - self.ends[-1]
        result += [pos + shift for pos in rising[last:]]
        return result


class Placed(NamedTuple):
    """An edit with its place in the ledger and in the source (half-open, code points of the decoded source)."""

    edit: Edit
    layer: int
    source_start: int
    source_end: int


def placed(ledger: Sequence[Layer], origins: Origins | None = None) -> list[Placed]:
    """Every edit of the ledger, in ledger order, with the span of the source that it stands for.

    `origins` are those of the ledger, where they are known already.

    >>> [(p.layer, p.source_start, p.source_end) for p in placed(((Edit(1, 2, "b", "", "x/y"),),))]
    [(0, 1, 2)]
    """
    origins = origins or Origins(ledger)
    rows: list[Placed] = []
    for depth, layer in enumerate(ledger):
        starts = origins.all_at([edit.start for edit in layer], depth, after=True)
        ends = origins.all_at([edit.end for edit in layer], depth, after=False)
        rows += map(Placed, layer, repeat(depth), starts, map(max, starts, ends))
    return rows


def facts(rows: Iterable[Placed]) -> dict[str, list[tuple[Fact, Placed]]]:
    """The facts of each kind with the edits that hold them, in the order in which they stand in the source.

    >>> found = facts(placed(((Edit(0, 2, "$A", "", "tags/run", (Fact("ticker", "A"),)),),)))
    >>> [(fact.text, row.source_end) for fact, row in found["ticker"]]
    [('A', 2)]
    """
    found: dict[str, list[tuple[Fact, Placed]]] = {}
    for row in sorted([row for row in rows if row.edit.facts], key=lambda row: row.source_start):
        for fact in row.edit.facts:
            found.setdefault(fact.kind, []).append((fact, row))
    return found


def as_found(text: str, source: str) -> str:
    """The `text` of a fact as its piece of the source spells it: with the spaces and the letters that stand there.

    Text that was repaired, or has lost a character within, stays as it is.

    >>> as_found("A Ferry Is Late", "# A\N{NO-BREAK SPACE}Ferry Is Late")
    'A\xa0Ferry Is Late'
    """
    if text in source:
        return text
    words, places = text.split(), list(re.finditer(r"\S+", source))
    spelled = [unicodedata.normalize("NFC", place.group()) for place in places]
    for at in range(len(places) - len(words) + 1):
        if spelled[at : at + len(words)] == words:
            piece = source[places[at].start() : places[at + len(words) - 1].end()]
            return text if "\n" in piece or "\r" in piece else piece
    return text
