"""A document as a web page: each line with what it says, and the zones before, in and after the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise

from corpusclean.draft import Draft
from corpusclean.furniture.row import Row
from corpusclean.furniture.tail import tail_of
from corpusclean.layout.shape import is_bullet
from corpusclean.line import own_header
from corpusclean.marks import marks, page_marks

_TITLE = 22
_LONGEST_QUESTION = 110
_SOON = 3  # rows
_ASKING = ("?", "!", "？", "！", "؟")
_COLONS = ":："
_NEAR = 4  # rows between two sentences of one article, a heading and an inset between them


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The rows of a page and the borders of its zones, as indexes into `rows`. A page equals itself alone."""

    rows: Sequence[Row]
    first: int
    """The first row of the article's body; `len(rows)` where there is none."""
    last: int
    """The last row of the body, -1 where there is none."""
    tail: int
    """Where everything that follows is furniture; `len(rows)` where nothing is, or the document is no page."""
    kinds: frozenset[str] = frozenset()
    """The kinds of furniture that its lines speak of."""
    whole: bool = True
    """The document is a page by its signals; where it is not, only what needs no page counts."""


@lru_cache(maxsize=4)
def page(draft: Draft) -> Page:
    """The draft as a page; what a list holds that a sentence leads to ("Our addresses are:") is the author's."""
    rows = []
    whole = draft.signals.page
    known = page_marks(draft.text) if whole else marks(draft.text)
    front = own_header(draft.text)
    told = False
    for number, line in enumerate(draft.lines):
        bare = line.text.strip()
        if bare and number >= front:
            told = told and is_bullet(bare)
            mark = None if told else known.get(number)
            rows.append(Row(line, number, mark))
            told |= mark is None and bare[-1] in _COLONS and rows[-1].weight >= _TITLE
    first = _first_body(rows)
    last = next((at for at in range(len(rows) - 1, first - 1, -1) if rows[at].is_body), -1)
    kinds = frozenset(row.mark.kind for row in rows if row.mark is not None)
    return Page(rows, first, last, tail_of(rows, first) if kinds and whole else len(rows), kinds, whole)


def _first_body(rows: Sequence[Row]) -> int:
    """The first sentence that another follows soon; a teaser among menus stands by itself.

    A question or a call of one line above a find may be the title; an interview's has its answer below it.
    """
    told = (at for at, row in enumerate(rows) if row.is_body and not _may_be_asked(rows, at))
    few = [*islice(told, 2)]
    bodies = chain(few, told) if len(few) > 1 else (at for at, row in enumerate(rows) if row.is_body)
    highest = None
    for one, two in pairwise(bodies):
        if two - one <= _NEAR:
            return one
        highest = one if highest is None else highest
    if highest is None:
        return next((at for at, row in enumerate(rows) if row.is_body), len(rows))
    return highest


def _may_be_asked(rows: Sequence[Row], at: int) -> bool:
    """A title may be as long as that, and end so."""
    asks = rows[at].weight <= _LONGEST_QUESTION and rows[at].line.text.rstrip().endswith(_ASKING)
    return asks and any(row.mark is not None for row in rows[at + 1 : at + 1 + _SOON])
