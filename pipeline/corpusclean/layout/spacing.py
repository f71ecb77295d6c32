"""Blanks that nobody reads: at the ends of lines, between paragraphs, and the marks of a new page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.layout.shape import BLANKS

_TRAILING = re.compile(rf"\n(?<=[{BLANKS}]\n)")  # begins with the break: there are fewer of them than of blanks
_BREAKS = re.compile(r"[\n\f]+")
_MANY = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class TrailingBlanks:
    """Takes blanks at the ends of lines."""

    name: str = "layout/trailing-blanks"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each line that ends in blanks."""
        text = draft.text
        ends = [found.start() for found in _TRAILING.finditer(text)]
        if text.endswith(tuple(BLANKS)):
            ends.append(len(text))
        done = 0
        for end in ends:
            start = done + len(text[done:end].rstrip(BLANKS))
            yield Edit(start, end, text[start:end], "", self.name)
            done = end


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Leaves one blank line where there are several, and none at the edges of the text."""

    name: str = "layout/blank-lines"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each run of line breaks that is too long."""
        text = draft.text
        head = len(text) - len(text.lstrip("\n"))
        tail = len(text.rstrip("\n"))
        if head:
            yield Edit(0, head, text[:head], "", self.name)
        if "\n\n\n" in text:
            for run in _MANY.finditer(text, head, tail):
                yield Edit(run.start() + 2, run.end(), text[run.start() + 2 : run.end()], "", self.name)
        if head <= tail < len(text):
            yield Edit(tail, len(text), text[tail:], "", self.name)


@dataclass(frozen=True, slots=True)
class FormFeed:
    """Turns the mark of a new page into a blank line; pages cut in mid-sentence were joined before."""

    name: str = "layout/form-feed"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each run of breaks that holds a form feed."""
        text = draft.text
        if "\f" not in text:
            return
        for run in _BREAKS.finditer(text):
            if "\f" in run[0]:
                inside = run.start() > 0 and run.end() < len(text)
                yield Edit(run.start(), run.end(), run[0], "\n\n" if inside else "", self.name)


TRAILING_BLANKS = TrailingBlanks()
BLANK_LINES = BlankLines()
FORM_FEED = FormFeed()
