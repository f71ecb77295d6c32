"""The way back: from an output folder alone, every input again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpusclean.error import CorpuscleanError, OutputProblem, UsageProblem
from corpusclean.output import manifest
from corpusclean.source.walk import hidden
from corpusclean.table import RECORD, rebuild


@dataclass(frozen=True, slots=True)
class Restored:
    """An input as it was: `raw` are its bytes (of a record: its text in UTF-8)."""

    file_path: str
    source: str
    raw: bytes
    line: bytes | None
    """Of a record: its line, without the line break; None for a file."""
    is_whole: bool
    """True when SHA-256 says that these are the bytes."""
    was_read: bool = True


@dataclass(slots=True)
class Verdict:
    """What `verify` and `restore` found."""

    documents: int = 0
    damaged: list[str] = field(default_factory=list)
    """Files of which a document does not come out as it went in."""
    missing: list[str] = field(default_factory=list)
    """Files in quarantine whose bytes were never read (a device, a file that was too large)."""


def restored(output: str) -> Iterator[Restored]:
    """Every document of an output, in input order, rebuilt from the tables alone.

    Raises `OutputProblem` where the folder holds no finished run.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415

    folder = Path(output)
    settings = manifest(folder)["settings"]
    column = str(settings["text_column"]) if isinstance(settings, dict) else "text"
    parts = sorted((folder / "documents").glob("part-*.parquet"))
    if not parts:
        raise OutputProblem(f"{folder}: the documents table is missing")
    for part in parts:
        try:
            tables = {
                name: pq.read_table(folder / name / part.name).to_pylist()
                for name in ("documents", "paragraphs", "edits", "quarantine")
            }
        except (OSError, ValueError) as error:
            raise OutputProblem(f"{folder}: {part.name} cannot be read: {error}") from None
        yield from _of_part(tables, column)


def _of_part(tables: dict[str, list[dict[str, Any]]], column: str) -> Iterator[Restored]:
    by_id: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name in ("paragraphs", "edits", "quarantine"):
        for row in tables[name]:
            by_id.setdefault(row["doc_id"], {}).setdefault(name, []).append(row)
    for row in tables["documents"]:
        rows = by_id.get(row["doc_id"], {})
        kept = rows.get("quarantine", [])
        paragraphs = sorted(rows.get("paragraphs", []), key=lambda one: int(one["paragraph_index"]))
        try:
            raw = kept[0]["raw"] if kept else rebuild(row, [one["text"] for one in paragraphs], rows.get("edits", []))
        except CorpuscleanError:
            raw = b""
        yield Restored(
            row["file_path"],
            row["source"],
            raw or b"",
            _line(row, raw or b"", column) if row["file_path"].removesuffix(".gz").endswith(".jsonl") else None,
            raw is not None and hashlib.sha256(raw).hexdigest() == row["sha256"],
            raw is not None,
        )


def _line(row: Mapping[str, Any], raw: bytes, column: str) -> bytes:
    """A record as a JSON line, with its text in its field; one in quarantine as it came."""
    if row["decode_rule"] != RECORD:
        return raw
    record = {**json.loads(row["metadata"]), column: raw.decode("utf-8", "surrogatepass")}
    return json.dumps(record, ensure_ascii=True).encode()


def verify(output: str) -> Verdict:
    """Check that each input can be rebuilt, byte for byte, without writing anything."""
    verdict = Verdict()
    for one in restored(output):
        _counted(one, verdict)
    return verdict


def _counted(one: Restored, verdict: Verdict) -> bool:
    """Count a document; True when its bytes are there and whole."""
    verdict.documents += 1
    if not one.was_read:
        verdict.missing.append(one.file_path)
    elif not one.is_whole:
        verdict.damaged.append(one.file_path)
    return one.was_read and one.is_whole


def restore(output: str, target: str) -> Verdict:
    """Write each input again below `target`, which must be empty or new: files byte for byte, records a line each.

    Raises `UsageProblem` where `target` holds something already.
    """
    top = Path(target)
    if top.exists() and (not top.is_dir() or any(top.iterdir())):
        raise UsageProblem(f"{target}: is not empty; give a new folder with -o")
    top.mkdir(parents=True, exist_ok=True)
    verdict = Verdict()
    for one in restored(output):
        if not _counted(one, verdict):
            continue
        path = _inside(top, hidden(one.file_path))
        path.parent.mkdir(parents=True, exist_ok=True)
        if one.line is not None:
            with path.open("ab") as file:
                file.write(one.line + b"\n")
        else:
            path.write_bytes(one.raw)
    return verdict


def _inside(top: Path, file_path: str) -> Path:
    """The path below `top`; raises `UsageProblem` for a name that leads out of it."""
    path = top / file_path
    if Path(file_path).is_absolute() or ".." in Path(file_path).parts:
        raise UsageProblem(f"{file_path!r} leads out of the target folder; the output was tampered with")
    return path
