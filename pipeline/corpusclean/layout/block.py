"""The blocks of a clean text: where each begins and ends, the part it plays, and the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpusclean.document import Role
from corpusclean.layout.heading import Sections
from corpusclean.layout.role import roles

_SEPARATOR = "\n\n"
_NO_SYMBOL = "\u203b"
"""Up to this character none is a symbol that a heading begins with."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a text as columns, which for a table is cheaper than a value for each."""

    texts: Sequence[str]
    """Joined by a blank line they are the text."""
    starts: Sequence[int]
    ends: Sequence[int]
    roles: Sequence[Role]
    sections: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, text: str, title: str | None = None, byline: str | None = None) -> Blocks:
        """The blocks of a clean text, of which the title and the byline are known, if it has them.

        >>> found = Blocks.of("## Rain\\n\\nIt rained for a week.")
        >>> list(zip(found.starts, found.ends, found.roles))
        [(0, 7, 'heading'), (9, 30, 'paragraph')]
        """
        texts = text.split(_SEPARATOR) if text else []
        starts, ends, start = [], [], 0
        for piece in texts:
            starts.append(start)
            ends.append(start + len(piece))
            start = ends[-1] + len(_SEPARATOR)
        found = roles(texts, title, byline)
        return cls(texts, starts, ends, found, _sections(texts, found))


def _sections(texts: Sequence[str], found: Sequence[Role]) -> Sequence[tuple[str, ...]]:
    """The headings above each block; above a heading are those that it does not end."""
    result: list[tuple[str, ...]] = []
    sections = Sections([piece for piece in texts if piece[:1] > _NO_SYMBOL])
    path: tuple[str, ...] = ()
    done = 0
    for at, role in enumerate(found):
        if role == "heading":
            result += [path] * (at - done)
            sections.open(texts[at])
            result.append(sections.above)
            path, done = sections.path, at + 1
    result += [path] * (len(found) - done)
    return result
