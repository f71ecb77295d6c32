"""Hints for lexicon rules: for each phrase, a piece of text that a line must hold to be that phrase.

Lines are compared after full case folding, hints are found by simple case folding. The two differ where one
character folds to several ("ß" to "ss"), so a hint never reaches into such letters. Latin ligatures fold to letters
that are too frequent for that: where there is one, every phrase is possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpusclean.draft import line_key

LIGATURES = "[\ufb00-\ufb06]"
"""The pattern of a run on account of which every phrase is possible."""


@cache
def hints(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """A hint for each phrase; nothing at all where one phrase has none, for then the rule cannot be guarded.

    >>> hints(("Read more", "Business Press"))
    ('read', 'busine')
    """
    found: dict[str, None] = {}
    for phrase in phrases:
        longest = max(_pieces(line_key(phrase)), key=len, default="")
        if not longest:
            return ()
        found[longest] = None
    return tuple(found)


def _pieces(key: str) -> Iterator[str]:
    """The parts of the words of a key of which each character comes from a single character."""
    foreign = bytearray(len(key))
    for several in _expansions():
        at = key.find(several)
        while at >= 0:
            foreign[at : at + len(several)] = b"\1" * len(several)
            at = key.find(several, at + 1)
    yield from "".join(" " if foreign[at] else char for at, char in enumerate(key)).split()


@cache
def _expansions() -> frozenset[str]:
    """What characters that fold to several fold to; all of them live in these blocks."""
    blocks = (*range(0x80, 0x600), *range(0x1E00, 0x2000), *range(0xFB13, 0xFB20))
    return frozenset(folded for folded in (chr(code).casefold() for code in blocks) if len(folded) > 1)
