"""Lines of web furniture: a text without any needs none of the rules that take furniture out.

`lexicon.mark` is the judge. It is asked only about lines that begin as a phrase of its lists does, or as one of its
forms does: of the lines of an article hardly any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from corpusclean import lexicon
from corpusclean.furniture.block import BlockRule
from corpusclean.furniture.single import LineRule
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_EDGE = lexicon._EDGE + "([+"
_NUMBER = re.compile(r"\d[\d.,:]*[km]?")
_FORM_STARTS = (
    *("http", "<iframe", "↑", "⬆", "googletag", "adsbygoogle", "window.", "copyright", "copy;", "(c)", "©", "ⓒ"),
    *("getty", "reuters", "afp", "epa", "istock", "shutterstock", "unsplash", "pixabay", "pexels", "dpa", "ansa"),
    *("efe", "tass", "imago", "alamy", "depositphotos", "freepik", "…", "...", "[…", "[..."),
)
_MENU = re.compile(r"[|·•/,;»>]+")  # between the words of a menu that is one line
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_COLONS = re.compile("[:：]")
_LABEL_WITHIN = 40  # code points, a little more than a label may take
_REMEMBERED = 1 << 14
_LINES = 1 << 12


@dataclass(slots=True)
class _Opening:
    """How phrases go on that begin with some word."""

    alone: bool = False
    """The word is a phrase, or such a beginning that nothing has to follow."""
    label: bool = False
    """It begins a label: a colon follows."""
    seconds: set[str] = field(default_factory=set)
    """The words that may follow, or what they begin with."""


_ANYHOW = _Opening()
"""What any line may follow."""


_harmless: set[str] = set()
"""Lines found to be none of furniture's, from the last few texts: a text that was changed a little comes back."""


def holds_furniture(text: str) -> bool:
    """True when a line of the text says by its words that it is furniture.

    >>> holds_furniture("Low tide\\n\\nShare on Facebook"), holds_furniture("Low tide\\n\\nThe ferry was late.")
    (True, False)
    """
    lines = set(text.split("\n")) - _harmless
    for line in lines:
        if 0 < len(line) <= lexicon._LONGEST_LINE and _is_likely(line) and lexicon.mark(line) is not None:
            return True
    if len(_harmless) > _LINES:
        _harmless.clear()
    _harmless.update(line for line in lines if len(line) <= lexicon._LONGEST_LINE)
    return False


def is_furniture(rule: Rule) -> bool:
    """True for a rule that takes out nothing but what such a line has to do with."""
    return rule.rewriter.startswith("corpusclean.furniture.") and isinstance(rewriter(rule), (BlockRule, LineRule))


def _is_likely(line: str) -> bool:
    words = line.split(maxsplit=2)
    if not words:
        return False
    opening = _opening(words[0])
    last = line.rstrip()[-4:]
    if opening is _ANYHOW or "](" in line or last[-1] in "»>›" or (last[-1].isdecimal() and "x" in last.lower()):
        return True
    if len(words) == 1:
        return opening is not None or "." in words[0][:-1]
    if opening is None:
        # a bullet or a quotation mark on its own: the word behind it counts
        return not lexicon.folded(words[0]).strip(_EDGE) and _is_likely(line.split(maxsplit=1)[1])
    return _goes_on(opening, words, line)


def _goes_on(opening: _Opening, words: list[str], line: str) -> bool:
    second = _plain(words[1])
    if not second or _COLONS.search(words[0]) or any(second[:n] in opening.seconds for n in range(_PREFIX + 1)):
        return True
    if opening.label and _COLONS.search(line.lstrip()[:_LABEL_WITHIN]):
        return True
    return opening.alone and _opening(words[1]) is not None  # a menu


@lru_cache(maxsize=_REMEMBERED)
def _opening(word: str) -> _Opening | None:
    """How a line may go on that begins with this word: `_ANYHOW`, or None where it is no beginning."""
    openings, beginnings = _tables()
    if word.isalpha() and word[1:].islower():  # most words are nothing but letters, and no menu
        first = lexicon.folded(word)
        if first.startswith(_FORM_STARTS) or first == "ap" or first.startswith(beginnings.get(first[:2], ("\0",))):
            return _ANYHOW
        return openings.get(first)
    folded = lexicon.folded(word)
    if folded.startswith((*_FORM_STARTS, "ap/")) or folded == "ap" or (folded[:1].isdecimal() and ":" in folded):
        return _ANYHOW
    menu = _MENU.split(folded.lstrip(_EDGE))[0], lexicon.folded(_HUMP.split(word.strip(_EDGE))[0])
    found: _Opening | None = None
    for piece in {folded, _COLONS.split(folded)[0], *menu}:
        first = _plain(piece)
        if first.startswith(beginnings.get(first[:2], ("\0",))):
            return _ANYHOW
        one = openings.get(first)
        if one is not None:
            if piece != folded and _plain(folded) != first:
                return _ANYHOW  # the word holds more than the first word of a phrase
            found = one
    return found


_PREFIX = 2
"""Characters of a second word that are looked at: a phrase may end in the middle of the word."""


@lru_cache(maxsize=_REMEMBERED)
def _plain(word: str) -> str:
    return _NUMBER.sub("0", lexicon.folded(word).strip(_EDGE)).replace("’", "'")


@cache
def _tables() -> tuple[dict[str, _Opening], dict[str, tuple[str, ...]]]:
    """What phrases begin with; and the beginnings that are one word or less, by their first two characters."""
    openings: dict[str, _Opening] = {}
    bins: dict[str, list[str]] = {}
    tables = lexicon._tables()
    for phrase in (*tables.whole, *tables.label, *tables.starts):
        words = phrase.split(maxsplit=2)
        plain = words[0].isalpha()
        first = words[0].casefold() if plain else _plain(words[0])
        if len(words) == 1 and phrase in tables.starts:
            bins.setdefault(first[:2], []).append(first)
        opening = openings.setdefault(first, _Opening())
        opening.label |= phrase in tables.label
        if len(words) == 1:
            opening.alone = True
        else:
            opening.seconds.add(_plain(words[1])[:_PREFIX])
        for piece in () if plain else {*_MENU.split(words[0]), *_COLONS.split(words[0])} - {words[0]}:
            part = openings.setdefault(_plain(piece), _Opening())
            part.alone = True
            part.label |= phrase in tables.label
    return openings, {two: tuple(found) for two, found in bins.items()}
