"""The blocks of a clean text and the part that each of them plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.document import Role


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's span in the clean text, its role, and the headings above it, outermost first."""

    start: int
    end: int
    role: Role
    section: tuple[str, ...] = ()


def blocks(text: str, *, title: str | None = None) -> Iterator[Block]:
    """The blocks of a clean text; joined by a blank line they are the text.

    >>> [(b.start, b.end) for b in blocks("One.\\n\\nTwo.")]
    [(0, 4), (6, 10)]
    """
    if not text:
        return
    start = 0
    for piece in text.split("\n\n"):
        yield Block(start, start + len(piece), "title" if piece == title else "paragraph")
        start += len(piece) + 2
