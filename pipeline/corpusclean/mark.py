"""What a shard is busy with, where it can be read after its process is dead: a few bytes in a file of their own."""

from __future__ import annotations

import mmap
import os
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from corpusclean.error import UndecodableSource

PIECE, RECORD, PARTS = range(3)
"""What it can be busy with: reading a piece, decoding and cleaning a record, writing the parts."""

Place = tuple[int, int]
"""One of the above, and its number in the shard."""
Fatal = Mapping[Place, UndecodableSource]
"""Places that ended a process, and the reason to put them in quarantine."""

_FORM = struct.Struct("<qqqd")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark as it was found."""

    place: Place
    size: int
    """Bytes that are worked on."""
    since: float
    """When that began, on the clock of `time.monotonic`."""


class Mark:
    """Says in a file where the work on a shard is; taken away at the end of the work, unless the process dies."""

    def __init__(self, staging: str | Path, number: int) -> None:
        self._path = _path(staging, number)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("w+b") as file:
            file.write(_FORM.pack(PIECE, 0, 0, time.monotonic()))
            file.flush()
            self._map = mmap.mmap(file.fileno(), _FORM.size)

    def at(self, kind: int, number: int, size: int = 0) -> None:
        """The work begins on this now."""
        _FORM.pack_into(self._map, 0, kind, number, size, time.monotonic())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *about: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._map.close()
        self._path.unlink(missing_ok=True)


def seen(staging: str | Path, number: int) -> Seen | None:
    """Where a shard is, or where its process died; None if it is not under way."""
    try:
        kind, place, size, since = _FORM.unpack(_path(staging, number).read_bytes())
    except (OSError, struct.error):
        return None
    return Seen((kind, place), size, since)


def forget(staging: str | Path, number: int | None = None) -> None:
    """Take away the mark of a dead process, or all of them: the next one at this shard starts a clock of its own."""
    folder = Path(staging) / "marks"
    for path in [_path(staging, number)] if number is not None else list(folder.glob("*")):
        path.unlink(missing_ok=True)


def left(staging: str | Path) -> bool:
    """True where a process died at work."""
    folder = Path(staging) / "marks"
    return folder.is_dir() and any(os.scandir(folder))


def _path(staging: str | Path, number: int) -> Path:
    return Path(staging) / "marks" / f"{number:06d}"
