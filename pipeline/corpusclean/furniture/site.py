"""What a site prints round each of its articles: lines that stand above the title and once more below the text.

No list of phrases is asked, so it holds in any language; but it asks for more than one line, and for a title that the
text below it tells and a byline or a date signs. A table of contents stands below its title, and a refrain has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpusclean.furniture.page import Page
from corpusclean.furniture.row import Row
from corpusclean.furniture.title import Told, is_credit, told_title
from corpusclean.stem import stems

_LOWEST = 200  # rows above a title
_SHORTEST = 8  # weight
_FEWEST = 2  # lines, one below the other in both places
_MUCH_ALIKE, _FEWEST_STEMS = 0.8, 6
_SURELY = 0.6  # the share of the title's words that the text below has
_BESIDE = 2  # rows from the title to its date or its writer
_MOST_BODY, _MOST_SENTENCES = 0.15, 3
"""The share of all sentences, and the number of them, that may stand below the site's lines and go with them."""


def site_rows(sheet: Page) -> Iterator[int]:
    """The lines above the title that the site says again, and everything from their second copies on."""
    if not _FEWEST < sheet.first < len(sheet.rows):
        return
    above = {row.line.text for row in sheet.rows[: sheet.first]}
    again = any(row.line.text in above for row in sheet.rows[sheet.first + 1 :])
    told = told_title(sheet) if again else None
    if told is None or not _FEWEST <= told.at <= _LOWEST or not _is_beyond_doubt(sheet.rows, told):
        return
    rows = sheet.rows
    run = _second_copies(rows, told.at, sheet.first)
    if run and _is_small(rows, run):
        yield from (at for at in range(told.at) if any(_says_again(rows[at], rows[two]) for two in run))
        yield from range(_with_finds(rows, sheet.first, run.start), len(rows))


def _is_beyond_doubt(rows: Sequence[Row], told: Told) -> bool:
    beside = rows[max(0, told.at - _BESIDE) : told.at + _BESIDE + 1]
    return told.share(rows[told.at].line.text) >= _SURELY and any(is_credit(row.line.text) for row in beside)


def _second_copies(rows: Sequence[Row], title: int, first: int) -> range:
    """The last run of rows below the text that say what neighbours above the title say, in the same order."""
    above = {row.line.text.strip(): at for at, row in enumerate(rows[:title])}
    for last in range(len(rows) - 1, first, -1):
        at = above.get(rows[last].line.text.strip())
        if at is None or not _says_again(rows[at], rows[last]):
            continue
        up = _alike(rows[:at][::-1], rows[max(first + 1, last - at) : last][::-1])
        down = _alike(rows[at + 1 : title], rows[last + 1 : last + title - at])
        if up + 1 + down >= _FEWEST:
            return range(last - up, last + down + 1)
    return range(0)


def _alike(one: Sequence[Row], two: Sequence[Row]) -> int:
    """How many rows say again what the others say, from the first on."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _says_again(*pair), pairs))


def _says_again(one: Row, two: Row) -> bool:
    """The same line, or a sentence in nearly the same words."""
    if one.line.text.strip() == two.line.text.strip():
        return one.weight >= _SHORTEST and any(map(str.isalpha, one.line.text))
    if not (one.is_body and two.is_body):
        return False
    own, other = stems(one.line.text), stems(two.line.text)
    return len(own) >= _FEWEST_STEMS and len(own & other) >= _MUCH_ALIKE * max(len(own), len(other))


def _is_small(rows: Sequence[Row], run: range) -> bool:
    """Little text stands below the run: no second page of the article."""
    below = [row.weight for row in rows[run.stop :] if row.is_body]
    whole = sum(row.weight for row in rows if row.is_body)
    return len(below) <= _MOST_SENTENCES and sum(below) <= _MOST_BODY * whole


def _with_finds(rows: Sequence[Row], first: int, start: int) -> int:
    """The highest find above the run with nothing but lines between that are no sentences; else the run itself."""
    best = at = start
    while at - 1 > first and not rows[at - 1].stopped:
        at -= 1
        if rows[at].mark is not None:
            best = at
    return best
