"""Where the time goes, by rule and by part of the engine, in one process.

    python benchmarks/profile.py [--data FILE.jsonl[.gz]] [--documents 1000] [--rows 40]

Microseconds of CPU for each document, how often a part was asked, and for rules how often they found something.
`gate` is the time spent to find out which rules to ask; `whole` is a document from its decoded text to its ledger;
the rows of `tables` are what is worked out for the output besides: how the source marks paragraphs, what is said of a
document, and the columns that this is made into. Without --data a corpus is made by
`benchmarks/corpus.py`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from corpusclean.origin import Origin
from corpusclean.program import Program, Step
from corpusclean.table import Rows


class Clock:
    """Seconds, calls and finds, by name."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.finds: Counter[str] = Counter()

    def timed(self, name: str, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*args, **options)
        self.seconds[name] += time.process_time() - start
        self.calls[name] += 1
        self.finds[name] += bool(result)
        return result


def texts(source: Path, most: int) -> Iterator[str]:
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as file:
        for _, line in zip(range(most), file, strict=False):
            yield json.loads(line)["text"]


def watch(clock: Clock) -> None:
    """Put the clock round every rule and the gate."""
    edits, possible = Step.edits, Program.possible

    @wraps(edits)
    def edits_timed(step: Step, draft: Any) -> Any:
        return clock.timed(step.rule.name, edits, step, draft)

    @wraps(possible)
    def possible_timed(program: Program, *args: Any, **options: Any) -> Any:
        return clock.timed("gate", possible, program, *args, **options)

    Step.edits = edits_timed  # type: ignore[method-assign]  # a profiler puts itself in the place of what it measures
    Program.possible = possible_timed  # type: ignore[method-assign]  # and here, too


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=40)
    options = parser.parse_args()
    clean = importlib.import_module("corpusclean.clean").clean
    ready = Rows()
    ready.add(Origin("sample", "benchmark"), clean("A text that has everything made ready.\nété"), "", 0)
    for name in ready.tables:
        ready.table(name)
    clock = Clock()
    watch(clock)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(options.data or Path(folder) / "made.jsonl")
        if not options.data:
            made = Path(__file__).parent / "corpus.py"
            subprocess.run([sys.executable, str(made), str(source), "--megabytes", "4", "--dirty"], check=True)
        sample = list(texts(source, options.documents))
    rows = Rows()
    for at, text in enumerate(sample):
        document = clock.timed("whole", clean, text)
        clock.timed("tables: mode", lambda one: one.mode, document)
        clock.timed("tables: rows", rows.add, Origin("sample", "benchmark", at), document, "", 0)
    for name in rows.tables:
        clock.timed("tables: columns", rows.table, name)
    size = sum(len(text.encode("utf-8", "replace")) for text in sample) / 1e6
    print(f"{len(sample)} documents, {size:.1f} MB\n")
    print(f"{'':36} {'us':>8} {'asked':>7} {'found':>7}   for each document")
    for name, seconds in clock.seconds.most_common(options.rows):
        calls, finds = clock.calls[name] / len(sample), clock.finds[name] / len(sample)
        print(f"{name:36} {seconds / len(sample) * 1e6:8.1f} {calls:7.2f} {finds:7.2f}")


if __name__ == "__main__":
    main()
