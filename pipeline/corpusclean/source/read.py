"""Read a file without being led astray: regular files only, a limit on size, and no change under our hands."""

from __future__ import annotations

import errno
import os
import stat

from corpusclean.error import CorpuscleanError
from corpusclean.source.path import near
from corpusclean.source.walk import Found

MAX_BYTES = 1 << 30
"""A larger file, or one that unpacks to more, goes to quarantine."""
CAREFULLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""How an input is opened: no link is followed, and a pipe or a device does not make us wait."""

_NO_FILES_FAULT = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


class Unreadable(CorpuscleanError):
    """A file that cannot be read now; `code` is the quarantine's word for it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def read(found: Found, start: int = 0, end: int = -1) -> bytes:
    """The bytes of a file from `start` to `end` (-1: its end).

    Raises `Unreadable` for anything but a regular file, for one that is too large, or one that has changed since
    it was found; `OSError` where the system has no handle or no memory left.
    """
    try:
        with near(found.path) as (folder, name):
            handle = os.open(name, CAREFULLY, dir_fd=folder)
    except OSError as error:
        raise _unreadable(error) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("special", "not a regular file")
        _unchanged(found, status)
        end = status.st_size if end < 0 else end
        if end - start > MAX_BYTES:
            raise Unreadable("too_large", f"{end - start} bytes; the limit is {MAX_BYTES}")
        with os.fdopen(os.dup(handle), "rb") as file:
            file.seek(start)
            raw = file.read(end - start)
        _unchanged(found, os.fstat(handle))
    except OSError as error:
        raise _unreadable(error) from None
    finally:
        os.close(handle)
    if len(raw) != end - start:
        raise Unreadable("changed", "the file became shorter while it was read; run again")
    return raw


def _unreadable(error: OSError) -> Exception:
    """The reason for quarantine; the error itself where the fault is this system's and no file's."""
    return error if error.errno in _NO_FILES_FAULT else Unreadable("unreadable", error.strerror or str(error))


def _unchanged(found: Found, status: os.stat_result) -> None:
    if (status.st_size, status.st_mtime_ns) != (found.size, found.mtime_ns):
        raise Unreadable("changed", "the file changed while the run went on; run again")
