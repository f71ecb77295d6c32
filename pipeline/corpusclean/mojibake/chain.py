"""UTF-8 read with the wrong codec, once to three times, in whole lines and in single words of a clean line.

That the characters of a word, put back into bytes, are valid UTF-8 is strong evidence already; a language model
gives the rest: the new reading of the line must be far likelier than the old one, and the old words no language.
Whole words are repaired, never a piece of one, and each edit says which codecs lead back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpusclean import bigram
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.line import Line
from corpusclean.mojibake import codepage, guard, suspect
from corpusclean.mojibake.span import by_word, plan

LEVELS = 3
"""How often a text may have been misread in a row."""

MIN_GAIN = 6.0
"""Nats that the new reading must be ahead of the old one; e^6 is about 400 to 1."""

# More is asked for where less can be seen: a line without words around the damage; a result that the model does not
# know as language (a tick, a box, an emoji); letters of one alphabet, which may be a word that the model never met.
MIN_GAIN_ALONE = 17.0
MIN_GAIN_SYMBOL = 19.0
MIN_GAIN_LETTERS = 20.0

OLD_AT_MOST = 1.0
NEW_AT_LEAST = 1.0
"""Scores of the language model (nats a character; 0 is random, clean text is at 2 to 4)."""

# Nats that a codec has to make up for being seldom the culprit.
_COST = {"cp1252": 0.0, "latin_1": 0.0, "mac_roman": 1.0, "cp1251": 1.0, "cp1250": 1.0, "cp437": 1.0, "gb18030": 1.0}
_COST_OTHERS = 3.0
_COST_RARE = 6.0
_RARE = frozenset(("iso8859_3", "iso8859_4", "iso8859_10", "iso8859_16", "mac_greek", "cp737", "cp775", "cp855"))

_PLENTY = 4
"""So many characters of UTF-8 in a row do not come about by chance."""

_WORDS = re.compile(r"([ \t]+)")
_WIDE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_WORDLIKE = re.compile(r"[^\W\d_]{2,}")
_WINDOW = 4096  # code points; a longer line is judged in pieces of about this length


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of a line: its words, the steps of the repair, and what its codecs cost in nats."""

    words: tuple[str, ...]
    steps: tuple[str, ...] = ()
    cost: float = 0.0


def readings(start: Reading, among: frozenset[int] | None = None) -> Iterator[Reading]:
    """The readings one level up: for each codec, every word that is UTF-8 misread with it put right.

    With `among`, only readings that change one of these words: the second level of a chain goes on where the first
    one was.

    >>> [one.words for one in readings(Reading(("za", "d'Ã©tÃ©")))]
    [('za', "d'été")]
    """
    seen = {start.words}
    for name, new in _read_back(start.words):
        words = tuple(word if text is None else text for word, text in zip(start.words, new, strict=True))
        if words not in seen and (among is None or not among.isdisjoint(changes(start.words, words))):
            seen.add(words)
            cost = _COST_RARE if name in _RARE else _COST.get(name, _COST_OTHERS)
            yield Reading(words, (*start.steps, f"encode {name}", "decode utf-8"), start.cost + cost)


def changes(old: tuple[str, ...], new: tuple[str, ...]) -> frozenset[int]:
    """The numbers of the words that differ.

    >>> changes(("a", "b"), ("a", "c"))
    frozenset({1})
    """
    return frozenset(at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other)


def _read_back(words: tuple[str, ...]) -> Iterator[tuple[str, list[str | None]]]:
    """For each codec that explains a word or more: the words that it explains, read back."""
    fits = [0 if word.isascii() else codepage.fitting(word) for word in words]
    somewhere = 0
    for fit in fits:
        somewhere |= fit
    for bit in codepage.bits(somewhere):
        page = codepage.pages()[bit]
        yield (
            page.name,
            [page.read_back(word) if fit >> bit & 1 else None for word, fit in zip(words, fits, strict=True)],
        )
    openers = codepage.double_openers()
    names = {name for word in words for char in word for name in openers.get(char, ())}
    for name in (name for name in codepage.DOUBLE if name in names):
        yield name, [None if word.isascii() else codepage.read_back_double(word, name) for word in words]


def best(words: tuple[str, ...]) -> Reading | None:
    """The likeliest reading of a line's words over all chains of codecs; None where none is likelier enough.

    >>> best(("п©я─п╦п╡п╣я┌", "мир")).words
    ('привет', 'мир')
    >>> best(("déjà", "vu")) is None
    True
    """
    reading = plain(words)
    if reading is not None:
        return reading
    found = [one for one in _search(Reading(words), LEVELS, None) if _is_text(one.words)]
    if not found:
        return None
    before = bigram.total(" ".join(words))
    gains = [bigram.total(" ".join(one.words)) - one.cost - before for one in found]
    gain = max(gains)
    winner = found[gains.index(gain)]
    return winner if gain > MIN_GAIN and gain > _asked(words, winner.words) else None


def _search(start: Reading, levels: int, among: frozenset[int] | None) -> Iterator[Reading]:
    for one in readings(start, among):
        yield one
        if levels > 1:
            yield from _search(one, levels - 1, changes(start.words, one.words))


def plain(words: tuple[str, ...]) -> Reading | None:
    """The reading that needs no weighing: every odd word of the line is UTF-8 in the same codec, all codecs that
    say so agree, and there is enough of it to rule out chance.

    >>> plain(("das", "mÃ¼sste", "fÃ¼r", "Ã¤ltere", "reichen")).words
    ('das', 'müsste', 'für', 'ältere', 'reichen')
    """
    reading = None
    one = Reading(words)
    for _ in range(LEVELS):
        following = _unanimous(one)
        if following is None:
            break
        n = sum(not char.isascii() for word in following.words for char in word)
        if _is_usual(following.words) and (n >= _PLENTY or _looks_bad(one.words, following.steps[-2])):
            reading = following
        one = following
    return reading


def _unanimous(start: Reading) -> Reading | None:
    everywhere = -1
    odd = [word for word in start.words if not word.isascii()]
    for word in odd:
        everywhere &= codepage.fitting(word)
    if not odd or everywhere <= 0:
        return None
    texts: dict[tuple[str | None, ...], str] = {}
    for bit in codepage.bits(everywhere):
        page = codepage.pages()[bit]
        read = tuple(page.read_back(word) for word in odd)
        if None not in read:
            texts.setdefault(read, page.name)
    if len(texts) != 1:
        return None
    ((read, name),) = texts.items()
    repaired = iter(read)
    words = tuple(word if word.isascii() else next(repaired) or word for word in start.words)
    return Reading(words, (*start.steps, f"encode {name}", "decode utf-8"))


def _is_usual(words: tuple[str, ...]) -> bool:
    return all(word.isascii() or codepage.USUAL.fullmatch(word) for word in words)


def _looks_bad(words: tuple[str, ...], step: str) -> bool:
    """True for one or two characters of mojibake that ftfy knows as such: in the Western codecs it is to be trusted."""
    if step not in ("encode cp1252", "encode latin_1"):
        return False
    from ftfy.badness import is_bad  # noqa: PLC0415 - 0.15 s that clean text need not pay

    return is_bad(" ".join(words))


def _is_text(words: tuple[str, ...]) -> bool:
    """False where a word holds what nobody writes: controls, private use, unassigned."""
    return not any(
        unicodedata.category(char) in ("Cc", "Co", "Cn") for word in words if not word.isascii() for char in word
    )


def _asked(words: tuple[str, ...], repaired: tuple[str, ...]) -> float:
    """The gain that this repair has to show, in nats; more than any where it cannot be believed."""
    old = " ".join(word for word, new in zip(words, repaired, strict=True) if word != new)
    new = " ".join(new for word, new in zip(words, repaired, strict=True) if word != new)
    if bigram.score(old) > OLD_AT_MOST:
        return float("inf")
    strange = not new.isascii() and bigram.score(new) < NEW_AT_LEAST
    alone = len(_WORDLIKE.findall(" ".join(repaired))) < 2
    wide = _WIDE.search(old) is not None
    if strange and (alone or wide or _may_be_a_word(old)):
        return float("inf")
    if wide and any(_WIDE.search(word) for word, new in zip(words, repaired, strict=True) if word == new):
        return float("inf")  # Chinese that is no mojibake; one rare character in it is no evidence
    if _may_be_a_word(old):
        return MIN_GAIN_LETTERS
    return MIN_GAIN_SYMBOL if strange else MIN_GAIN_ALONE if alone else MIN_GAIN


def _may_be_a_word(text: str) -> bool:
    """True for letters of one alphabet and not one of ASCII: a shout, an abbreviation, a word of a rare language."""
    letters = [char for char in text if char.isalpha()]
    return (
        all(char.isalpha() or char.isascii() for char in text)
        and not any(map(str.isascii, letters))
        and len({unicodedata.name(char, "").split(" ")[0] for char in letters}) == 1
    )


class _Utf8Chain:
    name: Final = "mojibake/utf-8-chain"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits for the words that were UTF-8 once, each with the codecs that lead back."""
        for line in suspect.lines(draft.text):
            if not guard.is_meant(line.text):
                for piece in windows(line):
                    yield from self._piece(piece, line.text)

    def _piece(self, piece: Line, line: str) -> Iterator[Edit]:
        words = _WORDS.split(piece.text)
        reading = best(tuple(words[::2]))
        if reading is None:
            return
        facts = plan(*reading.steps)
        at = piece.start
        for number, word in enumerate(words):
            new = word if number % 2 else reading.words[number // 2]
            if new != word and not guard.tells_of_itself(word, new, line):
                yield from by_word(at, word, new, self.name, facts)
            at += len(word)


def windows(line: Line) -> Iterator[Line]:
    """A line in pieces that are cut at spaces, so that the longest line costs no more a character than others.

    >>> [len(piece.text) for piece in windows(Line(0, 9999, "word " * 1999 + "last"))]
    [4099, 4099, 1797]
    """
    start = 0
    while len(line.text) - start > _WINDOW:
        end = line.text.find(" ", start + _WINDOW)
        if end < 0:
            break
        yield Line(line.start + start, line.start + end, line.text[start:end])
        start = end
    yield Line(line.start + start, line.end, line.text[start:])


UTF8_CHAIN: Final = _Utf8Chain()
