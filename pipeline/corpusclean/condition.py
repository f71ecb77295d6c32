"""The words of a rule's `when`: context that a pattern without look-around cannot see.

Each condition is a function of a place in a draft and the value that the rule gives; all of a rule's conditions
must hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpusclean.draft import Draft
from corpusclean.line import Line


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a draft that a rule proposes to touch."""

    draft: Draft
    start: int
    end: int

    @property
    def row(self) -> int:
        """Number of the line that the span begins on."""
        return bisect_right(self.draft.lines, self.start, key=lambda line: line.start) - 1

    @property
    def last_row(self) -> int:
        """Number of the line that the span ends on."""
        return bisect_right(self.draft.lines, max(self.start, self.end - 1), key=lambda line: line.start) - 1


Condition = Callable[[Place, Any], bool]


def previous_line(rows: Sequence[Line], row: int) -> Line | None:
    """The nearest line above `row` that is not blank."""
    return next((rows[at] for at in range(row - 1, -1, -1) if not rows[at].is_blank), None)


def next_line(rows: Sequence[Line], row: int) -> Line | None:
    """The nearest line below `row` that is not blank."""
    return next((rows[at] for at in range(row + 1, len(rows)) if not rows[at].is_blank), None)


def previous_block_ends(place: Place, ends: Sequence[str]) -> bool:
    """The nearest text above ends in one of `ends`."""
    above = previous_line(place.draft.lines, place.row)
    return above is not None and above.text.rstrip().endswith(tuple(ends))


def whole_words(place: Place, wanted: bool) -> bool:
    """No letter or digit touches the span from outside (what `\\b` would say, for any script)."""
    text = place.draft.text
    before, behind = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    return (before.isalnum() or behind.isalnum()) != wanted


def max_code_share(place: Place, most: float) -> bool:
    """At most this share of the document's lines looks like source code."""
    return place.draft.signals.code_share <= most


CONDITIONS: Mapping[str, Condition] = {
    "previous_block_ends": previous_block_ends,
    "whole_words": whole_words,
    "max_code_share": max_code_share,
}
"""Every word that `when` may hold, and what it asks."""


def holds(place: Place, when: Mapping[str, Any]) -> bool:
    """True when every condition of `when` holds at this place."""
    return all(CONDITIONS[word](place, value) for word, value in when.items())
