"""The article's title among the rows above its text: told by what repeats it, and by what is written below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpusclean.furniture.page import Page
from corpusclean.furniture.row import Row
from corpusclean.stem import is_spoken_of, stems
from corpusclean.tags.article import is_credited
from corpusclean.tags.byline import name_in
from corpusclean.tags.date import date_of

_GAP = re.compile(r" ?[|·•»›>→:：] ?| [-–—/] |[|｜_]| ?[–—] ?")
"""What stands between a title and the name of its site, or between the steps of the way to it."""
_ECHOED, _MOST_SITE = 16, 0.6
"""The least weight of a title that is known by its echo, and the most that the site's name takes of the echo."""
_TOP = 3  # rows from the first among which a page says its own title
_BODY = 4000  # code points of the text below that are searched for the title's words
_SAID = 2  # words of a title, and half of them, occur in the text below it
_TELLING = 4  # words from which on it says something that the text below does not have them
_LONGEST = 200  # weight
_KNOWN, _LONG_MENU = 3, 10
"""So many lines of a menu, some of them known, do not stand between a title and its text."""
_ARROWS = (" > ", " › ", " » ", " → ")
_SIGNS = (*_ARROWS, " / ", " | ")
_NO_WAY = "#`<&|-=~{}[$>"
_STEP, _LONGEST_STEP, _LONGEST_WAY = 4, 30, 120  # words, code points, weight


@dataclass(frozen=True, slots=True)
class Told:
    """A title that can be told from other lines, by more than its length."""

    at: int
    """Its row."""
    echoes: frozenset[int]
    """Rows that say the same: the page's own title with its site, the way from the home page, a second copy."""
    lead: range
    """The rows between the page's own title and the article's: whatever they say, it is not the article's."""
    words: frozenset[str]
    """The words of the text below, as `stems` cuts them."""

    def share(self, text: str) -> float:
        """The share of its words that occur in the text below, 0 to 1."""
        found = stems(text)
        return len(found & self.words) / max(1, len(found))

    def is_foreign(self, text: str, most: float) -> bool:
        """True for words enough, of which at most such a share occurs in the text below."""
        return len(stems(text)) >= _TELLING and self.share(text) <= most


@lru_cache(maxsize=4)  # the rules of one stage ask one after another about the same page
def told_title(sheet: Page) -> Told | None:
    """The title of the article, where something tells it from the lines around it."""
    rows, until = sheet.rows, sheet.first
    if not 1 < until < len(rows):
        return None
    words = _words_below(sheet)
    echo = _echoed(rows, until, words)
    if echo is not None:
        since, text = echo
        copies = _copies(rows, range(since + 1, until), text)
        return Told(copies[-1], frozenset((since, *copies[:-1])), range(since + 1, copies[0]), words)
    candidates = [at for at in range(until) if may_be_title(rows[at])]
    first = _below_menus(rows, [at for at in candidates if is_spoken_of(rows[at].line.text, words, _SAID)])
    if first is None:
        first = next((at for at in candidates if _is_signed(rows, at) and stems(rows[at].line.text) & words), None)
    if first is None:
        short = (at for at in range(until) if rows[at].is_short and rows[at].mark is None)
        first = next(
            (at for at in short if _signs(rows, at + 1) and is_spoken_of(rows[at].line.text, words, _SAID)), None
        )
    if first is None:
        return None
    copies = _copies(rows, range(first, until), rows[first].line.text.strip())
    return Told(copies[-1], frozenset(copies[:-1]), range(0), words)


def _below_menus(rows: Sequence[Row], spoken_of: Sequence[int]) -> int | None:
    """The first of these lines; but a line of a menu may have words of the text, too, and then the title is below."""
    found = None
    for at in spoken_of:
        if found is None or _is_menu(rows[found + 1 : at]):
            found = at
    return found


def _is_menu(rows: Sequence[Row]) -> bool:
    """Many short lines, some of which are known from menus."""
    known = sum(row.mark is not None and row.mark.kind == "nav" for row in rows)
    return known >= _KNOWN and sum(row.mark is not None or row.is_short for row in rows) >= _LONG_MENU


def _copies(rows: Sequence[Row], where: range, text: str) -> list[int]:
    return [at for at in where if rows[at].line.text.strip() == text]


def _text_below(rows: Sequence[Row], first: int) -> str:
    pieces, length = [], 0
    for row in rows[first:]:
        if row.is_body:
            pieces.append(row.line.text)
            length += len(pieces[-1])
            if length > _BODY:
                break
    return " ".join(pieces)[:_BODY]


def may_be_title(row: Row) -> bool:
    """Long enough for a title, and no caption, tag, date, name or way from the home page."""
    text = row.line.text.strip()
    return (
        row.is_title_like
        and row.weight <= _LONGEST
        and not is_credited(text)
        and not (text[0] == "#" and text[1:2].isalpha())
        and not (is_way(row) or is_credit(text))
    )


def speaks_of(sheet: Page, text: str) -> bool:
    """The article's text has the words of a line above it."""
    return is_spoken_of(text, _words_below(sheet), _SAID)


@lru_cache(maxsize=4)
def _words_below(sheet: Page) -> frozenset[str]:
    return stems(_text_below(sheet.rows, sheet.first))


def _is_signed(rows: Sequence[Row], at: int) -> bool:
    """A date or a writer's name stands right above it or right below."""
    return _signs(rows, at - 1) or _signs(rows, at + 1)


def _signs(rows: Sequence[Row], at: int) -> bool:
    return 0 <= at < len(rows) and is_credit(rows[at].line.text)


def is_way(row: Row) -> bool:
    """The steps from the home page to the section: a few words each, with the same arrow, bar or stroke between."""
    text = row.line.text.strip()
    if row.mark is not None or row.stopped or row.weight > _LONGEST_WAY or text[0] in _NO_WAY or text[-1] in _NO_WAY:
        return False
    steps = next((found for sign in _SIGNS if len(found := text.split(sign)) > (1 if sign in _ARROWS else 2)), [])
    return bool(steps) and all(0 < len(step.split()) <= _STEP and len(step) <= _LONGEST_STEP for step in steps)


def is_credit(text: str) -> bool:
    """A line that says when an article was written, or by whom."""
    return date_of(text.strip()) != "" or name_in(text.strip()) != ""


def says_itself_twice(sheet: Page) -> bool:
    """A row above the text says a later one with something else: a page that says its own title first does so.

    Without it no title has a `Told.lead`; to see that much takes no look at the text below.
    """
    return any(True for _ in _echoes(sheet.rows, sheet.first))


def _echoed(rows: Sequence[Row], until: int, words: Collection[str]) -> tuple[int, str] | None:
    """The first row that says a later row's text and a site's or a section's name with it, and that text.

    A menu's words may stand twice, too; the text below has to know the title's.
    """
    for at, part in _echoes(rows, until):
        if len(stems(part).intersection(words)) >= (1 if at < _TOP else 2):
            return at, part
    return None


def _echoes(rows: Sequence[Row], until: int) -> Iterator[tuple[int, str]]:
    last = {rows[at].line.text.strip(): at for at in range(until) if _is_title_alone(rows[at])}
    for at in range(until if last else 0):
        text = rows[at].line.text.strip()
        for part in () if text.startswith("#") else _parts(text):  # a heading in markup is the author's
            if last.get(part, -1) > at:
                yield at, part


def _is_title_alone(row: Row) -> bool:
    return row.mark is None and _ECHOED <= row.weight <= _LONGEST


def _parts(text: str) -> Iterator[str]:
    """What stands before and behind each gap, if that is most of the text."""
    if len(text) > 2 * _LONGEST:
        return
    for gap in _GAP.finditer(text):
        for part in (text[: gap.start()], text[gap.end() :]):
            if len(part) >= (1 - _MOST_SITE) * len(text):
                yield part.strip()
