"""The lines round a change: all that the gate has to look at when a text that it knows was changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from corpusclean.edit import Layer

_REACH = 2
"""Lines with text, on each side of a change, that a look may reach over: none looks further than its neighbours."""

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
    lines = text.split("\n")
    behind = list(accumulate(map((1).__add__, map(len, lines))))  # where the next line begins
    full = [row for row, line in enumerate(lines) if line]
    spans: list[tuple[int, int]] = []  # of rows
    shift, seen = 0, -1
    for edit in edits:
        if edit.is_note:
            continue
        start = edit.start + shift
        end = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
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
    return APART.join("\n".join(lines[first : last + 1]) for first, last in spans)
