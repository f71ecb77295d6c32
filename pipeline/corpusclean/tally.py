"""The language model for short texts: all that it counts in a text, as the digits of one whole number.

`corpusclean.bigram` reads a text by arrays, which is fast for a page and slow for a line; and a repair weighs dozens of
readings of one line, most of whose words are the same. Blanks part the words, so the number of a text is the sum of
the numbers of its words: they are remembered, and a reading in which two words differ costs two words. What comes out
is `bigram.read`'s answer, to the last bit.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

import numpy as np
import numpy.typing as npt

from corpusclean import bigram, charkind
from corpusclean.bigram import Reading
from corpusclean.charkind import STEP

# A digit has four bytes: the sums of the longest text that is looked at, `bigram.SAMPLE` characters, stay far below.
_DIGIT = np.dtype("<u4")
_LONG = 48  # characters; a longer word is not remembered
_REMEMBERED = 1 << 14  # words, and pairs: some 10 MB; forgotten all at once, for the common ones soon are back

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Places:
    """What each digit holds. All steps are turned round: costs, at least 0."""

    kinds: int
    """What the kinds of characters cost."""
    counted: int
    """How many pairs count."""
    scripts: int
    """How many of them have a character of each script, beginning with script 1."""
    wide: slice
    """What they cost in each language without an alphabet."""
    alphabets: tuple[slice, ...]
    """What they cost in each language of each alphabet."""
    ascii: int
    """How many pairs are of two ASCII characters."""
    context: slice
    """What those cost in each language in Latin letters."""


@dataclass(frozen=True, slots=True)
class _Characters:
    """The model's tables of characters, and its wide pairs, where to look one up costs little."""

    kind: bytes
    letter: bytes
    script: bytes
    wide_pairs: memoryview


@cache
def _characters() -> _Characters:
    model = bigram.tables()
    kind, letter, script = (table.tobytes() for table in (model.kind, model.letter, model.script))
    return _Characters(kind, letter, script, model.wide.keys.data)


@cache
def places() -> Places:
    """The places of the digits, lowest first: what most texts have stands low, so that their numbers are short."""
    model = bigram.tables()
    ends = [2, len(model.alphabets) + 1, len(model.wide.languages), *(len(one.languages) for one in model.alphabets)]
    at = [int(end) for end in np.cumsum(ends)]
    alphabets = tuple(map(slice, at[2:-1], at[3:]))
    return Places(0, 1, 2, slice(at[1], at[2]), alphabets, at[-1], slice(at[-1] + 1, at[-1] + 1 + ends[3]))


_words: dict[str, int] = {}
_pairs: dict[str, int] = {}


def read(text: str) -> Reading:
    """What the model makes of a text: `bigram.read(text)`, sooner if it is short.

    >>> read("déjà vu") == bigram.read("déjà vu")
    True
    """
    return reading(tally(text[: bigram.SAMPLE]))


def score(text: str) -> float:
    """`bigram.score(text)`, sooner if it is short."""
    return bigram.above_null(read(text))


def tally(text: str) -> int:
    """The number of a text of at most `bigram.SAMPLE` characters; that of "a b" is that of "a" and that of "b".

    >>> tally("la forêt") - tally("forêt") + tally("rivière") == tally("la rivière")
    True
    """
    words = text.split(" ")
    try:
        return sum([_words[word] for word in words])
    except KeyError:
        return sum([_words.get(word) or _of_word(word) for word in words])


def _of_word(word: str) -> int:
    """The number of a word, by its pairs: between blanks, they say the same of it in any text."""
    number = sum([_pairs.get(pair) or _of_pair(pair) for pair in map(add, " " + word, word + " ")])
    if len(word) <= _LONG:
        if len(_words) >= _REMEMBERED:
            _words.clear()
        _words[word] = number
    return number


def _of_pair(pair: str) -> int:
    """The number of a pair of characters; it is never 0, for every pair is counted somewhere."""
    model, known, where = bigram.tables(), _characters(), places()
    first, second = map(bigram.code, pair)
    if first < 0x80 > second:
        number = _digit(1, where.ascii)
        if known.letter[first] or known.letter[second]:
            number += _letter_costs(1, first, second, where.context)
    else:
        kinds = known.kind[first] * len(charkind.KINDS) + known.kind[second]
        number = _digit(-int(model.meet[kinds]), where.kinds) + _digit(1, where.counted)
        for script in {known.script[first], known.script[second]} - {0}:
            number += _digit(1, where.scripts + script - 1)
            if script <= len(model.alphabets):
                number += _letter_costs(script, first, second, where.alphabets[script - 1])
            elif script == known.script[second]:
                number += _wide_costs(first, second)
    if len(_pairs) >= _REMEMBERED:
        _pairs.clear()
    _pairs[pair] = number
    return number


def _letter_costs(script: int, first: int, second: int, where: slice) -> int:
    """What a pair costs in each language of an alphabet, as digits at their place."""
    known, alphabet = _characters(), bigram.tables().alphabets[script - 1]
    one = known.letter[first] if known.script[first] == script else 0
    two = known.letter[second] if known.script[second] == script else 0
    return _digits(-alphabet.pairs[:, one * alphabet.size + two], where)


def _wide_costs(first: int, second: int) -> int:
    """The same in each language without an alphabet, of a pair whose second character is a wide one."""
    model, known, where = bigram.tables(), _characters(), places()
    costs = -model.wide.single[:, second]
    if known.script[first] == known.script[second]:
        costs += round(bigram.BACKOFF / STEP)
    key = (first << 16 | second) & 0xFFFFFFFF
    at = bisect_left(known.wide_pairs, key)
    if at < len(known.wide_pairs) and known.wide_pairs[at] == key:
        chance = model.wide.chance[:, at]
        costs = np.where(chance <= 0, -chance, costs)
    return _digits(costs, where.wide)


def _digit(value: int, place: int) -> int:
    return value << 8 * _DIGIT.itemsize * place


def _digits(values: Ints, where: slice) -> int:
    return _digit(int.from_bytes(values.astype(_DIGIT).tobytes(), "little"), where.start)


def reading(number: int) -> Reading:
    """What the model makes of the text that has this number."""
    model, where = bigram.tables(), places()
    digits = struct.unpack(f"<{where.context.stop}I", number.to_bytes(where.context.stop * 4, "little"))
    scripts = digits[where.scripts : where.wide.start]
    present = [(script, n) for script, n in enumerate(scripts) if n]
    ascii_pairs = digits[where.ascii]
    cost, language, most = digits[where.kinds], "", 0
    for script, n in present:
        if script < len(model.alphabets):
            costs = digits[where.alphabets[script]]
            if script == 0 and ascii_pairs:
                costs = tuple(map(add, costs, _added(digits[where.context])))
            least = min(costs)
            name = model.alphabets[script].languages[costs.index(least)]
        else:
            # of two languages that fit as well, the last by name, as in `bigram`
            least = min(digits[where.wide])
            costs = digits[where.wide]
            name = max(name for name, one in zip(model.wide.languages, costs, strict=True) if one == least)
        cost += least
        if n > most:
            language, most = name, n
    n_scripts = len(present) + (not scripts[0] and ascii_pairs > 0)
    mixed = bigram.SCRIPT_COST * max(0, n_scripts - 1)
    null = bigram.NULL * (digits[where.counted] - scripts[-1]) + bigram.NULL_WIDE * scripts[-1]
    return Reading(-cost * STEP - mixed, digits[where.counted], language, null)


@cache
def _context_costs() -> tuple[int, ...]:
    """What ASCII pairs add in a language, by how many steps it is behind the best (see `bigram.context_of`)."""
    most = round(bigram.CONTEXT_CAP / STEP)
    return tuple(min(round(behind * bigram.CONTEXT), most) for behind in range(int(most / bigram.CONTEXT) + 1))


@lru_cache(maxsize=64)  # the readings of a line mostly agree in their ASCII pairs
def _added(context: tuple[int, ...]) -> tuple[int, ...]:
    """What ASCII pairs that cost so much in each language of the Latin alphabet add in each."""
    least, added = min(context), _context_costs()
    most, last = added[-1], len(added)
    return tuple([added[cost - least] if cost - least < last else most for cost in context])
