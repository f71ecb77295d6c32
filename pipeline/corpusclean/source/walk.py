"""Find the files of the inputs, in one order that does not depend on the file system."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpusclean.error import UsageProblem
from corpusclean.source.path import near

_FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Found:
    """A directory entry that a run has to account for.

    `file_path` is the name in the output: below the input, `/` between its parts, bytes that are not UTF-8 as
    `\\xNN`. `problem` says why it is not read (`special`, `unreadable`); links are `link` and only named.
    """

    path: str
    file_path: str
    source: str
    size: int = 0
    problem: str = ""
    mtime_ns: int = 0


def shown(name: str) -> str:
    """A file name of this system as text that every table and JSON file can hold, in any locale; reversible.

    >>> shown("a\\udcffb\\\\c")
    'a\\\\xffb\\\\\\\\c'
    """
    return escaped(os.fsencode(name).decode("utf-8", "surrogateescape"))


def escaped(name: str) -> str:
    r"""A name with bytes that are no text as `\xNN`."""
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else "\\\\" if char == "\\" else char
        for char in name
    )


def hidden(file_path: str) -> str:
    """The file name that `shown` was given.

    Raises `ValueError` for what `shown` never says.
    """
    result, at = bytearray(), 0
    while at < len(file_path):
        if file_path.startswith("\\x", at):
            result.append(int(file_path[at + 2 : at + 4], 16) | 0x80)
            at += 4
        else:
            at += file_path.startswith("\\\\", at)
            result += file_path[at : at + 1].encode()
            at += 1
    if 0 in result:
        raise ValueError("a file name holds no NUL")
    return os.fsdecode(bytes(result))


def find(inputs: Sequence[str]) -> list[Found]:
    """All entries of the inputs, sorted by name, folders of an input in depth.

    Raises `UsageProblem` for an input that does not exist or is given twice.
    """
    places = [os.path.realpath(given) for given in inputs]
    for given, place in zip(inputs, places, strict=True):
        if not os.path.lexists(place):
            raise UsageProblem(f"{shown(given)}: there is no such file or folder")
        if places.count(place) > 1:
            raise UsageProblem(f"{shown(given)}: is given twice; give each input once")
    found: list[Found] = []
    for place, name in zip(places, _names(inputs), strict=True):
        if Path(place).is_dir():
            found += _below(place, f"{name}/" if len(inputs) > 1 else "", name)
        else:
            found.append(_entry(place, name, name, None, place))
    return found


def _names(inputs: Sequence[str]) -> list[str]:
    """A name for each input; two of the same name are told apart by a number.

    >>> _names(["a/x.jsonl", "b/x.jsonl"])
    ['x.jsonl', 'x-2.jsonl']
    """
    result: list[str] = []
    for given in inputs:
        name = plain = shown(Path(given).absolute().name) or "root"
        stem, dot, ending = (plain, "", "") if plain.startswith(".") else plain.partition(".")
        number = 2
        while name in result:
            name, number = f"{stem}-{number}{dot}{ending}", number + 1
        result.append(name)
    return result


def _below(folder: str, prefix: str, source: str) -> Iterator[Found]:
    """The entries below a folder, without recursion: a tree can be deeper than the stack."""
    waiting = [(folder, prefix)]
    while waiting:
        here, at = waiting.pop()
        folders = []
        try:
            for entry in _listed(here, at, source):
                if entry.problem == _FOLDER:
                    folders.append((entry.path, f"{entry.file_path}/"))
                else:
                    yield entry
        except OSError as error:
            yield Found(here, at.rstrip("/") or source, source, problem=f"unreadable: {error.strerror}")
        waiting += reversed(folders)


def _listed(folder: str, prefix: str, source: str) -> list[Found]:
    with near(folder) as (handle, name):
        here = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=handle)
    try:
        names = sorted(os.listdir(here), key=os.fsencode)  # noqa: PTH208 - a handle is no path
        return [_entry(f"{folder}/{one}", f"{prefix}{shown(one)}", source, here, one) for one in names]
    finally:
        os.close(here)


def _entry(path: str, file_path: str, source: str, handle: int | None, name: str) -> Found:
    try:
        status = os.stat(name, dir_fd=handle, follow_symlinks=False)
    except OSError as error:
        return Found(path, file_path, source, problem=f"unreadable: {error.strerror}")
    if stat.S_ISLNK(status.st_mode):
        return Found(path, file_path, source, problem="link")
    if stat.S_ISDIR(status.st_mode):
        return Found(path, file_path, source, problem=_FOLDER)
    if not stat.S_ISREG(status.st_mode):
        return Found(path, file_path, source, problem="special: not a regular file")
    return Found(path, file_path, source, status.st_size, mtime_ns=status.st_mtime_ns)
