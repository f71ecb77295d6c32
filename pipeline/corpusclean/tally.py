"""The language model for short texts: all that it counts in a text, as the digits of one whole number.

`corpusclean.bigram` reads a text by arrays, which is fast for a page and slow for a line; and a repair weighs dozens of
readings of one line, most of whose words are the same. Blanks part the words, so the number of a text is the sum of
the numbers of its words: they are remembered, and a reading in which two words differ costs two words. What comes out
is `bigram.read`'s answer, to the last bit.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
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
_PIECE = 1 << 10  # pairs whose digits are laid out side by side
_REMEMBERED = 1 << 14  # words, and pairs: some 10 MB; forgotten all at once, for the common ones soon are back

Digits = npt.NDArray[np.uint32]
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


def learn(texts: Iterable[str]) -> None:
    """Look at the words of several texts at once, which costs little more than to look at those of one.

    >>> learn(["la forêt", "la rivière"])
    """
    new = {word for text in texts for word in text.split(" ") if word not in _words and len(word) <= _LONG}
    if new:
        _learn(new)


def tally(text: str) -> int:
    """The number of a text of at most `bigram.SAMPLE` characters; that of "a b" is that of "a" and that of "b".

    >>> tally("la forêt") - tally("forêt") + tally("rivière") == tally("la rivière")
    True
    """
    words = text.split(" ")
    known = _words
    try:
        return sum([known[word] for word in words])
    except KeyError:
        long = _learn({word for word in words if word not in known})
        number = sum([long[word] if word in long else known[word] for word in words])
        for memory in (_words, _pairs):
            if len(memory) > _REMEMBERED:
                memory.clear()
        return number


def _learn(words: set[str]) -> dict[str, int]:
    """Remember the numbers of these words, and give those that are too long to be remembered."""
    long = {word: _of_whole(f" {word} ") for word in words if len(word) > _LONG}
    pairs = {word: list(map(str.__add__, " " + word, word + " ")) for word in words if word not in long}
    new = [pair for pair in {pair for several in pairs.values() for pair in several} if pair not in _pairs]
    if new:
        codes = bigram.codes("".join(new))
        _pairs.update(zip(new, _numbers(_digits(codes[::2], codes[1::2])), strict=True))
    for word, several in pairs.items():
        _words[word] = sum([_pairs[pair] for pair in several])
    return long


def _of_whole(text: str) -> int:
    """The number of a text, without a look at its words."""
    codes = bigram.codes(text)
    pieces = (codes[at : at + _PIECE + 1] for at in range(0, len(codes) - 1, _PIECE))
    return sum(sum(_numbers(_digits(piece[:-1], piece[1:]).sum(axis=0, dtype=np.uint32)[None])) for piece in pieces)


def _numbers(digits: Digits) -> Iterator[int]:
    """The number of each row."""
    raw, size = digits.astype(_DIGIT).tobytes(), digits.shape[1] * _DIGIT.itemsize
    return (int.from_bytes(raw[at : at + size], "little") for at in range(0, len(raw), size))


def _digits(first: bigram.Codes, second: bigram.Codes) -> Digits:
    """The digits of pairs of characters, one row for each pair."""
    model, where = bigram.tables(), places()
    digits = np.zeros((len(first), where.context.stop), np.uint32)
    counts = (first >= 0x80) | (second >= 0x80)
    kinds = model.kind[first].astype(np.intp) * len(charkind.KINDS) + model.kind[second]
    digits[:, where.kinds] = -model.meet[kinds] * counts
    digits[:, where.counted] = counts
    digits[:, where.ascii] = ~counts
    lettered = ~counts & ((model.letter[first] > 0) | (model.letter[second] > 0))
    if lettered.any():
        digits[:, where.context] = (_letter_costs(1, first, second) * lettered).T
    one, two = model.script[first], model.script[second]
    for number in {*one[counts].tolist(), *two[counts].tolist()} - {0}:
        here = counts & ((one == number) | (two == number))
        digits[:, where.scripts + number - 1] = here
        if number <= len(model.alphabets):
            digits[:, where.alphabets[number - 1]] = (_letter_costs(number, first, second) * here).T
        else:
            ends = counts & (two == number)
            digits[ends, where.wide] = -bigram.wide_steps(first[ends], second[ends]).T
    return digits


def _letter_costs(number: int, first: bigram.Codes, second: bigram.Codes) -> Ints:
    pairs, at = bigram.letter_pairs(number, first, second)
    return -pairs[:, at]


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
