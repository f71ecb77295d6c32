"""What a document looks like, measured once at the start of a stage, for rules that need more than one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpusclean.line import Line


@dataclass(frozen=True, slots=True)
class Signals:
    """Document-wide evidence; each field is a word that a rule's `when` may use."""

    code_share: float = 0.0
    """Share of the non-blank lines that look like source code, 0 to 1."""


def measure(rows: Sequence[Line]) -> Signals:
    """The signals of a document, from its lines."""
    return Signals()
