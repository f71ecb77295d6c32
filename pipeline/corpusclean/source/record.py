"""Cut what was read into documents: a file is one, a JSON-lines file holds one a line, a table one a row, an archive
one a member.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource
from corpusclean.origin import Origin
from corpusclean.source.line import KEPT, Line, holds_records, parse
from corpusclean.source.part import Part, line_of, of_line, of_text
from corpusclean.source.read import Unreadable, read
from corpusclean.source.shard import PLAIN, Piece, Reading
from corpusclean.source.sheet import Row, Sheet, may_be_table, rows, sheet
from corpusclean.source.unpack import members, unpacked
from corpusclean.source.walk import escaped

_SOMETHING = re.compile(rb"\S")


@dataclass(frozen=True, slots=True)
class Record:
    """A document before decoding: its bytes and, out of a JSON record, its `text`; or the `problem` with it.

    `raw` is None for what could not be read. `line` is the whole line of a record, or row of a table, that its fields
    alone would not give again. `like` says how the whole is read of which this is a part.
    """

    origin: Origin
    raw: bytes | None = None
    text: str | None = None
    problem: UndecodableSource | None = None
    line: bytes | None = None
    like: Decoded | None = None


def origin(piece: Piece) -> Origin:
    """The place of a piece as a whole."""
    if piece.part:
        is_record = piece.part.whole.line is not None
        whole = Origin(piece.found.file_path, piece.found.source, record_form=KEPT if is_record else "")
        return _of_part(whole, piece.part)
    ranged = piece.end >= 0
    return Origin(
        piece.found.file_path,
        piece.found.source,
        index=piece.start if ranged else -1,
        byte_start=piece.start,
        byte_end=piece.end if ranged else piece.found.size,
        record_form=KEPT if ranged else "",
    )


def _of_part(whole: Origin, part: Part, offset: int = 0) -> Origin:
    """The place of a part; the first one has the id that the whole would have. `offset` is where the source of the
    parts begins in its file."""
    start = offset + part.start
    first = whole if part.whole.line is None else replace(whole, index=offset + part.whole.start)
    return replace(
        first,
        index=start if part.number else first.index,
        byte_start=start,
        byte_end=offset + part.end,
        part_of=first.doc_id(),
        part=part.number,
        n_parts=part.whole.n_parts,
        whole_sha256=part.whole.sha256,
    )


def contents(piece: Piece) -> bytes:
    """The bytes of a piece as they lie in the file; none where they cannot be read."""
    try:
        return b"" if piece.found.problem else read(piece.found, piece.start, piece.end)
    except Unreadable:
        return b""


def records(piece: Piece, reading: Reading = PLAIN, *, seen: Callable[[bytes], object] = len) -> Iterator[Record]:
    """The documents of one piece, in order. Never raises for what a file holds.

    `seen` is called with the bytes of the piece, as they lie in the file.
    """
    found, whole, raw = piece.found, origin(piece), None
    try:
        if found.problem:
            code, _, detail = found.problem.partition(": ")
            raise Unreadable(code, detail)
        raw = read(found, piece.start, piece.end)
        seen(raw)
        if piece.part:
            yield _part(whole, piece.part, raw, reading)
            return
        for place, name, inside in _inside(whole, raw):
            if isinstance(inside, Unreadable):
                yield Record(place, problem=UndecodableSource(inside.code, inside.detail))
            elif holds_records(name) and _SOMETHING.search(inside):
                yield from _lines(place, inside, reading)
            elif may_be_table(name) and (table := sheet(inside, reading.columns[0])):
                yield from _rows(place, inside, table, reading.columns)
            else:
                yield from _text(place, inside, reading)
    except Unreadable as problem:
        yield Record(whole, raw, problem=UndecodableSource(problem.code, problem.detail))


def _text(whole: Origin, raw: bytes, reading: Reading) -> Iterator[Record]:
    """A text that lies in the memory: one document, or the parts of one."""
    parts = of_text(lambda start, end: raw[start:end], 0, len(raw), reading.encoding(whole.file_path))
    for part in parts:
        yield _part(_of_part(whole, part, whole.byte_start), part, raw[part.start : part.end], reading)
    if not parts:
        yield Record(whole, raw)


def _part(place: Origin, part: Part, raw: bytes, reading: Reading) -> Record:
    if part.whole.line is None:
        return Record(place, raw, like=part.whole.decoded)
    try:
        line = line_of(part, raw, reading.columns[0])
    except ValueError as error:
        return Record(place, raw, problem=UndecodableSource("bad_record", str(error)))
    return Record(_about(place, line), raw, line.text, line=raw if line.form == KEPT else None)


def _inside(whole: Origin, raw: bytes) -> Iterator[tuple[Origin, str, bytes | Unreadable]]:
    """What a file holds, with its name: itself, unpacked if need be, or the members of an archive.

    Archives in archives are not opened; the decoder takes them for the binaries that they are.
    """
    name, container, raw = unpacked(whole.file_path, raw)
    archive = members(name, raw)
    if archive is None:
        yield replace(whole, container=container, byte_end=whole.byte_start + len(raw)), name, raw
        return
    for number, (member, contents) in enumerate(archive):
        place = f"{whole.file_path}!/{escaped(member)}"
        size = 0 if isinstance(contents, Unreadable) else len(contents)
        yield replace(whole, file_path=place, member=number, byte_end=size, container="archive"), member, contents


def _lines(whole: Origin, raw: bytes, reading: Reading) -> Iterator[Record]:
    """A record for each line; blank lines belong to the record after them, at the end to the last."""
    at, next_one = 0, _SOMETHING.search(raw)
    while next_one:
        end = (raw.find(b"\n", next_one.start()) + 1) or len(raw)
        next_one = _SOMETHING.search(raw, end)
        end = end if next_one else len(raw)
        start = whole.byte_start + at
        place = replace(whole, index=start, byte_start=start, byte_end=whole.byte_start + end, record_form=KEPT)
        parts = of_line(lambda start, end: raw[start:end], at, end, reading.columns)
        for part in parts:
            yield _part(_of_part(place, part, whole.byte_start), part, raw[part.start : part.end], reading)
        if not parts:
            yield _record(place, raw[at:end], reading.columns)
        at = end


def _rows(whole: Origin, raw: bytes, table: Sheet, columns: tuple[str, str]) -> Iterator[Record]:
    """A record for each row; the head belongs to the first, blank lines to the row after them, at the end to the
    last. A table without rows is the text that it is.
    """
    if table.names.count(columns[0]) > 1:
        detail = f"the column {columns[0]!r} stands twice; rename one of the two, or name another with --text-column"
        yield Record(whole, raw, problem=UndecodableSource("bad_table", detail))
        return
    at, found = 0, rows(raw, table)
    row = next(found, None)
    if row is None:
        yield Record(whole, raw)
    while row:
        following = next(found, None)
        end = row.end if following else len(raw)
        start = whole.byte_start + at
        place = replace(whole, index=start, byte_start=start, byte_end=whole.byte_start + end, record_form=KEPT)
        yield _cells(place, raw[at:end], row, table, columns)
        at, row = end, following


def _cells(place: Origin, line: bytes, row: Row, table: Sheet, columns: tuple[str, str]) -> Record:
    if row.problem:
        return Record(place, line, problem=UndecodableSource("bad_record", f"not a row of the table: {row.problem}"))
    held = dict(zip(table.names, row.cells, strict=True))
    raw = held.pop(columns[0])
    fields = {name: cell.decode("utf-8", "backslashreplace") for name, cell in held.items()}
    url = fields.get("url", "")
    about = replace(
        place,
        record_id=fields.get(columns[1], ""),
        url=url if url.isprintable() else "",
        metadata=json.dumps(fields),
    )
    return Record(about, raw, line=line)


def _record(place: Origin, raw: bytes, columns: tuple[str, str]) -> Record:
    try:
        line = parse(raw, columns)
    except ValueError as error:
        return Record(place, raw, problem=UndecodableSource("bad_record", str(error)))
    return Record(_about(place, line), raw, line.text, line=raw if line.form == KEPT else None)


def _about(place: Origin, line: Line) -> Origin:
    return replace(place, record_id=line.id, record_form=line.form, url=line.url, metadata=line.metadata)
