"""Runs of characters beyond ASCII: cut out by byte tables, judged once each, remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from corpusclean.characters.invisible import BIDI_CONTROLS, CONTROL
from corpusclean.characters.normal import MARKS_KEPT
from corpusclean.characters.substitution import Substitution
from corpusclean.gate.automaton import Automaton
from corpusclean.gate.look import Look, grouped
from corpusclean.gate.phrase import LIGATURES
from corpusclean.layout.shape import BLANKS
from corpusclean.mojibake import legacy, lost, suspect
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_REMEMBERED = 100_000  # runs; forgotten all at once, for the words that matter are back within a few documents
_LONGEST_REMEMBERED = 64  # bytes; a longer run is a sentence of a script without spaces and will not come again
_NAMED_CLASS = re.compile(r"\\[a-zA-Z]")
_ASCII = [chr(code) for code in range(0x80)]


class Runs:
    """Which rules could fire because of a run of characters beyond ASCII; rule `n` asks `looks[n]`.

    A look is given runs, with a blank between them, and says whether one of them is of the kind it looks for. Looks
    that are patterns (in RE2's dialect) are asked all at once.

    >>> judge = Runs(["[à-ö]", lambda words: "ß" in words])
    >>> [judge.found(text.encode()) for text in ("très", "Straße", "Straße, très")]
    [1, 2, 3]
    """

    def __init__(self, looks: Sequence[Look | str | None]) -> None:
        self._looks = grouped([None if isinstance(look, str) else look for look in looks])
        self._patterns = Automaton([(look,) if isinstance(look, str) else () for look in looks])
        self.owners = sum(1 << n for n, look in enumerate(looks) if look is not None)
        """All that ask, as bits."""
        self._harmless: set[bytes] = set()
        self._odd: dict[bytes, int] = {}

    def found(self, read: bytes) -> int:
        """The rules, as bits; the text is given in UTF-8."""
        found, new = 0, []
        for run in {*read.translate(suspect.BEYOND_ASCII).split()} - self._harmless:
            verdict = self._odd.get(run)
            if verdict is None:
                new.append(run)
            else:
                found |= verdict
        return found | self._judged(new) if new else found

    def _judged(self, new: Sequence[bytes]) -> int:
        """Judge runs not seen before: all together, and one by one only by looks that see something among them."""
        if len(self._harmless) + len(self._odd) > _REMEMBERED:
            self._harmless.clear()
            self._odd.clear()
        joined = b" ".join(new)
        words = joined.decode()
        kinds = self._patterns.found(joined)
        looks = [(look, mask) for look, mask in self._looks if look(words)]
        found = kinds | sum(mask for _, mask in looks)
        for run in new:
            if len(run) <= _LONGEST_REMEMBERED:
                verdict = 0
                if found:
                    word = run.decode()
                    verdict = sum(mask for look, mask in looks if look(word))
                    verdict |= self._patterns.found(run) if kinds else 0
                if verdict:
                    self._odd[run] = verdict
                else:
                    self._harmless.add(run)
        return found


def runs(rule: Rule) -> Look | str | None:
    """The look at runs without which the rule cannot fire, or a pattern for it; None where it needs no such run.

    >>> from corpusclean.pack import built_in
    >>> runs(built_in().named("mojibake/ftfy"))("naÃ¯ve")
    True
    """
    if rule.lexicon and not rule.hint:
        return LIGATURES
    if not rule.rewriter:
        return None
    known = _LOOKS.get(rule.name)
    if known is not None:
        return known()
    found = rewriter(rule)
    if not isinstance(found, Substitution) or found.needs or any(map(found.pattern.search, _ASCII)):
        return None
    # it matches a run of characters, all beyond ASCII
    pattern = found.pattern
    if _NAMED_CLASS.search(pattern.pattern):  # such classes mean something else to RE2
        return lambda words: pattern.search(words) is not None
    return pattern.pattern


@cache
def _suspect() -> Look:
    return lambda words: bool(suspect.among({*words.split(" ")})) if " " in words else suspect.is_suspect(words)


@cache
def _legacy() -> Look:
    return lambda words: any(map(legacy.is_odd, words.split(" ")))


@cache
def _lost() -> str:
    """Of a token that has ASCII in it, a run can only hold a piece; the longest one must be there, at its edge."""
    pieces = []
    for token in lost.table():
        longest = max(re.finditer(r"[^\x00-\x7f]+", token), key=lambda match: len(match[0]))
        opens = "(?:^| )" if longest.start() else ""
        closes = "(?: |$)" if longest.end() < len(token) else ""
        pieces.append(opens + longest[0] + closes)
    return "|".join(pieces)


@cache
def _not_normal() -> Look:
    def look(words: str) -> bool:
        # a mark that a run begins with may compose with the ASCII letter before it
        return not unicodedata.is_normalized("NFC", words) or any(
            unicodedata.combining(word[0]) for word in words.split(" ")
        )

    return look


def _control() -> str:
    return CONTROL.pattern.pattern


def _bidi() -> str:
    return BIDI_CONTROLS.pattern


def _ends_in_blank() -> str:
    blanks = "".join(blank for blank in BLANKS if not blank.isascii())
    return f"[{blanks}](?: |$)"


def _many_marks() -> str:
    return rf"\p{{M}}{{{MARKS_KEPT + 1}}}"


_LOOKS: Mapping[str, Callable[[], Look | str]] = {
    "mojibake/lost-character": _lost,
    "mojibake/utf-8-chain": _suspect,
    "mojibake/ftfy": _suspect,
    "mojibake/legacy-script": _legacy,
    "characters/bidi-control": _bidi,
    "characters/control": _control,
    "characters/nfc": _not_normal,
    "characters/combining-run": _many_marks,
    "layout/trailing-blanks": _ends_in_blank,
}
