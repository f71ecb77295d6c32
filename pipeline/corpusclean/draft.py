"""The text as the last rule left it, with the views of it that rules share."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from corpusclean.line import Line, lines

if TYPE_CHECKING:
    from corpusclean.signals import Signals

_LONGEST_PHRASE = 120  # code points: a line of furniture is short
_EDGE = " \t\u00a0\u200b\u200e\u200f.:!…»«›‹>|·•→←▶►▼▲-–—*_#"


def line_key(text: str) -> str:
    """How a line is looked up in a lexicon: folded case, inner white space single, no punctuation at the edges.

    >>> line_key("  » Read   More… ")
    'read more'
    """
    return " ".join(text.casefold().split()).strip(_EDGE)


class Draft:
    """A text on its way through the rules of a stage.

    Its signals are those of the text that the stage *began* with: a rule that takes the furniture of a page
    away must not hide from the next rule that there was furniture.

    >>> Draft("a\\nb").lines[1].text
    'b'
    """

    def __init__(self, text: str, opening: Draft | None = None) -> None:
        self.text = text
        self._opening = opening  # None in the first itself: it would keep its text and lines until garbage is sought

    @property
    def is_edited(self) -> bool:
        """True when a rule of this stage has changed the text already."""
        return self._opening is not None

    def then(self, text: str) -> Draft:
        """The draft that follows this one in the same stage."""
        return Draft(text, self._opening or self)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines of this text."""
        return lines(self.text)

    @cached_property
    def encoded(self) -> bytes:
        """The text in UTF-8, as RE2 reads it. There are no lone surrogates in a draft that comes to a pattern."""
        return self.text.encode()

    @property
    def signals(self) -> Signals:
        """What the document looked like when the stage began."""
        return (self._opening or self)._measured

    @cached_property
    def _measured(self) -> Signals:
        from corpusclean.signals import Signals  # the first stages do without it and all that it stands on

        return Signals(self.text)

    @cached_property
    def _keys(self) -> dict[str, list[int]]:
        keys: dict[str, list[int]] = {}
        for row, line in enumerate(self.lines):
            if 0 < line.end - line.start <= _LONGEST_PHRASE:
                keys.setdefault(line_key(line.text), []).append(row)
        return keys

    def rows_with(self, phrases: Set[str]) -> list[int]:
        """Numbers of the lines that are one of `phrases` (given as `line_key` makes them), in order.

        >>> Draft("One\\nREAD MORE »").rows_with({"read more"})
        [1]
        """
        keys = self._keys
        return sorted(row for phrase in keys.keys() & phrases for row in keys[phrase])
