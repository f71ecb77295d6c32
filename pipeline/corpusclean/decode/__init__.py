"""Bytes to text, by a ladder of rungs: each either knows the answer or leaves it to the next.

empty, binary formats, byte order marks, ISO-2022 and HZ, UTF-16 and UTF-32 by their NULs, control characters, strict
UTF-8, damaged UTF-8, and at last a ranking of legacy codecs by a language model. What was decided, by which rung and
how surely is recorded in the `Decoded`; every byte that was replaced is an edit.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from corpusclean.decode import binary, bom, escape, utf8, wide
from corpusclean.decode.outcome import drop_bom, lost_edits, settle
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource, UsageProblem

__all__ = ["decode"]


def decode(
    raw: bytes | bytearray | memoryview, *, encoding: str | None = None, neighbours: Sequence[str] = ()
) -> Decoded:
    """Read bytes as text; `.encode()` of the result is `raw` again, always.

    `encoding` overrules the ladder: bytes that it cannot read become U+FFFD, each as an edit. `neighbours` are the
    codecs that files of the same folder were surely in, in any order: a prior where the bytes leave a doubt.
    Raises `UndecodableSource` for what is no text, `UsageProblem` for an encoding that Python does not know.

    >>> decode("Привет, как дела?".encode("cp1251")).text
    'Привет, как дела?'
    >>> decode(b"\\x89PNG\\r\\n\\x1a\\n").text
    Traceback (most recent call last):
    corpusclean.error.UndecodableSource: binary: starts like a PNG image
    """
    if not isinstance(raw, bytes | bytearray | memoryview):
        raise TypeError(f"decode takes bytes, not {type(raw).__name__}; clean takes text")
    raw = bytes(raw)
    if encoding is not None:
        return _overruled(raw, encoding)
    if not raw:
        return Decoded("", "utf-8", rule="empty")
    binary.refuse_known(raw)
    found = bom.read(raw) or escape.read(raw)
    if found is not None:
        return found
    if 0 in raw and (found := wide.read(raw)) is not None:
        return found
    found = utf8.strict(raw) or utf8.salvage(raw)
    if found is None and binary.has_controls(raw) and (found := wide.by_language(raw)) is not None:
        return found
    binary.refuse_controls(raw)
    return found or _legacy(raw, neighbours)


def _legacy(raw: bytes, neighbours: Sequence[str]) -> Decoded:
    # NumPy and the model's tables are wanted here only; most files never come this far.
    from corpusclean.decode import ebcdic, ranking

    return ebcdic.read(raw) or ranking.rank(raw, neighbours)


def _overruled(raw: bytes, encoding: str) -> Decoded:
    known = _codec(encoding)
    if known is None:
        raise UsageProblem(
            f"unknown encoding {encoding!r}; name one that Python has, such as cp1252, koi8-r or gb18030"
        )
    name = "utf-8" if known.name == "utf-8-sig" else known.name
    if name == "utf-8":
        return utf8.repair(raw)
    if name in ("utf-16", "utf-32"):
        mark = next((m for m in (name + "-le", name + "-be") if raw.startswith("\ufeff".encode(m))), name + "-le")
        name = mark
    try:
        escaped = raw.decode(name, "surrogateescape")
    except UnicodeError as error:
        raise UndecodableSource("undecodable", f"not {name}: {error}") from error
    return settle(raw, name, escaped, (*drop_bom(escaped), *lost_edits(escaped)), "overruled")


def _codec(name: str) -> codecs.CodecInfo | None:
    """The codec of this name, if it reads text; None for one that does not exist or keeps no byte it cannot read."""
    try:
        known = codecs.lookup(name)
        if not known._is_text_encoding:
            return None
        known.encode("", "surrogateescape")  # idna knows one way with errors only, and there is one named undefined
    except (LookupError, ValueError):
        return None
    return known
