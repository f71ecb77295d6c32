#!/usr/bin/env python3
"""How well paragraphs torn by page breaks are joined, on labelled documents.

    python benchmarks/paragraphs.py [FILE.jsonl]     # default: ../shared/eval/residue/dev.jsonl

Each document of genre `page-break` names the gaps over which a paragraph has to be joined; `page-break-neg` holds texts
that look torn and are not. A join is any edit of `layout/page-break` or `layout/page-break-hyphen`, at its place in
the source; it is right where it lies within a labelled gap or over it. Exit code 1 where a text that is not torn was
joined, or where F1 is below .97.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import corpusclean
from corpusclean.ledger import placed

DEFAULT = "../shared/eval/residue/dev.jsonl"
RULES = ("layout/page-break", "layout/page-break-hyphen")
LEAST_F1 = 0.97


def joins(document: corpusclean.Document) -> list[tuple[int, int]]:
    """The spans of the source over which paragraphs were joined."""
    return [(row.source_start, row.source_end) for row in placed(document.ledger) if row.edit.rule in RULES]


def tally(row: Mapping[str, Any]) -> tuple[int, int, int]:
    """Joins that are right, that are wrong, and labelled gaps that were missed."""
    found = joins(corpusclean.clean(row["text"]))
    gaps = [(gap["start"], gap["end"]) for gap in row.get("joins") or ()]
    right = sum(any(start <= gap_end and gap_start <= end for gap_start, gap_end in gaps) for start, end in found)
    missed = sum(not any(start <= gap_end and gap_start <= end for start, end in found) for gap_start, gap_end in gaps)
    return right, len(found) - right, missed


def main() -> int:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else DEFAULT)
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    torn = [tally(row) for row in rows if row.get("joins")]
    whole = [tally(row) for row in rows if row["genre"] == "page-break-neg"]
    right, wrong, missed = (sum(column) for column in zip(*torn, strict=True))
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    false = sum(one[1] for one in whole)
    print(f"page breaks: {right} right, {wrong} wrong, {missed} missed, F1 {f1:.4f} on {len(torn)} documents")
    print(f"not torn: {false} false joins on {len(whole)} documents")
    return int(false > 0 or f1 < LEAST_F1)


if __name__ == "__main__":
    raise SystemExit(main())
