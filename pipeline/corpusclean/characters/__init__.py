"""Characters one by one: what is invisible, what has two spellings, what is white space, what is an entity.

`EARLY` are the rules of the `characters` stage in their order. `LATE` has to wait until the residue stage has run:
private-use characters and U+FFFC are what the icons of citation pills leave behind, and those pills are found by
them. U+FFFD is never removed here: it says that a character was lost.
"""

from __future__ import annotations

from typing import Final

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
from corpusclean.rewriter import Rewriter

EARLY: Final[tuple[Rewriter, ...]] = (
    *(COMBINING_RUN, ENTITY, ESCAPE, OVERSTRIKE, CONTROL, ZERO_WIDTH, JOINER, VARIATION, TAG, BIDI),
    *(SOFT_HYPHEN, NFC, LIGATURE, SPECIAL, IDEOGRAPHIC, INNER_TAB, TRAILING),
)
OPT_IN: Final[tuple[Rewriter, ...]] = (*(STRAIGHT_QUOTES, PLAIN_DASHES, THREE_DOTS, HALF_WIDTH, ASCII_DIGITS, NFKC),)
LATE: Final[tuple[Rewriter, ...]] = (OBJECT, PRIVATE_USE)
