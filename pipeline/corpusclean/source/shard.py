"""Cut the inputs into shards of about the same size, in a way that depends on the inputs alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpusclean.source.path import near
from corpusclean.source.read import CAREFULLY
from corpusclean.source.walk import Found

SHARD_BYTES = 4 << 20
"""Bytes of input to a shard: large enough to make Parquet and workers pay, small enough to share and to repeat."""
SHARD_FILES = 2_000
"""Files to a shard, so that a folder of tiny files is shared, too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a byte range of a file of records that begins and ends at line ends (end -1: the whole file)."""

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
    if entry.problem or entry.size <= SHARD_BYTES or not entry.path.endswith(".jsonl"):
        yield Piece(entry)
        return
    start = 0
    try:
        with near(entry.path) as (folder, name):
            handle = os.open(name, CAREFULLY, dir_fd=folder)
        with os.fdopen(handle, "rb") as file:
            while start < entry.size:
                file.seek(min(start + SHARD_BYTES, entry.size))
                file.readline()
                end = min(file.tell(), entry.size)
                yield Piece(entry, start, end)
                start = end
    except OSError as error:
        lost = replace(entry, problem=f"unreadable: {error.strerror or error}")
        yield Piece(lost, start, entry.size)
