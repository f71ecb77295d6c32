"""Reach a file whose path is longer than the system takes in one piece."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_LONGEST = 1_000  # bytes handed to the system at once; Linux takes 4,096, others less
_STEP = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


@contextmanager
def near(path: str, *, make: bool = False) -> Iterator[tuple[int | None, str]]:
    """A folder's handle and a name below it that together are `path`; the handle is None for a path of usual length.

    With `make`, folders on the way to `path` are made where they are missing.
    """
    pieces = _pieces(path)
    handle: int | None = None
    try:
        for piece in pieces[:-1]:
            if make:
                _make(piece, handle)
            below = os.open(piece, _STEP, dir_fd=handle)
            if handle is not None:
                os.close(handle)
            handle = below
        folder = os.path.dirname(pieces[-1])  # noqa: PTH120 - a name relative to a handle
        if make and folder:
            _make(folder, handle)
        yield handle, pieces[-1]
    finally:
        if handle is not None:
            os.close(handle)


def _pieces(path: str) -> list[str]:
    """The path cut between its parts so that no piece is too long.

    >>> _pieces("a/b")
    ['a/b']
    """
    pieces, here = [], ""
    for part in path.split("/"):
        if here and len(os.fsencode(here)) + len(os.fsencode(part)) >= _LONGEST:
            pieces.append(here)
            here = part
        else:
            here = f"{here}/{part}" if here or path.startswith("/") else part
    return [*pieces, here.replace("//", "/", 1) if path.startswith("/") and not pieces else here]


def _make(folder: str, handle: int | None) -> None:
    made = "/" if folder.startswith("/") else ""
    for part in folder.strip("/").split("/"):
        made = f"{made}{part}"
        with suppress(FileExistsError):
            os.mkdir(made, dir_fd=handle)
        made += "/"
