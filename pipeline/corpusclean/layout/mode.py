"""How a source marks its paragraphs."""

from __future__ import annotations

from typing import Literal

Mode = Literal["blank-line", "line", "wrapped"]


def mode(text: str) -> Mode:
    """`blank-line`, `line` (each line is a paragraph) or `wrapped` (lines cut to a width)."""
    return "blank-line"
