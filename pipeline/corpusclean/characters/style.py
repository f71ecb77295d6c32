"""Changes of style, for corpora that want one spelling of quotes, dashes, widths and digits. None is on by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from corpusclean.characters.substitution import Becomes, Substitution

_QUOTES = {"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"}
_DASHES = {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-"}


def _each(change: Callable[[str], str]) -> Becomes:
    return lambda _text, match: change(match[0])


def _half(text: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) for char in text)


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text)


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


STRAIGHT_QUOTES: Final = Substitution(
    "characters/straight-quotes", re.compile("[“”„‟‘’‚‛]"), _each(_QUOTES.__getitem__)
)
PLAIN_DASHES: Final = Substitution("characters/plain-dashes", re.compile("[‐‑‒–—―−]"), _each(_DASHES.__getitem__))
THREE_DOTS: Final = Substitution("characters/three-dots", re.compile("…"), _each(lambda _: "..."))
HALF_WIDTH: Final = Substitution("characters/half-width", re.compile("[！-～]+"), _each(_half))
ASCII_DIGITS: Final = Substitution("characters/ascii-digits", re.compile(r"[^\D0-9]+"), _each(_digits))
NFKC: Final = Substitution("characters/nfkc", re.compile("[^\x00-\x7f]+"), _each(_nfkc))
