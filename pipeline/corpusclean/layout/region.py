"""Runs of lines that belong together, and what each run is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import Literal

from corpusclean.layout.shape import FENCE, is_code, is_data, is_indented, is_item, is_row
from corpusclean.line import Line, is_underline, lines, placed

RegionKind = Literal["prose", "list", "code", "table", "quote"]

_HASH = ("# ", "#\t")
_MOST = 0.6
"""Share of a run's lines that must look like code, rows or items before the whole run counts as that."""


class Region:
    """Lines without a blank one among them; a fenced block is one region, blank lines and all."""

    __slots__ = ("_fenced", "_kind", "_start", "texts")

    def __init__(self, start: int, texts: Sequence[str], *, fenced: bool = False) -> None:
        self.texts = texts
        self._start = start
        self._fenced = fenced
        self._kind: RegionKind | None = None

    @property
    def rows(self) -> Sequence[Line]:
        """Its lines with their places, which only those ask for who have something to change."""
        return placed(self.texts, self._start)

    @property
    def kind(self) -> RegionKind:
        """What it is; worked out when it is asked for, which most single lines never are."""
        if self._kind is None:
            self._kind = "code" if self._fenced else _kind(self.texts)
        return self._kind


def regions(rows: Sequence[Line]) -> Iterator[Region]:
    """The regions of a text, in order.

    >>> from corpusclean.line import lines
    >>> [(region.kind, len(region.rows)) for region in regions(lines("One\\ntwo.\\n\\n- a\\n- b"))]
    [('prose', 2), ('list', 2)]
    """
    run: list[str] = []
    start = 0
    fence = ""
    for line in rows:
        text = line.text
        mark = FENCE.match(text) if "`" in text or "~" in text else None
        if not run:
            start = line.start
        if fence:
            run.append(text)
            if mark and mark[1].startswith(fence) and not text[mark.end() :].strip():
                yield Region(start, run, fenced=True)
                run, fence = [], ""
        elif mark and mark[1] not in text[mark.end() :] and not (run and is_underline(text, run[-1])):
            if run:
                yield Region(start, run)
            start, run, fence = line.start, [text], mark[1]
        elif not text or text.isspace():
            if run:
                yield Region(start, run)
                run = []
        else:
            run.append(text)
    if run:
        yield Region(start, run, fenced=bool(fence))


def kind_of(piece: str) -> RegionKind:
    """What the first region of a piece of text is.

    >>> kind_of("- a\\n- b"), kind_of("")
    ('list', 'prose')
    """
    if "```" in piece or "~~~" in piece:
        return next(regions(lines(piece))).kind
    texts: list[str] = []
    for text in piece.split("\n"):
        if text and not text.isspace():
            texts.append(text)
        elif texts:
            break
    return _kind(texts) if texts else "prose"


def _kind(texts: Sequence[str]) -> RegionKind:
    if len(texts) == 1:
        return _kind_of_one(texts[0])
    if all(map(is_indented, texts)) or _is_comment(texts):
        return "code"
    if all(text.lstrip()[:1] == ">" for text in texts):
        return "quote"
    if _most(is_row, texts) or _most(is_data, texts):
        return "table"
    if is_item(texts[0]) or _most(is_item, texts):
        return "list"
    return "code" if _most(is_code, texts) else "prose"


def _is_comment(texts: Sequence[str]) -> bool:
    """A comment of a program: it opens as one of several lines does, or each line has the mark of one."""
    return texts[0].lstrip().startswith(("/*", "<!--")) or all(text.startswith(_HASH) for text in texts)


def _most(is_one: Callable[[str], bool], texts: Sequence[str]) -> bool:
    """True when enough of the lines are; not asked further once too many are not."""
    left = len(texts) - ceil(_MOST * len(texts))
    for text in texts:
        if not is_one(text):
            left -= 1
            if left < 0:
                return False
    return True


def _kind_of_one(text: str) -> RegionKind:
    if text[0].isalpha() and text[1:2] not in (".", ")"):
        return "prose"
    if is_indented(text):
        return "code"
    if text.lstrip().startswith(">"):
        return "quote"
    return "list" if is_item(text) else "prose"
