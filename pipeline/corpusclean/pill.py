"""Source pills of chat assistants: a source's name with the number of the other sources glued to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean import outlet

_COUNT = re.compile(r"\+(\d{1,2})(?![\d.,:/%]\d|\d|%)")
_ENDED = re.compile(r"[.!?…”»):|।॥۔؟][ \t]+|[。！？]|^[ \t]*[-*•–>|]?[ \t]+|^")
"""Where a name may begin: behind a sentence or a cell, at the beginning of a line or of an item."""
_STOPPED = re.compile(r"[.!?…”»)](?=[^\W\d_])")
_CAPITALS = re.compile(r"(?<=[ \t])[^\W\d_a-z][^\s+|]*(?: [^\W\d_a-z][^\s+|]*){1,4}$")
_LONGEST = 120
"""Code points before a count in which its name is looked for."""
_LINK = re.compile(r"([^\n+|]{2,60}?)\+(\d{1,2})(?!\d)")
_BEHIND = re.compile(r"[ \t]*(?=\n|\||\Z)|[ \t]+(?=[“\"«(]|[^\W\d_a-z])|(?=[.,;:。，、](?:\s|\Z))")


@dataclass(frozen=True, slots=True)
class Pill:
    """Names with their counts: `text[start:end]`, nothing before or behind them."""

    start: int
    end: int
    names: tuple[tuple[str, int], ...]
    rank: int
    """The best rank of its names, see `corpusclean.outlet`."""
    is_apart: bool
    """It begins a line, an item or a cell, or follows the end of a sentence."""
    is_last: bool
    """It ends a line or a cell."""
    is_stopped: bool
    """The stop of the sentence that it serves, or a comma, follows it."""


def pills(text: str) -> Iterator[Pill]:
    """What looks like a pill and has a name that could be a source's, in order.

    >>> [(pill.names, pill.is_apart) for pill in pills("It rose. Reuters+2The Guardian+2 Then it fell by n+1")]
    [((('Reuters', 2), ('The Guardian', 2)), True)]
    """
    done = 0
    for count in _COUNT.finditer(text):
        if count.start() < done:
            continue
        more, end = _linked(text, count.end())
        behind = _BEHIND.match(text, end)
        if behind is None:
            done = end
            continue
        head, tail = _line(text, max(done, count.start() - _LONGEST), count.start())
        if text[tail - 1 : tail].isspace():  # a blank between is a score's or a handicap's
            continue
        start, apart = _name(text, head, tail)
        names = ((text[start:tail], int(count[1])), *more)
        best = max(outlet.rank(name) for name, _ in names)
        next_char = text[behind.end() : behind.end() + 1]
        last, stopped = next_char in ("", "\n", "|"), next_char != "" and next_char in ".,;:。，、"
        if best and (tail == count.start() or (last and apart and best >= outlet.TELLING)):
            yield Pill(start, end, names, best, apart, last, stopped)
            done = end


def _line(text: str, low: int, at: int) -> tuple[int, int]:
    """Where the line with a name begins, not before `low`, and where the name ends: one line up from a bare count."""
    head = max(low, text.rfind("\n", low, at) + 1)
    if head > low and not text[head:at].strip():
        above = max(low, text.rfind("\n", low, head - 1) + 1)
        return above, above + len(text[above : head - 1].rstrip())
    return head, at


def _linked(text: str, end: int) -> tuple[list[tuple[str, int]], int]:
    """The names of the pills that are glued behind one that ends at `end`, and where the last of them ends."""
    names: list[tuple[str, int]] = []
    while link := _LINK.match(text, end):
        if not outlet.rank(link[1]) and not outlet.is_common(link[1]):
            break
        names.append((link[1], int(link[2])))
        end = link.end()
    return names, end


def _name(text: str, head: int, end: int) -> tuple[int, bool]:
    """Where the name that ends at `end` begins on its line, and whether something else has come to its end there."""
    line = text[head:end]
    begin = max((found.end() for found in _ENDED.finditer(line)), default=0)
    glued = max((found.end() for found in _STOPPED.finditer(line, begin)), default=begin)
    for at in (begin, glued):
        if outlet.rank(line[at:]):
            return head + at, True
    return end - len(outlet.last(line) or _capitals(line)), False


def _capitals(line: str) -> str:
    """The capitalised words at the end of a line, where they tell that they are a source's name."""
    found = _CAPITALS.search(line)
    return found[0] if found and outlet.rank(found[0]) >= outlet.TELLING else ""
