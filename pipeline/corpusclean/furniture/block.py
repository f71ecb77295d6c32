"""Rewriters that take out blocks of furniture: the head of a page, its tail, insets, lists of tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.furniture.head import head_rows, header_rows, section_rows, title_row
from corpusclean.furniture.page import Page, page
from corpusclean.furniture.row import Row, is_furniture
from corpusclean.furniture.site import site_rows
from corpusclean.furniture.title import is_credit, may_be_title, speaks_of, told_title
from corpusclean.marks import marks
from corpusclean.tags.agency import source_facts
from corpusclean.tags.credit import credit_lines, credits_in

_MOST_CODE = 0.2
_LONGEST_INSET = 12  # rows
_CLOSE = 3  # rows
_SIGNED = 2  # rows
_MOST_BETWEEN = 3  # rows
_TITLE_ENDS = ("»", "”", '"', "…", "...")
_SHORTEST_REPEATED, _LONGEST_REPEATED = 10, 90  # weights
_PER_LINE_HEADS = (
    "read",
    "lee",
    "lea",
    "leggi",
    "lire",
    "lesen",
    "czytaj",
    "zobacz",
    "leia",
    "veja",
    "les ",
    "læs",
    "läs",
)


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A rewriter that takes whole lines: those that `pick` names, on a document that looks like a page."""

    name: str
    pick: Callable[[Page], Iterable[int]]
    pages_only: bool = True
    has_credits: bool = False
    """Whether the lines may hold the article's own byline and date: above the text these are left to the tags stage,
    below it they are read off as they go."""
    spares_credits: bool = False
    """Whether they are left above the text, and nothing is read off the lines that go."""

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run of lines."""
        # a text is laid out as a page only if it is to be read as one; the finds that say so may be gone already
        signals = draft.signals
        if not signals.page and (self.pages_only or not marks(draft.text)):
            return
        if signals.code_share > _MOST_CODE or signals.wrapped:
            return
        sheet = page(draft)
        picked = sorted(set(self.pick(sheet)))
        if not picked:
            return
        kept = (
            credit_lines(draft, title_is_known=told_title(sheet) is not None)
            if self.has_credits or self.spares_credits
            else ()
        )
        rows = [row for at in picked if (row := sheet.rows[at]).line.start not in kept or at > sheet.first]
        for edit in cut(draft, rows, self.name):
            yield replace(edit, facts=(*edit.facts, *credits_in(edit.before))) if self.has_credits else edit


def cut(draft: Draft, rows: Sequence[Row], rule: str) -> Iterator[Edit]:
    """Edits that take these rows out with their line breaks; neighbours, and the blank lines between, go as one.

    What a line about the article's source names is kept as a fact.
    """
    at = 0
    lines = draft.lines
    while at < len(rows):
        until = at
        while until + 1 < len(rows) and all(
            lines[number].is_blank for number in range(rows[until].number + 1, rows[until + 1].number)
        ):
            until += 1
        start, end = rows[at].line.start, rows[until].line.end
        if end < len(draft.text):
            end += 1
        elif start > 0:
            start -= 1
        yield Edit(start, end, draft.text[start:end], "", rule, _sources(rows[at : until + 1]))
        at = until + 1


def _sources(rows: Sequence[Row]) -> tuple[Fact, ...]:
    named = (row.line.text for row in rows if row.mark is not None and row.mark.kind == "agency")
    return tuple(fact for text in named for fact in source_facts(text))


def tail_rows(sheet: Page) -> Iterable[int]:
    """Everything from the first furniture line after the article."""
    return range(sheet.tail, len(sheet.rows))


def repeated_rows(sheet: Page) -> Iterator[int]:
    """Short lines that stand more than once, each time close to a find, and head no sentence: unknown buttons."""
    rows = sheet.rows
    places: dict[str, list[int]] = {}
    told = told_title(sheet)
    titles = {title_row(rows, sheet.first), told.at if told else None}
    for at, row in enumerate(rows):
        if row.mark is None and not row.stopped and _SHORTEST_REPEATED <= row.weight < _LONGEST_REPEATED:
            places.setdefault(row.line.text.strip(), []).append(at)
    for found in places.values():
        if len(found) > 1 and titles.isdisjoint(found) and all(_near_find(rows, at, sheet.first) for at in found):
            kept = next((at for at in reversed(found) if _is_known_title(sheet, at)), None)
            yield from (
                at for at in found if at != kept and not (may_be_title(rows[at]) and _heads_a_sentence(rows, at))
            )


def _is_known_title(sheet: Page, at: int) -> bool:
    """A line above the text that may be its title: the text speaks of it, or a writer or a date stands right below it
    or below its subtitle, and none right above."""
    rows, first = sheet.rows, sheet.first
    if at >= first or not may_be_title(rows[at]):
        return False
    if speaks_of(sheet, rows[at].line.text):
        return True
    below = rows[at + 1 : min(at + 1 + _SIGNED, first)]
    return not (at > 0 and is_credit(rows[at - 1].line.text)) and any(is_credit(row.line.text) for row in below)


def _heads_a_sentence(rows: Sequence[Row], at: int) -> bool:
    return at + 1 < len(rows) and rows[at + 1].mark is None and rows[at + 1].stopped


def _near_find(rows: Sequence[Row], at: int, first: int) -> bool:
    """A find stands a few rows away, or, above the text, a byline or a date right beside: these often come twice."""
    if any(rows[near].mark is not None for near in range(max(0, at - _CLOSE), min(len(rows), at + _CLOSE + 1))):
        return True
    return at < first < len(rows) and any(
        is_credit(rows[near].line.text) for near in (at - 1, at + 1) if 0 <= near < first
    )


def inset_rows(sheet: Page) -> Iterator[int]:
    """A "Related" in the middle of the article, with the titles below it."""
    rows = sheet.rows
    at = sheet.first
    while at < sheet.tail:
        found = rows[at].mark
        if found is None or found.kind != "related" or found.part not in ("head", "sure") or not is_furniture(rows, at):
            at += 1
            continue
        titles = _titles_below(rows, at, sheet.tail)
        if not sheet.whole and not _is_sure_inset(rows, at, titles):
            at += 1
            continue
        yield at
        yield from titles
        at = titles[-1] + 1 if titles else at + 1


def _is_sure_inset(rows: Sequence[Row], at: int, titles: Sequence[int]) -> bool:
    """An inset that needs no page around it: a head of several words, two titles or more, and the article goes on."""
    found = rows[at].mark
    below = titles[-1] + 1 if titles else at + 1
    return (
        found is not None
        and (len(found.key.split()) > 1 or found.key[:1] >= "\u3040")
        and len(titles) > 1
        and all(len(rows[one].line.text.split()) > 4 or rows[one].weight > 40 for one in titles)
        and not any(rows[one].line.text.lstrip()[0] in "-*•+|#[" for one in titles)
        and at > 0
        and rows[at - 1].is_body
        and below < len(rows)
        and rows[below].is_body
    )


def _titles_below(rows: Sequence[Row], at: int, until: int) -> list[int]:
    """The rows of other articles' titles under an inset's head; a short last line may be the next heading and stays."""
    block: list[int] = []
    found = rows[at].mark
    one = found is not None and found.key.startswith(_PER_LINE_HEADS)
    for below in range(at + 1, min(until, at + _LONGEST_INSET)):
        row = rows[below]
        if (row.is_body and row.weight > 160) or (row.mark is not None and row.mark.kind not in ("related", "nav")):
            break
        if row.is_plain and not row.line.text.rstrip().endswith(_TITLE_ENDS):
            break
        if row.line.text.startswith("#") or row.line.text.rstrip().endswith((":", "：")):
            break  # a heading in markup, or what a list of the author's begins with
        if one and block and not _is_name(row):
            break
        block.append(below)
    if (
        not one
        and len(block) > 1
        and rows[block[-1]].weight < 45
        and rows[block[-1]].weight * 1.6 < rows[block[0]].weight
    ):
        block.pop()
    return block


def _is_name(row: Row) -> bool:
    words = row.line.text.split()
    return (
        len(words) in (2, 3)
        and row.weight < 30
        and not row.stopped
        and (all(word[:1].isupper() for word in words) or words[0][:1].islower())
    )


def tag_rows(sheet: Page) -> Iterator[int]:
    """A "Tags" in the middle of a page, with the short lines below it."""
    rows = sheet.rows
    for at in range(min(sheet.tail, len(rows))):
        found = rows[at].mark
        if found is None or found.kind != "tags" or found.part != "head" or not is_furniture(rows, at):
            continue
        yield at
        below = at + 1
        while below < sheet.tail and below < at + 15 and rows[below].is_short and rows[below].mark is None:
            yield below
            below += 1


def box_rows(sheet: Page) -> Iterator[int]:
    """What a box to subscribe says between two lines that are known: a few lines, and no sentence."""
    rows = sheet.rows
    pitches = [at for at in range(sheet.tail) if _is_pitch(rows, at)]
    for one, two in pairwise(pitches):
        between = range(one + 1, two)
        same = rows[one].line.text == rows[two].line.text  # a heading may stand between two boxes
        if len(between) <= _MOST_BETWEEN and not same and not any(rows[at].stopped for at in between):
            yield from (at for at in between if rows[at].mark is None)


def _is_pitch(rows: Sequence[Row], at: int) -> bool:
    found = rows[at].mark
    return found is not None and found.kind == "subscribe" and found.part != "line" and is_furniture(rows, at)


HEADER = BlockRule("residue/page-header", header_rows, pages_only=False, has_credits=True)
TAIL = BlockRule("residue/page-tail", tail_rows, has_credits=True)
HEAD = BlockRule("residue/page-head", head_rows, has_credits=True)
SITE = BlockRule("residue/site-frame", site_rows, pages_only=False, has_credits=True)
SECTION = BlockRule("residue/section-name", section_rows, pages_only=False)
INSET = BlockRule("residue/related-inset", inset_rows, pages_only=False)
BOX = BlockRule("residue/pitch-box", box_rows)
REPEATED = BlockRule("residue/repeated-line", repeated_rows, spares_credits=True)
TAGS = BlockRule("residue/tag-list", tag_rows)
