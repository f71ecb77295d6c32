"""The output folder: whose it is, who writes to it now, and how a finished run takes the place of the last one."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpusclean.error import OutputLocked, OutputProblem, UsageProblem
from corpusclean.schema import COLUMNS
from corpusclean.sink import TEMPORARY, settle

MANIFEST = "manifest.json"
STAGING = ".staging"
_OLD = ".replaced"
_LOCK = ".lock"
_TABLES = tuple(COLUMNS)
_OURS = {*_TABLES, MANIFEST, STAGING, _OLD, _LOCK}
_HARMLESS = {".gitkeep", ".gitignore"}


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """The folder, made if need be, for this run alone; yields the staging folder inside it.

    Raises `UsageProblem` where it holds what we did not write, `OutputLocked` where another run writes to it,
    `OutputProblem` where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_ours(folder)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise OutputProblem(f"{folder}: cannot be written: {error.strerror}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise OutputLocked(f"{folder}: another run is writing here; wait for it, or give another --output") from None
    try:
        yield folder / STAGING
    except OSError as error:
        raise OutputProblem(
            f"{folder}: cannot be written: {error.strerror or error}; free space and run again"
        ) from None
    finally:
        # The lock file stays: taking it away would let a third run lock another file of the same name.
        for left in folder.rglob(f"{TEMPORARY}*"):
            left.unlink(missing_ok=True)
        os.close(handle)


def check_ours(folder: Path) -> None:
    """Raise `UsageProblem` unless the folder holds nothing but what runs write."""
    for entry in sorted(folder.iterdir()):
        strange = entry.name not in _OURS | _HARMLESS and not entry.name.startswith(TEMPORARY)
        inside = [] if strange or entry.name not in _TABLES else list(entry.iterdir())
        if strange or any(not one.name.startswith(("part-", TEMPORARY)) for one in inside):
            raise UsageProblem(
                f"{folder}: holds {entry.name!r}, which no run wrote; nothing was touched. "
                "Give an empty or a new folder with --output"
            )


def publish(folder: Path) -> None:
    """Put the staged tables and manifest in the place of what is there. Safe to repeat after a crash.

    The old manifest goes first: while it is missing, nobody takes a mixture for a finished output.
    """
    staging, old = folder / STAGING, folder / _OLD
    if (staging / MANIFEST).exists():
        (folder / MANIFEST).unlink(missing_ok=True)
    old.mkdir(exist_ok=True)
    for name in _TABLES:
        if (staging / name).exists():
            if (folder / name).exists():
                shutil.rmtree(old / name, ignore_errors=True)
                (folder / name).replace(old / name)
            (staging / name).replace(folder / name)
    if (staging / MANIFEST).exists():
        settle(staging / MANIFEST, folder / MANIFEST)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(staging, ignore_errors=True)


def manifest(folder: Path) -> dict[str, object]:
    """What a finished run says of itself; raises `OutputProblem` where there is no finished run."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        raise OutputProblem(f"{folder}: no {MANIFEST}, so no finished run; `corpusclean run` makes one") from None
    except (OSError, ValueError) as error:
        raise OutputProblem(f"{folder / MANIFEST}: cannot be read: {error}") from None
    if not isinstance(found, dict) or found.get("tool") != "corpusclean":
        raise OutputProblem(f"{folder / MANIFEST}: not a manifest of corpusclean")
    return found
