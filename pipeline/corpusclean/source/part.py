"""Documents that are too large to be cleaned in one piece: how they are cut, and what their parts have in common."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise

from corpusclean.decode.survey import survey
from corpusclean.document import Decoded
from corpusclean.source import cut
from corpusclean.source.cut import Read
from corpusclean.source.line import Line, parse, piece

_STEP = 1 << 20
_MOST_BESIDE = 1 << 20
"""Bytes that a record may hold beside its text; with more of them it is not cut, for each part says them again."""
_TO_QUOTE = re.compile(rb'[^"]*+')
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.S)


@dataclass(frozen=True, slots=True)
class Whole:
    """A document that is cut: where it lies in its file, in bytes, and what is known of all of it."""

    start: int
    end: int
    n_parts: int
    sha256: str
    """Of its bytes; of a record, of its line."""
    decoded: Decoded | None = None
    """Of text that is no record: its encoding, decided once; the text is empty."""
    line: Line | None = None
    """Of a record: its fields; the text is empty."""
    text_start: int = 0
    text_end: int = 0
    """Of a record: where its text stands in the file, between the quotes."""


@dataclass(frozen=True, slots=True)
class Part:
    """The piece `start` to `end` of a document that is cut; its `number` counts from 0."""

    whole: Whole
    number: int
    start: int
    end: int

    @property
    def is_last(self) -> bool:
        """True for the part that the document ends with."""
        return self.number == self.whole.n_parts - 1


def of_text(read: Read, start: int, end: int, encoding: str | None = None) -> list[Part]:
    """The parts of a text; none where it is small enough, or where its encoding cannot be told or cut."""
    if end - start <= cut.PART_BYTES:
        return []
    found = survey(lambda first, last: read(start + first, start + last), end - start, encoding)
    if found is None or not cut.can_be_cut(found.encoding):
        return []
    places = cut.cuts(read, start, end, cut.of_text(found.encoding))
    return _parts(places, Whole(start, end, len(places) + 1, _digest(read, start, end), found))


def of_line(read: Read, start: int, end: int, columns: tuple[str, str]) -> list[Part]:
    """The parts of a record on one line; none where it is small enough, or no record whose text is what makes it long.

    `columns` name the fields of the text and of the id.
    """
    if end - start <= cut.PART_BYTES:
        return []
    first, last = _longest_string(read, start, end)
    if (first - start) + (end - last) > _MOST_BESIDE:
        return []
    before, behind = read(start, first), read(last, end)
    try:
        line = parse(before + behind, columns)
        if line.text or parse(before + b"-" + behind, columns).text != "-":
            return []
    except ValueError:
        return []
    places = cut.cuts(read, first, last, cut.of_json)
    whole = Whole(start, end, len(places) + 1, _digest(read, start, end), None, line, first, last)
    return _parts(places, whole)


def line_of(part: Part, raw: bytes, text_column: str) -> Line:
    """The fields of a part of a record: those of the whole, with the piece of the text that lies in its bytes.

    Raises `ValueError` with a reason where that is no text of JSON.
    """
    whole = part.whole
    first, last = max(whole.text_start - part.start, 0), min(whole.text_end, part.end) - part.start
    return piece(whole.line or Line(), raw, slice(first, last), text_column, (not part.number, part.is_last))


def _parts(places: list[int], whole: Whole) -> list[Part]:
    edges = pairwise([whole.start, *places, whole.end])
    return [Part(whole, number, start, end) for number, (start, end) in enumerate(edges)]


def _longest_string(read: Read, start: int, end: int) -> tuple[int, int]:
    """Where the JSON string that makes up most of a line begins and ends, between its quotes; twice the end of the
    line where there is none."""
    at = start
    while at - start <= _MOST_BESIDE:
        first = _matched(read, at, end, _TO_QUOTE) + 1
        last = _matched(read, first, end, _IN_STRING)
        if last - first > (end - start) // 2:
            return first, last
        at = last + 1
    return end, end


def _matched(read: Read, at: int, end: int, pattern: re.Pattern[bytes]) -> int:
    """Where a run of what the pattern matches ends."""
    step = 1 << 10
    while at < end:
        piece = read(at, min(at + step, end))
        found = pattern.match(piece)
        length = found.end() if found else 0
        at += length
        if length < len(piece) - 1 or not length:  # the last byte may be the first of an escape
            return at
        step = min(2 * step, _STEP)
    return at


def _digest(read: Read, start: int, end: int) -> str:
    digest = hashlib.sha256()
    for at in range(start, end, _STEP):
        digest.update(read(at, min(at + _STEP, end)))
    return digest.hexdigest()
