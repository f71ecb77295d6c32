"""First lines that are set in: what marks a paragraph in books, with a blank line above it or without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.layout.mode import LONG
from corpusclean.layout.region import Region, regions
from corpusclean.layout.shape import ends_sentence, is_code, is_item, is_row

_BLANKS = " \t\xa0"
_OPENERS = "\"'“”„«»‘¿¡—–―「『（([…"
_FIRST_LINE = re.compile(
    rf"\n([ \t\xa0]{{2,}}|\t)(?![a-z])(?:[^\W\d_]|[{re.escape(_OPENERS)}])"
    rf"(?:[^\n]{{{LONG - 20},}}|[^\n]*(?=\n(?!\1)[ \t\xa0]*[^\s]))"
)
"""A line that may show it: very long, or with one below that is not set in like it."""
PATTERN = rf"(?m)^(?:[ \t\x{{a0}}]{{2,}}|\t)(?:[\p{{Lu}}\p{{Lt}}\p{{Lo}}]|[{re.escape(_OPENERS)}])"
"""A line that is set in and may begin a paragraph, in RE2's dialect."""
_MOST_CODE = 0.25
_LEAST = 2
"""Paragraphs that begin set in before one of them says something about the text."""
_MOST_OTHER = 0.1
"""Share of lines set in that go on with a sentence, as verse, definitions and quotations do."""


@dataclass(frozen=True, slots=True)
class FirstLineIndent:
    """Takes the blanks that first lines of paragraphs are set in by, and parts those that have no blank line above.

    A line is such a first line if it is set in deeper than others of its block and the line above it, if it has one
    there, ends a sentence. Two paragraphs have to show it, and hardly a line set in may go on with a sentence: so
    verse, programs, definitions and quotations stay as they are.
    """

    name: str = "layout/first-line-indent"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each first line."""
        text = draft.text
        counts = Counter(_FIRST_LINE.findall(f"\n{text}"))
        if max(counts.values(), default=0) < _LEAST or draft.signals.code_share > _MOST_CODE:
            return
        every = list(regions(draft.lines))
        found = [region for region in every if _has_blanks(region) and _is_prose(region)]
        n_flush = sum(len(region.texts[0]) >= LONG and region.texts[0][0] not in _BLANKS for region in every)
        depth = _depth(found, n_flush)
        if not depth:
            return
        for region in found:
            for at, line in enumerate(region.rows):
                if _blanks(line.text) == depth and _may_open(line.text) and _opens(region, at, depth):
                    start = line.start - 1 if at else line.start
                    end = line.start + len(depth)
                    yield Edit(start, end, text[start:end], "\n\n" if at else "", self.name)


def _is_prose(region: Region) -> bool:
    """True for a block that may hold such paragraphs: a line alone, which may be set in as code is, among them."""
    return len(region.texts) == 1 or not (region.kind in ("table", "quote") or is_item(region.texts[0]))


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_BLANKS))]


def _may_open(text: str) -> bool:
    body = text.strip(_BLANKS)
    return (
        (body[:1].isalpha() or body[:1] in _OPENERS)
        and not body[:1].islower()
        and not (is_item(body) or is_row(body) or is_code(body))
    )


def _has_blanks(region: Region) -> bool:
    return any(text[0] in _BLANKS for text in region.texts if text)


def _depth(found: Sequence[Region], n_flush: int) -> str:
    """The blanks that paragraphs of this text begin with; empty where its paragraphs, of which so many are long and
    not set in, do not begin so."""
    depths = [depth for region in found for depth in _openings(region)]
    depth = max(set(depths), key=depths.count, default="")
    if depths.count(depth) < max(_LEAST, n_flush):  # of many that are not, a few hang below items of a list
        return ""
    inner = [
        (upper, lower)
        for region in found
        for upper, lower in pairwise(region.texts)
        if _blanks(lower) == depth and _blanks(upper) != depth
    ]
    other = sum(not (ends_sentence(upper) and _may_open(lower)) for upper, lower in inner)
    return depth if other <= _MOST_OTHER * len(inner) else ""


def _openings(region: Region) -> Iterator[str]:
    """What each paragraph that shows it plainly begins with: one with a line below that is not set in, to which its
    sentence runs on, or one whose line is longer than any page is wide."""
    texts = region.texts
    base = min(map(len, map(_blanks, texts)))
    for at, text in enumerate(texts):
        depth = _blanks(text)
        if len(depth) < 2 and depth != "\t":
            continue
        below = texts[at + 1] if at + 1 < len(texts) else ""
        goes_on = below and len(_blanks(below)) == base < len(depth) and not ends_sentence(text)
        if (goes_on or (len(text) >= LONG and ends_sentence(text))) and _may_open(text):
            yield depth


def _opens(region: Region, at: int, depth: str) -> bool:
    """True for a line of this depth that is a first one: the sentence above it ends, and its block goes on as a
    paragraph does, or it is alone and a sentence."""
    texts = region.texts
    if at:
        return ends_sentence(texts[at - 1])
    if len(texts) == 1:
        return ends_sentence(texts[0])
    return len(_blanks(texts[1])) < len(depth) or ends_sentence(texts[0])


FIRST_LINE_INDENT = FirstLineIndent()
