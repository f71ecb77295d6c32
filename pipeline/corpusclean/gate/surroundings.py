"""The lines round a change: all that the gate has to look at when a text that it knows was changed."""

from __future__ import annotations

from corpusclean.edit import Layer

_REACH = 2
"""Lines with text, on each side of a change, that a look may reach over: none looks further than its neighbours."""

APART = "\n\n.\n\n"
"""What is put between lines from different places: no look takes what is on its two sides for one."""

_RUN = "\n" * 1024


def surroundings(text: str, edits: Layer) -> str:
    """The lines that `edits` changed, as they stand in `text` now, and those next to them.

    A look that finds something in `text` finds it here, or found it in the text before the edits.

    >>> from corpusclean.edit import Edit
    >>> surroundings("1\\n2\\n3\\n4\\n5\\n6", (Edit(0, 2, "0\\n", "", "newlines/outer-break"),))
    '1\\n2\\n3'
    """
    spans: list[tuple[int, int]] = []
    shift, seen = 0, -1
    for edit in edits:
        if edit.is_note:
            continue
        start = edit.start + shift
        end = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
        if end <= seen:
            continue  # on the same line as the one before
        seen = _line_end(text, end)
        first, last = _above(text, start), _below(text, seen)
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], last
        else:
            spans.append((first, last))
    return APART.join(text[first:last] for first, last in spans)


def _above(text: str, at: int) -> int:
    """The start of the line with text that stands `_REACH` lines above the one at `at`."""
    at = text.rfind("\n", 0, at) + 1
    for _ in range(_REACH):
        while text.endswith(_RUN, 0, at):
            at -= len(_RUN)
        while at and text[at - 1] == "\n":
            at -= 1
        at = text.rfind("\n", 0, at) + 1
    return at


def _below(text: str, end: int) -> int:
    """The end of the line with text that stands `_REACH` lines below the one that ends at `end`."""
    for _ in range(_REACH):
        while text.startswith(_RUN, end):
            end += len(_RUN)
        while text.startswith("\n", end):
            end += 1
        end = _line_end(text, end)
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
