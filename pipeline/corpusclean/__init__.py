"""corpusclean turns dirty text into clean paragraphs with metadata, and loses nothing on the way.

>>> import corpusclean
>>> corpusclean.clean("Plain text stays as it is.").status
'unchanged'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpusclean.chunk import Chunk, chunks
from corpusclean.clean import clean, clean_bytes
from corpusclean.decode import decode
from corpusclean.document import Citation, Decoded, Document, Link, Paragraph, Removed
from corpusclean.edit import Edit, Fact
from corpusclean.settings import Settings

if TYPE_CHECKING:
    from corpusclean.batch import run
    from corpusclean.frames import read

__version__ = "0.1.0"

__all__ = [
    "Chunk",
    "Citation",
    "Decoded",
    "Document",
    "Edit",
    "Fact",
    "Link",
    "Paragraph",
    "Removed",
    "Settings",
    "chunks",
    "clean",
    "clean_bytes",
    "decode",
    "read",
    "run",
]

_LAZY = {"run": "corpusclean.batch", "read": "corpusclean.frames"}
"""What needs pyarrow or Polars is imported when it is first asked for."""


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        import importlib

        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
