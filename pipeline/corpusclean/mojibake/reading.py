"""Other readings of a line: UTF-8 read with the wrong codec, put right codec by codec and level by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.mojibake import codepage

LEVELS = 3
"""How often a text may have been misread in a row."""

# Nats that a codec has to make up for being seldom the culprit.
_COST = {"cp1252": 0.0, "latin_1": 0.0, "mac_roman": 1.0, "cp1251": 1.0, "cp1250": 1.0, "cp437": 1.0, "gb18030": 1.0}
COST_OTHERS = 3.0
_COST_RARE = 6.0
_RARE = frozenset(("iso8859_3", "iso8859_4", "iso8859_10", "iso8859_16", "mac_greek", "cp737", "cp775", "cp855"))


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

    >>> [one.words for one in readings(Reading(("za", "d'Ã©tÃ©")))][0]
    ('za', "d'été")
    """
    seen = {start.words}
    for name, new in _read_back(start.words):
        words = tuple(word if text is None else text for word, text in zip(start.words, new, strict=True))
        if words not in seen and (among is None or not among.isdisjoint(changes(start.words, words))):
            seen.add(words)
            again = f"encode {name}" in start.steps  # the same culprit twice is one culprit
            steps = (*start.steps, f"encode {name}", "decode utf-8")
            yield Reading(words, steps, start.cost + (0.0 if again else cost(name)))


def cost(codec: str) -> float:
    """Nats that a reading with this codec starts behind; `COST_OTHERS` and more for all but the everyday ones."""
    return _COST_RARE if codec in _RARE else _COST.get(codec, COST_OTHERS)


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


def search(start: Reading, levels: int = LEVELS, among: frozenset[int] | None = None) -> Iterator[Reading]:
    """The readings of all chains of up to `levels` codecs."""
    for one in readings(start, among):
        yield one
        if levels > 1:
            yield from search(one, levels - 1, changes(start.words, one.words))
