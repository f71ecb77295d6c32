"""The encoding of a document too large to be held at once: decided for the whole of it, before its parts are read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from corpusclean.decode import decode
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

_HEAD = 1 << 20
_STEP = 1 << 20
_SLICE = 1 << 16
_SLICES = 16
_EDGE = re.compile(rb"[\t\n\r ]")


def survey(read: Callable[[int, int], bytes], size: int, encoding: str | None = None) -> Decoded | None:
    """How to read `size` bytes of which `read` gives any range: a `Decoded` without text.

    `encoding` is the user's word. Bytes that are UTF-8 from end to end are UTF-8; else the ladder of `decode` judges
    slices from all over the document. None where that finds no text.

    >>> raw = "Как дела? ".encode("cp1251") * 10_000
    >>> survey(lambda start, end: raw[start:end], len(raw)).encoding
    'cp1251'
    """
    head = read(0, min(size, _HEAD))
    try:
        if encoding is not None:
            return _about(decode(head[:_SLICE], encoding=encoding))
        found = _of_head(head)
        if found.rule in ("ebcdic", "escape") or found.encoding.startswith(("utf-16", "utf-32")):
            return _about(found)
        fault = _first_fault(read, size)
        if fault < 0:
            return Decoded("", "utf-8", rule="bom" if head.startswith(codecs.BOM_UTF8) else "utf-8")
        return _about(decode(b"\n".join(_slices(read, size, fault))))
    except UndecodableSource:
        return None


def _about(found: Decoded) -> Decoded:
    return Decoded(
        "",
        found.encoding,
        rule=found.rule,
        confidence=found.confidence,
        runner_up=found.runner_up,
        margin=found.margin,
    )


def _of_head(head: bytes) -> Decoded:
    """What the ladder says of the head, which ends anywhere: with escapes it has to end with a line, and in UTF-16
    its last character may be half a pair."""
    if b"\x1b" in head or b"~{" in head:
        found = decode(head[: head.rfind(b"\n") + 1])
        if found.rule == "escape":
            return found
    try:
        return decode(head)
    except UndecodableSource:
        return decode(head[:-2])


def _first_fault(read: Callable[[int, int], bytes], size: int) -> int:
    """About where the bytes cease to be UTF-8; -1 where they never do."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for at in range(0, size, _STEP):
        try:
            decoder.decode(read(at, min(at + _STEP, size)), final=at + _STEP >= size)
        except UnicodeDecodeError as error:
            return at + error.start
    return -1


def _slices(read: Callable[[int, int], bytes], size: int, fault: int) -> Iterator[bytes]:
    """Slices from all over a document, and the one with the first fault, each from edge to edge of words.

    One with a single edge, as in a language without blanks, is taken from there to its end; one without any, whole.
    """
    places = {size * at // _SLICES for at in range(_SLICES)}
    for at in sorted({*places, max(0, fault - _SLICE // 2)}):
        piece = read(at, min(at + _SLICE, size))
        first = _EDGE.search(piece) if at else None
        start = first.end() if first else 0
        last = max(piece.rfind(b" "), piece.rfind(b"\n")) if at + _SLICE < size else len(piece)
        yield piece[start:last] if last > start else piece[start:] or piece
