"""Runs of lines that belong together, and what each run is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import Literal

from corpusclean.layout.shape import FENCE, is_code, is_indented, is_item, is_row
from corpusclean.line import Line, lines

RegionKind = Literal["prose", "list", "code", "table", "quote"]

_MOST = 0.6
"""Share of a run's lines that must look like code, rows or items before the whole run counts as that."""


class Region:
    """Lines without a blank one among them; a fenced block is one region, blank lines and all."""

    __slots__ = ("_fenced", "_kind", "rows")

    def __init__(self, rows: Sequence[Line], *, fenced: bool = False) -> None:
        self.rows = rows
        self._fenced = fenced
        self._kind: RegionKind | None = None

    @property
    def kind(self) -> RegionKind:
        """What it is; worked out when it is asked for, which most single lines never are."""
        if self._kind is None:
            self._kind = "code" if self._fenced else _kind([line.text for line in self.rows])
        return self._kind


def regions(rows: Sequence[Line]) -> Iterator[Region]:
    """The regions of a text, in order.

    >>> from corpusclean.line import lines
    >>> [(region.kind, len(region.rows)) for region in regions(lines("One\\ntwo.\\n\\n- a\\n- b"))]
    [('prose', 2), ('list', 2)]
    """
    run: list[Line] = []
    fence = ""
    for line in rows:
        text = line.text
        mark = FENCE.match(text) if "`" in text or "~" in text else None
        if fence:
            run.append(line)
            if mark and mark[1].startswith(fence) and not text[mark.end() :].strip():
                yield Region(run, fenced=True)
                run, fence = [], ""
        elif mark and mark[1] not in text[mark.end() :]:
            if run:
                yield Region(run)
            run, fence = [line], mark[1]
        elif not text or text.isspace():
            if run:
                yield Region(run)
                run = []
        else:
            run.append(line)
    if run:
        yield Region(run, fenced=bool(fence))


def kind_of(piece: str) -> RegionKind:
    """What the first region of a piece of text is.

    >>> kind_of("- a\\n- b"), kind_of("")
    ('list', 'prose')
    """
    if "```" in piece or "~~~" in piece:
        found = next(regions(lines(piece)), None)
        return found.kind if found else "prose"
    texts = list(takewhile(_holds_text, dropwhile(_is_blank, piece.split("\n"))))
    return _kind(texts) if texts else "prose"


def _holds_text(line: str) -> bool:
    return bool(line) and not line.isspace()


def _is_blank(line: str) -> bool:
    return not line or line.isspace()


def _kind(texts: Sequence[str]) -> RegionKind:
    if len(texts) == 1:
        return _kind_of_one(texts[0])
    if all(map(is_indented, texts)):
        return "code"
    if all(text.lstrip().startswith(">") for text in texts):
        return "quote"
    enough = _MOST * len(texts)
    if sum(map(is_row, texts)) >= enough:
        return "table"
    if is_item(texts[0]) or sum(map(is_item, texts)) >= enough:
        return "list"
    return "code" if sum(map(is_code, texts)) >= enough else "prose"


def _kind_of_one(text: str) -> RegionKind:
    if text[0].isalpha() and text[1:2] not in (".", ")"):
        return "prose"
    if is_indented(text):
        return "code"
    if text.lstrip().startswith(">"):
        return "quote"
    return "list" if is_item(text) else "prose"
