"""The beginnings of words, by which a title is found again in the text below it, however its words are inflected."""

from __future__ import annotations

import re
from collections.abc import Set

_STEM, _LEAST_WORD = 5, 4
_WIDE = "\u3040"  # from here on words have no blanks between them: pairs of characters are looked up instead
_UNSPACED, _RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4
"""So are, in longer runs, the letters of Thai, Lao, Burmese and Khmer, which have none either."""
_AROUND = "\"'“”„«»‘’()[]{}.,:;!?¿¡…—–-*_#/|«»。、，：；！？「」『』《》（）।،؛؟"
_DOT = "\N{COMBINING DOT ABOVE}"
"""What folding the case of a Turkish I with a dot leaves over."""


def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text; of Chinese and Japanese, the pairs of characters.

    >>> sorted(stems("The late boats")), sorted(stems("晚点的船"))
    (['boats', 'late'], ['晚点', '点的', '的船'])
    """
    found: set[str] = set()
    for word in text.casefold().replace(_DOT, "").split():
        bare = word.strip(_AROUND)
        size = 2 if bare[:1] >= _WIDE else _RUN if _UNSPACED.match(bare) else 0
        if size:
            found.update(bare[at : at + size] for at in range(len(bare) - size + 1))
        elif len(bare) >= _LEAST_WORD:
            found.add(bare[:_STEM])
    return frozenset(found)


def is_spoken_of(text: str, words: Set[str], least: int) -> bool:
    """At least so many of a line's words, and half of them, are among these (as `stems` cuts them).

    >>> is_spoken_of("The late boats", stems("Two boats came late."), 2)
    True
    """
    own = stems(text)
    return least <= len(own & words) >= len(own) / 2
