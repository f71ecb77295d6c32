"""Sentences in which the furniture of a printed page stands: unfinished above it, and going on below."""

from __future__ import annotations

import re
import unicodedata

from corpusclean.furniture.row import Row

_FULL_WIDTH = 55
_LEAST = 9
"""Characters of what goes on."""
_UNSTOPPED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u1aaf]")
"""Scripts that end no sentence with a stop, so that none of their lines looks unfinished."""


def is_torn(upper: Row, lower: Row) -> bool:
    """The line above is of a page's width and unfinished, the one below goes on in lower case."""
    above, below = upper.line.text.rstrip(), lower.line.text.lstrip()
    unfinished = above[-1:].isalpha() or above[-1:] in ",-–—“‘("
    return unfinished and below[:1].islower() and len(above) >= _FULL_WIDTH and len(below) >= _LEAST


def may_be_torn(upper: Row, lower: Row) -> bool:
    """The same in a script without capitals, where it could also be a heading and what it heads."""
    above, below = upper.line.text.rstrip(), lower.line.text.strip()
    return (
        upper.weight >= _FULL_WIDTH
        and lower.weight >= _LEAST
        and not upper.stopped
        and (_is_caseless(above[-1]) or above[-1] in ",،、，")
        and _is_caseless(below[0])
    )


def _is_caseless(char: str) -> bool:
    letter = unicodedata.category(char)[0] in "LM" and char.upper() == char.lower()
    return letter and _UNSTOPPED.match(char) is None
