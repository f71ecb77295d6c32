"""How a source marks its paragraphs: by blank lines, by line breaks, or not at all within lines cut to a width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from corpusclean.draft import Draft
from corpusclean.layout.region import Region, regions
from corpusclean.layout.shape import cjk_share, ends_sentence
from corpusclean.line import Line, is_ruler, lines, placed

Mode = Literal["blank-line", "line", "wrapped"]
_SOME, _MOST_OVER = 10, 1.3
"""Lines of which a share says something; of fewer none is so much longer than their width."""
_MOST_STOPS = 0.7
"""Share of lines at whose end a sentence may end by chance."""
Pair = tuple[str, str]
"""Two lines, one below the other."""

LONG = 100
"""Characters of a line that no page is as wide as: such a line is a paragraph. Half as many in Chinese and Japanese."""

_SENTENCE, _FEW_BREAKS = 60, 3
"""Characters of a line that may be a paragraph, and line breaks that a text of such lines has at least."""

_NARROWEST, WIDEST = 30, 120
"""Widths, in characters, that texts are wrapped to."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its mode, the width that its lines were cut to (0: none), and its regions."""

    mode: Mode
    width: int = 0
    wide: bool = False
    """Written in Han or kana, of which each character takes the room of two."""
    regions: Sequence[Region] = ()
    """Those of several lines: where there is one line, there is nothing to join or to part."""


def mode(text: str) -> Mode:
    """`blank-line`, `line` (each line is a paragraph) or `wrapped` (lines cut to a width).

    >>> mode("One.\\n\\nTwo.")
    'blank-line'
    """
    return _setting(text).mode


def setting(draft: Draft) -> Setting:
    """How this draft is set."""
    return _setting(draft.text)


@lru_cache(maxsize=4)  # the rules that split and join ask one after another, in each pass, about the same text
def _setting(text: str) -> Setting:
    n_regions, several = _several(text)
    if not several:
        return Setting("blank-line")
    wide = _is_wide(text)
    how, width = _judged(n_regions, several, wide)
    return Setting(how, width, wide, several)


def _several(text: str) -> tuple[int, Sequence[Region]]:
    """How many regions a text has, and those of several lines."""
    if "```" in text or "~~~" in text:
        found = list(regions(lines(text)))
        return len(found), [region for region in found if len(region.texts) > 1]
    n_regions, start = 0, 0
    several: list[Region] = []
    for piece in text.split("\n\n"):
        texts = piece.split("\n") if "\n" in piece else ()
        if not texts:
            n_regions += bool(piece.strip())  # what a line alone is says nothing about breaks
        else:
            parts = _regions(texts, start)
            n_regions += len(parts)
            several += [region for region in parts if len(region.texts) > 1]
        start += len(piece) + 2
    return n_regions, several


def _regions(texts: Sequence[str], start: int) -> Sequence[Region]:
    """The regions of some lines without a fence, which begin at `start`."""
    full = [at for at, text in enumerate(texts) if text.strip()]
    if full and full[-1] - full[0] == len(full) - 1:  # no blank line in between, as nearly always
        above = texts[: full[0]]
        return [Region(start + sum(map(len, above)) + len(above), texts[full[0] : full[-1] + 1])]
    return list(regions(placed(texts, start)))


def _is_wide(text: str) -> bool:
    return cjk_share(text) > 0.3


def _judged(n_regions: int, several: Sequence[Region], wide: bool) -> tuple[Mode, int]:
    """Mode and width of a text of so many regions, of which these have several lines."""
    runs = [region for region in several if region.kind in ("prose", "list")]
    gaps, single = n_regions - 1, sum(len(region.texts) - 1 for region in runs)
    share = _long_share([text for region in runs for text in region.texts], wide)
    if share >= (0.5 if 8 * gaps > single else 0.33):
        # with a blank line after every few lines, those few lines belong together
        return "line" if 4 * gaps <= single else "blank-line", 0
    pairs = [pair for region in runs if region.kind == "prose" for pair in pairwise(region.texts)]
    pairs = [pair for pair in pairs if not any(map(is_ruler, pair))]
    width = width_of(pairs, wide) if pairs else 0
    if not width and not gaps and _are_sentences(pairs, wide):
        return "line", 0
    return "wrapped" if width else "blank-line", width


def _are_sentences(pairs: Sequence[Pair], wide: bool) -> bool:
    """True for lines of a text without blank ones that are paragraphs, though short: sentences with headings at most
    among them, none of which runs on over a break."""
    if len(pairs) < _FEW_BREAKS or any(lower.lstrip()[:1].islower() for _, lower in pairs):
        return False
    texts = [*(upper for upper, _ in pairs), pairs[-1][1]]
    whole = [text for text in texts if len(text) >= (_SENTENCE // 2 if wide else _SENTENCE) and ends_sentence(text)]
    return len(whole) > 1 and 2 * sum(map(len, whole)) >= sum(map(len, texts)) and not is_verse(pairs)


def breaks(region: Region) -> list[tuple[Line, Line]]:
    """The pairs of neighbouring lines of a region."""
    return list(pairwise(region.rows))


def _long_share(texts: Sequence[str], wide: bool) -> float:
    """The share of characters in lines that are too long for a page."""
    least = LONG // 2 if wide else LONG
    long = [text for text in texts if len(text) >= least]
    # lines cut to a generous width are no paragraphs: those differ in length, or end where a sentence does
    if not long or (max(map(len, long)) <= 1.3 * least and sum(map(ends_sentence, long)) < 0.7 * len(long)):
        return 0.0
    return sum(map(len, long)) / sum(map(len, texts))


def width_of(pairs: Sequence[Pair], wide: bool) -> int:
    """The width that lines were cut to, or 0 where their breaks do not look like cuts."""
    lengths = sorted(len(upper) for upper, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if len(lengths) < _SOME and any(_is_over(text, width, wide) for text in (*(one for one, _ in pairs), pairs[-1][1])):
        return 0  # of many lines one in twenty may be longer; of a few none
    least = _NARROWEST // 2 if wide else _NARROWEST
    if len(pairs) < 3 or not least <= width <= WIDEST:
        return width if len(pairs) < 3 and all(goes_on(*pair) for pair in pairs) else 0
    if sum(ends_sentence(upper) for upper, _ in pairs) >= _MOST_STOPS * len(pairs):
        return 0  # a sentence a line
    return width if _are_cut(pairs, width) and not is_verse(pairs) else 0


def _is_over(text: str, width: int, wide: bool) -> bool:
    """True for a line far longer than the width that could have been cut: not for one with an address as long as half
    a line."""
    if len(text) <= _MOST_OVER * width:
        return False
    return wide or max(map(len, text.split()), default=0) < 0.5 * width


def _are_cut(pairs: Sequence[Pair], width: int) -> bool:
    """True when most breaks were forced by the width, or nearly so and within sentences."""
    needed = [len(upper.rstrip()) + _first_word(lower) for upper, lower in pairs]
    if sum(room > width for room in needed) / len(pairs) >= 0.7:
        return True
    if width < 50 or sum(room > int(0.8 * width) for room in needed) / len(pairs) < 0.7:
        return False
    return sum(lower.lstrip()[:1].islower() for _, lower in pairs) / len(pairs) >= 0.4


def is_verse(pairs: Sequence[Pair]) -> bool:
    """True when nearly every line begins with a capital though the one above it did not end a sentence."""
    inside = [lower.lstrip()[:1] for upper, lower in pairs if not ends_sentence(upper)]
    return len(inside) > 2 and sum(first.isupper() for first in inside) > 0.85 * len(inside)


def is_forced(upper: str, lower: str, width: int) -> bool:
    """True when the first word of the lower line would not have fitted on the upper one."""
    return len(upper.rstrip()) + _first_word(lower) > width


def _first_word(text: str) -> int:
    """The room that the first word of a line takes, with the blank before it."""
    words = text.split(maxsplit=1)
    if not words:
        return 0
    return 1 if not text.isascii() and cjk_share(text.lstrip()[:8]) > 0.3 else len(words[0]) + 1


def goes_on(upper: str, lower: str) -> bool:
    """True when a sentence plainly runs on from a line of some length to the next."""
    text = upper.rstrip()
    last = text[-1:]
    return 60 <= len(text) <= WIDEST and (last.isalpha() or last in ",-") and lower.lstrip()[:1].islower()
