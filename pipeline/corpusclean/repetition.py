"""How much of a text repeats itself in runs of words, counted for many texts at once and in numbers, not in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

_ODD_BLANK = r"[\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
"""What `str.split` takes for a blank beyond those of ASCII, in RE2's dialect."""
TOP = (2, 3, 4)
"""Words of the runs of which the most frequent one counts."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts behind one another; a place is a number in that row."""

    distinct: Any
    """The words, each once, as a `pyarrow.StringArray`."""
    codes: Numbers
    """For each place the number of its word in `distinct`."""
    lengths: Numbers
    """The letters of each word."""
    texts: Numbers
    """For each place the number of its text."""
    starts: Numbers
    """The place of each text's first word."""
    sizes: Numbers
    """How many words each text has."""
    letters: Numbers
    """How many letters all words of each text have."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        """The words of texts, of which each must have at least one.

        >>> words = Words.of(["low tide, low water", "low"])
        >>> words.codes.tolist(), words.texts.tolist()
        ([0, 1, 0, 2, 0], [0, 0, 0, 0, 1])
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = pc.ascii_split_whitespace(pa.array(_plainly_spaced(texts), pa.string()))
        words = rows.flatten().dictionary_encode()
        codes = words.indices.to_numpy().astype(np.int64)
        lengths = pc.utf8_length(words.dictionary).to_numpy().astype(np.int64)[codes]
        bounds = rows.offsets.to_numpy().astype(np.int64)
        starts, sizes = bounds[:-1], np.diff(bounds)
        numbers = np.repeat(np.arange(len(texts)), sizes)
        letters = np.add.reduceat(lengths, starts)
        return cls(words.dictionary, codes, lengths, numbers, starts, sizes, letters)

    @property
    def first_bytes(self) -> npt.NDArray[np.uint8]:
        """The first byte of each of the distinct words, in UTF-8."""
        _, offsets, data = self.distinct.buffers()
        return np.frombuffer(data, np.uint8)[np.frombuffer(offsets, np.int32)[: len(self.distinct)]]

    def spelled(self, codes: Numbers) -> Iterable[tuple[int, str]]:
        """The words with these numbers, each with its number."""
        return zip(codes.tolist(), self.distinct.take(codes).to_pylist(), strict=True)

    def codes_of(self, phrases: Iterable[str]) -> list[int]:
        """The numbers of the distinct words that are among `phrases`."""
        import pyarrow as pa
        import pyarrow.compute as pc

        found = pc.is_in(self.distinct, pa.array(phrases, pa.string()))
        return np.flatnonzero(found.to_numpy(zero_copy_only=False)).tolist()

    def sums(self, values: Numbers) -> Numbers:
        """For each text the sum of what its words have."""
        return np.add.reduceat(values, self.starts)


def _plainly_spaced(texts: Sequence[str]) -> list[str]:
    """The texts without blanks at their ends, and with none inside but those of ASCII, which are looked for faster.

    >>> _plainly_spaced(["low\\u2003tide ", "rain"])
    ['low tide', 'rain']
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    result = [text.strip() for text in texts]
    odd = pc.match_substring_regex(pa.array(result, pa.string()), _ODD_BLANK)
    for at in np.flatnonzero(odd.to_numpy(zero_copy_only=False)):
        result[at] = " ".join(result[at].split())
    return result


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of `size` words that a text holds more than once. A run holds no word that stands but once, and no
    shorter run that does, so the longer the runs, the fewer are looked at."""

    size: int
    ids: Numbers
    """For each word the number of the run that begins there; -1 where that run stands but once, or the text ends."""
    counts: Numbers
    """How often each run occurs."""
    first: Numbers
    """The word at which each run first begins."""

    @classmethod
    def of(cls, size: int, n_words: int, places: Numbers, codes: Numbers) -> Runs:
        """Runs that begin at `places`, which rise, from codes that are equal where the runs are."""
        order, ranked = _sorted(codes)
        starts = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]])) if len(ranked) else order
        counts = np.diff(starts, append=len(ranked))
        often = np.flatnonzero(counts > 1)
        starts, counts = starts[often], counts[often]
        before = np.cumsum(counts) - counts
        members = order[np.repeat(starts - before, counts) + np.arange(counts.sum())]
        ids = np.full(n_words, -1, np.int64)
        ids[places[members]] = np.repeat(np.arange(len(often)), counts)
        return cls(size, ids, counts, places[order[starts]])

    @classmethod
    def of_one(cls, words: Words) -> Runs:
        """The words that stand more than once in their text.

        A word of one text has never the number of a word of another. So a run that stands more than once stands in
        one text, and the numbers of runs of any size rise with their texts.
        """
        places = np.arange(len(words.codes))
        return cls.of(1, len(places), places, words.texts * len(words.distinct) + words.codes)

    def and_then(self, other: Runs) -> Runs:
        """The runs that are one of these followed at once by one of the others."""
        behind = other.ids[self.size :]
        ahead = self.ids[: len(behind)]
        places = np.flatnonzero((ahead >= 0) & (behind >= 0))
        codes = ahead[places] * max(1, len(other.counts)) + behind[places]
        return Runs.of(self.size + other.size, len(self.ids), places, codes)

    def top(self, words: Words) -> tuple[Numbers, Numbers]:
        """For each text how often its most frequent run occurs, and where it, the first of equals, first begins.

        0 and a place that says nothing where a text has no run.
        """
        counts, places = np.zeros(len(words.starts), np.int64), words.starts.copy()
        if len(self.counts):
            text_of_run = words.texts[self.first]
            opens = np.flatnonzero(np.diff(text_of_run, prepend=-1))
            last = len(self.ids)
            best = np.maximum.reduceat(self.counts * last + (last - 1 - self.first), opens)
            counts[text_of_run[opens]] = best // last
            places[text_of_run[opens]] = last - 1 - best % last
        return counts, places

    def repeated(self, words: Words) -> Numbers:
        """For each text the letters in words of the second or a later copy of a run, each word counted once."""
        places = np.flatnonzero(self.ids >= 0)
        again = places[self.first[self.ids[places]] != places]
        if not len(again):
            return np.zeros(len(words.starts), np.int64)
        opened = np.zeros(len(self.ids) + 1, np.int64)
        opened[again] += 1  # no two runs of one size begin at one word, nor end there
        opened[again + self.size] -= 1
        return words.sums(np.where(np.cumsum(opened)[:-1] > 0, words.lengths, 0))


def _sorted(codes: Numbers) -> tuple[Numbers, Numbers]:
    """The order that sorts the codes, equal ones staying in place, and the codes in that order."""
    size = len(codes)
    bits = size.bit_length()
    if size and int(codes.max()).bit_length() + bits < 63:
        # code and place in one number: sorting these takes a tenth of the time of sorting places by their codes
        both = codes << bits | np.arange(size)
        both.sort()
        return both & ((1 << bits) - 1), both >> bits
    order = np.argsort(codes, kind="stable")
    return order, codes[order]


def repetition(words: Words) -> dict[str, Shares]:
    """Gopher's signals of repetition for each text, as shares of the letters of all its words.

    >>> words = Words.of(["low tide and low tide and rain", "rain"])
    >>> repetition(words)["top_2_gram_char_frac"].tolist()
    [0.5833333333333334, 0.0]
    """
    before = np.concatenate([[0], np.cumsum(words.lengths)])
    one = runs = Runs.of_one(words)
    shares: dict[str, Shares] = {}
    for size in TOP:
        runs = runs.and_then(one)
        counts, places = runs.top(words)
        ends = np.minimum(places + size, len(words.lengths))
        shares[f"top_{size}_gram_char_frac"] = (before[ends] - before[places]) * counts / words.letters
    five = runs.and_then(one)
    for runs in (five, five.and_then(five)):
        shares[f"dup_{runs.size}_gram_char_frac"] = runs.repeated(words) / words.letters
    return shares
