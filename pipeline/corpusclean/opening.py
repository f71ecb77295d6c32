"""Whether a line that begins as pages ask something of their readers does so, or is a sentence like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = tuple(".。।۔")
_SENTENCE, _JOINED_LINE, _WIDE_LINE = 40, 30, 12
"""Code points from which on a line with a full stop may be any sentence, and any line where words have no borders."""
_WIDE = "\u3040"  # from here on a character says as much as a short word
_JOINED = "\u0590"
"""From here on there are scripts that write words together, or particles before a word."""
_QUOTED = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", "‘": "’"}
_BEFORE_WORD = re.compile(r"[\s(\[\"'’“„«/-]+")
_CLOSERS = " \"'”“’»«)]*_"


def ends_word(key: str, phrase: str) -> bool:
    """True when the phrase that the key begins with is several words, or a whole one.

    >>> ends_word("dona ora", "dona"), ends_word("donald duck", "dona")
    (True, False)
    """
    return " " in phrase or phrase[-1:] >= _JOINED or not key[len(phrase) : len(phrase) + 1].isalpha()


def is_told(text: str, key: str, phrase: str, telling: Sequence[str]) -> bool:
    """True when a line of furniture may begin with `phrase` and go on so; `key` is the line as lists write it.

    A sentence with a full stop has to hold a word that begins as one of `telling` does, if there are any. In a script
    in which the phrase may be the beginning of a word, any longer line has to, behind the phrase. Speech that goes on
    with who said it is none.

    >>> is_told("Share it now", "share it now", "share", ["facebook"])
    True
    >>> text = "Share the bread among all who came, she used to say."
    >>> is_told(text, text.lower(), "share", ["facebook"])
    False
    """
    if _is_speech(text):
        return False
    stopped = text.rstrip(_CLOSERS)[-1:] in _STOPS
    joined = phrase[-1:] >= _JOINED
    least = _WIDE_LINE if phrase[-1:] >= _WIDE else _JOINED_LINE if joined else _SENTENCE
    if not telling or not (joined or stopped) or len(text) < least:
        return True
    if joined:
        return any(word in key[len(phrase) :] for word in telling)
    words = f" {_BEFORE_WORD.sub(' ', key)}"
    return any(f" {word}" in words for word in telling)


def _is_speech(text: str) -> bool:
    """The line begins with what somebody said, and goes on with who it was."""
    closers = _QUOTED.get(text[0])
    if closers is None:
        return False
    end = max(text.find(one, 1) for one in closers)
    return end > 0 and sum(map(str.isalpha, text[end:])) > 1
