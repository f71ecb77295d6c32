"""UTF-16 and UTF-32 without a byte order mark: their NULs stand in columns."""

from __future__ import annotations

import unicodedata

from corpusclean.decode.outcome import settle
from corpusclean.document import Decoded

_SAMPLE = 4_096
# Share of a sample's characters that may be controls, unassigned or private: a wrong byte order gives far more.
_MOST_ODD = 0.05
_LEAST_NULS = 0.02
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
        if len(raw) % (4 if "32" in codec else 2) == 0:
            sample = raw[:_SAMPLE].decode(codec, "ignore")
            oddness = _oddness(sample)
            if sample and oddness <= _MOST_ODD:
                fits.append((oddness, -_plain(sample), codec))
    for _, _, codec in sorted(fits):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        return settle(raw, codec, text, (), "nul-pattern")
    return None


def _oddness(text: str) -> float:
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\n\r\f" for c in text)
    return odd / max(len(text), 1)


def _plain(text: str) -> float:
    """Share of blanks and ASCII: the wrong byte order turns them into rare characters."""
    return sum(c.isascii() for c in text) / max(len(text), 1)
