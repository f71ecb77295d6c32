"""Encodings that switch character sets by escapes: ISO-2022 and HZ. All their bytes are ASCII, so UTF-8 would do."""

from __future__ import annotations

import re

from corpusclean.decode.outcome import settle
from corpusclean.document import Decoded

# A switch to a set of two bytes; terminal colours (ESC [) and the rest of ANSI never look like it.
_SWITCH = re.compile(rb"\x1b(?:\$[@AB]|\$\([CDOPQ]|\$\)[ACG]|\([IJ]|\.[AF])")
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_ISO_2022 = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_2004", "iso2022_jp_ext", "iso2022_kr")


def read(raw: bytes) -> Decoded | None:
    """Text in ISO-2022-JP, ISO-2022-KR or HZ, or None.

    >>> read("日本語".encode("iso2022_jp")).text
    '日本語'
    """
    if b"\x1b" in raw and _SWITCH.search(raw):
        return _first(raw, _ISO_2022)
    if b"~{" in raw and _HZ.search(raw):
        return _first(raw, ("hz",))
    return None


def _first(raw: bytes, codecs: tuple[str, ...]) -> Decoded | None:
    for codec in codecs:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if not text.isascii():
            return settle(raw, codec, text, (), "escape")
    return None
