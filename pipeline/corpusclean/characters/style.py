"""Changes of style, for corpora that want one spelling of quotes, dashes, widths and digits. None is on by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from corpusclean.draft import Draft
from corpusclean.edit import Edit

_QUOTES = {"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"}
_DASHES = {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-"}


@dataclass(frozen=True, slots=True)
class Style:
    """A rewriter that changes each match of a pattern by a function of its text alone."""

    name: str
    pattern: re.Pattern[str]
    change: Callable[[str], str]

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each match that changes."""
        if draft.text.isascii():
            return
        for match in self.pattern.finditer(draft.text):
            after = self.change(match[0])
            if after != match[0]:
                yield Edit(match.start(), match.end(), match[0], after, self.name)


def _half(text: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) for char in text)


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text)


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


STRAIGHT_QUOTES: Final = Style("characters/straight-quotes", re.compile("[“”„‟‘’‚‛]"), _QUOTES.__getitem__)
PLAIN_DASHES: Final = Style("characters/plain-dashes", re.compile("[‐‑‒–—―−]"), _DASHES.__getitem__)
THREE_DOTS: Final = Style("characters/three-dots", re.compile("…"), lambda _: "...")
HALF_WIDTH: Final = Style("characters/half-width", re.compile("[！-～]+"), _half)
ASCII_DIGITS: Final = Style("characters/ascii-digits", re.compile(r"[^\D0-9]+"), _digits)
NFKC: Final = Style("characters/nfkc", re.compile("[^\x00-\x7f]+"), _nfkc)
