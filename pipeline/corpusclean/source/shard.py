"""Cut the inputs into shards of about the same size, in a way that depends on the inputs alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from io import RawIOBase

from corpusclean.source import cut
from corpusclean.source.cut import Read
from corpusclean.source.line import holds_records
from corpusclean.source.part import Part, of_line, of_text
from corpusclean.source.path import near
from corpusclean.source.read import CAREFULLY
from corpusclean.source.sheet import may_be_table
from corpusclean.source.unpack import MAGIC_BYTES, is_packed
from corpusclean.source.walk import Found

SHARD_BYTES = 4 << 20
"""Bytes of input to a shard: large enough to make Parquet and workers pay, small enough to share and to repeat."""
SHARD_FILES = 2_000
"""Files to a shard, so that a folder of tiny files is shared, too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a byte range of one: lines of a file of records (end -1: the whole file), or a `part` of a document
    that is too large to be cleaned at once."""

    found: Found
    start: int = 0
    end: int = -1
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What has to be known of the inputs to cut them: who holds the text of a record, and which encodings are given."""

    columns: tuple[str, str] = ("text", "id")
    encoding: Callable[[str], str | None] = lambda _: None
    """The encoding that the user named for a file."""


PLAIN = Reading()


@dataclass(frozen=True, slots=True)
class Shard:
    """What one worker does in one go: `number` names its parts."""

    number: int
    pieces: tuple[Piece, ...]


def shards(found: Iterable[Found], reading: Reading = PLAIN) -> Iterator[Shard]:
    """The shards of the inputs, in input order; one at least. Links are nobody's work."""
    number, size = 0, 0
    pieces: list[Piece] = []
    for entry in found:
        if entry.problem == "link":
            continue
        for piece in _pieces(entry, reading):
            weight = (entry.size if piece.end < 0 else piece.end - piece.start) + 200
            if pieces and (size + weight > SHARD_BYTES or len(pieces) == SHARD_FILES):
                yield Shard(number, tuple(pieces))
                number, pieces, size = number + 1, [], 0
            pieces.append(piece)
            size += weight
    if pieces or not number:
        yield Shard(number, tuple(pieces))


def _pieces(entry: Found, reading: Reading) -> Iterator[Piece]:
    is_records = holds_records(entry.path)
    if entry.problem or entry.size <= (SHARD_BYTES if is_records else cut.PART_BYTES):
        yield Piece(entry)
        return
    at = 0
    try:
        with near(entry.path) as (folder, name):
            handle = os.open(name, CAREFULLY, dir_fd=folder)
        with os.fdopen(handle, "rb", buffering=0) as file:
            for piece in _lines(entry, file, reading) if is_records else _text(entry, file, reading):
                yield piece
                at = piece.end
    except OSError as error:
        lost = replace(entry, problem=f"unreadable: {error.strerror or error}")
        yield Piece(lost, at, entry.size) if is_records else Piece(lost)


def _text(entry: Found, file: RawIOBase, reading: Reading) -> Iterator[Piece]:
    """The parts of a text; a table, a packed file and what is no text are one piece."""
    read = _reader(file)
    is_one = may_be_table(entry.path) or is_packed(entry.path, read(0, min(MAGIC_BYTES, entry.size)))
    parts = [] if is_one else of_text(read, 0, entry.size, reading.encoding(entry.file_path))
    yield from _parted(entry, parts) if parts else [Piece(entry)]


def _lines(entry: Found, file: RawIOBase, reading: Reading) -> Iterator[Piece]:
    """Ranges of whole lines, and the parts of lines that are too long."""
    read, start = _reader(file), 0
    while start < entry.size:
        near_end = min(start + SHARD_BYTES, entry.size)
        end = _line_end(read, near_end, entry.size)
        last = _line_start(read, near_end, start) if end > near_end else end
        if last > start and end - last > cut.PART_BYTES and not read(start, last).strip():
            last = start  # blank lines belong to the line after them
        parts = of_line(read, last, end, reading.columns)
        if not parts or last > start:
            yield Piece(entry, start, last if parts else end)
        yield from _parted(entry, parts)
        start = end


def _parted(entry: Found, parts: Iterable[Part]) -> Iterator[Piece]:
    return (Piece(entry, part.start, part.end, part) for part in parts)


def _line_end(read: Read, at: int, size: int) -> int:
    """The end of the line that goes on at a place."""
    step = 1 << 16
    while at < size:
        found = read(at, min(at + step, size)).find(b"\n")
        if found >= 0:
            return at + found + 1
        at, step = min(at + step, size), 1 << 20
    return size


def _line_start(read: Read, at: int, start: int) -> int:
    """The beginning of the line that goes on at a place, not before `start`."""
    while at > start:
        before = max(start, at - (1 << 16))
        found = read(before, at).rfind(b"\n")
        if found >= 0:
            return before + found + 1
        at = before
    return start


def _reader(file: RawIOBase) -> Read:
    def read(start: int, end: int) -> bytes:
        data = os.pread(file.fileno(), end - start, start)
        if len(data) < end - start:
            raise OSError("the file became shorter while it was read; run again")
        return data

    return read
