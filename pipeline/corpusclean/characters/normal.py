"""One way to write a character: NFC, no typographic ligatures, no towers of accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from corpusclean.characters.substitution import Substitution
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.rewriter import trim

MARKS_KEPT: Final = 10
"""Combining marks that a character may carry; the longest that a language writes are about six."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# An ASCII character starts afresh: nothing that stands before it changes with it, so runs between them are
# normalised on their own, each with the one ASCII character that its first mark may belong to.
_RUN = re.compile("[\x00-\x7f]?[^\x00-\x7f]+")


class _Nfc:
    name: Final = "characters/nfc"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits for the runs that are not in Unicode's normal form C."""
        if unicodedata.is_normalized("NFC", draft.text):
            return
        for match in _RUN.finditer(draft.text):
            if not unicodedata.is_normalized("NFC", match[0]):
                for start, cluster in _clusters(match[0]):
                    after = unicodedata.normalize("NFC", cluster)
                    if after != cluster:
                        yield replace(trim(match.start() + start, cluster, after, self.name))


def _clusters(run: str) -> Iterator[tuple[int, str]]:
    """The pieces of a run that normalise on their own: cut before each character that takes part in nothing."""
    start = 0
    for at in range(1, len(run)):
        if _starts_afresh(run[at]):
            yield start, run[start:at]
            start = at
    yield start, run[start:]


def _starts_afresh(char: str) -> bool:
    """True for a character that no character before it can combine with."""
    first = unicodedata.normalize("NFD", char)[0]
    return not unicodedata.combining(first) and char not in _second_halves()


@cache
def _second_halves() -> frozenset[str]:
    """The characters of class 0 that compose with one before them: vowel signs, Hangul vowels and finals."""
    found = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for code in (*range(0x900, 0x1C00), *range(0x11000, 0x12000), *range(0x16000, 0x17000)):  # all that Unicode has
        pieces = unicodedata.decomposition(chr(code)).split()
        if len(pieces) == 2 and not pieces[0].startswith("<"):
            second = chr(int(pieces[1], 16))
            if not unicodedata.combining(second):
                found.add(second)
    return frozenset(found)


class _CombiningRun:
    name: Final = "characters/combining-run"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Of more than `MARKS_KEPT` combining marks in a row, those behind the limit go."""
        if draft.text.isascii():
            return
        for match in _marks().finditer(draft.text):
            start = match.start() + MARKS_KEPT
            yield Edit(start, match.end(), draft.text[start : match.end()], "", self.name)


@cache
def _marks() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(rf"\p{{M}}{{{MARKS_KEPT}}}\p{{M}}+", options)


def _ligature(_text: str, match: re.Match[str]) -> str:
    return _LIGATURES[match[0]]


LIGATURE: Final = Substitution("characters/ligature", re.compile("[ﬀ-ﬆ]"), _ligature)
NFC: Final = _Nfc()
COMBINING_RUN: Final = _CombiningRun()
