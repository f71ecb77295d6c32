"""How much a text looks like language: a small model of character pairs.

The question that it answers is always a comparison: of these readings of the same bytes, which one would somebody
have written? `total` is the log-probability of a text in nats, so the difference of two totals is the evidence for
one reading over the other; `score` is the same a character, measured from what random characters would get, so
above zero looks like language and below zero like rubbish.

Pairs of two ASCII characters count nothing: they are the same in every reading. They only help to find the
language. Two tables add up: kinds of characters (`corpusclean.charkind`), and for each alphabet the letters that
follow each other in each of its languages, of which the best fitting one counts. Sums are of integers, so they are
the same on every machine. Only `SAMPLE` characters are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpusclean import charkind
from corpusclean.charkind import STEP

SAMPLE = 65_536
"""Longest piece of a text that is looked at, in characters."""

# How much the pairs of two ASCII letters say about the language, and at most how many nats they may add.
CONTEXT = 0.1
CONTEXT_CAP = 5.0
# Each script after the first (ASCII counts as Latin) costs this many nats: readable files rarely mix three.
SCRIPT_COST = 3.0
# However strange a letter is in a language, names and quotations have it at least this often.
RAREST_PAIR = 11.0
# The languages in which İ is the capital of i.
DOTTED_CAPITAL = frozenset(("tr", "az"))
# A pair of wide characters that the tables lack: the second alone, and this many nats off.
BACKOFF = 0.6
# What random characters would get, for each pair that counts.
NULL = 5.5
NULL_WIDE = 8.5

# Beyond the plane of emoji lie characters that hardly anybody writes: as rare as private ones.
_RARE_PLANES = 0x20000
_PRIVATE = np.uint32(0xE000)

Ints = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of one script, and the pairs of them in each of its languages."""

    name: str
    languages: tuple[str, ...]
    size: int
    pairs: Ints
    """One row for each language; `first * size + second` within it; 0 is the edge of a word. Steps, at most 0."""


@dataclass(frozen=True, slots=True)
class Wide:
    """Single characters and frequent pairs of the languages without an alphabet; one row for each language."""

    languages: tuple[str, ...]
    single: Ints
    keys: Codes
    """The pairs of any of the languages: `first << 16 | second`."""
    chance: Ints
    """What each language says of them; 1 where it does not know the pair."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the model knows."""

    kind: npt.NDArray[np.uint8]
    """Of each character of the first plane, and of one more that stands for all others."""
    letter: npt.NDArray[np.uint8]
    """Its number in its alphabet; 0 where it has none."""
    script: npt.NDArray[np.uint8]
    """1 + the number of its alphabet; 0 where it has none; `wide` is the last."""
    meet: Ints
    alphabets: tuple[Alphabet, ...]
    wide: Wide


class Reading(NamedTuple):
    """What the model makes of a text: `nats` in all, over `n` pairs that count, in `language`."""

    nats: float
    n: int
    language: str
    null: float


@cache
def tables() -> Tables:
    """The model's tables, loaded when first needed (about 40 ms)."""
    with (resources.files("corpusclean") / "data/bigrams-1.npz").open("rb") as file, np.load(file) as packed:
        data = {name: packed[name] for name in packed.files}
    kind = np.append(charkind.kinds(), np.uint8(charkind.INDEX["symbol"]))
    letter, script = np.zeros(0x10001, np.uint8), np.zeros(0x10001, np.uint8)
    alphabets = []
    for name in (*charkind.CASED, *charkind.UNCASED):
        characters = [chr(code) for code in data[f"{name}.letters"]]
        alphabets.append(_alphabet(name, data))
        for number, character in enumerate(characters, 1):
            for form in (character, character.upper()):
                if len(form) == 1:
                    capital = form != character and name in charkind.CASED
                    kind[ord(form)] = charkind.INDEX[name + ("^" if capital else "")]
                    letter[ord(form)], script[ord(form)] = number, len(alphabets)
    for name in charkind.WIDE:
        script[kind == charkind.INDEX[name]] = len(alphabets) + 1
    kind[ord("İ")], letter[ord("İ")], script[ord("İ")] = kind[ord("I")], alphabets[0].size - 1, 1
    return Tables(kind, letter, script, charkind.transitions().ravel(), tuple(alphabets), _wide(data))


def _alphabet(name: str, data: dict[str, npt.NDArray[np.uint8]]) -> Alphabet:
    pairs = data[f"{name}.pairs"]
    languages = tuple(str(language) for language in data[f"{name}.languages"])
    steps = np.minimum(pairs, round(RAREST_PAIR / STEP))
    if name == "Latin":
        steps = _with_dotted_capital(steps, languages, int(np.searchsorted(data["Latin.letters"], ord("i"))) + 1)
    return Alphabet(name, languages, steps.shape[1], -steps.reshape(len(languages), -1).astype(np.int32))


def _with_dotted_capital(
    steps: npt.NDArray[np.uint8], languages: tuple[str, ...], letter: int
) -> npt.NDArray[np.uint8]:
    """The pairs with one letter more, İ: as frequent as `letter`, i, where it is its capital, and foreign elsewhere."""
    steps = np.concatenate((steps, steps[:, letter : letter + 1]), axis=1)
    steps = np.concatenate((steps, steps[:, :, letter : letter + 1]), axis=2)
    foreign = [row for row, language in enumerate(languages) if language not in DOTTED_CAPITAL]
    steps[foreign, :, -1] = round(RAREST_PAIR / STEP)
    return steps


def _wide(data: dict[str, npt.NDArray[np.uint8]]) -> Wide:
    languages = ("zh", "zh-hant", "ja", "ko")
    single = np.full((len(languages), 0x10001), -round(14 / STEP), np.int32)
    known = [data[f"{language}.pairs"].astype(np.uint32) for language in languages]
    keys = np.sort(np.concatenate(known))
    keys = keys[np.append(True, keys[1:] != keys[:-1])]  # np.unique would load the masked arrays first
    chance = np.ones((len(languages), len(keys)), np.int32)
    for row, language in enumerate(languages):
        single[row, data[f"{language}.chars"]] = -data[f"{language}.single"].astype(np.int32)
        chance[row, np.searchsorted(keys, known[row])] = -data[f"{language}.chance"].astype(np.int32)
    return Wide(languages, single, keys, chance)


def best(text: str) -> tuple[str, float]:
    """The language whose pairs fit best ("" where none says anything), and the score in it.

    >>> best("Příliš žluťoučký kůň úpěl ďábelské ódy")[0]
    'cs'
    """
    reading = read(text)
    return reading.language, above_null(reading)


def total(text: str) -> float:
    """Log-probability of a text in nats, under the language that fits best; at most 0, and 0 for ASCII.

    The difference of two totals is the evidence for one reading of the same bytes over another.

    >>> total("déjà vu") > total("dÃ©jÃ\\xa0 vu") + 6
    True
    """
    return read(text).nats


def score(text: str) -> float:
    """Nats for each character that counts, above what random characters would get: above 0 looks like language.

    >>> score("Über allen Gipfeln") > 0 > score("Ăśber allen Gipfeln")
    True
    """
    return above_null(read(text))


def above_null(reading: Reading) -> float:
    """The score of what was read (see `score`)."""
    return (reading.nats + reading.null) / max(reading.n, 1)


def read(text: str, context: Ints | None = None) -> Reading:
    """What the model makes of a text; `context` is `context_of` its ASCII pairs, where that is known already.

    >>> read("plain ASCII").nats
    0.0
    """
    if text.isascii():
        return Reading(0.0, 0, "", 0.0)
    shown = codes(f" {text[:SAMPLE]} ")
    first, second = shown[:-1], shown[1:]
    counts = (first >= 0x80) | (second >= 0x80)
    if context is None:
        context = context_of(first[~counts], second[~counts])
    return weigh(first[counts], second[counts], None, context)


def codes(text: str) -> Codes:
    """The characters of a text as indexes of the tables: all beyond the first plane are one or the other of two."""
    found = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.where(found < _RARE_PLANES, np.minimum(found, 0x10000), _PRIVATE)


def code(char: str) -> int:
    """The index of one character in the tables, as in `codes`."""
    found = ord(char)
    return min(found, 0x10000) if found < _RARE_PLANES else int(_PRIVATE)


def context_of(first: Codes, second: Codes, times: Ints | None = None) -> Ints | None:
    """What pairs of two ASCII characters say about the languages in Latin letters, one figure for each, in steps."""
    if not len(first):
        return None
    latin, known = tables().alphabets[0], tables().letter
    here = (known[first] > 0) | (known[second] > 0)
    at = known[first[here]].astype(np.intp) * latin.size + known[second[here]]
    sums = _sums(latin.pairs, at, None if times is None else times[here])
    weighed: Ints = np.maximum(np.round((sums - sums.max()) * CONTEXT), -round(CONTEXT_CAP / STEP)).astype(np.int32)
    return weighed


def weigh(
    first: Codes,
    second: Codes,
    times: Ints | None = None,
    context: Ints | None = None,
) -> Reading:
    """What the model makes of pairs of characters, `times` says how often each occurs (None: once)."""
    model = tables()
    kinds = model.kind[first].astype(np.intp) * len(charkind.KINDS) + model.kind[second]
    steps = _sum(model.meet[kinds], times)
    one, two = model.script[first], model.script[second]
    pages = np.bincount(np.concatenate((one, two)), minlength=1)
    present = [int(number) for number in np.flatnonzero(pages)]
    language, most, wide_pairs = "", 0, 0
    for number in (number for number in present if number):
        here = (one == number) | (two == number)
        n = int(here.sum()) if times is None else int(times[here].sum())
        repeated = None if times is None else times[here]
        if number > len(model.alphabets):
            name, found = _best_wide(first[here], second[here], repeated)
            wide_pairs = n
        else:
            name, found = _best_alphabet(number, first[here], second[here], repeated, context)
        steps += found
        if n > most:
            language, most = name, n
    n = len(first) if times is None else int(times.sum())
    scripts = {number for number in present if number} | ({1} if context is not None else set())
    cost = SCRIPT_COST * max(0, len(scripts) - 1)
    return Reading(steps * STEP - cost, n, language, NULL * (n - wide_pairs) + NULL_WIDE * wide_pairs)


def _best_alphabet(
    number: int, first: Codes, second: Codes, times: Ints | None, context: Ints | None
) -> tuple[str, int]:
    sums = _sums(*letter_pairs(number, first, second), times)
    if context is not None and number == 1:
        sums = sums + context
    winner = int(sums.argmax())
    return tables().alphabets[number - 1].languages[winner], int(sums[winner])


def letter_pairs(number: int, first: Codes, second: Codes) -> tuple[Ints, npt.NDArray[np.intp]]:
    """The pairs of alphabet `number` (the first is 1), and where each pair of characters stands among them."""
    model = tables()
    alphabet = model.alphabets[number - 1]
    one = np.where(model.script[first] == number, model.letter[first], 0).astype(np.intp)
    two = np.where(model.script[second] == number, model.letter[second], 0)
    return alphabet.pairs, one * alphabet.size + two


def _best_wide(first: Codes, second: Codes, times: Ints | None) -> tuple[str, int]:
    ends = tables().script[second] == len(tables().alphabets) + 1
    sums = _totals(wide_steps(first[ends], second[ends]), None if times is None else times[ends]).tolist()
    steps, name = max(zip(sums, tables().wide.languages, strict=True))
    return name, steps


def wide_steps(first: Codes, second: Codes) -> Ints:
    """What each language without an alphabet, one a row, says of pairs whose second character is a wide one."""
    wide = tables().wide
    key = (first.astype(np.uint64) << np.uint64(16) | second).astype(np.uint32)
    at = np.minimum(np.searchsorted(wide.keys, key), len(wide.keys) - 1)
    steps: Ints = wide.single[:, second]
    steps -= np.where(tables().script[first] == len(tables().alphabets) + 1, round(BACKOFF / STEP), 0).astype(np.int32)
    known = np.flatnonzero(wide.keys[at] == key)
    chance = wide.chance[:, at[known]]
    steps[:, known] = np.where(chance <= 0, chance, steps[:, known])
    return steps


def _sum(values: Ints, times: Ints | None) -> int:
    return int(values.sum(dtype=np.int64)) if times is None else int(values @ times)


def _sums(rows: Ints, at: npt.NDArray[np.intp], times: Ints | None) -> npt.NDArray[np.int64]:
    return _totals(rows[:, at], times)


def _totals(steps: Ints, times: Ints | None) -> npt.NDArray[np.int64]:
    """The sum of each row; nothing comes near what 32 bits hold, for at most `SAMPLE` pairs count."""
    total: Ints = steps.sum(axis=1, dtype=np.int32) if times is None else steps @ times
    return total.astype(np.int64)
