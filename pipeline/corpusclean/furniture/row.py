"""A line of a page, with what it says, and whether it says so there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpusclean.layout.shape import CLOSERS
from corpusclean.lexicon import Mark
from corpusclean.line import Line, weigh
from corpusclean.signals import ends_sentence, heads, is_unstopped
from corpusclean.stem import is_spoken_of, stems

_SENTENCE = 60  # weight of a line from which on a full stop makes it a sentence of an article
_WIDE_STOP, _WIDE_SENTENCE = ("。", "。」", "。”", "。』"), 30  # no headline ends so, and few words on a button do
_TITLE = 22
_ASKING = ("?", "!", "？", "！", "؟")
_SHORT = 32  # weight
_LOWEST_TITLE = 60  # rows: what stands farther from the top is no title, and need not be looked at
_OPENING = 8  # rows below a title among which the text begins
_SAID = 3  # words of the title that it has
_LABEL = re.compile(r"[^:：]*[:：]")
_FEW_WORDS = 4  # a line of more of them, as long as a title can be, may be one
_STRUCTURE = "#`<&|-=~{}[$"
_END_SIGNS = " ♦◆■▪◼●∎□"
"""What magazines print behind an article's last word."""


class Row:
    """A line that is not blank, as furniture sees it: of a page's many rows few are looked at closely."""

    # not `cached_property`, whose lock costs more than what it keeps here
    __slots__ = ("_stopped", "_weight", "line", "mark", "number")

    def __init__(self, line: Line, number: int, mark: Mark | None) -> None:
        self.line = line
        self.number = number
        """Its place among all lines."""
        self.mark = mark
        self._weight = -1
        self._stopped: bool | None = None

    @property
    def weight(self) -> int:
        """How much it says: code points, those of East Asia counted for two and a half."""
        if self._weight < 0:
            self._weight = weigh(self.line.text.strip())
        return self._weight

    @property
    def stopped(self) -> bool:
        """It ends as a sentence ends."""
        if self._stopped is None:
            text = self.line.text.strip()
            self._stopped = ends_sentence(text) or ends_sentence(text.rstrip(_END_SIGNS)) or is_unstopped(text)
        return self._stopped

    @property
    def is_body(self) -> bool:
        """A sentence or more, of an article's length, that no furniture begins with."""
        if not self.stopped or self.weight < _WIDE_SENTENCE or self.mark is not None:
            return False
        return self.weight >= _SENTENCE or self.line.text.rstrip().endswith(_WIDE_STOP)

    @property
    def is_title_like(self) -> bool:
        """Long enough for the title of an article, and not a sentence."""
        if self.mark is not None or not _TITLE <= self.weight <= 260:
            return False
        return not self.stopped or (self.weight <= 120 and self.line.text.rstrip(CLOSERS + " ").endswith(_ASKING))

    @property
    def is_plain(self) -> bool:
        """It ends as a sentence does that asks nothing and calls nobody, and is no single word."""
        return self.stopped and self.weight >= _TITLE and not self.line.text.rstrip(CLOSERS + " ").endswith(_ASKING)

    @property
    def is_short(self) -> bool:
        """A word or a few: a section's name, a person, a place, a counter."""
        if self.weight >= _SHORT or self.stopped or self.line.text.lstrip()[0] in _STRUCTURE:
            return False
        return self.weight < _TITLE or len(self.line.text.split()) <= _FEW_WORDS


def is_furniture(rows: Sequence[Row], at: int) -> bool:
    """True when the row's own words make it furniture here: it is no heading of what stands below."""
    found = rows[at].mark
    if found is None:
        return False
    if found.kind == "related" and found.part == "head" and _heads_notes(rows, at):
        return False
    if found.kind == "related" and found.part == "label" and _is_own_title(rows, at):
        return False
    if at + 1 == len(rows) or rows[at + 1].mark is not None or not heads(found, rows[at + 1].line.text):
        return True
    # a heading stands once; the label of an advertisement stands above any sentence, be it about advertising
    return not found.certain and found.kind == "ad" and sum(row.mark == found for row in rows) > 1


def _is_own_title(rows: Sequence[Row], at: int) -> bool:
    """A label such as "Video:" above all sentences, of which the first ones say the same: the article's own title."""
    if at > _LOWEST_TITLE or any(row.is_body for row in rows[:at]):
        return False
    below = [row.line.text for row in rows[at + 1 : at + 1 + _OPENING] if row.is_body]
    return is_spoken_of(_LABEL.sub("", rows[at].line.text, count=1), stems(" ".join(below)), _SAID)


def _heads_notes(rows: Sequence[Row], at: int) -> bool:
    """Two sentences below it are shorter than an article's and end in a stop, no titles: "Up next"."""
    notes = rows[at + 1 : at + 3]
    return len(notes) > 1 and all(row.is_plain and not row.is_body and row.mark is None for row in notes)
