"""A place in a draft that a rule proposes to touch, and what stands round it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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

    @property
    def text(self) -> str:
        """The text of the span."""
        return self.draft.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The text of its line in front of the span, at most 2,000 characters."""
        head = self.draft.text.rfind("\n", max(0, self.start - 2000), self.start) + 1
        return self.draft.text[head or max(0, self.start - 2000) : self.start]

    @property
    def behind(self) -> str:
        """The text of its line behind the span, at most 2,000 characters."""
        tail = self.draft.text.find("\n", self.end, self.end + 2000)
        return self.draft.text[self.end : self.end + 2000 if tail < 0 else tail]


def previous_line(rows: Sequence[Line], row: int) -> Line | None:
    """The nearest line above `row` that is not blank."""
    return next((rows[at] for at in range(row - 1, -1, -1) if not rows[at].is_blank), None)


def next_line(rows: Sequence[Line], row: int) -> Line | None:
    """The nearest line below `row` that is not blank."""
    return next((rows[at] for at in range(row + 1, len(rows)) if not rows[at].is_blank), None)
