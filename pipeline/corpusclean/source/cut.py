"""Where a giant document is cut: at the best place near the end of what one part may hold, never in a character."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import partial

PART_BYTES = 2 << 20
"""A longer document is cut into parts of at most so many bytes: more than nearly any book holds.

What cleaning remembers of one document grows with its size, so this is what bounds the memory of a worker.
"""

Read = Callable[[int, int], bytes]
"""The bytes of a source from a place to another."""
Boundary = Callable[[Read, int, int], int]
"""The best place to cut after the first and not after the second of two places; at the first a character begins."""

_WINDOW = 1 << 18
"""Bytes before the end of a part in which a place to cut is looked for."""

# Best first. A long line after the gap is prose, so the next part does not begin with what may look like a title.
_LINES = (r"\n[ \t\r]*+\n(?=[^\n]{200})", r"\n[ \t\r]*+\n", r"\r?\n|\r(?=[^\n])")
_BLANKS = (r"[.!?][\"')\]]? ", r"[ \t]")
_STOP = "\N{IDEOGRAPHIC FULL STOP}"
_STOP_UTF8 = _STOP.encode().decode("latin-1")


def _ready(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


_TEXT = _ready(*_LINES, *_BLANKS)
_UTF8 = _ready(*_LINES, f"{_BLANKS[0]}|{_STOP_UTF8}", _BLANKS[1])
_WIDE = _ready(*_LINES, f"{_BLANKS[0]}|{_STOP}", _BLANKS[1])
# The same between the quotes of a JSON string; a backslash behind an odd number of others is a letter of the text.
_ESCAPES = r"(?<!\\)(?:\\\\)*+(?:\\r)?"
_BREAK = rf"{_ESCAPES}\\n(?:\\[rt]| )*+\\n"
_JSON = _ready(
    rf"{_BREAK}(?=(?:[^\\]|\\[^nr]){{200}})",
    _BREAK,
    rf"{_ESCAPES}\\n",
    rf"[.!?](?:\\\")?[')\]]? |{_STOP_UTF8}",
    " ",
)
_WHOLE_ESCAPES = re.compile(rb"(?:[^\\]++|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\[^u])*+", re.S)
_HALF_A_PAIR = re.compile(rb"\\u[dD][89abAB]..\Z", re.S)

_SWITCHING = ("iso2022", "iso-2022", "hz", "utf-7", "utf_7")


def cuts(read: Read, start: int, end: int, boundary: Boundary) -> list[int]:
    """The places that cut `start` to `end` into parts of about the same size, none larger than `PART_BYTES`.

    >>> whole = b"one two three " * 600_000
    >>> cuts(lambda start, end: whole[start:end], 0, len(whole), of_text("utf-8"))
    [1680000, 3360000, 5040000, 6720000]
    """
    places, at = [], start
    while (left := end - at) > PART_BYTES:
        at = boundary(read, at, at + -(-left // -(-left // PART_BYTES)))
        places.append(at)
    return places


def can_be_cut(codec: str) -> bool:
    """True unless the codec has states: what stands before a place decides what the bytes after it mean."""
    return not codec.startswith(_SWITCHING)


def of_text(codec: str) -> Boundary:
    """How text in this codec is cut."""
    if " \n".encode(codec) != b" \n":
        return partial(_place, codec, _WIDE)
    # No other encoding has bytes below 0x30 inside a character, so the bytes can be looked at one by one.
    return partial(_place, codec, _UTF8 if codec == "utf-8" else _TEXT)


def of_json(read: Read, at: int, target: int) -> int:
    """How the characters of a JSON string, as they stand between its quotes, are cut."""
    base = max(at, target - _WINDOW)
    window = read(base, target)
    begun = len(window) - len(window.lstrip(b"\\"))
    found = _last(window.decode("latin-1"), _JSON, begun if base > at else 0)
    if found:
        return base + found
    whole = _WHOLE_ESCAPES.match(read(at, target))
    plain = whole[0] if whole else b""
    if half := _HALF_A_PAIR.search(plain):
        plain = plain[: half.start()]
    return at + _between_characters(plain, "utf-8")


def _place(codec: str, patterns: tuple[re.Pattern[str], ...], read: Read, at: int, target: int) -> int:
    base = max(at, target - _WINDOW)
    if patterns is _WIDE:
        base -= (base - at) % 4
        window = read(base, target - (target - base) % 4).decode(codec, "replace")
        found = len(window[: _last(window, patterns)].encode(codec, "surrogatepass"))
    else:
        found = _last(read(base, target).decode("latin-1"), patterns)
    return base + found if found else at + _between_characters(read(at, target), codec)


def _last(window: str, patterns: tuple[re.Pattern[str], ...], start: int = 0) -> int:
    """Where the last match of the first pattern that matches ends; 0 where none does."""
    for pattern in patterns:
        end = 0
        for found in pattern.finditer(window, start):
            end = found.end()
        if end:
            return end
    return 0


def _between_characters(data: bytes, codec: str) -> int:
    """How many of the bytes are whole characters."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    decoder.decode(data)
    return len(data) - len(decoder.getstate()[0])
