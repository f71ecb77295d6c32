"""A person's word on single edits: read from a file, and replayed on every run.

A decisions file is JSON lines, one decision a line:

    {"sha256": "9f86d0...", "start": 120, "end": 134, "decision": "undo"}

`sha256` is the document's (column `sha256` of `documents`), `start` and `end` are the edit's `source_start` and
`source_end` (columns of `edits`). `undo` leaves the text of that span as it is; `keep` makes the edit even where
the rule's tier would only have noted it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpusclean.error import UsageProblem, reason

Verdict = Literal["undo", "keep"]
_FIELDS = {"sha256": str, "start": int, "end": int, "decision": str}


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions on one document: span of the source to verdict."""

    spans: Mapping[tuple[int, int], Verdict]

    def on(self, start: int, end: int) -> Verdict | None:
        """The verdict on the edit that stands for this span of the source, if there is one."""
        return self.spans.get((start, end))


@cache
def load(path: str) -> Mapping[str, Decisions]:
    """The decisions of a file by document hash; it is read once a process, and anew by `corpusclean.run`.

    Raises `UsageProblem` with file, line and reason for a line that is no decision.
    """
    try:
        lines = Path(path).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(f"{path}: cannot be read as a decisions file: {reason(error)}") from None
    found: dict[str, dict[tuple[int, int], Verdict]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line, f"{path}:{number}")
            found.setdefault(row["sha256"], {})[row["start"], row["end"]] = row["decision"]
    return {sha256: Decisions(spans) for sha256, spans in found.items()}


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageProblem(f"{where}: not a JSON object: {error}") from None
    if not isinstance(row, dict) or any(not isinstance(row.get(name), kind) for name, kind in _FIELDS.items()):
        raise UsageProblem(f"{where}: a decision has the fields {', '.join(_FIELDS)}")
    if row["decision"] not in ("undo", "keep"):
        raise UsageProblem(f"{where}: `decision` is undo or keep, not {row['decision']!r}")
    return row
