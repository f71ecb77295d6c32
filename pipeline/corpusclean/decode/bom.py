"""Byte order marks: they name the encoding, and go."""

from __future__ import annotations

import codecs

from corpusclean.decode import utf8
from corpusclean.decode.outcome import drop_bom, settle
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(raw: bytes) -> Decoded | None:
    """The text after a byte order mark; None where there is none that holds.

    Raises `UndecodableSource` for UTF-16 that is damaged: half a character cannot be told from noise.

    >>> read(b"\\xff\\xfeh\\0i\\0").text
    'hi'
    """
    if raw.startswith(codecs.BOM_UTF8):
        return _utf8(raw)
    fault = ""
    for mark, codec in _WIDE:
        if raw.startswith(mark):
            try:
                text = raw.decode(codec)
            except UnicodeDecodeError as error:
                fault = f"starts with the mark of {codec}, but byte {error.start} is not {codec}: {error.reason}"
                continue
            return settle(raw, codec, text, drop_bom(text), "bom")
    # Windows-1252 text may start with the same two bytes (thorn and y diaeresis), but never does; NULs settle it.
    if fault and 0 in raw:
        raise UndecodableSource("damaged-utf-16", fault)
    return None


def _utf8(raw: bytes) -> Decoded | None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return utf8.salvage(raw)
    return settle(raw, "utf-8", text, drop_bom(text), "bom")
