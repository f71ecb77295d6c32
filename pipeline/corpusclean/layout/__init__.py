"""Paragraphs: how a source marks them, where they were torn, and what each of them is.

`mode` judges a source, the rewriters of `packs/layout.toml` bring it to one blank line between paragraphs, and
`Blocks` reads the clean text.
"""

from __future__ import annotations

from corpusclean.layout.block import Blocks
from corpusclean.layout.mode import mode

__all__ = ["Blocks", "mode"]
