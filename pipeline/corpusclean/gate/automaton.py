"""Many patterns in few automata: a text is read once by each, however many rules there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

_MEMORY = 256 << 20  # bytes; a text for which an automaton outgrows them is read more slowly
_EVERYWHERE = r"\A"
"""Found in every text: where it is not, RE2 has given up without a word."""
_PLAIN = r"(?i:\x"


class Automaton:
    """Which of its owners have one of their patterns, in RE2's dialect, in a text; owner `n` has `wanted[n]`.

    >>> Automaton([("[à-ö]", plain("read more")), (), ("ß",)]).found("READ MORE: Straße")
    5
    """

    def __init__(self, wanted: Sequence[Sequence[str]], memory: int = _MEMORY) -> None:
        self._memory = memory
        self._owners: dict[str, int] = {}
        for n, patterns in enumerate(wanted):
            for pattern in patterns:
                self._owners[pattern] = self._owners.get(pattern, 0) | 1 << n
        self._sets: list[tuple[Any, Sequence[int], int]] | None = None

    def found(self, text: str | bytes, among: int = -1) -> int:
        """The owners, as bits: bit `n` stands for owner `n`; of those that are not `among` these maybe none.

        The text is a `str`, or is given in UTF-8.
        """
        if self._sets is None:
            self._sets = self._compiled()
        found = 0
        for index, masks, owners in self._sets:
            if among & owners:
                for at in index.Match(text) or range(len(masks)):
                    found |= masks[at]
        return found

    def _compiled(self) -> list[tuple[Any, Sequence[int], int]]:
        import re2

        options = re2.Options()
        options.max_mem = self._memory
        families: dict[int, list[str]] = {}
        for pattern in self._owners:
            families.setdefault(_family(pattern), []).append(pattern)
        sets: list[tuple[Any, Sequence[int], int]] = []
        for patterns in families.values():
            index = re2.Set.SearchSet(options)
            index.Add(_EVERYWHERE)
            for pattern in patterns:
                index.Add(pattern)
            index.Compile()
            masks = [self._owners[pattern] for pattern in patterns]
            sets.append((index, (0, *masks), reduce(or_, masks)))
        return sets


def _family(pattern: str) -> int:
    """Which patterns share an automaton: plain texts, forms with brackets, others.

    A form that goes on to some sign ("[", then anything but "]") is in many states at once; two such forms of different
    kinds have as many as the product of theirs, and making new states is what takes the time: in one automaton they
    cost three times as much as in three.
    """
    if pattern.startswith(_PLAIN):
        return 0
    return 1 if "\\[" in pattern or "\\]" in pattern else 2


def plain(text: str) -> str:
    """The pattern of a plain text, in any case of its letters.

    >>> plain("h/t") == r"(?i:\\x{68}\\x{2f}\\x{74})"
    True
    """
    return f"(?i:{''.join(map(_escaped, text))})"


def _escaped(char: str) -> str:
    return f"\\x{{{ord(char):x}}}"
