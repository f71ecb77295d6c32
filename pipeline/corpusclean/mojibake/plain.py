"""Readings that need no weighing: a line in which every odd word tells the same story."""

from __future__ import annotations

from corpusclean.mojibake import codepage
from corpusclean.mojibake.reading import COST_OTHERS, LEVELS, Reading, cost

_PLENTY = 4
_PLENTY_EVERYDAY = 2
"""So many characters of UTF-8 in a line do not come about by chance; two will do in the everyday codecs. With these
figures no single word among 600,000 frequent ones of some 40 languages is taken for mojibake."""


def plain(words: tuple[str, ...]) -> Reading | None:
    """The reading that needs no weighing: every odd word of the line is UTF-8 in the same codec, no other
    codec tells another story, and there is enough of it to rule out chance.

    >>> plain(("das", "mÃ¼sste", "fÃ¼r", "Ã¤ltere", "reichen")).words
    ('das', 'müsste', 'für', 'ältere', 'reichen')
    """
    odd = [word for word in words if not word.isascii()]
    if all(map(_is_cased, odd)):
        return None
    found: tuple[list[str], tuple[str, ...]] | None = None
    one, steps = odd, tuple[str, ...]()
    for _ in range(LEVELS):
        following, usual = _read_back(one)
        if len(following) > 1:
            return None
        if not following:
            break
        ((text, codec),) = following.items()
        new = text.split("\n")
        steps = (*steps, f"encode {codec}", "decode utf-8")
        if usual and not codepage.is_mixed(text) and _is_plenty(words, one, new, codec):
            found = new, steps
        one = new
    if found is None:
        return None
    repaired = iter(found[0])
    return Reading(tuple([word if word.isascii() else next(repaired) for word in words]), found[1])


def _is_cased(word: str) -> bool:
    """True for letters that are small or capital throughout, or small but for the first, as few in mojibake are."""
    return word.isalpha() and (word.islower() or word.isupper() or word.istitle())


def _read_back(odd: list[str]) -> tuple[dict[str, str], bool]:
    """The different readings one level up in which every odd word changes, one a line, each with its codec; of usual
    text, where there is any, and whether there is."""
    joined = "\n".join(odd)
    everywhere = _everywhere(odd) if codepage.LOST in joined else codepage.maybe_fitting(joined)
    if not everywhere:
        return {}, False
    found: dict[str, str] = {}
    for bit in codepage.bits(everywhere):
        page = codepage.pages()[bit]
        read = page.read_back(joined)
        if read is not None:
            found.setdefault(read, page.name)
    usual = {read: name for read, name in found.items() if is_usual(read)}
    return usual or found, bool(usual)


def _everywhere(odd: list[str]) -> int:
    """The codecs that fit each of the words, as bits."""
    everywhere = -1
    for word in odd:
        everywhere &= codepage.fitting(word)
        if not everywhere:
            break
    return everywhere


def is_usual(text: str) -> bool:
    """True when nothing but the letters and signs of everyday text stands in it."""
    return codepage.USUAL.fullmatch(text) is not None


def _is_plenty(words: tuple[str, ...], odd: list[str], new: list[str], codec: str) -> bool:
    """True where chance is ruled out; a single character will do in the Western codecs, if ftfy knows it as bad.

    `odd` are the words beyond ASCII, `new` what becomes of them.
    """
    text = "".join({*new})  # what comes again is no further evidence
    n = len(text) - len(text.encode("ascii", "ignore"))
    n -= "".join({*odd}).count("\N{NO-BREAK SPACE}")  # may stand behind any letter
    if n >= (_PLENTY_EVERYDAY if cost(codec) < COST_OTHERS else _PLENTY):
        return True
    if codec not in ("cp1252", "latin_1"):
        return False
    from ftfy.badness import is_bad

    before = iter(odd)
    return is_bad(" ".join([word if word.isascii() else next(before) for word in words]))
