"""Columns of tables, made for many documents at once: what is the same in many rows is turned into Arrow once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Column = Any
"""A `pyarrow.Array`, or a `pyarrow.ChunkedArray` where its strings take more than 2 GB."""


def column(values: Iterable[Any], kind: Any) -> Column:
    """The values as a column of this `pyarrow` type."""
    import pyarrow as pa  # noqa: PLC0415

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
