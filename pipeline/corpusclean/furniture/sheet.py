"""What a printed page carries: its number, its running head, its stamp."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpusclean.dialect import by_line, for_re2, hit_rows
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.block import cut
from corpusclean.furniture.page import page
from corpusclean.furniture.row import Row
from corpusclean.furniture.torn import is_torn, may_be_torn
from corpusclean.signals import ends_sentence

_NUMBER = re.compile(
    r"\f?\s*(?:[-–—]\s?([1-9]\d{0,3})\s?[-–—]|\[?([1-9]\d{0,3})\]?|"
    r"(?:p\.|page|seite|página|pagina|стр\.|с\.)\s?([1-9]\d{0,3}))\s*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"""\f?\s*(?:(?:page|seite|página|pagina|strona|страница|sayfa|sida|side|oldal|strana|pág\.)\s\d{1,4}\s(?:of|von|sur|de|di|van|z|из|av|af|/)\s\d{1,4}(?:\s.{0,60})?
      | \d{1,4}\s?/\s?\d{1,4}\s(?:page|seite)s? | article\snumber,\spage\s\d+\sof\s\d+
      | .{0,40}(?:proofs:\s)?manuscript\sno\.\s.{1,60}
      | [Cc]on(?:fi|ﬁ)dential\smanuscript\ssubmitted\sto\s.{2,80}
      | arXiv:\d{4}\.\d{4,5}(?:v\d+)?\s+\[[a-z.\-A-Z]+\].{0,40}
      | (?:mnras|apj|a&a)\s\d+,\s.{3,60}\(\d{4}\) | preprint\s\d+\s\w+\s\d{4}.{0,60} | -\d{1,4}-\s\S.{2,80}
      | (?:page|seite)\s\d{1,4}\s(?:fileid|instructions).{0,120} | draft\sversion\s.{4,40}\d{4})\s*""",
    re.VERBOSE | re.IGNORECASE,
)
PATTERN = "^(?:" + "|".join(for_re2(line) or ".*" for line in (_NUMBER, _STAMP)) + ")$"
"""A line that could be one of them, in RE2's dialect."""
_LONGEST_NUMBER = 24  # code points
_LONGEST_STAMP = 160
_MOST_CODE = 0.5  # formulas read like code
_MOST_PAGES = 2  # between two numbers that were kept
_SHORT_HEAD = 110


def _number(row: Row) -> int | None:
    found = _NUMBER.fullmatch(row.line.text) if len(row.line.text) < _LONGEST_NUMBER else None
    return int(next(group for group in found.groups() if group)) if found else None


def _dashed(row: Row) -> bool:
    return row.line.text.strip(" \t\f")[:1] in "-–—"


@lru_cache(maxsize=4)
def _sheet(draft: Draft) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows that are page numbers, and those that are stamps or running heads."""
    rows, likely = page(draft).rows, _likely(draft.text)
    asked = [(at, row) for at, row in enumerate(rows) if row.number in likely]
    numbers = {at: number for at, row in asked if (number := _number(row)) is not None}
    stamps = {at for at, row in asked if len(row.line.text) < _LONGEST_STAMP and _STAMP.fullmatch(row.line.text)}
    stamps = {at for at in stamps if not ends_sentence(rows[at].line.text) or at + 1 == len(rows)}
    at_feed = {at for at in numbers if _beside_feed(rows, at)} if "\f" in draft.text else set()
    picked = {at for at in numbers if _splits_sentence(rows, at) or at in at_feed}
    picked |= _counting_on(draft, rows, numbers, picked)
    heads = {near for at in at_feed for near in (at - 1, at + 1) if _is_running_head(rows, near)}
    heads |= {near for at in stamps for near in (at - 1, at + 1) if _names_authors(rows, at, near)}
    headed = {at for at in at_feed if at - 1 in heads or at + 1 in heads}  # goes with its head: alone it lost its feed
    headed |= {at for at in numbers if at - 1 in stamps or at + 1 in stamps}
    if headed & picked:
        headed |= picked  # those without a head were told by the others, which they must not outlast
    return tuple(sorted(picked - headed)), tuple(sorted((stamps | heads | headed) - (picked - headed)))


def _counting_on(draft: Draft, rows: Sequence[Row], numbers: Mapping[int, int], picked: Set[int]) -> set[int]:
    """Numbers that count on from one another, written alike: both dashed, or one of them known for a page's."""
    found = set(picked)
    pairs = [pair for pair in pairwise(sorted(numbers)) if _counts_on(rows, numbers, *pair)]
    for one, two in (*pairs, *reversed(pairs)):  # what one of them tells of the next goes on both ways
        known = (one in found and _alone(draft, rows[two])) or (two in found and _alone(draft, rows[one]))
        if known or _dashed(rows[one]) or (_may_split(rows, one) and _may_split(rows, two)):
            found |= {one, two}
    return found


def _counts_on(rows: Sequence[Row], numbers: Mapping[int, int], one: int, two: int) -> bool:
    alike = _dashed(rows[one]) == _dashed(rows[two])
    return alike and two - one > 1 and 0 < numbers[two] - numbers[one] <= _MOST_PAGES


def _names_authors(rows: Sequence[Row], at: int, near: int) -> bool:
    """The row beside a stamp is the running line of a paper: its authors and its short title."""
    close = 0 <= near < len(rows) and abs(rows[near].number - rows[at].number) <= 2
    return close and " et al.:" in rows[near].line.text


def _alone(draft: Draft, row: Row) -> bool:
    lines, at = draft.lines, row.number
    return (at == 0 or lines[at - 1].is_blank) and (at + 1 >= len(lines) or lines[at + 1].is_blank)


def _beside_feed(rows: Sequence[Row], at: int) -> bool:
    """A form feed stands between the row and a neighbour."""
    text = rows[at].line.text
    following = rows[at + 1].line.text if at + 1 < len(rows) else ""
    previous = rows[at - 1].line.text if at else ""
    if following.startswith("\f") or text.startswith("\f") or text.rstrip(" ").endswith("\f"):
        return True
    return previous.startswith("\f") and len(previous) < _SHORT_HEAD


def _is_running_head(rows: Sequence[Row], near: int) -> bool:
    """The first line of a page, short and no sentence."""
    if not 0 <= near < len(rows):
        return False
    row = rows[near]
    text = row.line.text
    fits = not row.stopped and row.mark is None and 4 < row.weight < _SHORT_HEAD
    return fits and text.startswith("\f") and text.strip()[0].isalnum()


def _splits_sentence(rows: Sequence[Row], at: int) -> bool:
    return 0 < at < len(rows) - 1 and is_torn(rows[at - 1], rows[at + 1])


def _may_split(rows: Sequence[Row], at: int) -> bool:
    return 0 < at < len(rows) - 1 and may_be_torn(rows[at - 1], rows[at + 1])


@lru_cache(maxsize=4)
def _likely(text: str) -> frozenset[int]:
    """The numbers of the lines that could be a page number or a stamp."""
    return frozenset(hit_rows(by_line(PATTERN), text))


@dataclass(frozen=True, slots=True)
class SheetRule:
    """A rewriter that takes out lines of a printed page."""

    name: str
    pick: Callable[[Draft], tuple[int, ...]]

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run of such lines."""
        if ("\f" not in draft.text and not _likely(draft.text)) or draft.signals.code_share > _MOST_CODE:
            return
        picked = self.pick(draft)
        if picked:
            yield from cut(draft, [page(draft).rows[at] for at in picked], self.name)


NUMBER = SheetRule("residue/page-number", lambda draft: _sheet(draft)[0])
STAMP = SheetRule("residue/page-stamp", lambda draft: _sheet(draft)[1])
