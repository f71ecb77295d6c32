"""Kinds of characters, and how likely one follows another whatever the language.

The word lists behind `corpusclean.bigram` know letters only. What surrounds the letters (spaces, quotes, the lines
of a DOS box, control characters) betrays a wrong codec at least as well, and is much the same in every language:
an opening quote does not stand after a letter, a capital does not stand inside a word, a C1 control stands nowhere.
The weights below are natural logarithms, set by hand and checked against text in many languages.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

STEP = 1 / 16
"""One step of every table of the model, in nats."""

# Scripts that have capitals; `<name>` is the kind of a small letter, `<name>^` of a capital.
CASED = ("Latin", "Greek", "Cyrillic", "Armenian")
UNCASED = ("Arabic", "Hebrew", "Thai", "Devanagari", "Bengali", "Tamil", "Georgian")
WIDE = ("han", "kana", "hangul")

# Kinds that are no letters, each with its log-probability for one character of it after the end of a word.
BASE: dict[str, float] = {
    "space": -0.2,
    "digit": -4.5,
    "punctuation": -3.6,
    "control": -10.0,
    "quote-open": -5.5,
    "quote-close": -5.2,
    "guillemet-left": -5.5,
    "guillemet-right": -5.2,
    "quote-rare": -8.0,
    "apostrophe": -4.6,
    "dash": -5.2,
    "dash-rare": -8.0,
    "ellipsis": -6.0,
    "bullet": -7.0,
    "no-break": -6.5,
    "degree": -7.0,
    "section": -7.0,
    "right": -7.0,
    "currency": -8.0,
    "currency-rare": -12.5,
    "small-figure": -8.0,
    "ordinal": -8.0,
    "inverted": -8.0,
    "mathematics": -9.0,
    "mathematics-rare": -11.0,
    "accent": -11.0,
    "dagger": -10.5,
    "box-across": -8.0,
    "box-down": -8.0,
    "box-corner": -10.5,
    "block": -9.5,
    "symbol": -10.5,
    "soft-hyphen": -10.0,
    "c1": -14.0,
    "lost": -11.0,
    "private": -18.0,
    "other": -14.0,
    "rare-letter": -11.0,
    "wide-punctuation": -3.5,
    "wide-ascii": -6.5,
    "half-kana": -11.0,
    "zero-width": -8.5,
    "arabic-punctuation": -4.2,
    "arabic-digit": -7.5,
    "invalid": -14.0,
}

KINDS = (*BASE, *(name + case for name in CASED for case in ("", "^")), *UNCASED, *WIDE)
INDEX = {name: i for i, name in enumerate(KINDS)}

_CHARACTERS = {
    "space": " \t\n\r\f",
    "digit": "0123456789",
    "punctuation": '!"#$%&()*+,-./:;<=>?@[\\]^_{|}~',
    "apostrophe": "'’`",
    "quote-open": "“„‘",
    "quote-close": "”",
    "guillemet-left": "«",
    "guillemet-right": "»",
    "quote-rare": "‚‹›",
    "dash": "–—",
    "dash-rare": "―‐‑",
    "ellipsis": "…",
    "bullet": "•·∙‣",
    "no-break": "\u00a0\u202f",
    "degree": "°",
    "section": "§¶",
    "right": "©®™№",
    "currency": "€£",
    "currency-rare": "¥¢¤₪₫ƒ₧",
    "small-figure": "²³¹½¼¾µ",
    "ordinal": "ªº",
    "inverted": "¿¡",
    "mathematics": "×÷±−",
    "mathematics-rare": "¬≡≥≤≈∞√∩⌠⌡ⁿ∂∑∏∫Ω∆◊≠⌐πΣ¦",
    "accent": "¨´¸˜ˆ¯ˇ˘˙˚˝˛",
    "dagger": "†‡‰",
    "soft-hyphen": "\u00ad",
    "lost": "\N{REPLACEMENT CHARACTER}",
    "arabic-punctuation": "،؛؟٪٫٬ـ।",
    "arabic-digit": "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "zero-width": "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
    "box-across": "─━═╌╍┄┅┈┉",
    "box-down": "│┃║",
    "wide-punctuation": "、。「」『』・ー，：；！？（）《》〈〉【】〜～",
}
_RANGES = (
    ("rare-letter", 0x00AA, 0x02AF),
    ("rare-letter", 0x0370, 0x0FFF),
    ("rare-letter", 0x1E00, 0x1FFF),
    ("symbol", 0x2190, 0x2BFF),
    ("box-corner", 0x2500, 0x2580),
    ("block", 0x2580, 0x25A0),
    ("wide-punctuation", 0x3000, 0x3040),
    ("kana", 0x3040, 0x3100),
    ("other", 0x3100, 0x3400),
    ("han", 0x3400, 0xA000),
    ("hangul", 0xAC00, 0xD7A4),
    ("invalid", 0xD800, 0xE000),
    ("private", 0xE000, 0xF900),
    ("other", 0xF900, 0xFE00),
    ("wide-ascii", 0xFF01, 0xFF61),
    ("half-kana", 0xFF61, 0xFFA0),
    ("control", 0x0000, 0x0020),
    ("control", 0x007F, 0x0080),
    ("c1", 0x0080, 0x00A0),
)

# Signs that do not touch letters on either side.
_BOXES = ("box-across", "box-down", "box-corner", "block")
_STANDS_APART = frozenset(
    (*_BOXES, "currency", "currency-rare", "mathematics", "mathematics-rare", "dagger", "symbol", "bullet", "section")
) | {"right", "accent"}

# Signs that seldom stand right after a letter, and by how many nats.
_AFTER_LETTERS = {"quote-open": 3.0, "guillemet-left": 1.5, "dash": 1.0, "dash-rare": 3.0}

# What changes when two kinds meet: (first, second, nats added). A later line replaces an earlier one.
_MEET: tuple[tuple[tuple[str, ...], tuple[str, ...], float], ...] = (
    (("space",), ("quote-open", "guillemet-left", "inverted"), 1.2),
    (("space",), ("quote-close", "ellipsis", "degree"), -3.0),
    (("space",), ("guillemet-right",), -0.5),  # »German« and »Danish« open with it
    (("space",), ("dash", "dash-rare", "bullet", "box-across", "box-down"), 0.8),
    (("digit",), ("degree", "currency", "small-figure", "no-break", "ordinal"), 2.5),
    (("digit", "space"), ("mathematics",), 2.0),
    (("space", "digit", "punctuation"), ("arabic-punctuation",), -4.0),
    (("arabic-digit",), ("arabic-digit",), 4.0),
    (("punctuation",), ("quote-close", "quote-open", "guillemet-left", "guillemet-right", "dash"), 0.7),
    (("box-across",), ("box-across",), 7.5),
    (("box-across",), ("box-corner",), 5.5),
    (("box-corner",), ("box-across",), 6.5),
    (("space", "punctuation"), ("box-corner",), 2.0),
    (("block",), ("block",), 6.0),
    (("wide-punctuation",), ("wide-punctuation",), 1.0),
    (("half-kana",), ("half-kana",), 6.6),
    (("wide-ascii",), ("wide-ascii",), 2.5),
    (("rare-letter",), ("rare-letter",), 5.0),
    (("dash",), ("dash",), 3.0),
    (("bullet", "right", "symbol"), ("bullet", "right", "symbol"), 1.0),
    (("lost",), ("lost",), 3.0),
)


def _letters() -> tuple[str, ...]:
    return tuple(name for name in KINDS if name not in BASE)


def _script(kind: str) -> str:
    return "wide" if kind in WIDE else kind.rstrip("^")


def _letter_meets_letter(first: str, second: str) -> float:
    if _script(first) != _script(second):
        return -5.0 if first in WIDE or second in WIDE else -12.0
    if first in WIDE:
        return -0.1 if first == second or "hangul" not in (first, second) else -3.0
    if second.endswith("^"):
        return -0.35 if first.endswith("^") else -5.0
    return -0.5 if first.endswith("^") else -0.02


def _other_meets_letter(first: str, second: str) -> float:
    if second in WIDE:
        return -1.5
    start = -1.5 if second.endswith("^") else -0.4
    if second.startswith("Latin") and first in ("arabic-punctuation", "wide-ascii", "half-kana"):
        return start - 6.0
    if first in _STANDS_APART:
        return start - 2.5
    return start - {
        "space": 0.0,
        "punctuation": 0.7,
        "apostrophe": 0.2,
        "quote-close": 2.5,
        "guillemet-right": 1.5,
        "digit": 2.5,
        "c1": 3.0,
        "accent": 2.0,
    }.get(first, 1.0)


def _letter_meets_other(first: str, second: str) -> float:
    weight = BASE[second]
    if first in WIDE:
        return weight + {"wide-punctuation": 1.3, "space": -2.3, "punctuation": -0.5}.get(second, -1.0)
    if first.startswith("Latin") and second in ("arabic-punctuation", "wide-ascii", "half-kana"):
        return weight - 6.0
    if second in _STANDS_APART:
        return weight - 2.5
    if second in _AFTER_LETTERS:
        return weight - _AFTER_LETTERS[second]
    return (
        weight - 3.0
        if second
        in ("box-across", "box-down", "box-corner", "block", "small-figure", "degree", "inverted", "wide-punctuation")
        else weight
    )


def transitions() -> npt.NDArray[np.int32]:
    """How likely each kind follows each other kind, as a square table in steps (all at most 0)."""
    table = np.zeros((len(KINDS), len(KINDS)))
    for i, first in enumerate(KINDS):
        for j, second in enumerate(KINDS):
            if second in BASE:
                table[i, j] = BASE[second] if first in BASE else _letter_meets_other(first, second)
            elif first in BASE:
                table[i, j] = _other_meets_letter(first, second)
            else:
                table[i, j] = _letter_meets_letter(first, second)
    for firsts, seconds, nats in _MEET:
        for first in firsts:
            for second in seconds:
                table[INDEX[first], INDEX[second]] += nats
    return np.minimum(np.round(table / STEP), 0).astype(np.int32)


def kinds() -> npt.NDArray[np.uint8]:
    """The kind of each character of the first plane, letters of known alphabets left to the caller."""
    out = np.full(0x10000, INDEX["other"], np.uint8)
    for name, first, last in _RANGES:
        out[first:last] = INDEX[name]
    for name, characters in _CHARACTERS.items():
        for character in characters:
            out[ord(character)] = INDEX[name]
    return out
