"""Find the files of the inputs, in one order that does not depend on the file system."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpusclean.error import UsageProblem


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


def shown(name: str) -> str:
    """A file name as text that every table and JSON file can hold; reversible.

    >>> shown("a\\udcffb\\\\c")
    'a\\\\xffb\\\\\\\\c'
    """
    return "".join(
        f"\\x{ord(char) - 0xDC00:02x}" if "\udc80" <= char <= "\udcff" else "\\\\" if char == "\\" else char
        for char in name
    )


def hidden(file_path: str) -> str:
    """The file name that `shown` was given."""
    result, at = [], 0
    while at < len(file_path):
        if file_path.startswith("\\x", at):
            result.append(chr(0xDC00 + int(file_path[at + 2 : at + 4], 16)))
            at += 4
        else:
            at += file_path.startswith("\\\\", at)
            result.append(file_path[at])
            at += 1
    return "".join(result)


def find(inputs: Sequence[str]) -> list[Found]:
    """All entries of the inputs, sorted by name, folders of an input in depth.

    Raises `UsageProblem` for an input that does not exist or is given twice.
    """
    names = _names(inputs)
    found: list[Found] = []
    for given, name in zip(inputs, names, strict=True):
        prefix = f"{name}/" if len(inputs) > 1 else ""
        if Path(given).is_dir():
            found += _below(given, prefix, name)
        elif os.path.lexists(given):
            found.append(_entry(os.path.realpath(given), prefix or shown(Path(given).name), name))
        else:
            raise UsageProblem(f"{shown(given)}: there is no such file or folder")
    return found


def _names(inputs: Sequence[str]) -> list[str]:
    """A name for each input; two of the same name are told apart by a number."""
    result: list[str] = []
    for given in inputs:
        name = plain = shown(Path(given).absolute().name) or "root"
        number = 2
        while name in result:
            name, number = f"{plain}-{number}", number + 1
        result.append(name)
    return result


def _below(folder: str, prefix: str, source: str) -> Iterator[Found]:
    """The entries below a folder, without recursion: a tree can be deeper than the stack."""
    waiting = [(folder, prefix)]
    while waiting:
        here, at = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Found(here, at.rstrip("/") or source, source, problem=f"unreadable: {error.strerror}")
            continue
        folders = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{at}{shown(entry.name)}/"))
            else:
                yield _entry(entry.path, f"{at}{shown(entry.name)}", source)
        waiting += reversed(folders)


def _entry(path: str, file_path: str, source: str) -> Found:
    file_path = file_path.rstrip("/")
    try:
        status = os.lstat(path)
    except OSError as error:
        return Found(path, file_path, source, problem=f"unreadable: {error.strerror}")
    if stat.S_ISLNK(status.st_mode):
        return Found(path, file_path, source, problem="link")
    if not stat.S_ISREG(status.st_mode):
        return Found(path, file_path, source, problem="special: not a regular file")
    return Found(path, file_path, source, status.st_size)
