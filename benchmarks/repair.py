#!/usr/bin/env python3
"""How fast encodings are found and repaired: three figures, in CPU time of one process.

    python benchmarks/repair.py [--data FOLDER] [--clean FILE.jsonl.gz] [--rounds 3]

* *clean text*: `clean(text, stages=("mojibake",))` over texts that need nothing, in characters a second;
* *mojibake*: the same over lines of mojibake (`FOLDER/mojibake.jsonl`, field `input`);
* *legacy files*: `decode` of files of about 4 KB that are not UTF-8 (`FOLDER/decode.jsonl`, `input` in base64).

The first round warms up and is not counted: it compiles patterns and learns the words of clean text. What was found
out about lines, words and runs of mojibake is forgotten before each round, so that every line is judged anew. Of each
text and file the best time counts, for a busy machine only ever adds to it.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import functools
import gzip
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpusclean import clean, decode
from corpusclean.error import UndecodableSource
from corpusclean.mojibake import chain, codepage, ftfy_line, guard, legacy, suspect

SHARED = Path(__file__).parent.parent / "../shared"
SMALL, LARGE = 2_000, 6_000
"""Bytes of a file of about 4 KB."""


def rows(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def forget() -> None:
    """Empty the memories of lines, words and runs."""
    for module in (chain, codepage, ftfy_line, guard, legacy, suspect):
        for found in vars(module).values():
            if isinstance(found, functools._lru_cache_wrapper) and found.cache_parameters()["maxsize"]:
                found.cache_clear()


def best_times(work: Callable[[Any], object], items: Sequence[Any], rounds: int, *, anew: bool) -> list[float]:
    """The best time of each item over the rounds, in seconds."""
    best = [float("inf")] * len(items)
    for number in range(rounds + 1):
        if anew:
            forget()
        for at, item in enumerate(items):
            start = time.process_time()
            work(item)
            if number:
                best[at] = min(best[at], time.process_time() - start)
    return best


def repaired(text: str) -> str:
    return clean(text, stages=("mojibake",)).text


def speed(texts: Sequence[str], rounds: int, *, anew: bool) -> float:
    """Millions of characters a second."""
    return sum(map(len, texts)) / 1e6 / sum(best_times(repaired, texts, rounds, anew=anew))


def legacy_files(path: Path) -> list[bytes]:
    found = []
    for row in rows(path):
        raw = base64.b64decode(row["input"])
        if row["expected"] is not None and SMALL <= len(raw) <= LARGE:
            try:
                raw.decode()
            except UnicodeDecodeError:
                found.append(raw)
    return found


def read(raw: bytes) -> None:
    with contextlib.suppress(UndecodableSource):
        decode(raw)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "eval/encoding/dev")
    parser.add_argument("--clean", type=Path, default=SHARED / "perf/clean12.jsonl.gz")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if not given.data.is_dir() or not given.clean.is_file():
        print(f"no data at {given.data} and {given.clean}: nothing to measure")
        return
    texts = [row["text"] for row in rows(given.clean)]
    print(f"clean text    {speed(texts, given.rounds, anew=False):6.1f} M characters/s", flush=True)
    lines = [row["input"] for row in rows(given.data / "mojibake.jsonl")]
    print(f"mojibake      {speed(lines, given.rounds, anew=True):6.2f} M characters/s", flush=True)
    files = legacy_files(given.data / "decode.jsonl")
    times = sorted(1e3 * one for one in best_times(read, files, given.rounds, anew=False))
    half, tenth = times[len(times) // 2], times[len(times) * 9 // 10]
    print(f"legacy files  {half:6.2f} ms for half of {len(times)}, the slow tenth from {tenth:.2f}")


if __name__ == "__main__":
    main()
