"""What the text around the words looks like: ASCII controls, blanks, line breaks, whole lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpusclean.characters.substitution import Substitution
from corpusclean.gate.look import Look
from corpusclean.layout.mode import has_single_breaks
from corpusclean.layout.shape import BLANKS
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_CONTROLS = [chr(code) for code in (*range(0x09), *range(0x0E, 0x20), 0x7F)]
_BLANK_END = re.compile(r"[^\S\n\f](?:[\n\f]|\Z)")
_RARE_BLANKS = BLANKS.replace(" ", "").replace("\t", "")


def forms(rule: Rule) -> Look | None:
    """The look at the form of a text without which the rule cannot fire; None where there is none.

    >>> from corpusclean.pack import built_in
    >>> forms(built_in().named("layout/blank-lines"))("One.\\n\\n\\nTwo.")
    True
    """
    known = _LOOKS.get(rule.name)
    if known is not None or not rule.rewriter:
        return known
    found = rewriter(rule)
    return _has(found.needs) if isinstance(found, Substitution) and found.needs else None


@cache
def _has(piece: str) -> Look:
    return lambda text: piece in text


def _has_return(text: str) -> bool:
    return "\r" in text


def _has_separator(text: str) -> bool:
    return "\v" in text or "\u2028" in text or "\u2029" in text


def _has_entity(text: str) -> bool:
    return "&" in text and ";" in text


def _has_control(text: str) -> bool:
    return any(map(text.__contains__, _CONTROLS))


def _has_tab(text: str) -> bool:
    return "\t" in text


def _ends_in_blank(text: str) -> bool:
    """Plain blanks at the end of a line are looked for first; the others are rare enough for a pattern."""
    if _ends_in_plain_blank(text) or " \f" in text:
        return True
    return any(blank in text for blank in _RARE_BLANKS) and _BLANK_END.search(text) is not None


def _ends_in_plain_blank(text: str) -> bool:
    return " \n" in text or "\t\n" in text or text[-1:] in (" ", "\t")


def _has_odd_breaks(text: str) -> bool:
    return "\n\n\n" in text or text[:1] == "\n" or text[-1:] == "\n"


def _has_form_feed(text: str) -> bool:
    return "\f" in text


def _has_cut_word(text: str) -> bool:
    return "-\n" in text or "\u2010\n" in text or "\xad\n" in text


_LOOKS: Mapping[str, Look] = {
    "newlines/carriage-return": _has_return,
    "newlines/separator": _has_separator,
    "characters/entity": _has_entity,
    "characters/control": _has_control,
    "characters/inner-tab": _has_tab,
    "characters/trailing-blank": _ends_in_plain_blank,
    "layout/trailing-blanks": _ends_in_blank,
    "layout/blank-lines": _has_odd_breaks,
    "layout/wrapped-line": has_single_breaks,
    "layout/line-paragraph": has_single_breaks,
    "layout/wrapped-hyphen": _has_cut_word,
    "layout/form-feed": _has_form_feed,
}
