"""Cut the inputs into shards of about the same size, in a way that depends on the inputs alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from corpusclean.source import sheet, unpack
from corpusclean.source.path import near
from corpusclean.source.read import CAREFULLY, MAX_BYTES
from corpusclean.source.walk import Found

SHARD_BYTES = 4 << 20
"""Bytes of input to a shard: large enough to make Parquet and workers pay, small enough to share and to repeat."""
SHARD_FILES = 2_000
"""Files to a shard, so that a folder of tiny files is shared, too."""
TEXT_BYTES = 16 << 20
"""A longer text becomes several documents, cut between paragraphs: it is a dump of many texts, or a log, and memory
grows with a document's lines (about 50 bytes for each byte of a text of very short ones)."""

_WHOLE = (*unpack.ENDINGS, *sheet.ENDINGS)
_LOOK = 1 << 20
_GAP = re.compile(rb"\n[ \t\r]*\n")
_LINE_END = re.compile(rb"\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a byte range of a file of records or a long text, from a line's beginning to a line's end (end -1: the
    whole file)."""

    found: Found
    start: int = 0
    end: int = -1


@dataclass(frozen=True, slots=True)
class Shard:
    """What one worker does in one go: `number` names its parts."""

    number: int
    pieces: tuple[Piece, ...]


def shards(found: Iterable[Found]) -> Iterator[Shard]:
    """The shards of the inputs, in input order; one at least. Links are nobody's work."""
    number, size = 0, 0
    pieces: list[Piece] = []
    for entry in found:
        if entry.problem == "link":
            continue
        for piece in _pieces(entry):
            weight = (entry.size if piece.end < 0 else piece.end - piece.start) + 200
            if pieces and (size + weight > SHARD_BYTES or len(pieces) == SHARD_FILES):
                yield Shard(number, tuple(pieces))
                number, pieces, size = number + 1, [], 0
            pieces.append(piece)
            size += weight
    if pieces or not number:
        yield Shard(number, tuple(pieces))


def _pieces(entry: Found) -> Iterator[Piece]:
    is_records = entry.path.endswith(".jsonl")
    size = SHARD_BYTES if is_records else TEXT_BYTES
    if entry.problem or entry.size <= size or entry.path.endswith(_WHOLE):
        yield Piece(entry)
        return
    start = 0
    try:
        with near(entry.path) as (folder, name):
            handle = os.open(name, CAREFULLY, dir_fd=folder)
        with os.fdopen(handle, "rb") as file:
            if not is_records and b"\0" in file.read(_LOOK):  # two or four bytes a character, or no text at all
                yield Piece(entry)
                return
            while start < entry.size:
                at = start + size
                end = min(_line_end(file, at) if is_records else _gap(file, at, entry.size), entry.size)
                yield Piece(entry, start, end) if (start, end) != (0, entry.size) or is_records else Piece(entry)
                start = end
    except OSError as error:
        lost = replace(entry, problem=f"unreadable: {error.strerror or error}")
        yield Piece(lost, start, entry.size)


def _line_end(file: BinaryIO, at: int) -> int:
    file.seek(at)
    file.readline()
    return file.tell()


def _gap(file: BinaryIO, at: int, size: int) -> int:
    """The first gap between paragraphs behind `at`, or the first line end where there is none near, or the end."""
    for start in range(at, min(at + MAX_BYTES, size), _LOOK):
        file.seek(start)
        window = file.read(_LOOK)
        found = _GAP.search(window) or _LINE_END.search(window)
        if found:
            return start + found.end()
    return size
