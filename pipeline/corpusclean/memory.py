"""Keep the memory small: forget what is remembered of texts, and give back what is free."""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import _lru_cache_wrapper

GIANT = 1 << 19
"""Bytes of a document after which what is remembered of it is worth forgetting: about a novel's."""


def give_back() -> None:
    """Find the garbage, and give what is free back to the system, as far as its allocator can be told to.

    Without this a worker grows from shard to shard, though it holds no more: what is free lies in pieces.
    """
    gc.collect()
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim"):
        ctypes.CDLL(None).malloc_trim(0)


def forget() -> None:
    """Empty the bounded caches of all modules of ours: their keys are texts, lines and words.

    Caches without a bound hold tables and compiled rules, which are the same for all texts.

    >>> from corpusclean.line import lines
    >>> found = lines("one\\ntwo")
    >>> forget()
    >>> lines.cache_info().currsize
    0
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("corpusclean."):
            for held in vars(module).values():
                if isinstance(held, _lru_cache_wrapper) and held.cache_parameters()["maxsize"] is not None:
                    held.cache_clear()
    gc.collect()
