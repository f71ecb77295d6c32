"""The blocks of a clean text: where each begins and ends, the part it plays, and the headings above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.document import Role
from corpusclean.layout.heading import Sections
from corpusclean.layout.role import roles


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's span in the clean text, its role, and the headings above it, outermost first."""

    start: int
    end: int
    role: Role
    section: tuple[str, ...] = ()


def blocks(text: str, *, title: str | None = None) -> Iterator[Block]:
    """The blocks of a clean text; joined by a blank line they are the text.

    >>> [(b.start, b.end, b.role) for b in blocks("## Rain\\n\\nIt rained for a week.")]
    [(0, 7, 'heading'), (9, 30, 'paragraph')]
    """
    if not text:
        return
    pieces = text.split("\n\n")
    sections = Sections(pieces)
    start = 0
    for piece, role in zip(pieces, roles(pieces, title), strict=True):
        if role == "heading":
            sections.open(piece)
            path = sections.above
        else:
            path = sections.path
        yield Block(start, start + len(piece), role, path)
        start += len(piece) + 2
