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


def readings(start: Reading, among: frozenset[int] | None = None) -> Iterator[tuple[Reading, frozenset[int]]]:
    """The readings one level up, and the numbers of the words that each changes: for each codec, every word that is
    UTF-8 misread with it put right.

    With `among`, only readings that change one of these words: the second level of a chain goes on where the first
    one was.

    >>> [(one.words, changed) for one, changed in readings(Reading(("za", "d'Ã©tÃ©")))][0]
    (('za', "d'été"), frozenset({1}))
    """
    seen = {start.words}
    for name, new in _read_back(start.words, among):
        changed = frozenset(at for at, text in new.items() if text != start.words[at])
        if among is not None and among.isdisjoint(changed):
            continue
        rest = list(start.words)
        for at, text in new.items():
            rest[at] = text
        words = tuple(rest)
        if words not in seen:
            seen.add(words)
            again = f"encode {name}" in start.steps  # the same culprit twice is one culprit
            steps = (*start.steps, f"encode {name}", "decode utf-8")
            yield Reading(words, steps, start.cost + (0.0 if again else cost(name))), changed


def cost(codec: str) -> float:
    """Nats that a reading with this codec starts behind; `COST_OTHERS` and more for all but the everyday ones."""
    return _COST_RARE if codec in _RARE else _COST.get(codec, COST_OTHERS)


def _read_back(words: tuple[str, ...], among: frozenset[int] | None) -> Iterator[tuple[str, dict[int, str]]]:
    """For each codec that could explain a word, or one `among` these: the words that it explains, read back, by their
    numbers."""
    leading = [word for word in (words if among is None else [words[at] for at in among]) if not word.isascii()]
    somewhere = 0
    for word in leading:
        somewhere |= codepage.fitting(word)
    doubles = {name for word in leading for name in codepage.double_opened(word)}
    if not somewhere and not doubles:
        return
    odd = [(at, word, codepage.fitting(word)) for at, word in enumerate(words) if not word.isascii()]
    for bit in codepage.bits(somewhere):
        page = codepage.pages()[bit]
        new = {at: page.read_back(word) for at, word, fit in odd if fit >> bit & 1}
        yield page.name, {at: text for at, text in new.items() if text is not None}
    opened = [(at, word, codepage.double_opened(word)) for at, word, _ in odd] if doubles else []
    for name in (name for name in codepage.DOUBLE if name in doubles):
        new = {at: codepage.read_back_double(word, name) for at, word, names in opened if name in names}
        yield name, {at: text for at, text in new.items() if text is not None}


def search(start: Reading, levels: int = LEVELS, among: frozenset[int] | None = None) -> Iterator[Reading]:
    """The readings of all chains of up to `levels` codecs."""
    for one, changed in readings(start, among):
        yield one
        if levels > 1:
            yield from search(one, levels - 1, changed)
