"""A look: one cheap question to a text, on behalf of the rules that cannot fire if the answer is no."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Look = Callable[[str], bool]


def grouped(looks: Sequence[Look | None]) -> list[tuple[Look, int]]:
    """Each look once, with the numbers of those who ask for it as bits.

    >>> grouped([str.isascii, None, str.isascii])[0][1]
    5
    """
    masks: dict[Look, int] = {}
    for n, look in enumerate(looks):
        if look is not None:
            masks[look] = masks.get(look, 0) | 1 << n
    return list(masks.items())
