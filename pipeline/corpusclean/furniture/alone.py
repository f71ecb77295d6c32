"""Finds that need no page around them: what they say, or where they stand in an article, is enough."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from corpusclean.credit import names_agency
from corpusclean.furniture.ending import asked_by, ends_article, names_channel
from corpusclean.furniture.row import Row
from corpusclean.layout.shape import is_bullet
from corpusclean.lexicon import Mark, folded
from corpusclean.plea import plea

_LABEL_FREE = ("related",)
_LONGEST_LABELLED = 200  # weight
_STOPS = (".", "。", "।", "۔")
_COLONS, _STRUCTURE = ":：", "#`<&|-=~{}[$>"
_LABEL_ENDS = (*_STOPS, ":", "：")
_LONGEST = 220  # weight
_CLOSING_KINDS = ("ad", "share", "subscribe", "related", "comments", "tags", "credit", "cookie", "legal", "nav")
_CLOSING_WORDS = ("ad", "share", "comments")
"""Kinds that one word says below an article; one word of another kind may be a heading that lost its text."""
_LAST_KINDS = ("share", "comments", "related")
"""Kinds that close a document also where a name or a title stands between them and the last sentence."""
_MOST_BETWEEN = 2  # rows
_MOST_LABELS = 3  # rows above a title
_STEM = 5  # characters of a word for advertising that stand in the others for it, too
_FEWEST_TAGS = 2
_SENTENCE = 60  # weight of a line from which on a full stop makes it a sentence of an article
_TELLING_KEY = 18
"""Letters of a phrase that begins no other sentence."""
_WE = re.compile(
    r"\b(?:us|our|uns|unser\w*|nous|notre|nos|nuestr\w*|s[ií]g[au]enos|nostr\w*|seguici|seguiteci|noss[oa]s?|ons|onze|nas"
    r"|nasz\w*|naszych|bizi|bülten\w*|kanal[ıi]m[ıi]z\w*)\b",
    re.IGNORECASE,
)
"""Those who speak, in the languages that have most of such pages: without them a long sentence is left alone."""
_FIELDS = ("mail", "akismet", "correo", "posta", "browser", "navig", "naveg", "przegląda", "tarayıcı", "spam")
_COOKIES = ("cookie", "çerez", "ciastecz", "куки", "クッキー")


class Alone:
    """Which finds of a page's rows are furniture whatever else the document holds; asked of many, it looks around once.

    Either the phrase is no heading and nobody's sentence; or it asks for what only pages ask for, between two sentences
    of an article; or it stands below the last of these, with nothing but finds behind it. Of rights a page speaks at
    its end only: what stands above a licence or in a list of works is the author's.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._own = [at for at, row in enumerate(rows) if row.mark is None]

    def __call__(self, at: int) -> bool:
        """True for the find in this row."""
        row = self._rows[at]
        found = row.mark
        if found is None or (found.kind == "legal" and self._own and self._own[-1] > at):
            return False
        if found.certain and found.part in ("sure", "line", "form"):
            return True
        if found.certain and found.kind in _LABEL_FREE and found.part == "label" and _is_labelled(row):
            return True
        if self._speaks_of_page(row, found) and self._is_between_sentences(at):
            return True
        return at >= self._closing or (found.kind == "ad" and at < _MOST_LABELS and _opens(self._rows, at, found))

    def _speaks_of_page(self, row: Row, found: Mark) -> bool:
        """It asks for a channel, says what becomes of an address or of cookies, or names an agency's picture."""
        text = row.line.text.lower()
        if found.kind == "credit":
            return found.part == "label" and names_agency(row.line.text)
        if found.part != "start" or row.weight > _LONGEST:
            return False
        if found.kind == "cookie":
            return _names(_COOKIES, text) and not self._is_about_cookies
        if found.kind == "comments":
            return found.certain and len(found.key) >= _TELLING_KEY and _names(_FIELDS, text)
        return found.kind in ("subscribe", "share") and names_channel(text) and not _may_be_prose(row)

    @cached_property
    def _is_about_cookies(self) -> bool:
        return any(_names(_COOKIES, self._rows[at].line.text.lower()) for at in self._own)

    def _is_between_sentences(self, at: int) -> bool:
        """Above it and below it are sentences of an article, or finds; so it is no item of a list and no heading."""
        place = bisect_left(self._own, at)
        around = [self._rows[near] for near in self._own[max(0, place - 1) : place + 1]]
        return place > 0 and all(row.is_body for row in around)

    @cached_property
    def _closing(self) -> int:
        """The first of the rows that end the document, each a find, below the last sentence of an article; a row or two
        that are neither a list nor a heading may stand above what only pages end with."""
        rows, first = self._rows, len(self._rows)
        while first > 0 and _may_close(rows[first - 1]):
            first -= 1
        if ends_article(rows[:first]):
            return first
        last = next((at for at in range(first - 1, -1, -1) if rows[at].is_body), -1)
        between = [row.line.text.strip() for row in rows[last + 1 : first][: _MOST_BETWEEN + 1]]
        fits = (
            all(row.mark is not None and _ends_pages(row.mark) for row in rows[first:])
            and len(between) <= _MOST_BETWEEN
            and not any(is_bullet(text) or text[0] in _STRUCTURE or text[-1] in _COLONS for text in between)
            and ends_article(rows[: last + 1])
        )
        return first if fits else len(rows)


def _is_labelled(row: Row) -> bool:
    return not row.line.text.rstrip().endswith(_LABEL_ENDS) and row.weight <= _LONGEST_LABELLED


def _names(words: Sequence[str], lowered: str) -> bool:
    return any(word in lowered for word in words)


def _may_be_prose(row: Row) -> bool:
    """A sentence of an article's length that only begins as furniture does, and asks nothing for those who speak."""
    found = row.mark
    return (
        found is not None
        and found.part == "start"
        and row.stopped
        and row.weight >= _SENTENCE
        and (plea(row.line.text) is None or _WE.search(row.line.text) is None)
    )


def _opens(rows: Sequence[Row], at: int, found: Mark) -> bool:
    """The label of an advertisement above an article's title, where nothing that follows speaks of any."""
    above, below = rows[: at + 1], rows[at + 1 :]
    if not all(row.mark is not None and row.mark.kind == "ad" for row in above):
        return False
    title = next((row for row in below if row.mark is None), None)
    if title is None or title.is_body or not any(row.is_body for row in below):
        return False
    return not any(
        found.key[:_STEM] in folded(row.line.text) for row in below if row.mark is None or row.mark.kind != "ad"
    )


def _ends_pages(found: Mark) -> bool:
    """It asks nothing that an author may ask under a heading of his own."""
    return found.kind in _LAST_KINDS and (found.part != "start" or (found.kind == "comments" and found.certain))


def _may_close(row: Row) -> bool:
    found = row.mark
    if row.weight > _LONGEST or (found is not None and found.kind not in _CLOSING_KINDS):
        return False
    return asked_by(row.line.text) is not None if found is None else _is_no_heading(row, found)


def _is_no_heading(row: Row, found: Mark) -> bool:
    text = row.line.text.strip()
    if found.kind == "credit":
        return found.part == "label" and names_agency(text)
    if _may_be_prose(row):
        return found.kind == "comments" and found.certain and len(found.key) >= _TELLING_KEY
    if found.kind == "tags":
        return found.part == "label" and text.count(",") + 1 >= _FEWEST_TAGS and not text.endswith(_STOPS)
    if found.part == "label":
        return _is_labelled(row)
    return found.part != "plea" and (" " in text or found.kind in _CLOSING_WORDS)
