"""Patterns for lexicon rules: a line that is one of the phrases, however it is written.

Lines are compared after full case folding, and RE2 folds simply. The two differ where one character folds to several
("ß" to "ss"): such letters are written as alternatives. Latin ligatures are so rare that every phrase is simply
possible where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpusclean.draft import line_key
from corpusclean.gate.automaton import plain

LIGATURES = "[\ufb00-\ufb06]"
"""The pattern of a run on account of which every phrase is possible."""

_EDGE = r"[^\p{L}\p{N}\n]*"
_SPACE = r"[^\p{L}\p{N}\n]+"


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> str:
    """The pattern of a line that could be one of the phrases.

    >>> import re2
    >>> pattern = re2.compile(phrase_pattern(("Business Press",)))
    >>> [pattern.search(text) is not None for text in ("Low\\n» BUSINESS  PRESS…\\ntide", "Business Press said")]
    [True, False]
    """
    lines = "|".join(_SPACE.join(_word(word) for word in line_key(phrase).split(" ")) for phrase in phrases)
    return f"(?m)^{_EDGE}(?:{lines}){_EDGE}$"


def _word(word: str) -> str:
    return "".join(_pieces(word))


def _pieces(word: str) -> Iterator[str]:
    at = 0
    while at < len(word):
        several = next((several for several in _expansions() if word.startswith(several, at)), "")
        if several:
            # one that begins inside another is left open
            crossed = any(word.startswith(other, at + 1) for other in _expansions())
            one = "|".join(map(plain, _expansions()[several]))
            yield r"[^\n]{1,8}" if crossed else f"(?:{plain(several)}|{one})"
            at += len(several) + crossed
        else:
            yield plain(word[at])
            at += 1


@cache
def _expansions() -> dict[str, tuple[str, ...]]:
    """What characters that fold to several fold to, and those characters; all of them live in these blocks."""
    blocks = (*range(0x80, 0x600), *range(0x1E00, 0x2000), *range(0xFB13, 0xFB20))
    found: dict[str, tuple[str, ...]] = {}
    for char in map(chr, blocks):
        folded = char.casefold()
        if len(folded) > 1:
            found[folded] = (*found.get(folded, ()), char)
    return found
