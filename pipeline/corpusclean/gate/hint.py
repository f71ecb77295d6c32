"""All hints of all rules in one automaton: a text is read once, however many rules there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_MEMORY = 256 << 20  # bytes; RE2 gives up a set match, without a word, when its automaton does not fit


class Hints:
    """Which rules have a hint in a text, in any case of its letters; rule `n` has `hints[n]`.

    >>> Hints([("read more",), ("share",), ()]).found("READ MORE, and share")
    3
    """

    def __init__(self, hints: Sequence[Sequence[str]]) -> None:
        owners: dict[str, int] = {}
        for n, one in enumerate(hints):
            for hint in one:
                owners[hint] = owners.get(hint, 0) | 1 << n
        self._hints = list(owners)
        self._masks = list(owners.values())
        self._set: Any = None

    def found(self, text: str) -> int:
        """The rules, as bits."""
        if not self._hints:
            return 0
        if self._set is None:
            self._build()
        found = 0
        for at in self._set.Match(text) or ():
            found |= self._masks[at]
        return found

    def _build(self) -> None:
        import re2  # noqa: PLC0415 - 20 ms that `--help` need not pay

        options = re2.Options()
        options.max_mem = _MEMORY
        options.literal = True
        options.case_sensitive = False
        index = re2.Set.SearchSet(options)
        for hint in self._hints:
            index.Add(hint)
        index.Compile()
        self._set = index
