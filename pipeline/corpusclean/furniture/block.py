"""Rewriters that take out blocks of furniture: the head of a page, its tail, insets, lists of tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.page import Page, Row, is_furniture, page
from corpusclean.tags.credit import credit_lines, credits_in

_MOST_CODE = 0.2
_LONGEST_INSET = 12  # rows
_REACH = 2  # rows between a short line and the furniture that it belongs to
_SHORTEST_REPEATED, _LONGEST_REPEATED = 10, 90  # weights
_TRAIL, _TRAIL_NAME = 8, 25  # rows to look down, and the weight of a title that proves a trail
_RUN = 3  # short lines in a row before the title make a menu
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

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run of lines."""
        if not page(draft).kinds:
            return
        signals = draft.signals
        if (self.pages_only and not signals.page) or signals.code_share > _MOST_CODE or signals.wrapped:
            return
        sheet = page(draft)
        if not signals.page:
            sheet = replace(sheet, tail=len(sheet.rows), whole=False)
        kept = credit_lines(draft) if self.has_credits else ()
        rows = [row for at in sorted(set(self.pick(sheet))) if (row := sheet.rows[at]).line.start not in kept]
        for edit in cut(draft, rows, self.name):
            yield replace(edit, facts=credits_in(edit.before)) if self.has_credits else edit


def cut(draft: Draft, rows: Sequence[Row], rule: str) -> Iterator[Edit]:
    """Edits that take these rows out with their line breaks; neighbours, and the blank lines between, go as one."""
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
        yield Edit(start, end, draft.text[start:end], "", rule)
        at = until + 1


def tail_rows(sheet: Page) -> Iterable[int]:
    """Everything from the first furniture line after the article."""
    return range(sheet.tail, len(sheet.rows))


def head_rows(sheet: Page) -> Iterator[int]:
    """Furniture before the article: finds, and the short lines beside them or in a run before the title."""
    rows = sheet.rows
    until = sheet.first
    title = _title_row(rows, until)
    sure = [at for at in range(until) if is_furniture(rows, at)]
    yield from sure
    near = {at + step for at in sure for step in range(-_REACH, _REACH + 1)}
    yield from (at for at in range(until) if _is_counter(rows[at]) and at in near)
    if title is None:
        return
    yield from _trails(rows, until)
    for at in range(until):
        if rows[at].mark is None and rows[at].is_short and at != title and at in near:
            yield at
    yield from _menu(rows, title)
    yield from _teasers(rows, title)


def _title_row(rows: Sequence[Row], until: int) -> int | None:
    """The row that is most likely the title: the longest line like one before the body, the later of equals."""
    trails = set(_trails(rows, until))
    likely = [at for at in range(until) if rows[at].is_title_like and rows[at].weight <= 200 and at not in trails]
    lines = [rows[at].line.text.strip() for at in likely]
    times = Counter(lines)
    once = [at for at, line in zip(likely, lines, strict=True) if times[line] == 1]
    likely = once or likely
    return max(likely, key=lambda at: (min(rows[at].weight, 60), at), default=None)


def _is_counter(row: Row) -> bool:
    """Numbers and signs without a letter."""
    return row.is_short and row.weight < 12 and not any(char.isalpha() for char in row.line.text)


def repeated_rows(sheet: Page) -> Iterator[int]:
    """Short lines that stand more than once, each time close to a find: buttons that no list knows."""
    rows = sheet.rows
    places: dict[str, list[int]] = {}
    title = _title_row(rows, sheet.first)
    for at, row in enumerate(rows):
        if row.mark is None and not row.stopped and _SHORTEST_REPEATED <= row.weight < _LONGEST_REPEATED:
            places.setdefault(row.line.text.strip(), []).append(at)
    for found in places.values():
        if len(found) > 1 and title not in found and all(_near_find(rows, at) for at in found):
            yield from found


def _near_find(rows: Sequence[Row], at: int) -> bool:
    return any(rows[near].mark is not None for near in range(max(0, at - 3), min(len(rows), at + 4)))


def _trails(rows: Sequence[Row], until: int) -> list[int]:
    """The way from the home page to the article: a row that ends in what a row soon below it says by itself."""
    found = []
    for at in range(until):
        text = rows[at].line.text.rstrip()
        names = (rows[below] for below in range(at + 1, min(at + _TRAIL, until)))
        if any(
            row.weight >= _TRAIL_NAME
            and len(text) > row.line.end - row.line.start
            and text.endswith(row.line.text.strip())
            for row in names
        ):
            found.append(at)
    return found


def _menu(rows: Sequence[Row], title: int) -> Iterator[int]:
    """Runs of short lines before the title."""
    run: list[int] = []
    for at in range(title + 1):
        if at < title and (rows[at].mark is not None or rows[at].is_short):
            run.append(at)
            continue
        if len(run) >= _RUN:
            yield from run
        run = []


def _teasers(rows: Sequence[Row], title: int) -> Iterator[int]:
    """The titles of other articles under a "Related" before the title."""
    at = 0
    while at < title:
        found = rows[at].mark
        if found is None or found.kind != "related" or found.part != "head":
            at += 1
            continue
        at += 1
        block = []
        while at < title and (rows[at].mark is not None or not rows[at].stopped):
            block.append(at)
            at += 1
        while block and rows[block[-1]].mark is None and not rows[block[-1]].is_short:
            block.pop()
        yield from block


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
        if (
            row.stopped
            and row.weight > 45
            and not row.line.text.rstrip().endswith(("?", "!", "»", "”", '"', "…", "..."))
        ):
            break
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


TAIL = BlockRule("residue/page-tail", tail_rows, has_credits=True)
HEAD = BlockRule("residue/page-head", head_rows, has_credits=True)
INSET = BlockRule("residue/related-inset", inset_rows, pages_only=False)
REPEATED = BlockRule("residue/repeated-line", repeated_rows)
TAGS = BlockRule("residue/tag-list", tag_rows)
