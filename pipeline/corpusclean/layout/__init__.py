"""Paragraphs: how a source marks them, where they were torn, and what each of them is.

`mode` judges a source, the rewriters of `packs/layout.toml` bring it to one blank line between paragraphs, and
`blocks` reads the clean text.
"""

from __future__ import annotations

from corpusclean.layout.block import Block, Blocks, blocks
from corpusclean.layout.mode import mode

__all__ = ["Block", "Blocks", "blocks", "mode"]
