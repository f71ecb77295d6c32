"""Running heads: the line that a book prints on each of its pages, with a number that counts on or below a feed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.block import cut
from corpusclean.furniture.page import page
from corpusclean.furniture.row import Row
from corpusclean.furniture.torn import is_torn, may_be_torn

_GAP = r"[ \t\xa0\u3000]+(?:[|·•–—-][ \t\xa0]+)?"
_NUMBER_FIRST = re.compile(rf"\f?\s*(?P<number>[0-9]{{1,4}}){_GAP}(?P<words>[^\W\d_].{{2,90}}?)\s*")
_NUMBER_LAST = re.compile(rf"\f?\s*(?P<words>[^\W\d_].{{2,90}}?){_GAP}(?P<number>[0-9]{{1,4}})\s*")
PATTERN = (
    r"[\pL\pM,،、，–—-][ \t\x{a0}]*\n\s*(?:[0-9]{1,4}[ \t\x{a0}\x{3000}]+[^\n]*\pL[^\n]*|"
    r"\pL[^\n]*[ \t\x{a0}\x{3000}][0-9]{1,4}[ \t]*)\n\s*[\p{Ll}\p{Lo}]|\f[ \t]*[^\s]"
)
"""A line that could be one, within a sentence or below a form feed, in RE2's dialect."""
_BESIDE = "0123456789 \t\xa0\u3000\f\v\r|·•–—-"
"""What stands between the words and the edges of a line."""
_LONGEST = 110
_MOST_CODE = 0.5
_MOST_PAGES = 12
"""Pages between two of a book's heads that were kept."""
_LEAST_TORN = 0.25
"""Share of a head's places at which it stands within a sentence."""
_LEAST_PAGES = 3

_Places = Sequence[tuple[int, int]]
"""Rows and the numbers in them."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Takes the lines that a book repeats on its pages.

    The same words with numbers that count on are such a line where it stands within a sentence, the half above
    unfinished and the half below in lower case: a chapter's heading never does. Below or above a form feed the same
    words on three pages, and on half of all, are enough.
    """

    name: str = "residue/running-head"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run of such lines."""
        if draft.signals.code_share > _MOST_CODE or ("\f" not in draft.text and not _may_count(draft)):
            return
        rows = page(draft).rows
        picked = _counted(rows) | (_at_feeds(rows) if "\f" in draft.text else set())
        if picked:
            yield from cut(draft, [rows[at] for at in sorted(picked)], self.name)


def _counted(rows: Sequence[Row]) -> set[int]:
    groups = _groups(rows)
    counting = {words for words, places in groups.items() if len(places) > 1 and _counts_on(places)}
    heads = {at for words in counting for at, _ in groups[words]}
    torn = {at for places in groups.values() for at, _ in places if _tears(rows, at, heads)}
    share = {words: sum(at in torn for at, _ in places) / len(places) for words, places in groups.items()}
    sure = {words for words in counting if share[words] >= _LEAST_TORN}
    numbers = {number for words in sure for _, number in groups[words]}
    others = {words for words in groups if words in counting or share[words] == 1}
    sure |= {words for words in others - sure if _alternates(groups[words], numbers)}
    return {at for words in sure for at, _ in groups[words]}


def _may_count(draft: Draft) -> bool:
    """Two lines of the same words and maybe another number: a look that costs less than making the page's rows."""
    found = (text.strip(_BESIDE).casefold() for text in draft.text.split("\n") if _has_number(text))
    counts = Counter(" ".join(words.split()) for words in found if words)
    return any(count > 1 for count in counts.values())


def _has_number(text: str) -> bool:
    """A number may stand at one of its ends."""
    bare = text.strip()
    return bare != "" and (bare[-1].isdigit() or bare[0].isdigit()) and len(text) <= _LONGEST


def _words_and_number(text: str) -> tuple[str, int] | None:
    if not _has_number(text):
        return None
    found = _NUMBER_FIRST.fullmatch(text) or _NUMBER_LAST.fullmatch(text)
    return (" ".join(found["words"].casefold().split()), int(found["number"])) if found else None


def _groups(rows: Sequence[Row]) -> Mapping[str, _Places]:
    """The places of each line of words and a number, by its words."""
    groups: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        found = _words_and_number(row.line.text)
        if found and not row.stopped:
            words, number = found
            groups[words].append((at, number))
    return groups


def _counts_on(places: _Places) -> bool:
    return all(0 < two - one <= _MOST_PAGES and below - above > 1 for (above, one), (below, two) in pairwise(places))


def _tears(rows: Sequence[Row], at: int, heads: Set[int]) -> bool:
    """A sentence goes on over this head and what else of a page stands beside it."""
    above, below = at - 1, at + 1
    while above in heads or (above >= 0 and rows[above].line.text.strip().isdigit()):
        above -= 1
    while below in heads or (below < len(rows) and rows[below].line.text.strip().isdigit()):
        below += 1
    if above < 0 or below >= len(rows):
        return False
    return is_torn(rows[above], rows[below]) or may_be_torn(rows[above], rows[below])


def _alternates(places: _Places, numbers: Set[int]) -> bool:
    """One head stands on the left pages and the other, with these numbers, on the right ones."""
    return all(number not in numbers and {number - 1, number + 1} & numbers for _, number in places)


def _at_feeds(rows: Sequence[Row]) -> set[int]:
    """The first or last lines of pages that are the same on three pages at least, and on half of all."""
    starts = [at for at, row in enumerate(rows) if row.line.text.startswith("\f")]
    found = set()
    for edge in (starts, [at - 1 for at in starts if at]):
        fits = [at for at in edge if rows[at].weight <= _LONGEST and not rows[at].stopped]
        counts = Counter(rows[at].line.text.strip() for at in fits)
        least = max(_LEAST_PAGES, len(edge) / 2)
        found |= {at for at in fits if counts[text := rows[at].line.text.strip()] >= least and not text.isdigit()}
    return found


RUNNING_HEAD = RunningHead()
