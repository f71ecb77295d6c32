"""Runs of characters beyond ASCII: cut out by byte tables, judged once each, remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from corpusclean.characters.invisible import CONTROL
from corpusclean.characters.normal import MARKS_KEPT
from corpusclean.characters.substitution import Substitution
from corpusclean.gate.look import Look, grouped
from corpusclean.mojibake import legacy, lost, suspect
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_REMEMBERED = 100_000  # runs; forgotten all at once, for the words that matter are back within a few documents
_LONGEST_REMEMBERED = 64  # bytes; a longer run is a sentence of a script without spaces and will not come again
_ASCII = [chr(code) for code in range(0x80)]
_ONLY_BEYOND_ASCII = bytes([0x20] * 0x80 + list(range(0x80, 0x100)))


class Runs:
    """Which rules could fire because of a run of characters beyond ASCII; rule `n` asks `looks[n]`.

    A look is given runs, with a blank between them, and says whether one of them is of the kind it looks for.

    >>> judge = Runs([re.compile("[à-ö]").search, re.compile("ß").search])
    >>> judge.found("très"), judge.found("Straße"), judge.found("Straße, très")
    (1, 2, 3)
    """

    def __init__(self, looks: Sequence[Look | None]) -> None:
        self._looks = grouped(looks)
        self._harmless: set[bytes] = set()
        self._odd: dict[bytes, int] = {}

    def found(self, text: str) -> int:
        """The rules, as bits."""
        if not self._looks:
            return 0
        found, new = 0, []
        for run in {*text.encode().translate(_ONLY_BEYOND_ASCII).split()} - self._harmless:
            verdict = self._odd.get(run)
            if verdict is None:
                new.append(run)
            else:
                found |= verdict
        return found | self._judged(new) if new else found

    def _judged(self, new: Sequence[bytes]) -> int:
        """Judge runs not seen before: all together, and one by one only if there is something among them."""
        if len(self._harmless) + len(self._odd) > _REMEMBERED:
            self._harmless.clear()
            self._odd.clear()
        words = b" ".join(new).decode()
        found = [(look, mask) for look, mask in self._looks if look(words)]
        short = [run for run in new if len(run) <= _LONGEST_REMEMBERED]
        if not found:
            self._harmless.update(short)
            return 0
        for run in short:
            word = run.decode()
            verdict = sum(mask for look, mask in found if look(word))
            if verdict:
                self._odd[run] = verdict
            else:
                self._harmless.add(run)
        return sum(mask for _, mask in found)


def runs(rule: Rule) -> Look | None:
    """The look at runs without which the rule cannot fire; None where it needs no such run.

    >>> from corpusclean.pack import built_in
    >>> runs(built_in().named("mojibake/ftfy"))("naÃ¯ve")
    True
    """
    if not rule.rewriter:
        return None
    known = _LOOKS.get(rule.name)
    if known is not None:
        return known()
    found = rewriter(rule)
    if not isinstance(found, Substitution) or found.needs or any(map(found.pattern.search, _ASCII)):
        return None
    return found.pattern.search  # type: ignore[return-value]  # matches a run of characters, all beyond ASCII


@cache
def _suspect() -> Look:
    return lambda words: any(map(suspect.is_suspect, words.split(" ")))


@cache
def _legacy() -> Look:
    return lambda words: any(map(legacy.is_odd, words.split(" ")))


@cache
def _lost() -> Look:
    """Of a token that has ASCII in it, a run can only hold a piece; the longest one must be there, at its edge."""
    pieces = []
    for token in lost.table():
        longest = max(re.finditer(r"[^\x00-\x7f]+", token), key=lambda match: len(match[0]))
        opens = "(?<![^ ])" if longest.start() else ""
        closes = "(?![^ ])" if longest.end() < len(token) else ""
        pieces.append(opens + re.escape(longest[0]) + closes)
    return re.compile("|".join(pieces)).search  # type: ignore[return-value]


@cache
def _not_normal() -> Look:
    def look(words: str) -> bool:
        # a mark that a run begins with may compose with the ASCII letter before it
        return not unicodedata.is_normalized("NFC", words) or any(
            unicodedata.combining(word[0]) for word in words.split(" ")
        )

    return look


@cache
def _control() -> Look:
    return CONTROL.pattern.search  # type: ignore[return-value]


@cache
def _many_marks() -> Look:
    def look(words: str) -> bool:
        return any(
            len(word) > MARKS_KEPT and sum(unicodedata.category(char)[0] == "M" for char in word) > MARKS_KEPT
            for word in words.split(" ")
        )

    return look


_LOOKS: Mapping[str, Callable[[], Look]] = {
    "mojibake/lost-character": _lost,
    "mojibake/utf-8-chain": _suspect,
    "mojibake/ftfy": _suspect,
    "mojibake/legacy-script": _legacy,
    "characters/control": _control,
    "characters/nfc": _not_normal,
    "characters/combining-run": _many_marks,
}
