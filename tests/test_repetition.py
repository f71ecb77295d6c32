"""Repetition, against the plainest way to count it."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.repetition import Runs, Words, repetition


def plainly(words: list[str]) -> dict[str, float]:
    letters = sum(map(len, words))
    shares = dict.fromkeys(repetition(Words.of(["a"])), 0.0)
    for size in (2, 3, 4):
        runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
        top, count = Counter(runs).most_common(1)[0] if runs else ((), 0)
        if count < 2:
            return shares
        shares[f"top_{size}_gram_char_frac"] = sum(map(len, top)) * count / letters
    for size in (5, 10):
        seen, covered = set(), set()
        for at in range(len(words) - size + 1):
            run = tuple(words[at : at + size])
            if run in seen:
                covered.update(range(at, at + size))
            seen.add(run)
        shares[f"dup_{size}_gram_char_frac"] = sum(len(words[at]) for at in covered) / letters
    return shares


TEXTS = st.lists(st.lists(st.sampled_from(["a", "be", "see", "tide"]), min_size=1, max_size=60), min_size=1, max_size=5)


@given(TEXTS)
def test_runs_are_counted_as_one_would_by_hand(texts: list[list[str]]) -> None:
    found = repetition(Words.of([" ".join(words) for words in texts]))
    for at, words in enumerate(texts):
        assert {name: column[at] for name, column in found.items()} == plainly(words)


def test_numbers_too_large_to_sort_with_their_places_are_sorted_all_the_same() -> None:
    codes = np.array([1 << 60, 3, 1 << 60, 3], np.int64)
    runs = Runs.of(1, 4, np.arange(4), codes)
    assert (runs.ids.tolist(), runs.counts.tolist(), runs.first.tolist()) == ([1, 0, 1, 0], [2, 2], [1, 0])
