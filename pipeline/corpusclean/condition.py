"""The words of a rule's `when`: context that a pattern without look-around cannot see.

Each condition is a function of a place in a draft and the value that the rule gives; all of a rule's conditions
must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from corpusclean.lexicon import mark
from corpusclean.mention import announced
from corpusclean.outlet import rank
from corpusclean.place import Place, next_line, previous_line
from corpusclean.signals import ends_sentence
from corpusclean.wikimark import is_closing, is_wordy

_QUOTES = ("`", '"')
_CODE = re.compile(r"[^\W_]*[^\W\d_]\d+[^\W\d_]+\d[^\W_]*")
_NOT_NAMES = (".", "!", "?", "。", "！", "？", "…")
_LONGEST_NAME = 6  # words

Condition = Callable[[Place, Any], bool]


def previous_block_ends(place: Place, ends: Sequence[str]) -> bool:
    """The nearest text above ends in one of `ends`."""
    above = previous_line(place.draft.lines, place.row)
    return above is not None and above.text.rstrip().endswith(tuple(ends))


def next_block_starts(place: Place, starts: Sequence[str]) -> bool:
    """The nearest text below begins with one of `starts`."""
    below = next_line(place.draft.lines, place.last_row)
    return below is not None and below.text.lstrip().startswith(tuple(starts))


def whole_words(place: Place, wanted: bool) -> bool:
    """No letter or digit touches the span from outside (what `\\b` would say, for any script)."""
    text = place.draft.text
    before, behind = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    return (before.isalnum() or behind.isalnum()) != wanted


def outside_quotes(place: Place, wanted: bool) -> bool:
    """The span is not quoted: no backtick or straight double quote is open before it, no quote touches it."""
    before, behind = place.before, place.behind
    span = place.text.strip()
    near = before.rstrip()[-1:] + behind.lstrip()[:1]
    open_quote = any(before.count(quote) % 2 and quote in behind for quote in _QUOTES)
    touched = bool(before) and before[-1] in "`'\"/" and bool(behind) and behind[0] in "`'\"/" and bool(near)
    return (open_quote or touched or span[:1] == "`") != wanted


def not_mentioned(place: Place, wanted: bool) -> bool:
    """No word that announces a mention ("remove", "such as") stands before the span, a blank between: it is in use."""
    before = place.before
    spaced = place.text[:1].isspace() or before[-1:].isspace()
    return (spaced and announced(before)) != wanted


def glued(place: Place, wanted: bool) -> bool:
    """A word, or what closes one, stands right before the span."""
    before = place.draft.text[max(0, place.start - 1) : place.start]
    return (is_wordy(before) or is_closing(before)) == wanted


def follows_text(place: Place, wanted: bool) -> bool:
    """The span is not the first thing on its line."""
    return bool(place.before.strip(" \t-*>#|")) == wanted


def after_sentence(place: Place, wanted: bool) -> bool:
    """What stands before the span, on its line or above, has come to its end: a stop, a bracket, a lost character."""
    before = place.before.rstrip()
    if not before:
        above = previous_line(place.draft.lines, place.row)
        before = "" if above is None else above.text.rstrip()
    done = ends_sentence(before) or before.endswith((")", "\N{REPLACEMENT CHARACTER}", "|", "**"))
    return (bool(before) and done) == wanted


def not_announced(place: Place, wanted: bool) -> bool:
    """The nearest line above does not end in a colon."""
    above = previous_line(place.draft.lines, place.row)
    return (above is None or not above.text.rstrip().endswith((":", "："))) == wanted


def stands_alone(place: Place, wanted: bool) -> bool:
    """A blank line, or the edge of the text, stands above and below."""
    rows, row, last = place.draft.lines, place.row, place.last_row
    above = row == 0 or rows[row - 1].is_blank
    below = last + 1 >= len(rows) or rows[last + 1].is_blank
    return (above and below) == wanted


def heads_nothing(place: Place, wanted: bool) -> bool:
    """The text below does not begin with the words of the span: it is no heading."""
    below = next_line(place.draft.lines, place.last_row)
    said = below is not None and place.text.strip().casefold() in below.text[:160].casefold()
    return said != wanted


def contains(place: Place, pieces: Sequence[str]) -> bool:
    """One of `pieces` stands in the span."""
    return any(piece in place.text for piece in pieces)


def site_names(place: Place, wanted: bool) -> bool:
    """The words of each Markdown link in the span read like a site's name: few, no stop, no lower-case beginning."""
    names = [piece.rsplit("[", 1)[-1] for piece in place.text.split("](")[:-1]]
    fine = all(
        len(name.split()) <= _LONGEST_NAME and not name.endswith(_NOT_NAMES) and (not name[:1].islower() or "." in name)
        for name in names
    )
    return (bool(names) and fine) == wanted


def source_name(place: Place, least: int) -> bool:
    """The name before the count is a source's, at least 1 likely, 2 telling, 3 known; or others are here."""
    name = place.text.rsplit("+", 1)[0].strip(" \t.!?。！？…”»)")
    return rank(name) >= least or place.draft.signals.counted_pills


def ends_parameter(place: Place, wanted: bool) -> bool:
    """Nothing that could still belong to the parameter of an address follows the span."""
    behind = place.behind[:1]
    return (
        (not behind.isalnum() and behind not in ("_", "-", ".")) or (behind == "." and not place.behind[1:2].isalnum())
    ) == wanted


def campaign_ends(place: Place, wanted: bool) -> bool:
    """The parameter of the address that follows the span is not one more of the same campaign's."""
    return (not place.behind.startswith("utm_")) == wanted


def ends_address(place: Place, wanted: bool) -> bool:
    """The address ends with the span."""
    behind = place.behind[:2]
    done = not behind[:1] or behind[0] in " \t)]>}\"'*_" or (behind[0] in ".,;:!?" and not behind[1:].strip(" )"))
    return done == wanted


def not_an_index(place: Place, wanted: bool) -> bool:
    """No bracket, underscore or colon follows, as behind an index, a link or a definition."""
    behind = place.behind[:1]
    run = behind == "[" and place.text[-1:] in "]0123456789"
    return (behind not in ("(", "[", "_", ":", "=") or run) == wanted


def no_codes(place: Place, wanted: bool) -> bool:
    """No word of the span is letters and digits in disorder, as in a key or in Base64."""
    return (_CODE.search(place.text) is None) == wanted


def glued_or_heading(place: Place, wanted: bool) -> bool:
    """The span stands on a heading: a line of a few words that is no sentence."""
    before = place.before.strip()
    return (0 < len(before) <= 100 and not ends_sentence(before)) == wanted


def only_of_its_kind_here(place: Place, wanted: bool) -> bool:
    """The nearest lines above and below do not end in a sign and a number, as the rows of a table of results do."""
    rows = place.draft.lines
    near = (previous_line(rows, place.row), next_line(rows, place.last_row))
    return (not any(line is not None and _signed(line.text) for line in near)) == wanted


def _signed(text: str) -> bool:
    word = text.rsplit(maxsplit=1)[-1]
    return word[0] in "+-−▲▼" and word[1:].rstrip("%").replace(".", "").replace(",", "").isdigit()


def near_end(place: Place, most: int) -> bool:
    """At most so many lines that are not blank follow the line of the span."""
    rows = place.draft.lines
    return sum(not line.is_blank for line in rows[place.last_row + 1 : place.last_row + 4 * most + 8]) <= most


def near_start(place: Place, most: int) -> bool:
    """At most so many lines that are not blank stand above the line of the span."""
    rows = place.draft.lines
    return sum(not line.is_blank for line in rows[max(0, place.row - 4 * most - 8) : place.row]) <= most


def menu_words(place: Place, least: int) -> bool:
    """At least so many links in the span have words that pages print in their menus."""
    names = [piece.rsplit("[", 1)[-1] for piece in place.text.split("](")[:-1]]
    marks = [mark(name) for name in names]
    return sum(found is not None and found.kind in ("nav", "share", "subscribe") for found in marks) >= least


def max_code_share(place: Place, most: float) -> bool:
    """At most this share of the document's lines looks like source code."""
    return place.draft.signals.code_share <= most


def numeric_links(place: Place, least: int) -> bool:
    """The document holds at least so many bare numbers that link somewhere."""
    return place.draft.signals.numeric_links >= least


def lang(place: Place, codes: Sequence[str]) -> bool:
    """The document is in one of these languages (ISO 639), by one guess a document, of about 0.3 ms."""
    return place.draft.signals.lang in codes


def _signal(word: str) -> Condition:
    def condition(place: Place, wanted: Any) -> bool:
        return bool(getattr(place.draft.signals, word)) is bool(wanted)

    condition.__doc__ = f"The document's signal `{word}`."
    return condition


_YES_OR_NO = (
    "counted_pills",
    "perplexity",
    "numbered_sources",
    "chat_window",
    "assistant",
    "wiki",
    "wikitext",
    "pdf",
    "social",
    "page",
)
SIGNALS = (*_YES_OR_NO, "numeric_links", "max_code_share", "lang")
"""The words that ask something of the whole document, whatever the place; the cheap ones first."""

CONDITIONS: Mapping[str, Condition] = {
    "previous_block_ends": previous_block_ends,
    "next_block_starts": next_block_starts,
    "whole_words": whole_words,
    "outside_quotes": outside_quotes,
    "not_mentioned": not_mentioned,
    "glued": glued,
    "follows_text": follows_text,
    "after_sentence": after_sentence,
    "not_announced": not_announced,
    "stands_alone": stands_alone,
    "heads_nothing": heads_nothing,
    "contains": contains,
    "site_names": site_names,
    "source_name": source_name,
    "ends_parameter": ends_parameter,
    "campaign_ends": campaign_ends,
    "ends_address": ends_address,
    "not_an_index": not_an_index,
    "no_codes": no_codes,
    "glued_or_heading": glued_or_heading,
    "only_of_its_kind_here": only_of_its_kind_here,
    "near_end": near_end,
    "near_start": near_start,
    "menu_words": menu_words,
    "max_code_share": max_code_share,
    "numeric_links": numeric_links,
    "lang": lang,
    **{word: _signal(word) for word in _YES_OR_NO},
}
"""Every word that `when` may hold, and what it asks."""

_TEXTS = ("previous_block_ends", "next_block_starts", "contains", "lang")
_NUMBERS = ("source_name", "near_end", "near_start", "menu_words", "numeric_links")
_SHARES = ("max_code_share",)


def misfit(word: str, value: object) -> str:
    """What the value of a condition must be, in words; empty where it is.

    >>> misfit("near_end", "soon"), misfit("near_end", 3)
    ('a whole number, 0 or more', '')
    """
    if word in _TEXTS:
        fine = isinstance(value, Sequence) and not isinstance(value, str) and bool(value)
        fine = fine and all(isinstance(one, str) and one for one in cast(Sequence[object], value))
        return "" if fine else "a list of texts, at least one, none of them empty"
    if word in _NUMBERS:
        fine = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return "" if fine else "a whole number, 0 or more"
    if word in _SHARES:
        fine = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return "" if fine else "a share from 0 to 1"
    return "" if isinstance(value, bool) else "true or false"


def holds(place: Place, when: Mapping[str, Any]) -> bool:
    """True when every condition of `when` holds at this place."""
    return all(CONDITIONS[word](place, value) for word, value in when.items())
