"""Lines of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from operator import add
from typing import NamedTuple

_KEY = re.compile(r"[\w-]{1,40}\s*[:=]")
_FENCES = ("---\n", "+++\n")
_LONGEST_FRONT = 80  # lines
_FIELD = re.compile(r"([A-Z][A-Za-z]*(?:-[A-Za-z]+)*): ")
_FOLDED = re.compile(r"[ \t]+\S")
_FEWEST_FIELDS = 3


_SIGNS = frozenset("=-~^\"'#*+_:.<>")
_RULER = re.compile(r"[ \t]*+(.)\1{2,}+[ \t]*+")
_UNDERLINE = 4
_SAMPLE = 24  # code points that tell the script of a line
_CJK = "\u3040"  # from here on a character says about as much as a short word


class Line(NamedTuple):
    """One line without its line break: `text[start:end]` of the draft it belongs to.

    A named tuple and no dataclass: texts fall into more lines than anything else, and it is made in half the time.
    """

    start: int
    end: int
    text: str

    @property
    def is_blank(self) -> bool:
        """True when nothing but white space stands on it."""
        return not self.text or self.text.isspace()


@lru_cache(maxsize=4)  # each pass and each stage asks about the text that the one before left
def lines(text: str) -> Sequence[Line]:
    """The lines of `text`, cut at LF only (U+2028, U+0085 and their like stand inside valid lines).

    >>> [line.text for line in lines("a\\n\\nb")]
    ['a', '', 'b']
    """
    return placed(text.split("\n"), 0)


def placed(texts: Sequence[str], start: int) -> Sequence[Line]:
    """Lines that follow one another, the first of them at `start`.

    >>> placed(["a", "bc"], 5)[1]
    Line(start=7, end=9, text='bc')
    """
    # no step of Python for a line: every text comes through here
    lengths = list(accumulate(map(len, texts), initial=start))
    starts = map(add, lengths, range(len(texts)))
    ends = map(add, lengths[1:], range(len(texts)))
    return list(map(_line, zip(starts, ends, texts, strict=True)))


_line = partial(tuple.__new__, Line)


@lru_cache(maxsize=4)
def front_matter(text: str) -> int:
    """How many lines the block of `key: value` takes that a text opens with, its `---` or `+++` included; 0 for none.

    >>> front_matter("---\\ntitle: Late boats\\n---\\nThe ferry was late.")
    3
    """
    if not text.startswith(_FENCES):
        return 0
    rows = text.split("\n", _LONGEST_FRONT)[:_LONGEST_FRONT]
    if _KEY.match(rows[1]) is None:
        return 0
    return next((at + 1 for at in range(2, len(rows)) if rows[at].rstrip() == rows[0]), 0)


def weigh(text: str) -> int:
    """How much a text says, in letters of an alphabet.

    >>> weigh("bridge"), weigh("橋")
    (6, 2)
    """
    if text.isascii():
        return len(text)
    sample = text[:_SAMPLE]
    if max(sample) < _CJK:
        return len(text)
    wide = sum(char >= _CJK for char in sample)
    return int(len(text) * (1 + 1.5 * wide / len(sample)))


@lru_cache(maxsize=4)
def own_header(text: str) -> int:
    """How many lines a text opens with that are its own header: front matter, or the fields of a mail or a package.

    >>> own_header("Name: ferry\\nVersion: 2.1\\nHome-page: none\\n\\nThe ferry was late.")
    3
    """
    if _FIELD.match(text) is None:
        return front_matter(text)
    rows = text.split("\n", _LONGEST_FRONT)[:_LONGEST_FRONT]
    end = next((at for at, row in enumerate(rows) if not (_FIELD.match(row) or _FOLDED.match(row))), len(rows))
    names = [field[1] for field in map(_FIELD.match, rows[:end]) if field]
    return end if len(names) >= _FEWEST_FIELDS and any(map(_is_technical, names)) else 0


def _is_technical(name: str) -> bool:
    return "-" in name or name in ("From", "Subject", "Version")


def is_ruler(text: str) -> bool:
    """True for a line of one sign again and again, as under a heading or between sections.

    >>> is_ruler("======"), is_ruler("--"), is_ruler("-- - --")
    (True, False, False)
    """
    return text.lstrip()[:1] in _SIGNS and _RULER.fullmatch(text) is not None


def is_underline(text: str, above: str) -> bool:
    """True for a ruler that is as long as the line above it, and at least as long as four signs: what stands above is
    a heading, and tildes open no fenced block.

    >>> is_underline("~~~~~", "Ferry"), is_underline("~~~", "Run it:"), is_underline("~~~~~", "")
    (True, False, False)
    """
    return is_ruler(text) and len(text.strip()) >= max(_UNDERLINE, len(above.strip())) and bool(above.strip())
