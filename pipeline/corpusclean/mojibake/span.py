"""Edits for a repaired line, one for each word that changed."""

from __future__ import annotations

from collections.abc import Iterator
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
