"""Characters one by one: what is invisible, what has two spellings, what is white space, what is an entity.

The pack `characters.toml` has them in their order. `OBJECT` and `PRIVATE_USE` have to wait until the residue stage has
run (`leftovers.toml`): private-use characters and U+FFFC are what the icons of citation pills leave behind, and those
pills are found by them. U+FFFD is never removed here: it says that a character was lost.
"""

from __future__ import annotations

from corpusclean.characters.entity import ENTITY
from corpusclean.characters.invisible import (
    BIDI,
    CONTROL,
    ESCAPE,
    JOINER,
    OBJECT,
    OVERSTRIKE,
    PRIVATE_USE,
    SOFT_HYPHEN,
    TAG,
    VARIATION,
    ZERO_WIDTH,
)
from corpusclean.characters.normal import COMBINING_RUN, LIGATURE, NFC
from corpusclean.characters.space import IDEOGRAPHIC, INNER_TAB, SPECIAL, TRAILING
from corpusclean.characters.style import (
    ASCII_DIGITS,
    HALF_WIDTH,
    NFKC,
    PLAIN_DASHES,
    STRAIGHT_QUOTES,
    THREE_DOTS,
)

__all__ = [
    "ASCII_DIGITS",
    "BIDI",
    "COMBINING_RUN",
    "CONTROL",
    "ENTITY",
    "ESCAPE",
    "HALF_WIDTH",
    "IDEOGRAPHIC",
    "INNER_TAB",
    "JOINER",
    "LIGATURE",
    "NFC",
    "NFKC",
    "OBJECT",
    "OVERSTRIKE",
    "PLAIN_DASHES",
    "PRIVATE_USE",
    "SOFT_HYPHEN",
    "SPECIAL",
    "STRAIGHT_QUOTES",
    "TAG",
    "THREE_DOTS",
    "TRAILING",
    "VARIATION",
    "ZERO_WIDTH",
]
