"""The last rung: of some fifty codecs, the one whose text somebody would have written.

All single-byte codecs are tried at once on the counts of byte pairs: a sieve that takes, for each pair of letters,
the language that likes it best, so it never rates a codec too low. Only those that may still win are weighed by the
model proper, one language for the whole text. Multi-byte codecs are few: they decode the sample.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from corpusclean import bigram, charkind
from corpusclean.charkind import STEP
from corpusclean.decode import declared, utf8
from corpusclean.decode.candidate import MULTI, SINGLE, Candidate
from corpusclean.decode.outcome import count_strays, has_strays, lost_edits, settle, spelt_bom
from corpusclean.decode.sample import spell_out, take
from corpusclean.decode.vote import votes
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

_DECLARED = 9.0
_NEIGHBOURS = 6.0
# A text in a language that the codec was not made for.
_FOREIGN = 2.0
# So many bytes that stand alone are no accident.
_ALONE = 20
# Fewer well-formed sequences of UTF-8 among strays are chance.
_FEWEST_GOOD = 3
# A byte that the codec cannot read.
_STRAY = 5.0
# Detectors are asked where the best reading leads by less.
_HESITATES = 4.0
# Below this many nats a counted character, random rubbish would do better than the best reading: bytes from A0 to FF by
# chance come to -2.4, those from 80 on to -3.1, and a file in three encodings to -2.3.
_FLOOR = -2.35
_FLOOR_N = 128
_MOST_REPLACED = 0.1

Codes = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The byte pairs of a sample in which at least one is above ASCII, and what the others say of the language."""

    first: npt.NDArray[np.intp]
    second: npt.NDArray[np.intp]
    times: Ints
    context: Ints | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A codec, its weight in nats, and what the model read in it."""

    codec: str
    nats: float
    reading: bigram.Reading
    same: tuple[str, ...] = ()
    """Codecs that give the same text for these bytes."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Tables for all single-byte codecs at once: byte -> code, kind, and letter among those of all alphabets."""

    codes: Codes
    kinds: Ints
    letters: Ints
    union: Ints
    n_letters: int


def rank(raw: bytes, neighbours: Sequence[str] = ()) -> Decoded:
    """The most plausible reading of bytes that are not UTF-8.

    Raises `UndecodableSource` where even the best one is no text.

    >>> rank("Съешь же ещё этих мягких булок".encode("koi8_r")).encoding
    'koi8_r'
    """
    sample = take(raw)
    hints = _hints(raw, neighbours)
    found = sorted(_weighed(raw, spell_out(sample), hints), key=lambda one: (-one.nats, one.codec))
    if len(found) > 1 and found[0].nats - found[1].nats < _HESITATES:
        found = _voted(found, votes(sample))
    return _accepted(raw, found, hints)


def _hints(raw: bytes, neighbours: Sequence[str]) -> Mapping[str, float]:
    """Nats that a declaration and the neighbours add to each codec; the order of neighbours does not matter."""
    hints: dict[str, float] = {}
    for codec in sorted(neighbours):
        known = declared.codec_of(codec) or codec
        hints[known] = hints.get(known, 0.0) + _NEIGHBOURS / len(neighbours)
    said = declared.read(raw)
    if said is not None:
        hints[said] = hints.get(said, 0.0) + _DECLARED
    return hints


def _hint(codecs: Sequence[str], hints: Mapping[str, float]) -> float:
    return max(hints.get(codec, 0.0) for codec in codecs)


def _weighed(raw: bytes, sample: bytes, hints: Mapping[str, float]) -> Iterator[Ranked]:
    pairs = _pairs(sample)
    done = [*_multi(sample, pairs, hints), *_damaged_utf8(sample, pairs, hints)]
    yield from done
    yield from _single(raw, pairs, hints, [one.nats for one in done])


def _damaged_utf8(sample: bytes, pairs: Pairs, hints: Mapping[str, float]) -> Iterator[Ranked]:
    mended = _mended_utf8(sample)
    if mended is not None:
        reading = bigram.read(mended.text, pairs.context)
        nats = reading.nats - _STRAY / 2 * mended.n_replaced_bytes + _hint(("utf-8",), hints)
        yield Ranked("utf-8", nats, reading)


def _mended_utf8(sample: bytes) -> Decoded | None:
    """The sample as UTF-8 with damage, or None where there is more damage than UTF-8."""
    escaped = sample.decode("utf-8", "surrogateescape")
    bad, good = count_strays(escaped), utf8.well_formed(escaped)
    return utf8.repair(sample, escaped) if bad <= good >= _FEWEST_GOOD else None


def _bonus(one: Candidate, reading: bigram.Reading, same: Sequence[str], hints: Mapping[str, float]) -> float:
    foreign = _FOREIGN if reading.language and reading.language not in one.languages else 0.0
    return one.prior - foreign + _hint(same, hints)


def _multi(sample: bytes, pairs: Pairs, hints: Mapping[str, float]) -> Iterator[Ranked]:
    """Codecs of two bytes a character, unless nearly all bytes above ASCII stand alone, as accented letters do."""
    high = pairs.first >= 0x80
    alone = int(pairs.times[high & (pairs.second < 0x80)].sum())
    if alone >= _ALONE and alone > 0.9 * int(pairs.times[high].sum()):
        return
    for one in MULTI:
        text = _double_bytes(sample, one.codec)
        if text is not None:
            reading = bigram.read(text, pairs.context)
            nats = reading.nats - _STRAY * count_strays(text) + _bonus(one, reading, (one.codec,), hints)
            yield Ranked(one.codec, nats, reading)


def _double_bytes(sample: bytes, codec: str) -> str | None:
    """The sample in a multi-byte codec, or None where too much of it is no such text."""
    try:
        # Most codecs fail at once; errors are slow to escape.
        for piece in (sample[:512], sample):
            text = piece.decode(codec, "surrogateescape")
            whole = text[:-1] if has_strays(text[-1:]) else text  # the last character may be cut
            if count_strays(whole) > 0.01 * len(whole) + (len(whole) > 40):
                return None
    except UnicodeDecodeError:
        return None
    return None if whole.isascii() else text


def _pairs(sample: bytes) -> Pairs:
    codes = np.frombuffer(b" " + sample + b" ", np.uint8).astype(np.intp)
    counts = np.bincount(codes[:-1] * 256 + codes[1:], minlength=65_536)
    present = np.flatnonzero(counts)
    first, second, times = present >> 8, present & 255, counts[present].astype(np.int32)
    ascii_only = (first < 0x80) & (second < 0x80)
    context = bigram.context_of(
        first[ascii_only].astype(np.uint32), second[ascii_only].astype(np.uint32), times[ascii_only]
    )
    kept = ~ascii_only
    return Pairs(first[kept], second[kept], times[kept], context)


@cache
def _sieve() -> Sieve:
    model = bigram.tables()
    every = bytes(range(256))
    codes = np.stack(
        [
            np.frombuffer(every.decode(one.codec, "surrogateescape").encode("utf-32-le", "surrogatepass"), np.uint32)
            for one in SINGLE
        ]
    )
    offsets = np.cumsum([0, 0, *(alphabet.size - 1 for alphabet in model.alphabets)])
    script = model.script[codes]
    known = (script > 0) & (script <= len(model.alphabets))
    letters = np.where(known, offsets[np.minimum(script, len(model.alphabets))] + model.letter[codes], 0)
    n = int(sum(alphabet.size - 1 for alphabet in model.alphabets)) + 1
    return Sieve(codes, model.kind[codes].astype(np.int32), letters.astype(np.int32), _union(n).ravel(), n)


def _union(n: int) -> Ints:
    """For each two letters of any alphabets, what the language says that likes them best."""
    at = 1
    starts, ends = np.zeros(n, np.int32), np.zeros(n, np.int32)
    spans = []
    for alphabet in bigram.tables().alphabets:
        best = alphabet.pairs.max(axis=0).reshape(alphabet.size, alphabet.size)
        span = slice(at, at + alphabet.size - 1)
        starts[span], ends[span] = best[0, 1:], best[1:, 0]
        spans.append((span, best[1:, 1:]))
        at += alphabet.size - 1
    table: Ints = ends[:, None] + starts[None, :]
    for span, best in spans:
        table[span, span] = best
    return table


def _single(raw: bytes, pairs: Pairs, hints: Mapping[str, float], exact: list[float]) -> Iterator[Ranked]:
    """Single-byte codecs that may be among the first two; `exact` holds the nats of what was weighed before."""
    sieve = _sieve()
    groups = _groups(raw, sieve.codes)
    rows = np.array([group[0] for group in groups])
    kinds = sieve.kinds[rows]
    letters = sieve.letters[rows]
    steps = bigram.tables().meet[kinds[:, pairs.first] * len(charkind.KINDS) + kinds[:, pairs.second]]
    steps = steps + sieve.union[letters[:, pairs.first] * sieve.n_letters + letters[:, pairs.second]]
    most = (steps @ pairs.times) * STEP
    names = [tuple(SINGLE[i].codec for i in group) for group in groups]
    ceilings = [
        float(most[i]) + max(SINGLE[j].prior for j in groups[i]) + _hint(names[i], hints) for i in range(len(groups))
    ]
    for i in sorted(range(len(groups)), key=lambda i: (-ceilings[i], names[i])):
        if len(exact) >= 2 and ceilings[i] < sorted(exact)[-2]:
            break
        codes = sieve.codes[groups[i][0]]
        reading = bigram.weigh(codes[pairs.first], codes[pairs.second], pairs.times, pairs.context)
        nats = reading.nats + max(_bonus(SINGLE[j], reading, names[i], hints) for j in groups[i])
        exact.append(nats)
        yield Ranked(_named(names[i], hints), nats, reading, names[i])


def _groups(raw: bytes, codes: Codes) -> list[list[int]]:
    """Rows of `SINGLE` that give the same text for these bytes."""
    used = np.flatnonzero(np.bincount(np.frombuffer(raw, np.uint8), minlength=256))
    groups: dict[bytes, list[int]] = {}
    for row, key in enumerate(codes[:, used]):
        groups.setdefault(key.tobytes(), []).append(row)
    return list(groups.values())


def _named(codecs: tuple[str, ...], hints: Mapping[str, float]) -> str:
    return max(codecs, key=lambda codec: (hints.get(codec, 0.0), -codecs.index(codec)))


def _voted(found: list[Ranked], cast: Mapping[str, float]) -> list[Ranked]:
    weighed = [replace(one, nats=one.nats + _hint((one.codec, *one.same), cast)) for one in found]
    return sorted(weighed, key=lambda one: (-one.nats, one.codec))


def _accepted(raw: bytes, found: list[Ranked], hints: Mapping[str, float]) -> Decoded:
    refused = []
    for place, best in enumerate(found):
        made = _read(raw, best.codec)
        if made is None:
            continue
        try:
            _refuse_rubbish(raw, best, made)
        except UndecodableSource as reason:
            refused.append(reason)  # of a file in several encodings another codec may read more
            continue
        rest = next((one for one in found[place + 1 :] if _read_differs(raw, one, made)), None)
        lead = best.nats - rest.nats if rest else math.inf
        return replace(
            made,
            rule="declared" if _hint((best.codec, *best.same), hints) >= _DECLARED else made.rule,
            confidence=round(1 / (1 + math.exp(-min(lead, 60.0) / 3)), 4),
            runner_up=rest.codec if rest else "",
            margin=round(lead / max(best.reading.n, 1), 4) if rest else 0.0,
        )
    raise refused[0] if refused else UndecodableSource("undecodable", "no codec reads these bytes")


def _read(raw: bytes, codec: str) -> Decoded | None:
    try:
        if codec == "utf-8":
            return utf8.repair(raw)
        escaped = raw.decode(codec, "surrogateescape")
        return settle(raw, codec, escaped, (*spelt_bom(raw, codec), *lost_edits(escaped)), "ranking")
    except (UnicodeDecodeError, UndecodableSource):
        return None


def _read_differs(raw: bytes, one: Ranked, made: Decoded) -> bool:
    return one.codec != made.encoding and raw.decode(one.codec, "replace") != made.text


def _refuse_rubbish(raw: bytes, best: Ranked, made: Decoded) -> None:
    high = len(raw) - len(raw.translate(None, bytes(range(0x80, 0x100))))
    if made.encoding != "utf-8" and made.n_replaced_bytes > 2 + _MOST_REPLACED * high:
        raise UndecodableSource("undecodable", f"{made.n_replaced_bytes} of {high} bytes above ASCII fit no encoding")
    score = (best.reading.nats + best.reading.null) / max(best.reading.n, 1)
    if best.reading.n >= _FLOOR_N and score < _FLOOR:
        raise UndecodableSource("undecodable", f"even read as {best.codec} it looks like no language")
