"""How much of a text repeats itself in runs of words, counted in numbers and not in tuples of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


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
        """Runs that begin at `places`, from codes that are equal where the runs are."""
        # np.unique with all its extras, without what is not needed here: three times as fast on short texts
        order = np.argsort(codes, kind="stable")
        ranked = codes[order]
        opens = np.ones(len(ranked), np.bool_)
        opens[1:] = ranked[1:] != ranked[:-1]
        starts = np.flatnonzero(opens)
        counts = np.diff(starts, append=len(ranked))
        often = counts > 1
        renumbered = np.where(often, np.cumsum(often) - 1, -1)
        ids = np.full(n_words, -1, np.int64)
        ids[places[order]] = np.repeat(renumbered, counts)
        return cls(size, ids, counts[often], places[order[starts[often]]])

    def and_then(self, other: Runs) -> Runs:
        """The runs that are one of these followed at once by one of the others."""
        behind = other.ids[self.size :]
        ahead = self.ids[: len(behind)]
        places = np.flatnonzero((ahead >= 0) & (behind >= 0))
        codes = ahead[places] * max(1, len(other.counts)) + behind[places]
        return Runs.of(self.size + other.size, len(self.ids), places, codes)

    def top(self) -> tuple[int, int]:
        """How often the most frequent run occurs and where it, the first of equals, first begins; 0 for no run."""
        most = self.counts.max(initial=0)
        return int(most), int(self.first[self.counts == most].min(initial=len(self.ids)))

    def repeated(self, lengths: Numbers) -> int:
        """Letters in words of the second or a later copy of a run, each word counted once; `lengths` are the words'."""
        places = np.flatnonzero(self.ids >= 0)
        again = places[self.first[self.ids[places]] != places]
        opened = np.zeros(len(lengths) + 1, np.int64)
        np.add.at(opened, again, 1)
        np.add.at(opened, again + self.size, -1)
        return int(lengths[np.cumsum(opened)[:-1] > 0].sum())


def repetition(words: Sequence[str]) -> dict[str, float]:
    """Gopher's signals of repetition, as shares of the letters of all words; of no words there are none to share.

    >>> repetition("low tide and low tide and rain".split())["top_2_gram_char_frac"]
    0.5833333333333334
    """
    shares = dict.fromkeys([f"top_{size}_gram_char_frac" for size in (2, 3, 4)], 0.0)
    shares |= dict.fromkeys([f"dup_{size}_gram_char_frac" for size in (5, 10)], 0.0)
    numbers: dict[str, int] = {}
    codes = np.array([numbers.setdefault(word, len(numbers)) for word in words], np.int64)
    lengths = np.array([len(word) for word in words], np.int64)
    letters = int(lengths.sum())
    one = runs = Runs.of(1, len(words), np.arange(len(words)), codes)
    for size in (2, 3, 4):
        runs = runs.and_then(one)
        count, at = runs.top()
        if not count:
            return shares  # what no run of two words does, no longer one can do
        shares[f"top_{size}_gram_char_frac"] = int(lengths[at : at + size].sum()) * count / letters
    five = runs.and_then(one)
    for runs in (five, five.and_then(five)):
        shares[f"dup_{runs.size}_gram_char_frac"] = runs.repeated(lengths) / letters
    return shares
