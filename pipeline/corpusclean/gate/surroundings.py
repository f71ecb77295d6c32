"""The lines round a change: all that the gate has to look at when a text that it knows was changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpusclean.edit import Layer

_REACH = 2
"""Lines with text, on each side of a change, that a look may reach over: none looks further than its neighbours."""

_FEW = 4
"""So many edits are looked at where they are; for more of them the whole text is cut into lines."""

_NEAR = 100
"""Lines on each side of an edit among which its neighbours are, as a rule: most lines between have no text."""

APART = "\n\n.\n\n"
"""What is put between lines from different places: no look takes what is on its two sides for one."""


def surroundings(text: str, edits: Layer) -> str:
    """The lines that `edits` changed, as they stand in `text` now, and those next to them.

    A look that finds something in `text` finds it here, or found it in the text before the edits.

    >>> from corpusclean.edit import Edit
    >>> surroundings("1\\n2\\n3\\n4\\n5\\n6", (Edit(0, 2, "0\\n", "", "newlines/outer-break"),))
    '1\\n2\\n3'
    """
    if "\n" not in text:
        return text if any(not edit.is_note for edit in edits) else ""
    places = list(_places(edits))
    spans = _near(text, places) if len(places) <= _FEW else None
    return APART.join([text[start:end] for start, end in spans] if spans is not None else _far(text, places))


def _places(edits: Layer) -> Iterator[tuple[int, int]]:
    """Where in the text after the edits the changes are."""
    shift = 0
    for edit in edits:
        if edit.before != edit.after:
            start = edit.start + shift
            yield start, start + len(edit.after)
            shift += len(edit.after) - len(edit.before)


def _near(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
    """The spans of whole lines round a few places; None where a neighbour is far away."""
    spans: list[tuple[int, int]] = []
    for start, end in places:
        top, bottom = _top(text, start), _bottom(text, end)
        if top is None or bottom is None:
            return None
        if spans and top <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(bottom, spans[-1][1])
        else:
            spans.append((top, bottom))
    return spans


def _top(text: str, start: int) -> int | None:
    """Where the line begins that is the second with text above offset `start`; the text's beginning if it has none."""
    at, left = text.rfind("\n", 0, start) + 1, _REACH
    for _ in range(_NEAR):
        if not at or not left:
            return at
        above = text.rfind("\n", 0, at - 1) + 1
        left -= above < at - 1
        at = above
    return None


def _bottom(text: str, end: int) -> int | None:
    """Where the line ends that is the second with text below offset `end`; the text's end if it has none."""
    at, left = text.find("\n", end), _REACH
    for _ in range(_NEAR):
        if at < 0 or not left:
            return at if at >= 0 else len(text)
        below = text.find("\n", at + 1)
        left -= below != at + 1
        at = below
    return None


def _far(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    """The lines round many places."""
    lines = text.split("\n")
    behind = list(accumulate(map((1).__add__, map(len, lines))))  # where the next line begins
    full = [row for row, line in enumerate(lines) if line]
    spans: list[tuple[int, int]] = []  # of rows
    seen = -1
    for start, end in places:
        if end < seen:
            continue  # on the same line as the one before
        bottom = bisect_right(behind, end)
        seen = behind[bottom]
        above = bisect_left(full, bisect_right(behind, start)) - _REACH
        below = bisect_right(full, bottom) + _REACH - 1
        first = full[above] if above >= 0 else 0
        last = full[below] if below < len(full) else len(lines) - 1
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], last
        else:
            spans.append((first, last))
    return ["\n".join(lines[first : last + 1]) for first, last in spans]
