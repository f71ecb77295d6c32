"""An output folder as Polars frames."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpusclean.error import OutputProblem
from corpusclean.output import manifest, parts

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of an output, each as a Polars frame."""

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    edits: pl.DataFrame
    quarantine: pl.DataFrame
    chunks: pl.DataFrame | None = None
    """Where the run was asked for chunks."""


def read(output: str = "output") -> Frames:
    """The tables of a finished run.

    Raises `OutputProblem` where the folder holds none.
    """
    import polars as pl

    folder = Path(output)
    manifest(folder)
    names = [name for name in Frames.__annotations__ if name != "chunks" or (folder / name).exists()]
    try:
        return Frames(**{name: pl.read_parquet(parts(folder, name)) for name in names})
    except (OSError, pl.exceptions.PolarsError) as error:
        raise OutputProblem(f"{folder}: a table cannot be read: {error}") from None
