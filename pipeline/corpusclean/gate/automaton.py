"""Many patterns in one automaton: a text is read once, however many rules there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_MEMORY = 256 << 20  # bytes; a text for which the automaton outgrows them is read more slowly


class Automaton:
    """Which of its owners have one of their patterns, in RE2's dialect, in a text; owner `n` has `wanted[n]`.

    >>> Automaton([("[à-ö]", plain("read more")), (), ("ß",)]).found("READ MORE: Straße")
    5
    """

    def __init__(self, wanted: Sequence[Sequence[str]], memory: int = _MEMORY) -> None:
        self._memory = memory
        # the first is found in every text: where it is not, RE2 has given up without a word
        self._owners: dict[str, int] = {r"\A": 0}
        for n, patterns in enumerate(wanted):
            for pattern in patterns:
                self._owners[pattern] = self._owners.get(pattern, 0) | 1 << n
        self._masks = list(self._owners.values())
        self._set: Any = None

    def found(self, text: str) -> int:
        """The owners, as bits: bit `n` stands for owner `n`."""
        if len(self._masks) == 1:
            return 0
        if self._set is None:
            self._set = self._compiled()
        found = 0
        hits = self._set.Match(text)
        for at in hits or range(len(self._masks)):
            found |= self._masks[at]
        return found

    def _compiled(self) -> Any:
        import re2

        options = re2.Options()
        options.max_mem = self._memory
        index = re2.Set.SearchSet(options)
        for pattern in self._owners:
            index.Add(pattern)
        index.Compile()
        return index


def plain(text: str) -> str:
    """The pattern of a plain text, in any case of its letters.

    >>> plain("h/t") == r"(?i:\\x{68}\\x{2f}\\x{74})"
    True
    """
    return f"(?i:{''.join(map(_escaped, text))})"


def _escaped(char: str) -> str:
    return f"\\x{{{ord(char):x}}}"
