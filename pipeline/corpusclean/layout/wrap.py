"""Lines cut to a width are joined; lines that are paragraphs get their blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.layout.heading import is_chapter, is_heading_like
from corpusclean.layout.hyphen import mend
from corpusclean.layout.mode import LONG, Setting, breaks, goes_on, is_forced, is_verse, setting
from corpusclean.layout.region import Region
from corpusclean.layout.shape import (
    ends_sentence,
    is_cjk,
    is_code,
    is_encoded,
    is_indented,
    is_item,
    is_reference,
    is_row,
)
from corpusclean.line import Line, is_ruler, is_underline

_HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
_WIDE_BLANK = "\N{IDEOGRAPHIC SPACE}"
"""What the first line of a paragraph is set in by in Chinese and Japanese."""
_NAME_SIGNS = frozenset('/\\_"=<>`$')
_HEADING = re.compile(r" {0,3}#{2,6}[ \t]+\S")
_LINES = ("\n====", "\n----", "\n~~~~", "\n^^^^")
"""What a text holds that has underlined headings."""


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """Joins lines that were cut to a width: by a blank, or by nothing between Han or kana."""

    name: str = "layout/wrapped-line"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each break inside a paragraph."""
        found = setting(draft)
        if found.mode == "line":
            return
        for region in found.regions:
            for upper, lower in _cut(region, found):
                if upper.text[-1:] in _HYPHENS:
                    continue
                start, end = _gap(upper, lower)
                glue = "" if is_cjk(upper.text.rstrip()[-1:]) and is_cjk(lower.text.lstrip()[:1]) else " "
                yield Edit(start, end, draft.text[start:end], glue, self.name)


def _cut(region: Region, found: Setting) -> Sequence[tuple[Line, Line]]:
    """The pairs of lines of a region between which a paragraph was cut."""
    if found.mode != "wrapped":
        return breaks(region) if _runs_on(region) and region.kind == "prose" else ()
    if region.kind not in ("prose", "list"):
        return ()
    pairs = breaks(region)
    cut = [pair for pair in pairs if _is_cut(pair[0].text, pair[1].text, found.width)]
    if region.kind == "list":
        return cut
    return cut if len(cut) >= 0.6 * len(pairs) and not is_verse(list(pairwise(region.texts))) else ()


def _runs_on(region: Region) -> bool:
    """True where a sentence plainly runs on over each of several breaks, however the rest of the text is set."""
    return len(region.texts) > 2 and all(goes_on(*pair) for pair in pairwise(region.texts))


def _is_cut(upper: str, lower: str, width: int) -> bool:
    if is_item(lower) or is_row(upper) or is_row(lower) or (is_code(upper) and is_code(lower)):
        return False
    if is_ruler(upper) or is_ruler(lower) or is_reference(lower) or (is_encoded(upper) and is_encoded(lower)):
        return False
    if _is_name(upper) and _is_name(lower):
        return False
    if lower.startswith(_WIDE_BLANK) or (_indent(lower) > _indent(upper) and not is_item(upper)):
        return False
    if is_forced(upper, lower, int(0.8 * width)):
        return True
    runs_on = not ends_sentence(upper) and lower.lstrip()[:1].islower()
    return goes_on(upper, lower) or (runs_on and len(upper) >= 0.4 * width)


def _is_name(text: str) -> bool:
    """True for a line that holds nothing but a path or a value: two of them are a list."""
    return len(text.split(maxsplit=1)) == 1 and not _NAME_SIGNS.isdisjoint(text)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _gap(upper: Line, lower: Line) -> tuple[int, int]:
    return upper.start + len(upper.text.rstrip()), lower.start + _indent(lower.text)


@dataclass(frozen=True, slots=True)
class WrappedHyphen:
    """Mends a word that was cut at the end of a line; the hyphen goes only where the whole word is known."""

    name: str = "layout/wrapped-hyphen"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each cut word."""
        text = draft.text
        if not any(f"{hyphen}\n" in text for hyphen in _HYPHENS):
            return
        for region in setting(draft).regions:
            if not any(map(_is_cut_word, region.texts)) or region.kind not in ("prose", "list"):
                continue
            for upper, lower in breaks(region):
                if _is_cut_word(upper.text):
                    edit = mend(text, upper.end, lower.start + _indent(lower.text), self.name)
                    if edit:
                        yield edit


def _is_cut_word(text: str) -> bool:
    """True when the last word of a line of some length ends in a hyphen."""
    return len(text) >= 30 and text[-1] in _HYPHENS


@dataclass(frozen=True, slots=True)
class LineParagraph:
    """Puts a blank line between lines that are paragraphs by themselves."""

    name: str = "layout/line-paragraph"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each line break that ends a paragraph."""
        found = setting(draft)
        for region in found.regions:
            if found.mode == "line" and region.kind not in ("code", "table"):
                pairs = _apart(region)
            elif _are_paragraphs(region, found) and region.kind == "prose":
                pairs = breaks(region)
            else:
                continue
            for upper, lower in pairs:
                start, end = upper.end, lower.start + _taken(lower.text)
                yield Edit(start, end, draft.text[start:end], "\n\n", self.name)


def _apart(region: Region) -> list[tuple[Line, Line]]:
    """The pairs of lines that are paragraphs by themselves, with the upper one as the split above it leaves it."""
    pairs, upper_text = [], region.texts[0]
    for upper, lower in breaks(region):
        apart = _are_apart(upper_text, lower.text)
        upper_text = lower.text[_taken(lower.text) :] if apart else lower.text
        if apart:
            pairs.append((upper, lower))
    return pairs


def _taken(text: str) -> int:
    """How many of the blanks that a paragraph is set in by go: none before an item or a line of a block that is set
    in as code is; a line that no page is as wide as is a paragraph."""
    return 0 if is_item(text) or (is_indented(text) and len(text) < LONG) else _indent(text)


def _are_apart(upper: str, lower: str) -> bool:
    """True unless two lines belong together as rows of a table, lines of a program or of a quotation, or as a heading
    and what it is underlined with."""
    return not is_ruler(lower) and not any(
        belongs(upper) and belongs(lower) for belongs in (is_row, is_code, is_indented, _is_quote)
    )


def _is_quote(text: str) -> bool:
    return text.startswith(">")


def _are_paragraphs(region: Region, found: Setting) -> bool:
    """True when each line of a region is a paragraph by itself: set in as the first line of one is, or long and ending
    a sentence, so that none of them can be a cut one. A heading may stand above the others."""
    if found.mode != "line" and all(text.startswith(_WIDE_BLANK) for text in region.texts):
        return True
    long = LONG // 2 if found.wide else LONG
    texts = region.texts[1:] if _heads(region.texts, long) else region.texts
    return found.mode != "line" and min(map(len, texts)) >= 1.3 * long and all(map(ends_sentence, texts))


def _heads(texts: Sequence[str], long: int) -> bool:
    """True for a short first line in capitals, or a chapter's number, above a sentence that begins as one.

    Other short lines may be the first of a paragraph whose next one was not cut, for it holds an address.
    """
    first = texts[0].strip()
    told = first.isupper() or is_chapter(first)
    return told and len(first) <= 0.6 * long and is_heading_like(first) and not texts[1].lstrip()[:1].islower()


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """Gives a Markdown or underlined heading a paragraph of its own where text follows on the very next line."""

    name: str = "layout/heading-line"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each side of a heading that lacks its blank line."""
        text = draft.text
        if "##" not in text and not any(line in text for line in _LINES):
            return
        for region in setting(draft).regions:
            if region.kind in ("prose", "list"):
                done = _underlined(region.texts)
                if done or any(map(_HEADING.match, region.texts)):
                    for at, (upper, lower) in enumerate(breaks(region), 1):
                        if at == done or _HEADING.match(upper.text) or _HEADING.match(lower.text):
                            yield Edit(upper.end, lower.start, "\n", "\n\n", self.name)


def _underlined(texts: Sequence[str]) -> int:
    """How many lines an underlined heading takes that a region opens with; 0 for none."""
    first = 1 if is_ruler(texts[0]) else 0
    is_lined = len(texts) > first + 1 and not is_ruler(texts[first]) and is_underline(texts[first + 1], texts[first])
    return first + 2 if is_lined else 0


WRAPPED_LINE = WrappedLine()
WRAPPED_HYPHEN = WrappedHyphen()
LINE_PARAGRAPH = LineParagraph()
HEADING_LINE = HeadingLine()
