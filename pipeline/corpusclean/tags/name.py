"""What looks like the name of a person."""

from __future__ import annotations

import re

from corpusclean.layout.hyphen import known_words

LONGEST_NAME = 70
"""Characters of several names on one line."""

_PARTICLE_WORDS = (
    "de del della der den des di da do dos das du la le les van von vom zu zur ten ter bin ibn al el of and und et y e "
    "en og och i & for the"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NAME_WORD = re.compile(r"[(\"“„]?[^\W\d_][\w.'’&/()-]*[\"”“)]?,?")
HAN_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·・ \u3000、,，]{2,24}")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def is_name(text: str, least: int = 2) -> bool:
    """True where every word could be one of names, with at least so many of them in capitals.

    >>> is_name("Ann van der Lee"), is_name("By the sea"), is_name("Ann Lee and Tom Day")
    (True, False, True)
    """
    if not 1 < len(text) <= LONGEST_NAME or text[-1] in "?!…:;":
        return False
    if HAN_NAME.fullmatch(text):
        return len(text) <= 12 or "、" in text
    if _HAN.search(text):
        return False
    words = text.split()
    if len(words) > 9 or not all(_NAME_WORD.fullmatch(word) or word in _PARTICLES for word in words):
        return False
    if text[-1] == "." and len(words[-1]) > 4:
        return False
    bearing = [word.lstrip('("“„') for word in words if word.casefold() not in _PARTICLES]
    capital = sum(not word[0].islower() for word in bearing)
    return capital >= least and capital == len(bearing)


def is_bare_name(text: str) -> bool:
    """True for a line of two to four words that could be one person's name, and nothing else.

    >>> is_bare_name("Ann Lee"), is_bare_name("Ann Lee and Tom Day, our reporters in Larvik")
    (True, False)
    """
    return len(text) <= 40 and 2 <= len(text.split()) <= 4 and is_name(text)


def is_rare_name(text: str) -> bool:
    """True for a bare name with a word that no dictionary has, so that it can hardly be a title."""
    words = [word.strip('"“”„().,').casefold() for word in text.split()]
    return is_bare_name(text) and any(len(word) > 4 and word not in known_words() for word in words)
