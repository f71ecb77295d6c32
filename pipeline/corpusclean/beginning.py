"""How the phrases of the lists begin, and which lines begin so: hardly any line of an article does.

What `lexicon.phrase_key` takes off a line before it looks it up is taken off here as well, and maybe more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from corpusclean import lexicon

WHITE = " \t\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Blanks that may stand on a line."""
_SIGNS = "|·•/,;»>-–—"
"""Signs between the words of a menu; `lexicon` reads them as blanks, a dash only where blanks stand round it."""
_BEFORE = lexicon.EDGE + WHITE + _SIGNS + "([（［+’"
_COUNTED = _BEFORE + "0123456789km"
_STEM = 4
"""Characters of a first word by which it is looked up; a shorter one is looked up as it is."""
_SHORT = tuple(range(1, _STEM))
_SECOND = 3
"""Characters of a second word that are looked at."""
_ALONE = ""
"""The second word of a phrase of one word: anything may follow but more of the word."""
_ANYTHING = "\n"
"""The second word of a phrase that any other may follow."""
_CUT = rf"\s\d'’{re.escape(_SIGNS)}"
_FIRST_WORDS = re.compile(
    rf"^([^{_CUT}]*)(?:(?!\n)[{_CUT}][{re.escape(_BEFORE.replace(chr(10), ''))}]*([^{_CUT}]{{0,{_SECOND}}}))?", re.M
)


class Beginnings:
    """First words of phrases, each with the beginnings of the second words that may follow it.

    >>> known = Beginnings([("read", "mor"), ("menu", "")])
    >>> [known.begin(line) for line in ("read more", "readmore", "read on", "menu:", "menus of today")]
    [True, True, False, True, False]
    """

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        seconds: dict[str, set[str]] = {}
        for first, second in words:
            if first:
                seconds.setdefault(first, set()).add(second)
        self._short = {first: found for first, found in seconds.items() if len(first) < _STEM}
        self._long: dict[str, list[tuple[str, Set[str]]]] = {}
        for first, found in seconds.items():
            if len(first) >= _STEM:
                self._long.setdefault(first[:_STEM], []).append((first, found))

    def begin(self, line: str) -> bool:
        """True when the line, in folded case and with nothing before its first word, begins as one of the phrases."""
        short = self._short
        for length in _SHORT:
            found = short.get(line[:length])
            if found is not None and _goes_on(line, length, found):
                return True
        for first, seconds in self._long.get(line[:_STEM], ()):
            if line.startswith(first) and _goes_on(line, len(first), seconds):
                return True
        return False


def _goes_on(line: str, at: int, seconds: Set[str]) -> bool:
    """True when what stands behind the first word, which ends at `at`, may stand there."""
    rest = line[at : at + _SECOND]
    if not rest[:1].isalpha():
        if _ALONE in seconds:
            return True  # the word ends
        rest = line[at:].lstrip(_BEFORE)[:_SECOND]
    elif _ALONE in seconds and len(line.split(maxsplit=1)) == 1:
        return True  # it runs together with others
    if rest[:1].isdecimal() or _ANYTHING in seconds:
        return True
    return rest != "" and (rest in seconds or rest[:2] in seconds or rest[:1] in seconds)


def likely_rows(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines, in folded case, that begin as a phrase does: of these `lexicon.mark` may know one.

    >>> list(likely_rows(["low tide", "» share on facebook", "12 comments"]))
    [1, 2]
    """
    worded, counted = _known()
    for row, line in enumerate(lines):
        head = line and line.lstrip(_BEFORE)
        if not head:
            continue
        if worded.begin(head):
            yield row
        elif head[0].isdecimal():
            behind = head.lstrip(_COUNTED)
            if not behind or head[0] > "9" or counted.begin(behind):
                yield row


@cache
def _known() -> tuple[Beginnings, Beginnings]:
    """The beginnings of all phrases, and what follows the number that others begin with."""
    tables = lexicon.phrasebook()
    phrases = [*{**tables.whole, **tables.label, **tables.starts}]
    bare = [phrase.lstrip(_BEFORE) for phrase in phrases]
    counted = [phrase[:1].isdecimal() for phrase in bare]
    bare = [phrase.lstrip(_COUNTED) if is_counted else phrase for phrase, is_counted in zip(bare, counted, strict=True)]
    words = [
        _opened(first, second) if phrase in tables.starts else (first, second)
        for phrase, (first, second) in zip(phrases, _first_words(bare), strict=True)
    ]
    worded = (pair for pair, is_counted in zip(words, counted, strict=True) if not is_counted)
    return Beginnings(worded), Beginnings(pair for pair, is_counted in zip(words, counted, strict=True) if is_counted)


def _opened(first: str, second: str) -> tuple[str, str]:
    """The words of a phrase that only begins a line: a single one may go on with more of the word."""
    if second:
        return first, second
    return (first[:-1], first[-1:]) if len(first) > 1 else (first, _ANYTHING)


def _first_words(phrases: Sequence[str]) -> list[tuple[str, str]]:
    """The first word of each phrase and the beginning of its second, as far as every way of writing it has them.

    All are read at once, which takes a third of the time; no phrase has a line break in it.
    """
    return _FIRST_WORDS.findall("\n".join(phrases))
