"""A title that stands twice above its article: a picture says it as well, or the way from the home page ends in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpusclean.furniture.block import BlockRule
from corpusclean.furniture.page import Page
from corpusclean.furniture.row import Row
from corpusclean.lexicon import mark

_TOP = 12  # rows
_SPACE = " \t\u3000>»›|/·•"


def echo_rows(sheet: Page) -> Iterator[int]:
    """The second of two equal titles, and the line above a title that leads to it from a word such as "Home"."""
    if sheet.first == len(sheet.rows):
        return  # no sentence: a refrain stands twice as well
    for at in range(min(sheet.first, _TOP) - 1):
        one, two = sheet.rows[at], sheet.rows[at + 1]
        if not two.is_title_like:
            continue
        if one.line.text.strip() == two.line.text.strip():
            yield at + 1
        elif _leads_to(one, two):
            yield at


def _leads_to(way: Row, title: Row) -> bool:
    text, end = way.line.text.strip(), title.line.text.strip()
    if len(text) <= len(end) or not text.endswith(end):
        return False
    steps = _words(text[: -len(end)])
    found = mark(steps[0]) if steps else None
    return found is not None and found.kind == "nav"


def _words(text: str) -> Sequence[str]:
    return text.translate(dict.fromkeys(map(ord, _SPACE), " ")).split()


ECHO = BlockRule("residue/title-echo", echo_rows, pages_only=False)
