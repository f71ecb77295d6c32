"""Mojibake: text that was written with one codec and read with another.

Rules in the order in which they run: `LOST_CHARACTER` (whole tokens that stand for U+FFFD or a byte order mark),
`FTFY`, `UTF8_CHAIN` (codecs and mixtures that ftfy leaves), `LEGACY_SCRIPT` and `LEGACY_LETTERS` (one legacy codec
read as another; the second only on request).
"""

from __future__ import annotations

from corpusclean.mojibake.chain import UTF8_CHAIN
from corpusclean.mojibake.ftfy_line import FTFY
from corpusclean.mojibake.legacy import LEGACY_LETTERS, LEGACY_SCRIPT
from corpusclean.mojibake.lost import LOST_CHARACTER

__all__ = ["FTFY", "LEGACY_LETTERS", "LEGACY_SCRIPT", "LOST_CHARACTER", "UTF8_CHAIN"]
