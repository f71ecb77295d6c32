"""The output folder: whose it is, who writes to it now, and how a finished run takes the place of the last one."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpusclean.error import OutputLocked, OutputProblem, UsageProblem
from corpusclean.schema import COLUMNS
from corpusclean.sink import TEMPORARY, settle

MANIFEST = "manifest.json"
REPORT = "report.html"
STAGING = ".staging"
_OLD = ".replaced"
_LOCK = ".lock"
_SIGN = b"corpusclean writes here\n"
"""What the lock file holds: the sign that a folder is ours."""
_TABLES = tuple(COLUMNS)
_FOLDERS = {*_TABLES, STAGING, _OLD}
_HARMLESS = {".gitkeep", ".gitignore"}
_PART = re.compile(r"part-([0-9]{5,})(?:_([0-9]{4,}))?\.parquet")


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """The folder, made if need be, for this run alone; yields the staging folder inside it.

    Raises `UsageProblem` where it holds what we did not write, `OutputLocked` where another run writes to it,
    `OutputProblem` where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _locked(folder)
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else error.strerror
        raise OutputProblem(f"{folder}: cannot be written: {reason}") from None
    try:
        check_ours(folder)
        os.pwrite(handle, _SIGN, 0)
        try:
            yield folder / STAGING
        finally:
            _sweep(folder)
    except OSError as error:
        raise OutputProblem(
            f"{folder}: cannot be written: {error.strerror or error}; what is finished stays: "
            "free space and give the same command again"
        ) from None
    finally:
        # The lock file stays: taking it away would let a third run lock another file of the same name.
        os.close(handle)


def _locked(folder: Path) -> int:
    """A handle of the lock file, locked; the file is made only in a folder that is ours or empty."""
    if not (folder / _LOCK).exists():
        check_ours(folder)
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise OutputLocked(f"{folder}: another run is writing here; wait for it, or give another --output") from None
    return handle


def _sweep(folder: Path) -> None:
    """Take away what was half written."""
    for here in (STAGING, *(f"{STAGING}/{name}" for name in (*_TABLES, "receipts"))):
        with suppress(OSError):
            for left in (folder / here).glob(f"{TEMPORARY}*"):
                left.unlink(missing_ok=True)


def check_ours(folder: Path) -> None:
    """Raise `UsageProblem` unless the folder is empty or holds what runs wrote, and nothing else."""
    entries = [entry for entry in sorted(folder.iterdir()) if entry.name not in _HARMLESS]
    strange = [entry.name for entry in entries if not _looks_ours(entry)]
    if not strange and not _is_signed(folder):
        # a lock alone is what a run leaves that was ended at its very beginning
        strange = [entry.name for entry in entries if entry.name != _LOCK]
    if strange:
        raise UsageProblem(
            f"{folder}: holds {strange[0]!r}, which no run wrote; nothing was touched. "
            "Give an empty or a new folder with --output"
        )


def _looks_ours(entry: Path) -> bool:
    if entry.is_symlink():
        return False
    if entry.name not in _FOLDERS:
        return entry.name in (MANIFEST, REPORT, _LOCK) and entry.is_file()
    if entry.name not in _TABLES:
        return entry.is_dir()
    return entry.is_dir() and all(_PART.fullmatch(one.name) and not one.is_symlink() for one in entry.iterdir())


def place_of(part: Path) -> tuple[int, int]:
    """Shard and volume of a part: in this order are the documents of an output in the order of the inputs.

    >>> place_of(Path("documents/part-000012_0003.parquet"))
    (12, 3)
    """
    found = _PART.fullmatch(part.name)
    return (int(found[1]), int(found[2] or 0)) if found else (-1, 0)


def parts(folder: Path, table: str) -> list[Path]:
    """The parts of a table, in the order of the inputs; raises `OutputProblem` where it has none."""
    found = sorted((folder / table).glob("part-*.parquet"), key=place_of)
    if not found:
        raise OutputProblem(f"{folder}: the {table} table is missing; fetch it again, or repeat the run")
    return found


def _is_signed(folder: Path) -> bool:
    """True where a run left its sign: the lock, or in a copy that has lost it, the manifest."""
    with suppress(OSError):
        if (folder / _LOCK).read_bytes() == _SIGN:
            return True
    try:
        return bool(manifest(folder))
    except OutputProblem:
        return False


def keep_only(staging: Path, parts: Container[str]) -> None:
    """Take away the staged parts of an earlier plan: only `parts`, paths below `staging`, are to be published."""
    for name in _TABLES:
        for part in list((staging / name).glob("*")):
            if f"{name}/{part.name}" not in parts:
                part.unlink()
        with suppress(OSError):
            (staging / name).rmdir()  # of a table that this plan does not ask for


def publish(folder: Path) -> None:
    """Put the staged tables and manifest in the place of what is there.

    The old manifest goes first and the new one comes last: while there is none, nobody takes a mixture for a
    finished output. A crash in between costs the run, never a byte of the inputs; the next run begins anew.
    """
    staging, old = folder / STAGING, folder / _OLD
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir()
    (folder / MANIFEST).unlink(missing_ok=True)
    (folder / REPORT).unlink(missing_ok=True)  # it tells of the tables that are about to go
    for name in _TABLES:
        if (folder / name).exists():
            (folder / name).replace(old / name)
        if (staging / name).exists():
            (staging / name).replace(folder / name)
    _last(folder)
    settle(staging / MANIFEST, folder / MANIFEST)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(staging, ignore_errors=True)


def _last(folder: Path) -> None:
    """Make the renames in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def manifest(folder: Path) -> dict[str, object]:
    """What a finished run says of itself; raises `OutputProblem` where there is no finished run."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        raise OutputProblem(f"{folder}: no {MANIFEST}, so no finished run; `corpusclean run` makes one") from None
    except (OSError, ValueError, RecursionError) as error:
        raise OutputProblem(f"{folder / MANIFEST}: cannot be read: {error}") from None
    if not isinstance(found, dict) or found.get("tool") != "corpusclean":
        raise OutputProblem(f"{folder / MANIFEST}: not a manifest of corpusclean")
    return found
