"""The way back: from an output folder alone, every input again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpusclean.error import CorpuscleanError, OutputProblem, UsageProblem
from corpusclean.origin import RECORD
from corpusclean.output import manifest, parts
from corpusclean.rebuild import LINE, rebuild
from corpusclean.source.line import written, written_piece
from corpusclean.source.path import near
from corpusclean.source.walk import hidden

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_LONGEST_NAME = 255  # bytes; what Linux and macOS take


_NEEDED = ("documents", "paragraphs", "edits", "quarantine")
"""The tables that lead back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """An input as it was: `raw` are its bytes (of a record: its line; of a compressed file: what it holds)."""

    file_path: str
    raw: bytes
    is_record: bool
    """True for a line of a file of records."""
    is_whole: bool
    """True when SHA-256 says that these are the bytes."""
    was_read: bool
    container: str = ""
    part_of: str = ""
    """The whole that this is a part of: its name in the tables; its parts come one after another."""
    part: int = 0
    n_parts: int = 1
    whole_sha256: str = ""


@dataclass(slots=True)
class Verdict:
    """What `verify` and `restore` found."""

    documents: int = 0
    damaged: list[str] = field(default_factory=list)
    """Files of which a document does not come out as it went in."""
    torn: list[str] = field(default_factory=list)
    """Parts of tables that are missing, or not as they were written; `verify` looks at no document then."""
    missing: list[str] = field(default_factory=list)
    """Files in quarantine whose bytes were never read (a device, a file that was too large)."""


def file_paths(output: str) -> Iterator[str]:
    """The name of each input of an output folder.

    Raises `OutputProblem` for a part that cannot be read.
    """
    import pyarrow.parquet as pq

    for part in parts(Path(output), "documents"):
        try:
            yield from pq.read_table(part, columns=["file_path"])["file_path"].to_pylist()
        except (OSError, ValueError, KeyError) as error:
            raise _unreadable(Path(output), part, error) from None


def _unreadable(folder: Path, part: Path, error: Exception) -> OutputProblem:
    hint = f"`corpusclean verify {folder}` says what is damaged"
    return OutputProblem(f"{folder}: {part.name} cannot be read: {error}; {hint}")


def restored(output: str) -> Iterator[Restored]:
    """Every document of an output, in input order, rebuilt from the tables alone.

    Raises `OutputProblem` where the folder holds no finished run.
    """
    import pyarrow.parquet as pq

    folder = Path(output)
    settings = manifest(folder).get("settings")
    column = str(settings.get("text_column", "text")) if isinstance(settings, dict) else "text"
    for part in parts(folder, "documents"):
        try:
            tables = {name: pq.read_table(folder / name / part.name).to_pylist() for name in _NEEDED}
            yield from _of_part(tables, column)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _unreadable(folder, part, error) from None


def _of_part(tables: dict[str, list[dict[str, Any]]], column: str) -> Iterator[Restored]:
    by_id: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name in ("paragraphs", "edits", "quarantine"):
        for row in tables[name]:
            by_id.setdefault(row["doc_id"], {}).setdefault(name, []).append(row)
    for row in tables["documents"]:
        yield _document(row, by_id.get(row["doc_id"], {}), column)


def _document(row: Mapping[str, Any], rows: Mapping[str, list[dict[str, Any]]], column: str) -> Restored:
    kept, edits = rows.get("quarantine", []), rows.get("edits", [])
    paragraphs = sorted(rows.get("paragraphs", []), key=lambda one: int(one["paragraph_index"]))
    is_record = bool(row["record_form"])
    line: bytes | None
    try:
        raw = kept[0]["raw"] if kept else rebuild(row, [one["text"] for one in paragraphs], edits)
        is_whole = raw is not None and hashlib.sha256(raw).hexdigest() == row["sha256"]
        line = None if raw is None else _line(row, raw, edits, column)
    except CorpuscleanError:
        raw, line, is_whole = b"", b"", False
    was_read = raw is not None
    about = (row["container"], row["part_of"], row["part"], row["n_parts"], row["whole_sha256"])
    return Restored(row["file_path"], line or b"", is_record, is_whole, was_read, *about)


def _line(row: Mapping[str, Any], raw: bytes, edits: Iterable[Mapping[str, Any]], column: str) -> bytes:
    """The line of a record: as it was kept, or written again from its fields; of a file, its bytes."""
    kept = next((edit["before_bytes"] for edit in edits if edit["rule"] == LINE), None)
    if kept is not None:
        return bytes(kept)
    if row["decode_rule"] != RECORD:
        return raw
    form, metadata, text = row["record_form"], row["metadata"], raw.decode("utf-8", "surrogatepass")
    if not row["part_of"]:
        return written(form, metadata, column, text)
    return written_piece(form, metadata, column, text, (not row["part"], row["part"] == row["n_parts"] - 1))


def verify(output: str) -> Verdict:
    """Check that each input can be rebuilt, byte for byte, without writing anything."""
    verdict = Verdict(torn=_torn_parts(Path(output)))
    if not verdict.torn:
        check = _Check(verdict)
        for one in restored(output):
            check.passes(one)
        check.end()
    return verdict


def _torn_parts(folder: Path) -> list[str]:
    """The parts that are missing, or not as they were written."""
    parts = manifest(folder).get("parts")
    torn = []
    for name, digest in sorted(parts.items()) if isinstance(parts, dict) else ():
        try:
            with (folder / _inside(name)).open("rb") as file:
                whole = hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            whole = False
        if not whole:
            torn.append(name)
    return torn


@dataclass(slots=True)
class _Check:
    """Looks at documents one after another, and at what the parts of a whole are together."""

    verdict: Verdict
    whole: str = ""
    """The whole of which parts are coming."""
    file_path: str = ""
    is_sound: bool = True
    """True while no part of it was damaged or missing, which was told then."""
    digest: Any = None

    def passes(self, one: Restored) -> bool:
        """Count a document; True when its bytes are there and whole."""
        self.verdict.documents += 1
        if not one.was_read:
            self.verdict.missing.append(one.file_path)
        elif not one.is_whole:
            self.verdict.damaged.append(one.file_path)
        if one.part_of != self.whole:
            self.end()
        if one.part_of:
            self._join(one)
        return one.was_read and one.is_whole

    def _join(self, one: Restored) -> None:
        if not self.whole:
            self.whole, self.file_path, self.is_sound, self.digest = one.part_of, one.file_path, True, hashlib.sha256()
        self.is_sound &= one.was_read and one.is_whole
        self.digest.update(one.raw)
        if one.part == one.n_parts - 1:
            if self.is_sound and self.digest.hexdigest() != one.whole_sha256:
                self.verdict.damaged.append(self.file_path)
            self.whole = ""

    def end(self) -> None:
        """No more parts will come: a whole that is not joined by now lacks its last ones."""
        if self.whole and self.is_sound:
            self.verdict.damaged.append(self.file_path)
        self.whole = ""


def restore(output: str, target: str) -> Verdict:
    """Write each input again below `target`, which must be empty or new, byte for byte.

    What was compressed comes back as what it held, without the ending that says so; an archive becomes a folder
    whose name ends in `!`. Raises `UsageProblem` where `target` holds something already, and for an output whose
    names would lead out of it; `OutputProblem` where there is no finished run.
    """
    manifest(Path(output))
    top = Path(target)
    if top.exists() and (not top.is_dir() or any(top.iterdir())):
        raise UsageProblem(f"{target}: is not empty; give a new folder with -o")
    verdict = Verdict()
    names, check = _Names(str(top), file_paths(output)), _Check(verdict)
    for one in restored(output):
        if check.passes(one):
            path = names.of(one)
            mode = os.O_APPEND if one.is_record or one.part_of else os.O_EXCL
            with near(path, make=True) as (folder, name):
                handle = os.open(name, _WRITE | mode, 0o666, dir_fd=folder)
            with os.fdopen(handle, "wb") as file:
                file.write(one.raw)
    check.end()
    return verdict


class _Names:
    """Where each input goes: below the target, and never over another one."""

    def __init__(self, top: str, file_paths: Iterable[str]) -> None:
        self._top = top
        self._taken = {str(folder) for path in file_paths for folder in PurePosixPath(path).parents}
        self._begun: dict[str, str] = {}

    def of(self, one: Restored) -> str:
        """The path; a name that is taken by another input gets a number."""
        key = one.file_path if one.is_record else one.part_of
        if key in self._begun:
            return self._begun[key]
        plain = one.file_path if one.container == "archive" else one.file_path.removesuffix(one.container)
        name, number = plain, 1
        while name in self._taken:
            number += 1
            name = f"{plain}.{number}"
        self._taken.add(name)
        path = f"{self._top}/{_inside(name)}"
        if key:
            self._begun[key] = path
        return path


def _inside(file_path: str) -> str:
    """The name of a file below some folder; raises `UsageProblem` for one that leads out of it."""
    try:
        name = hidden(file_path)
    except ValueError:
        name = ".."
    parts = name.split("/")
    if name.startswith("/") or ".." in parts:
        raise UsageProblem(f"{file_path!r} leads out of the target folder; the output was tampered with")
    return "/".join(_short(part) for part in parts if part not in ("", "."))


def _short(part: str) -> str:
    """A name that the file system takes: only names in archives can be longer."""
    raw = os.fsencode(part)
    return part if len(raw) <= _LONGEST_NAME else f"{part[:50]}~{hashlib.sha256(raw).hexdigest()[:16]}"
