"""Edits for a repaired line, one for each word that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpusclean.edit import Edit, Fact
from corpusclean.rewriter import trim


@lru_cache(maxsize=256)
def plan(*steps: str) -> tuple[Fact, ...]:
    """The steps of a repair as the fact that an edit carries.

    >>> plan("encode cp1250", "decode utf-8")[0].text
    'encode cp1250, decode utf-8'
    """
    return (Fact("plan", ", ".join(steps)),)


def by_word(start: int, before: str, after: str, rule: str, facts: tuple[Fact, ...]) -> Iterator[Edit]:
    """The edits that turn `before` at `start` into `after`: word by word where the spaces still match, else one.

    >>> [(edit.start, edit.before, edit.after) for edit in by_word(5, "cafÃ© ou thÃ©", "café ou thé", "x/y", ())]
    [(8, 'Ã©', 'é'), (16, 'Ã©', 'é')]
    """
    if " " not in before and " " not in after:
        if before != after:
            yield trim(start, before, after, rule, facts)
        return
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        old, new = [before], [after]
    for word, repaired in zip(old, new, strict=True):
        if word != repaired:
            yield trim(start, word, repaired, rule, facts)
        start += len(word) + 1


def sound(before: str, after: str) -> str:
    """The words of a line that a repair leaves as they are; the whole line where it joins or parts words.

    >>> sound("cafÃ© et thé", "café et thé")
    'et thé'
    """
    old, new = before.split(" "), after.split(" ")
    return " ".join(kept(old, new)) if len(old) == len(new) else before


def kept(old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """The words that are the same in both, each compared with the one in its place."""
    return (word for word, other in zip(old, new, strict=True) if word == other)
