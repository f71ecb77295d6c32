"""Paragraphs that a page break tore in two: joined again over blank lines and form feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from corpusclean.dialect import SPACE
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.layout.hyphen import mend
from corpusclean.layout.shape import (
    BLANKS,
    CLOSERS,
    STOPS,
    cjk_share,
    ends_sentence,
    is_cjk,
    is_code,
    is_indented,
    is_item,
)

_BLANK_LINES = re.compile(r"\n[^\S\n\f]*+[\n\f]\s*+")
_GAP = re.compile(rf"{_BLANK_LINES.pattern}|\f\s*+")  # three times as slow, and few texts have form feeds
_FULL = 60
"""Characters that the half before a break has at least: less is a heading or an item, not a page's line."""
_PAGE = 200
"""Characters of a piece that has a break on both of its sides: what stood on a page of its own."""
_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_OPENERS = '("“‘«_`'
_WORDS = (
    "the a an of from our their its my your his her than every whose during because although "
    "der die das dem den des eine einen einem einer eines für von vom zum zur beim ins dass weil wenn deren dessen "
    "sowie seinen seinem seiner ihren ihrem ihrer la le les el los las une des du della del il gli au aux cette ces "
    "leurs dans al unos unas dei degli delle nella"
)
_UNFINISHED = frozenset(_WORDS.split())
"""Words that nothing ends with: no sentence, no heading, and no item of a list, as "and" may."""
_LABEL = re.compile(r"[^\s:]{2,30}: ")
"""What an entry of a log begins with, and no second half of a sentence."""
_LINKS = re.compile(r"(?:!?\[(?:!\[[^\]]*\]\([^()\s]*\)|[^\]]*)\]\([^()\s]*\)\s*)+")
_CLOSER = f"[{re.escape(CLOSERS)}]"
_LAST = rf"(?:[^{re.escape(STOPS + CLOSERS)}:;{SPACE}]|[:;{SPACE}]{_CLOSER}|{_CLOSER}{{16}})"
_BREAK = rf"[{SPACE}]*(?:\n[{SPACE}]*\n|\f)[{SPACE}]*"
_FIRST = rf"(?:[a-z]|[^\x00-\x7f\p{{Lu}}\p{{Lt}}]|[{re.escape(_OPENERS)}][^\x00-\x60])"
TORN = (
    rf"{_LAST}{_CLOSER}*{_BREAK}{_FIRST}"
    rf"|(?:^|[{SPACE}])(?:{'|'.join(sorted(_UNFINISHED))}){_BREAK}[^{SPACE}]"
)
"""A gap in mid-sentence, seen from afar, in RE2's dialect: most texts have none, and need no closer look."""

TORN_WORD = rf"(?:[A-Za-z]|[^\x00-\x7f])[{_HYPHENS}]{_BREAK}(?:[a-z]|[^\x00-\x7f])"
"""The same for a gap within a word."""

_NO_CASE = re.compile("[\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff]")  # Hebrew and Arabic


class _Piece(NamedTuple):
    """A paragraph as it stands now: a span of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Joins two halves of a sentence that a page break parted.

    The first half is long, ends without a stop and begins as a paragraph does; the second goes on in lower case
    (or the first ends in a word that cannot end anything) and comes to a stop. Headings, items, code and verse
    are left alone, and so is every line that belongs to a list without bullets: those begin in lower case.
    """

    name: str = "layout/page-break"
    hyphens: bool = False

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each gap that is to be closed."""
        text = draft.text
        if self.hyphens and not any(hyphen + gap in text for hyphen in _HYPHENS for gap in "\n\f"):
            return
        pieces = _pieces(text)
        group = 0  # start of the paragraph that the joins so far have built
        for at, (left, right) in enumerate(pairwise(pieces), 1):
            if (
                left.end - left.start >= _FULL // 2
                and text[left.end - 1] not in STOPS  # as nearly every paragraph ends
                and _may_go_on(text, left, right)
                and _is_torn(text, group, pieces, at)
            ):
                edit = self._join(text, left.end, right.start)
                if edit is not None:
                    yield edit
            else:
                group = right.start

    def _join(self, text: str, start: int, end: int) -> Edit | None:
        if text[start - 1] in _HYPHENS and text[start - 2 : start - 1].isalpha():
            return mend(text, start, end, self.name) if self.hyphens else None
        if self.hyphens:
            return None
        glue = "" if is_cjk(text[start - 1]) and is_cjk(text[end]) else " "
        return Edit(start, end, text[start:end], glue, self.name)


@lru_cache(maxsize=2)  # both rules ask about much the same text
def _pieces(text: str) -> Sequence[_Piece]:
    gaps = [gap.span() for gap in (_GAP if "\f" in text else _BLANK_LINES).finditer(text)]
    starts = [0, *map(itemgetter(1), gaps)]
    ends = [*map(itemgetter(0), gaps), len(text)]
    if starts[-1] == len(text):
        del starts[-1], ends[-1]
    for at in range(len(gaps)):
        while ends[at] > starts[at] and text[ends[at] - 1] in BLANKS:
            ends[at] -= 1
    if gaps and not ends[0]:  # nothing but blanks stands above the first gap
        del starts[0], ends[0]
    return list(map(_piece, zip(starts, ends, strict=True)))


_piece = partial(tuple.__new__, _Piece)


def _may_go_on(text: str, left: _Piece, right: _Piece) -> bool:
    """The cheap look at the two ends: could one sentence run from `left` to `right`?"""
    last, first = text[left.end - 1], text[right.start]
    if (
        last in STOPS
        or last in ":;"
        or (last in CLOSERS and ends_sentence(text[max(left.start, left.end - 16) : left.end]))
    ):
        return False
    if first.islower():
        return True
    if first in _OPENERS:
        return last not in CLOSERS and text[right.start + 1 : right.start + 2].islower()
    if is_cjk(last):
        return is_cjk(first)
    if _NO_CASE.match(last):
        return _NO_CASE.match(first) is not None
    word = text[max(left.start, left.end - 8) : left.end].split()[-1:]
    return bool(word) and word[0] in _UNFINISHED and first.isalnum()


def _is_torn(text: str, group: int, pieces: Sequence[_Piece], at: int) -> bool:
    """The close look: neither half is a heading, an item, verse or code, and the second half comes to an end."""
    left, right = pieces[at - 1], pieces[at]
    before, behind = text[left.start : left.end], text[right.start : right.end]
    if "\n" in before or "\n" in behind or text[group].islower():
        return False
    others = (_is_other(text[group : group + 200]), _is_other(behind), _LABEL.match(behind), _LINKS.fullmatch(before))
    if any(others) or _is_shown(text, pieces, at - 1):
        return False
    is_short = len(" ".join(before.split())) < _full(before)  # the number of a page stands far from its title
    if is_short or (_is_set_in(text, right) and not _is_set_in(text, left)):
        return False
    if not (text[right.start].islower() or text[right.start] in _OPENERS):
        caseless = is_cjk(text[right.start]) or _NO_CASE.match(text[right.start])
        if len(behind) < _full(before) or (caseless and not _stops_always(text, pieces, at)):
            return False
    if ends_sentence(behind) or behind[-1] in ":)":
        return True
    goes_on = at + 1 < len(pieces) and _may_go_on(text, right, pieces[at + 1])
    return goes_on and len(behind) >= _PAGE


def _is_shown(text: str, pieces: Sequence[_Piece], at: int) -> bool:
    """True for an example: set in, below a colon."""
    return at > 0 and text[pieces[at - 1].end - 1] in ":：" and _is_set_in(text, pieces[at])


def _full(before: str) -> int:
    return _FULL // 2 if cjk_share(before[:60]) > 0.3 else _FULL


def _is_other(text: str) -> bool:
    return is_item(text) or text[0] in "#|>" or is_code(text[:200].partition("\n")[0])


def _is_set_in(text: str, piece: _Piece) -> bool:
    """True where a piece is set in as code is, or as the first line of a paragraph may be."""
    return is_indented(text[max(text.rfind("\n", 0, piece.start), text.rfind("\f", 0, piece.start)) + 1 : piece.end])


def _stops_always(text: str, pieces: Sequence[_Piece], at: int) -> bool:
    """Without lower case to go by: every other long paragraph near here ends in a stop, so this one was cut."""
    near = [piece for piece in pieces[max(0, at - 9) : at + 8] if piece.end - piece.start >= 2 * _FULL]
    open_ends = sum(not ends_sentence(text[max(piece.start, piece.end - 16) : piece.end]) for piece in near)
    return len(near) >= 3 and open_ends <= 1


PAGE_BREAK = PageBreak()
PAGE_HYPHEN = PageBreak("layout/page-break-hyphen", hyphens=True)
