"""The lines of a text that say by their words that they are web furniture, found without a look at most of them.

`lexicon.mark` is the judge. It is asked only about lines that begin as a phrase of its lists does, or that look like
one of its forms: of the lines of an article hardly any. (One RE2 pattern of all phrases was tried: its automaton takes
more memory than a worker should have.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from corpusclean import lexicon
from corpusclean.beginning import WHITE, likely_rows
from corpusclean.credit import LONGEST
from corpusclean.dialect import by_line, for_re2, hit_rows
from corpusclean.lexicon import Mark
from corpusclean.line import own_header
from corpusclean.lineform import FORM
from corpusclean.plea import asking_rows

_WIDTH = 45
"""Code points from which on a line may have been broken at a width."""
_FEWEST_BARS = 2
_RST_FIELD = re.compile(r":[^:\s][^:]*: ")
_TIME = re.compile(r"\d{1,2}:\d\d")
_MOST_TIMES = 4
"""Times alone on a line: of a player on a page; more are a timetable's, or a list's of tracks."""
_STOPS = (".", ",", ";", ":", "!", "?")
_MOST_BYTES = 8 << 20
_BESIDE = 100
"""Bytes that lines are remembered in, and what a line takes beside its characters: about."""
_BLANKS = re.escape(WHITE)


@lru_cache(maxsize=4)  # each rule of furniture asks
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
    found = {row: mark for row, mark in said.items() if row >= front and not _is_text(lines, row)}
    times = {row for row, mark in found.items() if mark.part == "form" and _TIME.fullmatch(lines[row].strip())}
    return {row: mark for row, mark in found.items() if row not in times} if len(times) > _MOST_TIMES else found


def _is_text(lines: Sequence[str], row: int) -> bool:
    """The line is a field of reStructuredText, a row of a table, or the end of a sentence that was broken at a width:
    small letters, a stop, and no stop above it."""
    text, above = lines[row].strip(), lines[row - 1].rstrip() if row else ""
    if _RST_FIELD.match(text):
        return True
    if (bars := text.count("|")) >= _FEWEST_BARS:
        return any(bars == line.count("|") for line in (above, lines[row + 1] if row + 1 < len(lines) else ""))
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
        likely = {*likely_rows(lexicon.folded(text).split("\n")), *hit_rows(by_line(form_pattern()), text)}
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
    form = for_re2(FORM) or "(?:.*)"
    return rf"^[{_BLANKS}]*{form}[{_BLANKS}]*$|\]\("
