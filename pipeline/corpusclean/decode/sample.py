"""The part of a big file that the ranking looks at: lines that hold bytes above ASCII."""

from __future__ import annotations

import re
from itertools import pairwise

LIMIT = 32_768
"""Most bytes in a sample."""

_SLICES = 4
_EDGE = re.compile(rb"[\t\n\r -/]")
_ASCII, _ABOVE_ASCII = bytes(range(0x80)), bytes(range(0x80, 0x100))
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


# A list of letters: a run without a blank in which none comes twice. Words of that length do not exist.
_RUN = re.compile(rb"[A-Za-z\x80-\xff]{20,}")
_NOT_ASCII_EACH = re.compile(rb"([\x80-\xff])")
_FEWEST_ASCII = 16
# Letters above ASCII side by side, each alone: any may stand in such a list, so it tells nothing of the language.
_APART = re.compile(rb"(?:(?<![A-Za-z0-9\x80-\xff])[\xc0-\xff][ \t,;]{1,3})+[\xc0-\xff](?![A-Za-z0-9\x80-\xff])")
_FEWEST_LEFT = 1


def spell_out(sample: bytes) -> bytes:
    """The sample with the letters above ASCII apart in lists of the letters of an alphabet: such a list is no word.

    Each is put into a word of its own, with a Latin letter after it, for the alphabet is a Latin one. Lists of single
    letters are left out where there are others.

    >>> spell_out(b"TRY esianrtolcdugmphbyfvkwqxz\\xe4\\xfc and more")
    b'TRY esianrtolcdugmphbyfvkwqxz \\xe4n  \\xfcn  and more'
    """
    others = _APART.sub(b"", sample)
    left = len(others) - len(others.translate(None, _ABOVE_ASCII))
    return _RUN.sub(_spelt, others if left >= _FEWEST_LEFT else sample)


def _spelt(run: re.Match[bytes]) -> bytes:
    letters = run[0]
    n_ascii = len(letters) - len(letters.translate(None, _ASCII))
    listed = len(set(letters)) == len(letters) > n_ascii >= _FEWEST_ASCII
    return _NOT_ASCII_EACH.sub(rb" \1n ", letters) if listed else letters


def take(raw: bytes) -> bytes:
    """All of a small file; of a big one, lines with bytes above ASCII from all over it.

    >>> take(b"abc\\n" * 3)
    b'abc\\nabc\\nabc\\n'
    """
    if len(raw) <= LIMIT:
        return raw
    size = len(raw) // _SLICES
    edges = [0, *(_edge(raw, i * size) for i in range(1, _SLICES)), len(raw)]
    # The blank line between slices lets a double byte that was cut end there.
    return b"\n".join(_lines(raw[start:end]) for start, end in pairwise(edges)).strip(b"\n")


def _edge(raw: bytes, near: int) -> int:
    """A place at or after `near` where no character is cut: no encoding has bytes below 0x30 inside one."""
    found = _EDGE.search(raw, near, near + LIMIT)
    return found.end() if found else near


def _lines(piece: bytes) -> bytes:
    """Lines of a slice from its first byte above ASCII on, up to a share of the limit."""
    most, kept, size, at = LIMIT // _SLICES - 1, [], 0, 0
    while size < most:
        found = _NOT_ASCII.search(piece, at)
        if found is None:
            break
        start = max(piece.rfind(b"\n", 0, found.start()) + 1, found.start() - 2_000)
        end = piece.find(b"\n", found.start(), found.start() + most) + 1 or min(found.start() + most, len(piece))
        line = piece[start : min(end, start + most - size)]
        kept.append(line)
        size += len(line)
        at = end
    return b"".join(kept)
