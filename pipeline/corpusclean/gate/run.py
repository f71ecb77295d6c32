"""Runs of characters beyond ASCII: cut out by byte tables, judged once each, remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, reduce
from operator import or_

from corpusclean.characters.invisible import BIDI_CONTROLS, CONTROL
from corpusclean.characters.normal import MARKS_KEPT
from corpusclean.characters.substitution import Substitution
from corpusclean.gate.automaton import Automaton
from corpusclean.gate.look import Look, grouped
from corpusclean.gate.phrase import LIGATURES
from corpusclean.mojibake import legacy, lost, suspect
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_REMEMBERED = 100_000  # runs; forgotten all at once, for the words that matter are back within a few documents
_BYTES = 4 << 20  # of runs; of a script without spaces they are sentences, asked again when their text is changed
_LONGEST_REMEMBERED = 1 << 14  # bytes
_NAMED_CLASS = re.compile(r"\\[a-zA-Z]")
_ASCII = [chr(code) for code in range(0x80)]


class Runs:
    """Which rules could fire because of a run of characters beyond ASCII; rule `n` asks `looks[n]`.

    A look is given runs and says which of them are of the kind it looks for. Looks that are patterns (in RE2's
    dialect) are asked all at once.

    >>> judge = Runs(["[à-ö]", lambda runs: {run for run in runs if "ß" in run}])
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
        self._bytes = 0

    def found(self, read: bytes) -> int:
        """The rules, as bits; the text is given in UTF-8."""
        runs = read.translate(suspect.BEYOND_ASCII).split()
        if self._harmless.issuperset(runs):
            return 0
        found, new = 0, []
        for run in {*runs} - self._harmless:
            verdict = self._odd.get(run)
            if verdict is None:
                new.append(run)
            else:
                found |= verdict
        return found | self._judged(new) if new else found

    def _judged(self, new: Sequence[bytes]) -> int:
        """Judge runs not seen before: all together, and one by one only by patterns that are found among them."""
        if len(self._harmless) + len(self._odd) > _REMEMBERED or self._bytes > _BYTES:
            self._harmless.clear()
            self._odd.clear()
            self._bytes = 0
        joined = b" ".join(new)
        words = {*joined.decode().split(" ")}
        verdicts: dict[bytes, int] = {}
        for look, mask in self._looks:
            for word in look(words):
                run = word.encode()
                verdicts[run] = verdicts.get(run, 0) | mask
        found = reduce(or_, verdicts.values(), 0)
        if kinds := self._patterns.found(joined):
            found |= kinds
            for run in new:
                if kind := self._patterns.found(run):
                    verdicts[run] = verdicts.get(run, 0) | kind
        short = [run for run in new if len(run) <= _LONGEST_REMEMBERED]
        self._odd |= {run: verdicts[run] for run in short if run in verdicts}
        self._harmless.update([run for run in short if run not in verdicts])
        self._bytes += sum(map(len, short))
        return found


def runs(rule: Rule) -> Look | str | None:
    """The look at runs without which the rule cannot fire, or a pattern for it; None where it needs no such run.

    >>> from corpusclean.pack import built_in
    >>> runs(built_in().named("mojibake/ftfy"))({"Ã¯", "é"})
    {'Ã¯'}
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
        return lambda runs: {run for run in runs if pattern.search(run)}
    return pattern.pattern


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


def _not_normal(runs: Set[str]) -> Set[str]:
    """Runs that are not in normal form; a mark that one begins with may compose with the ASCII letter before it."""
    marked = {run for run in runs if unicodedata.combining(run[0])}
    if unicodedata.is_normalized("NFC", " ".join(runs)):
        return marked
    return marked.union(run for run in runs if not unicodedata.is_normalized("NFC", run))


def _control() -> str:
    return CONTROL.pattern.pattern


def _bidi() -> str:
    return BIDI_CONTROLS.pattern


def _ends_in_blank() -> str:
    from corpusclean.layout.shape import BLANKS

    blanks = "".join(blank for blank in BLANKS if not blank.isascii())
    return f"[{blanks}](?: |$)"


def _many_marks() -> str:
    return rf"\p{{M}}{{{MARKS_KEPT + 1}}}"


_LOOKS: Mapping[str, Callable[[], Look | str]] = {
    "mojibake/lost-character": _lost,
    "mojibake/utf-8-chain": lambda: suspect.among,
    "mojibake/ftfy": lambda: suspect.among,
    "mojibake/legacy-script": lambda: legacy.among,
    "characters/bidi-control": _bidi,
    "characters/control": _control,
    "characters/nfc": lambda: _not_normal,
    "characters/combining-run": _many_marks,
    "layout/trailing-blanks": _ends_in_blank,
}
