"""Words cut at the end of a line or of a page: is the hyphen the printer's or the author's?"""

from __future__ import annotations

import lzma
import re
from functools import cache, lru_cache
from importlib import resources

from corpusclean.edit import Edit

_SOFT = "\N{SOFT HYPHEN}"
_PAIRING = (
    "and or und oder bzw sowie bis et ou y o e u en of og och i a lub oraz или и і та ja tai és vagy și sau ve veya"
)
_PARTNERS = frozenset(_PAIRING.split())
"""Words between the halves of a pair that shares an ending, as in "pre- and post-war": the hyphen and a blank stay."""

_HEAD = re.compile(r"[^\W\d_]+$")
_TAIL = re.compile(r"[^\W\d_]+")
_LONGEST = 40


class Words:
    """A set of words, given in UTF-8, one a line and sorted: it takes neither more memory nor time to make.

    >>> "tide" in Words(b"ride\\ntidal\\ntide"), "tid" in Words(b"ride\\ntidal\\ntide")
    (True, False)
    """

    def __init__(self, words: bytes) -> None:
        self._words = b"\n%b\n" % words

    def __contains__(self, word: str) -> bool:
        sought, words = word.encode(), self._words
        low, high = 0, len(words) - 1  # two line breaks; the word can only stand between them
        while low < high:
            start = words.rfind(b"\n", low, (low + high + 1) // 2) + 1
            end = words.index(b"\n", start)
            found = words[start:end]
            if found == sought:
                return True
            if found < sought:
                low = end
            else:
                high = start - 1
        return False


@cache
def known_words() -> Words:
    """Frequent words of languages that hyphenate, folded; read once, and only when a cut word is met."""
    packed = (resources.files("corpusclean") / "data" / "words-1.txt.xz").read_bytes()
    return Words(lzma.decompress(packed))


def mend(text: str, start: int, end: int, rule: str) -> Edit | None:
    """The edit that joins a word over the gap `start:end`, before which its hyphen stands; None where no word is cut.

    The hyphen goes if it is a soft one, or if the word without it stands elsewhere in the text or in the word
    list; a word that the text also writes with its hyphen keeps it, and so does one that nobody knows.

    >>> mend("The light-\\nhouse. A lighthouse.", 10, 11, "layout/wrapped-hyphen").before
    '-\\n'
    """
    head = _HEAD.search(text[max(0, start - 1 - _LONGEST) : start - 1])
    tail = _TAIL.match(text[end : end + _LONGEST])
    if head is None or tail is None or not tail[0][0].islower():
        return None
    hyphen = text[start - 1]
    if hyphen == _SOFT:
        return Edit(start - 1, end, text[start - 1 : end], "", rule)
    if tail[0] in _PARTNERS:
        return Edit(start, end, text[start:end], " ", rule)
    if _is_one_word(text, head[0], tail[0]):
        return Edit(start - 1, end, text[start - 1 : end], "", rule)
    return Edit(start, end, text[start:end], "", rule)


def _is_one_word(text: str, head: str, tail: str) -> bool:
    if f"{head}-{tail}" in text:
        return False
    word = (head + tail).casefold()
    return len(head) > 1 and (word in known_words() or (word in _folded(text) and word in _words(text)))


@lru_cache(maxsize=2)
def _folded(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=2)
def _words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_TAIL.findall(_folded(text)))
