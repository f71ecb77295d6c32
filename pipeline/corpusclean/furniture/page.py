"""A document as a web page: each line with what it says, and the zones before, in and after the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.furniture.row import Row
from corpusclean.furniture.tail import tail_of
from corpusclean.layout.shape import is_bullet
from corpusclean.line import own_header, weigh
from corpusclean.marks import marks, page_marks
from corpusclean.signals import ends_sentence, is_unstopped

_TITLE = 22
_LONGEST_QUESTION = 110
_SOON = 3  # rows
_ASKING = ("?", "!", "？", "！", "؟")
_COLONS = ":："
_NEAR = 4  # rows between two sentences of one article, a heading and an inset between them
_END_SIGNS = " ♦◆■▪◼●∎□"
"""What magazines print behind an article's last word."""


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
            rows.append(Row(line, number, mark, weigh(bare), _is_stopped(bare)))
            told |= mark is None and bare[-1] in _COLONS and rows[-1].weight >= _TITLE
    bodies = [at for at, row in enumerate(rows) if row.is_body]
    first = _first_body(rows, bodies)
    last = bodies[-1] if bodies else -1
    kinds = frozenset(row.mark.kind for row in rows if row.mark is not None)
    return Page(rows, first, last, tail_of(rows, first) if kinds and whole else len(rows), kinds, whole)


def _is_stopped(text: str) -> bool:
    if ends_sentence(text) or ends_sentence(text.rstrip(_END_SIGNS)):
        return True
    return is_unstopped(text)


def _first_body(rows: Sequence[Row], bodies: Sequence[int]) -> int:
    """The first sentence that another follows soon; a teaser among menus stands by itself.

    A question or a call of one line above a find may be the title; an interview's has its answer below it.
    """
    told = [at for at in bodies if not _may_be_asked(rows, at)]
    bodies = told if len(told) > 1 else bodies
    for one, two in pairwise(bodies):
        if two - one <= _NEAR:
            return one
    return bodies[0] if bodies else len(rows)


def _may_be_asked(rows: Sequence[Row], at: int) -> bool:
    """A title may be as long as that, and end so."""
    asks = rows[at].weight <= _LONGEST_QUESTION and rows[at].line.text.rstrip().endswith(_ASKING)
    return asks and any(row.mark is not None for row in rows[at + 1 : at + 1 + _SOON])
