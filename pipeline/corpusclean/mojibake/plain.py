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
    reading = None
    one = Reading(words)
    for _ in range(LEVELS):
        following = _whole_line(one)
        if len(following) > 1:
            return None
        if not following:
            break
        if is_usual(following[0].words) and _is_plenty(one.words, following[0]):
            reading = following[0]
        one = following[0]
    return reading


def _whole_line(start: Reading) -> list[Reading]:
    """The different readings one level up in which every odd word changes; of usual text, where there is any."""
    everywhere = -1
    odd = [word for word in start.words if not word.isascii()]
    for word in odd:
        everywhere &= codepage.fitting(word)
    if not odd or everywhere <= 0:
        return []
    joined = "\n".join(odd)
    found: dict[str, str] = {}
    for bit in codepage.bits(everywhere):
        page = codepage.pages()[bit]
        read = page.read_back(joined)
        if read is not None:
            found.setdefault(read, page.name)
    usual = {read: name for read, name in found.items() if codepage.USUAL.fullmatch(read)} or found
    return [_put_back(start, read.split("\n"), name) for read, name in usual.items()]


def _put_back(start: Reading, read: list[str], name: str) -> Reading:
    repaired = iter(read)
    words = tuple(word if word.isascii() else next(repaired) for word in start.words)
    return Reading(words, (*start.steps, f"encode {name}", "decode utf-8"))


def is_usual(words: tuple[str, ...]) -> bool:
    """True when nothing but the letters and signs of everyday text stands in the words."""
    return all(word.isascii() or codepage.USUAL.fullmatch(word) for word in words)


def _is_plenty(words: tuple[str, ...], reading: Reading) -> bool:
    """True where chance is ruled out; a single character will do in the Western codecs, if ftfy knows it as bad."""
    codec = reading.steps[-2].removeprefix("encode ")
    n = sum(len(word) - len(word.encode("ascii", "ignore")) for word in reading.words)
    n -= sum(word.count("\N{NO-BREAK SPACE}") for word in words)  # may stand behind any letter
    if n >= (_PLENTY_EVERYDAY if cost(codec) < COST_OTHERS else _PLENTY):
        return True
    if codec not in ("cp1252", "latin_1"):
        return False
    from ftfy.badness import is_bad  # noqa: PLC0415 - 0.15 s that clean text need not pay

    return is_bad(" ".join(words))
