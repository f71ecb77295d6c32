"""Python's search for garbage that holds itself, told to come less often while documents are cleaned."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS, _YOUNG, _OLD = 50_000, 20, 100
"""New objects before a search among them; such searches before one among the older, and these before one among all."""


@contextmanager
def seldom_sought() -> Iterator[None]:
    """Within it garbage is sought a seventieth as often, and not among what was there before.

    Cleaning leaves next to no objects that hold themselves, and the rules and phrases are a million objects that never
    go: to search them again and again took a twelfth of the time of a run.

    >>> with seldom_sought():
    ...     gc.get_threshold()
    (50000, 20, 100)
    """
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.freeze()
    gc.set_threshold(_OBJECTS, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not frozen:  # what somebody else froze stays so
            gc.unfreeze()
