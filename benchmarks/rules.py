"""How each residue and tags rule does on labelled data and on clean text.

    python benchmarks/rules.py [DATA]        default: ../shared/eval

For every rule: how often it fires on the development set, the share of the characters it took there that are
labelled as residue (those that are scored neither way left out), and its hits on the bulk of clean text. Exits
with 1 if a rule of the tier `safe` hits clean text.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import corpusclean
from corpusclean.pack import built_in

STAGES = frozenset({"residue", "tags"})
LOST = "\N{REPLACEMENT CHARACTER}"
KEEP_ALL = corpusclean.Settings(max_loss=1.0)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def labels(record: dict[str, Any]) -> list[bool | None]:
    """For each character: True for residue, False for the author's text, None for scored neither way."""
    marks: list[bool | None] = [False] * len(record["text"])
    for key, value in (("ignore", None), ("remove", True)):
        for span in record.get(key, []):
            marks[span["start"] : span["end"]] = [value] * (span["end"] - span["start"])
    return marks


def main() -> int:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/eval") / "residue"
    if not data.is_dir():
        print(f"{data} is not there; nothing to measure")
        return 0
    fires: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    clean_hits: Counter[str] = Counter()
    for record in rows(data / "dev.jsonl"):
        marks = labels(record)
        for one in corpusclean.clean(record["text"], settings=KEEP_ALL).removed:
            fires[one.rule] += 1
            for at in range(one.start, one.end):
                if not record["text"][at].isspace() and marks[at] is not None:
                    (right if marks[at] else wrong)[one.rule] += 1
    for record in rows(data / "bulk_dev.jsonl.gz"):
        for one in corpusclean.clean(record["text"], settings=KEEP_ALL).removed:
            clean_hits[one.rule] += bool(one.text.strip(LOST + " \t\n"))
    bad = 0
    print(f"{'rule':<36} {'tier':<11} {'fires':>5} {'precision':>9} {'clean hits':>10}")
    for rule in built_in().rules:
        if rule.stage not in STAGES or rule.note:
            continue
        counted = right[rule.name] + wrong[rule.name]
        precision = f"{right[rule.name] / counted:.3f}" if counted else "-"
        print(f"{rule.name:<36} {rule.tier:<11} {fires[rule.name]:>5} {precision:>9} {clean_hits[rule.name]:>10}")
        bad += rule.tier == "safe" and clean_hits[rule.name] > 0
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
