"""Rows back to the bytes of an input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corpusclean.document import Decoded
from corpusclean.edit import Edit, revert
from corpusclean.error import LedgerMismatch

RAW = "decode/raw"
"""The rule of an edit that holds a whole input whose encoding does not lead back to its bytes."""
LINE = "decode/line"
"""The rule of an edit that holds the whole line of a record that its fields do not lead back to."""


def storable(before: str) -> tuple[str, bytes | None]:
    """`before` as Arrow takes it, and the bytes of what is no text.

    >>> storable("a"), storable("\\udc93")
    (('a', None), ('\N{REPLACEMENT CHARACTER}', b'\\x93'))
    """
    if before.isascii():
        return before, None
    try:
        before.encode()
    except UnicodeEncodeError:
        readable = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= char <= "\udfff" else char for char in before)
        try:
            return readable, before.encode("ascii", "surrogateescape")
        except UnicodeEncodeError:
            return readable, before.encode("utf-8", "surrogatepass")
    return before, None


def stored(before: str, before_bytes: bytes | None) -> str:
    """The text that `storable` was given.

    >>> stored(*storable("\\ud83d")) == "\\ud83d"
    True
    """
    if before_bytes is None:
        return before
    if all(byte >= 0x80 for byte in before_bytes) and len(before_bytes) == len(before):
        return before_bytes.decode("ascii", "surrogateescape")
    return before_bytes.decode("utf-8", "surrogatepass")


def is_note(row: Mapping[str, Any]) -> bool:
    """True for a row of `edits` that changed nothing."""
    return row["before"] == row["after"] and row["before_bytes"] is None


def decoded(paragraphs: Iterable[str], edits: Iterable[Mapping[str, Any]]) -> str:
    """The decoded source of a document, to which `source_start` and `source_end` point, from its rows alone.

    `edits` may come in any order. Raises `LedgerMismatch` where the rows do not fit one another.
    """
    return _undone("\n\n".join(paragraphs), [row for row in edits if row["layer"] > 0])


def _undone(text: str, edits: Iterable[Mapping[str, Any]]) -> str:
    layers: dict[int, list[Edit]] = {}
    for row in edits:
        if row["rule"] not in (RAW, LINE) and not is_note(row):
            before = stored(row["before"], row["before_bytes"])
            edit = Edit(row["start"], row["end"], before, row["after"], row["rule"])
            layers.setdefault(row["layer"], []).append(edit)
    for layer in sorted(layers, reverse=True):
        text = revert(text, sorted(layers[layer], key=lambda edit: edit.start))
    return text


def rebuild(document: Mapping[str, Any], paragraphs: Iterable[str], edits: Iterable[Mapping[str, Any]]) -> bytes:
    """The bytes of an input (for a record: its text in UTF-8), from its rows alone.

    `edits` may come in any order. Raises `LedgerMismatch` where the rows do not fit one another.
    """
    edits = list(edits)
    for row in edits:
        if row["rule"] == RAW:
            return bytes(row["before_bytes"])
    text = _undone("\n\n".join(paragraphs), edits)
    try:
        return Decoded(text, document["encoding"], rule=document["decode_rule"]).encode()
    except UnicodeEncodeError as error:
        raise LedgerMismatch(
            f"{document['file_path']}: the text does not fit {document['encoding']}: {error}"
        ) from None
