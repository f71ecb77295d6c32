"""Who is a source: the names that chat assistants put into their pills, told from levels, keys and handicaps.

`Reuters+2` counts sources and `Stealth+2` does not; only the name says which. The names are `packs/outlets.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from corpusclean.listing import read

KNOWN, TELLING, LIKELY, NONE = 3, 2, 1, 0
"""It is on the list, or a site's address; a word of it says what it is; it is written like a name; none of these."""

LONGEST = 6
"""Words of the longest name."""

_SHORT, _LONG = 4, 7  # letters of a name glued to another, and to a word: a shorter one may be the word's own end
_DOMAIN = re.compile(r"(?:[a-z0-9][a-z0-9-]*\.)+([a-z]{2,4})")
_CAMEL = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]+")
_LINKS = frozenset(
    "a an and at de del der des di do du e el en et for für i in la le of on the to und van von y & – - |".split()
)
"""Words of a name that may begin in lower case."""


def rank(name: str) -> int:
    """How sure it is that a name is a source's, from `NONE` to `KNOWN`.

    >>> [rank(name) for name in ("Reuters", "dock.example.org", "Harbour Gazette", "Ann Lee", "Stealth")]
    [3, 3, 2, 1, 0]
    """
    words = name.split()
    if not words or len(words) > LONGEST:
        return NONE
    if is_known(name):
        return KNOWN
    if not all(word in _LINKS or not word[0].islower() for word in words) or words[0] in _LINKS - {
        "the",
        "la",
        "le",
        "el",
    }:
        return NONE
    if len(words) > 1 and any(word.casefold().strip(".,") in _lists()["word"] for word in words):
        return TELLING
    return LIKELY if (len(words) > 1 and _is_worded(words)) or _CAMEL.fullmatch(name) else NONE


def is_known(name: str) -> bool:
    """True for a name on the list, in any case of its letters, and for the address of a site.

    >>> is_known("the guardian"), is_known("dock.example.org"), is_known("tide.py")
    (True, True, False)
    """
    domain = _DOMAIN.fullmatch(name)
    return (domain is not None and domain[1] in _lists()["domain"]) or (
        name.casefold() in _lists()["outlet"] and not is_common(name)
    )


def is_common(name: str) -> bool:
    """True for a name on the list that is a word or a value as well: a source only where others are beside it.

    >>> is_common("Fortune"), is_common("Reuters")
    (True, False)
    """
    return name.casefold() in _lists()["common"]


def last(text: str) -> str:
    """The longest name at the end of a text, glued to it or not, that is on the list or an address; or nothing.

    >>> last("Fares rose by The New York Times"), last("The tide fell.Reuters"), last("It was Stealth")
    ('The New York Times', 'Reuters', '')
    """
    words = text[-120:].split(" ")
    for first in range(max(0, len(words) - LONGEST), len(words)):
        name = " ".join(words[first:])
        if name and is_known(name):
            return name
    word = words[-1]
    for at in range(1, len(word)):
        least = _SHORT if not word[at - 1].isalpha() or word[at].isupper() else _LONG
        if len(word) - at >= least and is_known(word[at:]):
            return word[at:]
    return ""


def _is_worded(words: list[str]) -> bool:
    """At least two of the words are words and no numbers or single letters."""
    return sum(len(word) > 1 and word[0].isalpha() and word not in _LINKS for word in words) > 1


def source() -> str:
    """The names as they are written, for the digest of the built-in rules."""
    return (resources.files("corpusclean") / "packs" / "outlets.toml").read_text("utf-8")


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, Any] = read(source())["lexicon"]
    return {
        name: frozenset(phrase.casefold() for phrases in lists.values() for phrase in phrases)
        for name, lists in found.items()
    }
