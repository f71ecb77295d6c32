"""The lines of a text that say by their words that they are web furniture, found without a look at most of them.

`lexicon.mark` is the judge. It is asked only about lines that begin as a phrase of its lists does, or that look like
one of its forms: of the lines of an article hardly any. (One RE2 pattern of all phrases was tried: its automaton takes
more memory than a worker should have.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from corpusclean import lexicon
from corpusclean.credit import LONGEST
from corpusclean.dialect import by_line, for_re2, hit_rows
from corpusclean.lexicon import Mark
from corpusclean.line import own_header
from corpusclean.plea import asking_rows

_WIDTH = 45
"""Code points from which on a line may have been broken at a width."""
_RST_FIELD = re.compile(r":[^:\s][^:]*: ")
_STOPS = (".", ",", ";", ":", "!", "?")
_MOST_BYTES = 8 << 20
_BESIDE = 100
"""Bytes that lines are remembered in, and what a line takes beside its characters: about."""
_BEGINNING = 3
"""Characters of a second word that are looked at."""
_NUMBER = "number"
_ANYTHING = "\n"
"""The second word of a phrase that any other may follow."""
_WHITE = " \t\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SIGNS = "|·•/,;»>-–—"
"""Signs between the words of a menu; `lexicon` reads them as blanks, a dash only where blanks stand round it."""
_BEFORE = lexicon.EDGE + _WHITE + _SIGNS + "([（［+’"
_COUNTED = _BEFORE + "0123456789km"
_BLANKS = re.escape(_WHITE)
_CUT = rf"\s\d'’{re.escape(_SIGNS)}"
_FIRST_WORDS = re.compile(
    rf"^([^{_CUT}]*)(?:(?!\n)[{_CUT}][{re.escape(_BEFORE.replace(chr(10), ''))}]*([^{_CUT}]{{0,{_BEGINNING}}}))?", re.M
)


def marks(text: str) -> Mapping[int, Mark]:
    """The furniture of a text: what `lexicon.mark` says of each line of which it says something, by line number.

    Front matter is the author's own, whatever it says. The text holds no lone surrogates.

    >>> {row: mark.kind for row, mark in marks("Low tide\\n\\nShare on Facebook").items()}
    {2: 'share'}
    """
    said = said_by_lines(text)
    if not said:
        return said
    front, lines = own_header(text), text.split("\n")
    return {row: mark for row, mark in said.items() if row >= front and not _is_text(lines, row)}


def _is_text(lines: Sequence[str], row: int) -> bool:
    """The line is a field of reStructuredText, or the end of a sentence that was broken at a width: small letters, a
    stop, and no stop above it."""
    text, above = lines[row].strip(), lines[row - 1].rstrip() if row else ""
    if _RST_FIELD.match(text):
        return True
    if len(above) < _WIDTH or above.endswith(_STOPS) or not text[:1].islower():
        return False
    return text.endswith(_STOPS) and not text.endswith("..")


@lru_cache(maxsize=4)  # the gate asks, and then the rules that it lets through
def said_by_lines(text: str) -> Mapping[int, Mark]:
    """What the lines of a text say by themselves, wherever they stand: `marks` of any text that holds these lines."""
    lines = text.split("\n")
    marked = _heard().marked({*lines})
    return {row: marked[line] for row, line in enumerate(lines) if line in marked} if marked else {}


class _Heard:
    """What lines say, remembered: a text that was changed in some places is asked again, and lines are repeated."""

    def __init__(self) -> None:
        self._silent: set[str] = set()
        self._marked: dict[str, Mark] = {}
        self._bytes = 0

    def marked(self, lines: Set[str]) -> Mapping[str, Mark]:
        """The lines that say something, with what they say."""
        new: Set[str] = lines - self._silent - self._marked.keys()
        if new and self._bytes > _MOST_BYTES:
            self._silent.clear()
            self._marked.clear()
            self._bytes, new = 0, lines
        if new:
            self._hear([line for line in new if len(line) <= lexicon.LONGEST_LINE])
        return {line: self._marked[line] for line in lines & self._marked.keys()}

    def _hear(self, lines: Sequence[str]) -> None:
        text = "\n".join(lines)
        self._bytes += len(text) + _BESIDE * len(lines)
        likely = {*_begin_as_phrases(lexicon.folded(text).split("\n")), *hit_rows(by_line(form_pattern()), text)}
        found = ((lines[row], lexicon.mark(lines[row])) for row in likely)
        said = {line: mark for line, mark in found if mark is not None}
        self._marked |= said
        self._silent.update(lines)
        self._silent.difference_update(said)


@lru_cache(maxsize=1)  # a bounded one, so that it is forgotten with all that is remembered of texts
def _heard() -> _Heard:
    return _Heard()


@lru_cache(maxsize=4)
def page_marks(text: str) -> Mapping[int, Mark]:
    """What `marks` says of the lines of a page, and what their form says of the others: credits and pleas.

    >>> {row: mark.kind for row, mark in page_marks("Log in\\nAnn Lee / Reuters\\nLow tide").items()}
    {0: 'nav', 1: 'credit'}
    """
    lines, found = text.split("\n"), dict(marks(text))
    front = own_header(text)
    asking = {*asking_rows(text)}
    short = (row for row, line in enumerate(lines) if len(line) <= LONGEST)
    for row in sorted({*short, *asking} - found.keys()):
        mark = lexicon.phrased(lines[row], asks=row in asking) if row >= front else None
        if mark is not None and not _is_text(lines, row):
            found[row] = mark
    return dict(sorted(found.items()))


@cache
def form_pattern() -> str:
    """The pattern of a line that has a link, or is of one of the forms that the lists do not hold."""
    form = for_re2(lexicon.FORM) or "(?:.*)"
    return rf"^[{_BLANKS}]*{form}[{_BLANKS}]*$|\]\("


def _begin_as_phrases(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines, in folded case, that begin as a phrase does: of these `lexicon.mark` may know one.

    What `phrase_key` takes off a line before it looks it up is taken off here as well, and maybe more.
    """
    openings = _openings()
    for row, line in enumerate(lines):
        head = line and line.lstrip(_BEFORE)
        if not head:
            continue
        two, one = openings.get(head[:2]), openings.get(head[:1])
        if (two is not None and two.begins(head)) or (one is not None and one.begins(head)):
            yield row
        elif head[:1].isdecimal():
            behind = head.lstrip(_COUNTED)
            if not behind or head[0] > "9" or openings[_NUMBER].begins(behind):
                yield row


@dataclass(frozen=True, slots=True)
class _Opening:
    """How phrases begin that have their first two characters in common."""

    seconds: Mapping[str, tuple[str, ...]]
    """For each first word what may follow it, signs and blanks aside."""
    lengths: tuple[int, ...]
    """The lengths that first words have."""
    alone: frozenset[str]
    """First words that anything may follow but more of the word."""

    def begins(self, line: str) -> bool:
        """The line begins as one of the phrases does."""
        for length in self.lengths:
            first = line[:length]
            if first in self.seconds and self._goes_on(line, first):
                return True
        return False

    def _goes_on(self, line: str, first: str) -> bool:
        rest = line[len(first) :]
        if first in self.alone and (not rest[:1].isalpha() or len(line.split(maxsplit=1)) == 1):
            return True  # the word ends, or it runs together with others
        rest = rest.lstrip(_BEFORE)
        return rest[:1].isdecimal() or rest.startswith(self.seconds[first])


@cache
def _openings() -> Mapping[str, _Opening]:
    """The beginnings of all phrases; under `_NUMBER` what follows the number that others begin with."""
    tables = lexicon.phrasebook()
    bins: dict[str, dict[str, set[str]]] = {}
    phrases = [*{**tables.whole, **tables.label, **tables.starts}]
    bare = [phrase.lstrip(_BEFORE) for phrase in phrases]
    counted = [phrase[:1].isdecimal() for phrase in bare]
    bare = [phrase.lstrip(_COUNTED) if is_counted else phrase for phrase, is_counted in zip(bare, counted, strict=True)]
    for phrase, is_counted, words in zip(phrases, counted, _first_words(bare), strict=True):
        first, second = words
        if phrase in tables.starts and not second:
            # it may go on with more of the word
            first, second = (first[:-1], first[-1:]) if len(first) > 1 else (first, _ANYTHING)
        if first:
            bins.setdefault(_NUMBER if is_counted else first[:2], {}).setdefault(first, set()).add(second)
    return {
        two: _Opening(
            {first: tuple(one.strip(_ANYTHING) for one in seconds if one) for first, seconds in found.items()},
            tuple(sorted({len(first) for first in found})),
            frozenset(first for first, seconds in found.items() if "" in seconds),
        )
        for two, found in bins.items()
    }


def _first_words(phrases: Sequence[str]) -> list[tuple[str, str]]:
    """The first word of each phrase and the beginning of its second, as far as every way of writing it has them.

    All are read at once, which takes a third of the time; no phrase has a line break in it.
    """
    return _FIRST_WORDS.findall("\n".join(phrases))
