"""A look: one cheap question to the runs of a text, on behalf of the rules that cannot fire if none of them is odd."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

Look = Callable[[Set[str]], Set[str]]
"""Which of these runs are of the kind that is looked for."""


def grouped(looks: Sequence[Look | None]) -> list[tuple[Look, int]]:
    """Each look once, with the numbers of those who ask for it as bits.

    >>> grouped([frozenset, None, frozenset])[0][1]
    5
    """
    masks: dict[Look, int] = {}
    for n, look in enumerate(looks):
        if look is not None:
            masks[look] = masks.get(look, 0) | 1 << n
    return list(masks.items())
