"""A table in a .csv or .tsv file: its rows by their places, and the cells of each.

Only the marks of the format are read, and they are ASCII; so a cell stays bytes, in whatever encoding the table is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_ENDINGS = (".csv", ".tsv")
_SEPARATORS = b",;\t|"
_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A row at `start:end` of the file; a broken one has a `problem` and no cells."""

    start: int
    end: int
    cells: tuple[bytes, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as its head describes it."""

    separator: bytes
    names: tuple[str, ...]
    """Of the columns, as they stand in the head."""
    start: int
    """Where the first row begins."""


def may_be_table(name: str) -> bool:
    """True for a file whose name ends like that of a table.

    >>> may_be_table("Posts.CSV"), may_be_table("csv.txt")
    (True, False)
    """
    return name.lower().endswith(_ENDINGS)


def sheet(raw: bytes, text_column: str) -> Sheet | None:
    """The table that a file holds, if its first row names the column of the text; else the file is no table of ours.

    >>> sheet(b"id;text\\n7;word\\n", "text")
    Sheet(separator=b';', names=('id', 'text'), start=8)
    >>> sheet(b"Dear reader, text follows.\\n", "text") is None
    True
    """
    start = len(_MARK) if raw.startswith(_MARK) else 0
    for separator in _SEPARATORS:
        head = _row(raw, start, bytes([separator]))
        names = tuple(cell.decode("utf-8", "backslashreplace").strip() for cell in head.cells)
        if text_column in names:
            return Sheet(bytes([separator]), names, head.end)
    return None


def rows(raw: bytes, table: Sheet) -> Iterator[Row]:
    """The rows below the head, in order, blank ones left out.

    A row that breaks the format, or has more or fewer cells than the head, has a problem; the next one begins on the
    line behind it, so that a quote that is never closed costs one row and not the rest of the file.

    >>> table = b'id,text\\n1,"two\\nlines"\\n2\\n'
    >>> [(row.cells, row.problem) for row in rows(table, sheet(table, "text"))]
    [((b'1', b'two\\nlines'), ''), ((), '1 cell where the head has 2')]
    """
    at, width = table.start, len(table.names)
    while at < len(raw):
        row = _row(raw, at, table.separator)
        if not row.problem and len(row.cells) != width:
            # an empty line is no row, unless there is a single column
            if row.cells != (b"",):
                count = f"{len(row.cells)} cell{'s' * (len(row.cells) != 1)}"
                yield Row(row.start, row.end, problem=f"{count} where the head has {width}")
        else:
            yield row
        at = row.end


def _row(raw: bytes, start: int, separator: bytes) -> Row:
    cell, cells, at = _cell(separator), [], start
    while match := cell.match(raw, at):
        quoted, plain, end = match.groups()
        cells.append(plain or b"" if quoted is None else quoted.replace(b'""', b'"'))
        at = match.end()
        if end != separator:
            return Row(start, at, tuple(cells))
    line = _LINE_END.search(raw, start)
    return Row(
        start,
        line.end() if line else len(raw),
        problem="a quote is not closed, or something stands between a closing quote and the end of its cell",
    )


@cache
def _cell(separator: bytes) -> re.Pattern[bytes]:
    """A cell with what ends it; possessive, so that it is read once however it ends."""
    sep = re.escape(separator)
    return re.compile(rb'(?:"((?:[^"]++|"")*+)"|([^"\r\n%b][^\r\n%b]*+)?)(%b|\r\n|\r|\n|\Z)' % (sep, sep, sep))
