"""The text as the last rule left it, with the views of it that rules share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from corpusclean.line import Line, lines
from corpusclean.signals import Signals, measure


class Draft:
    """A text on its way through the rules of a stage.

    Its signals are those of the text that the stage *began* with: a rule that takes the furniture of a page
    away must not hide from the next rule that there was furniture.

    >>> Draft("a\\nb").lines[1].text
    'b'
    """

    def __init__(self, text: str, opening: Draft | None = None) -> None:
        self.text = text
        self._opening = opening or self

    def then(self, text: str) -> Draft:
        """The draft that follows this one in the same stage."""
        return Draft(text, self._opening)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines of this text."""
        return lines(self.text)

    @property
    def signals(self) -> Signals:
        """What the document looked like when the stage began."""
        return self._opening._measured

    @cached_property
    def _measured(self) -> Signals:
        return measure(self.lines)
