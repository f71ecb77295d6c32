"""Texts of which every line has a blank one below it: typescripts, and what some readers of PDF and OCR write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.layout.mode import WIDEST, goes_on, is_forced, width_of
from corpusclean.layout.shape import cjk_share, ends_sentence, is_code, is_item, is_row
from corpusclean.line import Line

_FEWEST, _FEWEST_GAPS = 8, 6
_MOST_OTHER = 0.05
"""Share of lines that have no blank line below them, or are too long for a page."""
_RUNNING_ON = 0.4
"""Share of lines that begin in lower case: where verse or a list is set so, hardly any do."""
_FORCED = 0.8


@dataclass(frozen=True, slots=True)
class DoubleSpacing:
    """Takes the blank lines between the lines of a paragraph, where all lines of a text have them.

    Those stay that are larger than the others, and those below a line that ends a sentence and has room for a word
    more: there a paragraph ends.
    """

    name: str = "layout/double-spacing"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each blank line inside a paragraph."""
        text = draft.text
        n_gaps = text.count("\n\n")
        if n_gaps < _FEWEST_GAPS or len(text) > (WIDEST + 4) * (n_gaps + 1):  # most texts have paragraphs between them
            return
        texts = text.split("\n")
        n_full = sum(map(bool, map(str.strip, texts)))
        if 2 * n_full - len(texts) - 1 > _MOST_OTHER * n_full:  # more lines have none below them than could be let pass
            return
        rows = [line for line in draft.lines if not line.is_blank]
        if len(rows) < _FEWEST or not _are_spaced(rows):
            return
        least = min(_gap(*pair) for pair in pairwise(rows) if _gap(*pair) > 1)
        pairs = [pair for pair in pairwise(rows) if _gap(*pair) == least]
        width = _width(pairs, wide=cjk_share(text) > 0.3)
        for upper, lower in pairs if width else ():
            if _is_cut(upper.text, lower.text, width):
                yield Edit(upper.end, lower.start, text[upper.end : lower.start], "\n", self.name)


def _gap(upper: Line, lower: Line) -> int:
    """Line breaks, and blanks among them, between two lines."""
    return lower.start - upper.end


def _are_spaced(rows: Sequence[Line]) -> bool:
    close = sum(_gap(*pair) == 1 for pair in pairwise(rows))
    long = sum(len(line.text) > WIDEST for line in rows)
    return max(close, long) <= _MOST_OTHER * len(rows)


def _width(pairs: Sequence[tuple[Line, Line]], *, wide: bool) -> int:
    """The width that lines were cut to; 0 where their ends do not look like cuts, or too few go on below."""
    texts = [(upper.text, lower.text) for upper, lower in pairs]
    width = width_of(texts, wide) if len(texts) >= _FEWEST_GAPS else 0
    inside = [pair for pair in texts if not ends_sentence(pair[0])]
    lower = sum(below.lstrip()[:1].islower() for _, below in inside)
    forced = sum(is_forced(*pair, width) for pair in inside)
    first = "".join(below.lstrip()[:1] for _, below in texts)
    fits = lower >= _RUNNING_ON * len(inside) or first.upper() == first.lower()
    return width if fits and forced >= _FORCED * len(inside) and 2 * len(inside) > len(texts) else 0


def _is_cut(upper: str, lower: str, width: int) -> bool:
    if is_item(lower) or is_row(upper) or is_row(lower) or (is_code(upper) and is_code(lower)):
        return False
    return is_forced(upper, lower, int(0.9 * width)) or goes_on(upper, lower)


DOUBLE_SPACING = DoubleSpacing()
