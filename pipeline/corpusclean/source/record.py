"""Cut what was read into documents: a file is one, a JSON-lines file holds one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from corpusclean.error import UndecodableSource
from corpusclean.source.read import GZIP, Unreadable, read, unzipped
from corpusclean.source.shard import Piece
from corpusclean.table import Origin


@dataclass(frozen=True, slots=True)
class Record:
    """A document before decoding: its bytes and, out of a JSON record, its `text`; or the `problem` with it.

    `raw` is None for what could not be read.
    """

    origin: Origin
    raw: bytes | None = None
    text: str | None = None
    problem: UndecodableSource | None = None


def records(piece: Piece, *, text_column: str = "text", id_column: str = "id") -> Iterator[Record]:
    """The documents of one piece, in order. Never raises for what a file holds."""
    found = piece.found
    name = found.file_path
    if found.problem:
        code, _, detail = found.problem.partition(": ")
        yield Record(Origin(name, found.source), problem=UndecodableSource(code, detail))
        return
    try:
        raw = read(found.path, piece.start, piece.end)
        # A .gz is what it holds; under any other name gzip is just another binary.
        if name.endswith(".gz") and raw.startswith(GZIP):
            raw, name = unzipped(raw), name[: -len(".gz")]
    except Unreadable as problem:
        origin = Origin(name, found.source, byte_start=piece.start, byte_end=max(piece.end, found.size))
        yield Record(origin, problem=UndecodableSource(problem.code, problem.detail))
        return
    if name.endswith(".jsonl"):
        yield from _lines(raw, piece, text_column, id_column)
    else:
        yield Record(Origin(found.file_path, found.source, byte_end=len(raw)), raw)


def _lines(raw: bytes, piece: Piece, text_column: str, id_column: str) -> Iterator[Record]:
    at = piece.start
    for line in raw.split(b"\n"):
        start, at = at, at + len(line) + 1
        body = line.removeprefix(b"\xef\xbb\xbf") if start == 0 else line
        if body.strip():
            end = min(at, piece.start + len(raw))
            yield _record(body, line, piece, (start, end), (text_column, id_column))


def _record(body: bytes, line: bytes, piece: Piece, span: tuple[int, int], columns: tuple[str, str]) -> Record:
    text_column, id_column = columns
    place = Origin(piece.found.file_path, piece.found.source, span[0], *span)
    try:
        row: Any = json.loads(body, object_pairs_hook=_unique, parse_constant=_no_constant)
        if not isinstance(row, dict):
            raise UndecodableSource("bad_record", "not a JSON object")
        text = row.pop(text_column, None)
        if not isinstance(text, str):
            raise UndecodableSource("bad_record", f"no text in the field {text_column!r}; name it with --text-column")
        metadata = json.dumps(row, ensure_ascii=True)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else f"not JSON: {error}"
        return Record(place, line, problem=UndecodableSource("bad_record", reason))
    except UndecodableSource as problem:
        return Record(place, line, problem=problem)
    url = row.get("url")
    origin = replace(
        place,
        record_id=str(row.get(id_column, "")),
        url=url if isinstance(url, str) and url.isprintable() else "",
        metadata=metadata,
    )
    return Record(origin, line, text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless a key stands in it twice: one of the two would be lost."""
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")
