"""A document as a web page: each line with what it says, and the zones before, in and after the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpusclean.draft import Draft
from corpusclean.furniture.writer import is_about_writer
from corpusclean.layout.shape import CLOSERS, is_bullet
from corpusclean.lexicon import Mark
from corpusclean.line import Line, own_header, weigh
from corpusclean.marks import marks, page_marks
from corpusclean.signals import ends_sentence, heads, is_unstopped

_SENTENCE = 60  # weight of a line from which on a full stop makes it a sentence of an article
_WIDE_STOP, _WIDE_SENTENCE = ("。", "。」", "。”", "。』"), 30  # no headline ends so, and few words on a button do
_RIGHTS = re.compile(r"[©ⓒ]|\([cC]\)")
_HEADING = re.compile(r"#+(?:\s|[^\W\d]{0,2}$)|#{2}")
"""A heading in markup; a hash before a word is a tag."""
_MAIL = re.compile(r"\W{0,2}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}\W{0,2}")
_INITIALS = re.compile(r"[(\[][a-z]{2,6}(?: ?[/,] ?[a-z]{2,6}){0,3}[)\]]")
_LONG = 90
_TITLE = 22
_LONGEST_QUESTION = 110
_SOON = 3  # rows
_ASKING = ("?", "!", "？", "！", "؟")
_SHORT = 32  # weight
_FEW_WORDS = 4  # a line of more of them, as long as a title can be, may be one
_STRUCTURE = "#`<&|-=~{}[$"
_COLONS = ":："
_TEASER = 180  # weight: the summary under another article's title is shorter than most paragraphs
_AGAINST = 4.0  # what a sentence of an article says against a tail; a find says 2 for it
_NEAR = 4  # rows between two sentences of one article, a heading and an inset between them
_MOST_BODY = 0.35  # share of all sentences that may stand in what is taken for furniture
_LONGEST_LIST, _LONGEST_INSET = 12, 5  # rows
_LETTERS = 5  # of an agency, or of a writer
_MOST_AGAIN = 0.5
"""Share of all sentences that may stand more than once and still be a page's."""
_OPENERS = ("related", "comments", "tags")
_INSETS = ("ad", "related", "subscribe", "share")
_OTHER_INSETS = (("comments", "plea"), ("nav", "sure"))
_BOX, _LONGEST_BOX = ("ad", "subscribe", "nav", "legal", "cookie"), 9  # rows
_END_SIGNS = " ♦◆■▪◼●∎□"
"""What magazines print behind an article's last word."""


class Row(NamedTuple):
    """A line that is not blank, as furniture sees it. A named tuple, for pages have many."""

    line: Line
    number: int
    """Its place among all lines."""
    mark: Mark | None
    weight: int
    """How much it says: code points, those of East Asia counted for two and a half."""
    stopped: bool
    """It ends as a sentence ends."""

    @property
    def is_body(self) -> bool:
        """A sentence or more, of an article's length, that no furniture begins with."""
        if not self.stopped or self.weight < _WIDE_SENTENCE or self.mark is not None:
            return False
        return self.weight >= _SENTENCE or self.line.text.rstrip().endswith(_WIDE_STOP)

    @property
    def is_title_like(self) -> bool:
        """Long enough for the title of an article, and not a sentence."""
        if self.mark is not None or not _TITLE <= self.weight <= 260:
            return False
        return not self.stopped or (self.weight <= 120 and self.line.text.rstrip(CLOSERS + " ").endswith(_ASKING))

    @property
    def is_plain(self) -> bool:
        """It ends as a sentence does that asks nothing and calls nobody, and is no single word."""
        return self.stopped and self.weight >= _TITLE and not self.line.text.rstrip(CLOSERS + " ").endswith(_ASKING)

    @property
    def is_short(self) -> bool:
        """A word or a few: a section's name, a person, a place, a counter."""
        if self.weight >= _SHORT or self.stopped or self.line.text.lstrip()[0] in _STRUCTURE:
            return False
        return self.weight < _TITLE or len(self.line.text.split()) <= _FEW_WORDS


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
    return Page(rows, first, last, _tail(rows, first) if kinds and whole else len(rows), kinds, whole)


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


def is_furniture(rows: Sequence[Row], at: int) -> bool:
    """True when the row's own words make it furniture here: it is no heading of what stands below."""
    found = rows[at].mark
    if found is None:
        return False
    if found.kind == "related" and found.part == "head" and _heads_notes(rows, at):
        return False
    if at + 1 == len(rows) or rows[at + 1].mark is not None or not heads(found, rows[at + 1].line.text):
        return True
    # a heading stands once; the label of an advertisement stands above any sentence, be it about advertising
    return not found.certain and found.kind == "ad" and sum(row.mark == found for row in rows) > 1


def _heads_notes(rows: Sequence[Row], at: int) -> bool:
    """Two sentences below it are shorter than an article's and end in a stop, no titles: "Up next"."""
    notes = rows[at + 1 : at + 3]
    return len(notes) > 1 and all(row.is_plain and not row.is_body and row.mark is None for row in notes)


def _tail(rows: Sequence[Row], first: int) -> int:
    """The row from which on everything is furniture: the suffix, begun by a find, with the most in its favour.

    Each find speaks for the suffix, each sentence against it; a sentence under a short line may be a teaser's and
    weighs little, one sentence after another is an article's and weighs much.
    """
    best, best_at, total, commented = 0.0, len(rows), 0.0, _comments_at(rows, first)
    body, most = 0, _MOST_BODY * sum(row.weight for row in rows if row.is_body)
    pitches = _pitches(rows)
    for at in range(len(rows) - 1, first, -1):
        row = rows[at]
        body += row.weight if row.is_body and not (commented is not None and at > commented) else 0
        if body > most:
            break
        if row.line.text in pitches:
            continue
        total += _speaks_for(rows, at, in_comments=commented is not None and at > commented)
        if row.mark is not None and total > best and _may_open(rows, at):
            best, best_at = total, at
    best_at = _below_insets(rows, best_at)
    return _with_what_belongs(rows, first, best_at) if best_at < len(rows) else best_at


def _below_insets(rows: Sequence[Row], at: int) -> int:
    """Where a tail begins that was found to begin at `at`: an inset stands above the last sentences of an article as
    well, however short these are, and then the tail begins at the find below them."""
    while at < len(rows):
        below = next((row for row in range(at, len(rows)) if rows[row].mark is None), len(rows))
        if all(map(_is_inset, rows[at:below])) and _goes_on(rows, below):
            pass
        elif (end := _end_of_list(rows, at, below)) is not None or (end := _end_of_box(rows, at)) is not None:
            below = end
        else:
            break
        at = next((row for row in range(below, len(rows)) if _may_open(rows, row)), len(rows))
    return at


def _is_inset(row: Row) -> bool:
    found = row.mark
    if found is None or found.part == "head":
        return False
    return found.kind in _INSETS or (found.kind, found.part) in _OTHER_INSETS


def _end_of_list(rows: Sequence[Row], at: int, below: int) -> int | None:
    """Where the article goes on below a list of titles under a "Related": at its last sentences, for a summary would
    stand under each of the titles."""
    found = rows[below - 1].mark
    if (
        found is None
        or found.kind != "related"
        or not all(row.mark and row.mark.kind in _INSETS for row in rows[at:below])
    ):
        return None
    end = below
    while end < len(rows) and rows[end].mark is None and not rows[end].stopped:
        end += 1
    if not below < end <= below + _LONGEST_INSET or end == len(rows) or not rows[end].is_body:
        return None
    after = end + 1
    while after < len(rows) and rows[after].is_body:
        after += 1
    several = end - below > 1 or after - end > 1
    alone = after == len(rows) or (rows[after].mark is not None and not _points_on(rows[after]))
    return end if several and alone and not is_about_writer(rows[end].line.text) else None


def _end_of_box(rows: Sequence[Row], at: int) -> int | None:
    """Where the article goes on below a pitch of several lines, of which the last is a find."""
    end = at
    while end < min(len(rows), at + _LONGEST_BOX) and (rows[end].mark is not None or not rows[end].stopped):
        end += 1
    if end == len(rows) or not _is_inset(rows[end - 1]) or not rows[end].is_body:
        return None
    box = [row.mark for row in rows[at:end] if row.mark is not None]
    alone = all(found.kind in _BOX and found.part != "head" for found in box)
    return end if alone and not is_about_writer(rows[end].line.text) else None


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """A sentence stands here, or a heading or a sentence of a word or two above one."""
    if at + 1 < len(rows) and (rows[at].is_short or rows[at].weight < _TITLE) and rows[at + 1].mark is None:
        at += 1
    return at < len(rows) and rows[at].is_plain and not is_about_writer(rows[at].line.text)


def _pitches(rows: Sequence[Row]) -> frozenset[str]:
    """Sentences that stand more than once, if these are few: no article says them twice, unless it is there twice."""
    bodies = [row for row in rows if row.is_body]
    times = Counter(row.line.text for row in bodies)
    if len(times) == len(bodies):
        return frozenset()
    again = sum(row.weight for row in bodies if times[row.line.text] > 1)
    few = again <= _MOST_AGAIN * sum(row.weight for row in bodies)
    return frozenset(text for text, count in times.items() if count > 1) if few else frozenset()


def _with_what_belongs(rows: Sequence[Row], first: int, at: int) -> int:
    """The row at which a tail begins that was found to begin at `at`: with it go the lines right above it that say who
    the writer is, or stand once more among the furniture, which no author's last words do."""
    again = {row.line.text.strip() for row in rows[at:]}
    again |= {row.line.text.strip() for row in rows[:first] if not row.stopped}
    while at > first + 1:
        above = rows[at - 1].line.text
        if not (is_about_writer(above) or above.strip() in again or _signs_off(rows, at - 1)):
            break
        at -= 1
    return _list_head(rows, first, at)


def _signs_off(rows: Sequence[Row], at: int) -> bool:
    """An agency's or a writer's letters below the last sentence: no heading has nothing but furniture below it. Or an
    address for letters."""
    text = rows[at].line.text
    bare = text.strip(" ()[]/-–—*.")
    letters = bare.isalpha() and bare.isupper() and len(bare) <= _LETTERS
    if not (letters or _MAIL.fullmatch(text.strip()) or _INITIALS.fullmatch(text.strip())):
        return False
    return rows[at - 1].is_body or (rows[at - 1].mark is None and rows[at - 1].is_plain)


def _list_head(rows: Sequence[Row], first: int, at: int) -> int:
    """The head of the list of other articles that ends where the tail begins, if one does."""
    for head in range(at - 1, max(first + 1, at - _LONGEST_LIST) - 1, -1):
        found = rows[head].mark
        if found is not None:
            opens = found.kind == "related" and found.part in ("head", "sure") and is_furniture(rows, head)
            return head if opens else at
        if rows[head].stopped:
            break
    return at


def _comments_at(rows: Sequence[Row], first: int) -> int | None:
    """The row that opens the readers' comments, if it is beyond doubt: below it nothing else is expected."""
    for at in range(first + 1, len(rows)):
        found = rows[at].mark
        if found and found.kind == "comments" and at > first and is_furniture(rows, at):
            follow = [row.mark for row in rows[at + 1 : at + 12] if row.mark and row.mark.kind == "comments"]
            if follow or found.key[:1] == "0":
                return at
    return None


def _speaks_for(rows: Sequence[Row], at: int, *, in_comments: bool) -> float:
    """What a row says for a tail (more than 0) or against it."""
    row = rows[at]
    if row.mark is not None:
        return _finds(rows, at, row.mark)
    if row.line.text.startswith("`"):
        return -_AGAINST  # code
    if _HEADING.match(row.line.text) or (is_bullet(row.line.text) and row.line.text.rstrip()[-1] in _COLONS):
        return -1.0
    if not row.stopped or row.weight < _TITLE:
        return 0.25 if row.is_short else 0.15
    if is_about_writer(row.line.text):
        return 0.0
    return -0.2 if in_comments else -_objects(rows, at)


def _finds(rows: Sequence[Row], at: int, found: Mark) -> float:
    if not is_furniture(rows, at):
        return 0.0
    if found.part == "label" and found.kind in ("credit", "agency"):
        return 0.3
    return 3.0 if found.part == "head" and found.kind in _OPENERS else 2.0


def _objects(rows: Sequence[Row], at: int) -> float:
    """How much a sentence says against a tail: least where it could be a teaser's, one of several."""
    if rows[at].weight < _SENTENCE:
        return 0.4
    if not _is_teaser(rows, at):
        return _AGAINST
    return 1.2 if _in_series(rows, at) else 3.2


def _is_teaser(rows: Sequence[Row], at: int) -> bool:
    """The sentence may be the summary under another article's title."""
    above = rows[at - 1]
    if above.mark is not None or above.stopped:
        return False
    pointed = above.is_title_like and at + 1 < len(rows) and _points_on(rows[at + 1])
    return rows[at].weight < _TEASER or pointed


def _in_series(rows: Sequence[Row], at: int) -> bool:
    """Other titles with summaries stand two or three rows away."""
    return any(
        0 < near < len(rows) and rows[near].is_body and _is_teaser(rows, near)
        for near in (at - 3, at - 2, at + 2, at + 3)
    )


def _points_on(row: Row) -> bool:
    """A Read more: what stands above it, under a title, is the summary of another article."""
    return row.mark is not None and row.mark.kind == "related" and row.mark.part == "line"


def _may_open(rows: Sequence[Row], at: int) -> bool:
    """A credit or a lone pitch stands within articles as well, and opens nothing."""
    found = rows[at].mark
    if found is None or not is_furniture(rows, at):
        return False
    reserved = found.kind == "legal" and _RIGHTS.search(rows[at].line.text) is not None
    long = found.part == "plea" or (found.part == "start" and rows[at].weight > _LONG and not reserved)
    pitch = long and (at + 1 == len(rows) or rows[at + 1].mark is None)
    return not pitch and not (found.part == "label" and found.kind == "credit")
