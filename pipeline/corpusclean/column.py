"""Columns of tables, made for many documents at once: what is the same in many rows is turned into Arrow once."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Column = Any
"""A `pyarrow.Array`, or a `pyarrow.ChunkedArray` where its strings take more than 2 GB."""


def column(values: Iterable[Any], kind: Any) -> Column:
    """The values as a column of this `pyarrow` type."""
    import pyarrow as pa

    return pa.array(values if isinstance(values, Sequence) else list(values), kind)


def spread(values: Sequence[Any], owners: npt.NDArray[np.int64], kind: Any) -> Column:
    """A column that has in each row the value of the row's owner.

    >>> import pyarrow as pa
    >>> spread(["a", "b"], np.array([0, 0, 1]), pa.string()).to_pylist()
    ['a', 'a', 'b']
    """
    return column(values, kind).take(owners)


def repeated(values: Iterable[Hashable], kind: Any) -> Column:
    """A column of values of which few are different.

    >>> import pyarrow as pa
    >>> repeated([("Ships",), ("Ships",)], pa.list_(pa.string())).to_pylist()
    [['Ships'], ['Ships']]
    """
    places: dict[Hashable, int] = {}
    owners = np.fromiter([places.setdefault(value, len(places)) for value in values], np.int64)
    return spread(list(places), owners, kind)


def use_memory_of_the_system() -> None:
    """Let pyarrow take its memory where Python does: to be called in a process that is ours alone.

    Its own allocator keeps what was freed for itself, which was 50 MB of a worker's 370.
    """
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())


def look_for_no_pandas() -> None:
    """Tell pyarrow that there is no pandas: to be called in a process that is ours alone.

    When it is first given Python values, pyarrow imports pandas where it is installed, only to ask whether the values
    are its own. That takes 0.4 s, as long as all the rest of a small run. It looks once a process; what the process
    could not do afterwards is `to_pandas`.
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)


class _NoPandas:
    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)
