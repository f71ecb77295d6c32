"""The lines of a text that say by their words that they are web furniture, found at the speed of an automaton.

`lexicon.mark` is the judge. It is asked only about lines that begin as a phrase of its lists does, or that look like
one of its forms: of the lines of an article hardly any. Both are found by one pattern each, made from the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from corpusclean import lexicon
from corpusclean.credit import LONGEST
from corpusclean.dialect import by_line, for_re2, hit_rows
from corpusclean.lexicon import Mark
from corpusclean.line import front_matter
from corpusclean.plea import asking_rows

_BEGINNING = 5
"""Characters of a phrase that are looked for: with more, fewer lines are found, and the automaton is larger: 5 of them
take 90 ms to compile and find five lines in a hundred, 8 take 210 ms and find two."""
_TAB = r"\t"
_SPACE = _TAB + r"\r\f\v \x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_BARS = "|·•/,;»>"
_DASHES = "-–—"
"""Signs between the words of a menu; `lexicon` reads them as blanks, a dash only where blanks stand round it."""


def marks(text: str) -> Mapping[int, Mark]:
    """The furniture of a text: what `lexicon.mark` says of each line of which it says something, by line number.

    Front matter is the author's own, whatever it says. The text holds no lone surrogates.

    >>> {row: mark.kind for row, mark in marks("Low tide\\n\\nShare on Facebook").items()}
    {2: 'share'}
    """
    said = said_by_lines(text)
    front = front_matter(text) if said else 0
    return {row: mark for row, mark in said.items() if row >= front}


@lru_cache(maxsize=4)  # the gate asks, and then the rules that it lets through
def said_by_lines(text: str) -> Mapping[int, Mark]:
    """What the lines of a text say by themselves, wherever they stand: `marks` of any text that holds these lines."""
    lines = [line if len(line) <= lexicon._LONGEST_LINE else "" for line in text.split("\n")]
    short = "\n".join(lines)
    likely = {*hit_rows(_phrases(), lexicon.folded(short)), *hit_rows(by_line(form_pattern()), short)}
    found = ((row, lexicon.mark(lines[row])) for row in sorted(likely))
    return {row: mark for row, mark in found if mark is not None}


@lru_cache(maxsize=4)
def page_marks(text: str) -> Mapping[int, Mark]:
    """What `marks` says of the lines of a page, and what their form says of the others: credits and pleas.

    >>> {row: mark.kind for row, mark in page_marks("Log in\\nAnn Lee / Reuters\\nLow tide").items()}
    {0: 'nav', 1: 'credit'}
    """
    lines, found = text.split("\n"), dict(marks(text))
    front = front_matter(text)
    asking = {*asking_rows(text)}
    short = (row for row, line in enumerate(lines) if len(line) <= LONGEST)
    for row in sorted({*short, *asking} - found.keys()):
        mark = lexicon.phrased(lines[row], asks=row in asking) if row >= front else None
        if mark is not None:
            found[row] = mark
    return dict(sorted(found.items()))


@cache
def form_pattern() -> str:
    """The pattern of a line that has a link, or is of one of the forms that the lists do not hold."""
    form = for_re2(lexicon._FORM) or "(?:.*)"
    return rf"^[{_SPACE}]*{form}[{_SPACE}]*$|\]\("


@cache
def _phrases() -> Any:
    """A line, in folded case, that begins as a phrase does, with anything that `phrase_key` takes off before it."""
    tables = lexicon._tables()
    edge = re.escape(lexicon._EDGE + _BARS + "([+").replace(r"\ ", "").replace("\\\t", "")
    whole, beginnings = set[str](), set[str]()
    for phrase in (*tables.whole, *tables.label, *tables.starts):
        short = len(phrase) <= _BEGINNING and phrase not in tables.starts
        (whole if short else beginnings).add(phrase[:_BEGINNING])
    # a short phrase ends where its word does, or it is the first of words that ran together on a line of their own
    short_ones = f"(?:{_either(whole)})(?:[^\\p{{L}}\\p{{N}}]|$|[^{_SPACE}]*[{_SPACE}]*$)"
    # what is set in by three blanks or a tab is an author's own
    opening = rf"^ {{0,2}}(?:[{_SPACE.replace(' ', '').replace(_TAB, '')}{edge}][{_SPACE}{edge}]*)?"
    return by_line(f"{opening}(?:{short_ones}|{_either(beginnings)})")


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(_beginning, phrases)))


def _beginning(phrase: str) -> str:
    """What a phrase may look like before it is looked up: other blanks, or none between words that ran together."""
    result = ""
    for char in phrase:
        if char.isdecimal():
            result += r"\p{Nd}[\p{Nd}.,:]*[km]?"
        elif char == " ":
            result += rf"[{_SPACE}{re.escape(_BARS + _DASHES)}]*"
        else:
            result += "['’]" if char == "'" else f"\\x{{{ord(char):x}}}"
    return result
