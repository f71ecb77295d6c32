"""UTF-16 and UTF-32 without a byte order mark: their NULs stand in columns."""

from __future__ import annotations

import unicodedata

from corpusclean.decode.outcome import LOST, settle
from corpusclean.document import Decoded

_SAMPLE = 4_096
# Share of a sample's characters that may be lost, controls, unassigned or private: a wrong width gives far more.
_MOST_ODD = 0.05
_LEAST_NULS = 0.02
# Blanks and punctuation are ASCII in nearly all text; where they are not, small whole numbers look like letters.
_LEAST_PLAIN = 0.02
# Real text has 2 to 4 nats a character above random; the wrong byte order is far below 0.
_LEAST_SCORE = 1.0
_CODECS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


def read(raw: bytes) -> Decoded | None:
    """Text in UTF-16 or UTF-32 without a mark, or None where no layout explains the NULs.

    >>> read("Grüße".encode("utf-16-le")).encoding
    'utf-16-le'
    """
    if raw[:_SAMPLE].count(0) < _LEAST_NULS * len(raw[:_SAMPLE]):
        return None
    fits = []
    for codec in _CODECS:
        sample = raw[:_SAMPLE].decode(codec, "replace")
        oddness = _oddness(sample)
        if oddness <= _MOST_ODD and (_plain(sample) >= _LEAST_PLAIN * len(sample) or _is_language(sample)):
            fits.append((-_plain(sample), oddness, codec))
    if not fits:
        return None
    codec = min(fits)[2]  # where this one fails there is damage, and the other order would make rubbish of the text
    try:
        return settle(raw, codec, raw.decode(codec), (), "nul-pattern")
    except UnicodeDecodeError:
        return None


def by_language(raw: bytes) -> Decoded | None:
    """Text in UTF-16 with few NULs or none, such as Chinese without blanks: told by the language it makes.

    >>> by_language("昨天晚上我们过了河，看到了黄色的花。".encode("utf-16-be")).encoding
    'utf-16-be'
    """
    from corpusclean import bigram

    best = (_LEAST_SCORE, "")
    for codec in ("utf-16-le", "utf-16-be"):
        best = max(best, (bigram.score(raw[:_SAMPLE].decode(codec, "replace")), codec))
    if not best[1]:
        return None
    try:
        return settle(raw, best[1], raw.decode(best[1]), (), "nul-pattern")
    except UnicodeDecodeError:
        return None


def _oddness(text: str) -> float:
    odd = sum(c == LOST or (unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\t\n\r\f") for c in text)
    return odd / max(len(text), 1)


def _plain(text: str) -> int:
    """How many blanks and other ASCII: the wrong byte order turns them into rare characters."""
    return sum(c.isascii() and (c.isprintable() or c in "\t\n\r\f") for c in text)


def _is_language(text: str) -> bool:
    from corpusclean import bigram

    return bigram.score(text) >= _LEAST_SCORE
