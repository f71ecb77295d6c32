"""Text of a document or a file name, made harmless for a terminal."""

from __future__ import annotations

import unicodedata

_SHOWN = {"\n": "⏎", "\t": "⇥", "\r": "␍"}


def visible(text: str) -> str:
    """The text with control, format and bidi characters as something that can be seen.

    >>> visible("a\\x1b[31m\\u202e\\n")
    'a␛[31m<202E>⏎'
    """
    return "".join(_picture(char) for char in text)


def _picture(char: str) -> str:
    if char in _SHOWN:
        return _SHOWN[char]
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<{ord(char):04X}>"
    return char
