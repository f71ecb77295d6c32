"""Read a file without being led astray: regular files only, a limit on size, and no change under our hands."""

from __future__ import annotations

import os
import stat
import zlib

from corpusclean.error import CorpuscleanError

MAX_BYTES = 1 << 30
"""A larger file, or one that unpacks to more, goes to quarantine."""
MAX_RATIO = 200
"""A gzip file that grows by more is taken for a bomb (text reaches about 20)."""
GZIP = b"\x1f\x8b"


class Unreadable(CorpuscleanError):
    """A file that cannot be read now; `code` is the quarantine's word for it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def read(path: str, start: int = 0, end: int = -1) -> bytes:
    """The bytes of a file from `start` to `end` (-1: its end).

    Raises `Unreadable` for anything but a regular file, for one that is too large, or one that changes meanwhile.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Unreadable("unreadable", error.strerror or str(error)) from None
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("special", "not a regular file")
        end = before.st_size if end < 0 else end
        if end - start > MAX_BYTES:
            raise Unreadable("too_large", f"{end - start} bytes; the limit is {MAX_BYTES}")
        with os.fdopen(os.dup(handle), "rb") as file:
            file.seek(start)
            raw = file.read(end - start)
        after = os.fstat(handle)
    except OSError as error:
        raise Unreadable("unreadable", error.strerror or str(error)) from None
    finally:
        os.close(handle)
    if len(raw) != end - start or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Unreadable("changed", "the file changed while it was read; run again")
    return raw


def unzipped(raw: bytes) -> bytes:
    """The contents of a gzip file (all its members).

    Raises `Unreadable` for one that is damaged or unpacks to too much.
    """
    pieces, size, rest = [], 0, raw
    limit = min(MAX_BYTES, max(1 << 20, MAX_RATIO * len(raw)))
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            try:
                piece = unpacker.decompress(unpacker.unconsumed_tail or rest, 1 << 20)
            except zlib.error as error:
                raise Unreadable("damaged", f"not a whole gzip file: {error}") from None
            size += len(piece)
            if size > limit:
                raise Unreadable("bomb", f"unpacks to more than {limit} bytes from {len(raw)}")
            if not piece and not unpacker.eof and not unpacker.unconsumed_tail:
                raise Unreadable("damaged", "the gzip file ends too early")
            pieces.append(piece)
            rest = b""
        rest = unpacker.unused_data
    if rest.strip(b"\0"):
        raise Unreadable("damaged", "something follows the gzip data")
    return b"".join(pieces)
