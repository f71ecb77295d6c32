"""The lines round a change: all that the gate has to look at when a text that it knows was changed."""

from __future__ import annotations

from collections.abc import Sequence

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
    higher, lower = [_Breaks(text) for _ in range(_REACH)], [_Breaks(text) for _ in range(_REACH)]
    for edit in edits:
        if edit.is_note:
            continue
        start = edit.start + shift
        end = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
        if end <= seen:
            continue  # on the same line as the one before
        seen = _line_end(text, end)
        first, last = _above(text, start, higher), _below(text, seen, lower)
        if spans and first <= spans[-1][1]:
            spans[-1] = spans[-1][0], last
        else:
            spans.append((first, last))
    return APART.join(text[first:last] for first, last in spans)


class _Breaks:
    """A run of line breaks, remembered: many changes may lie in the same one, and it may be as long as the text."""

    __slots__ = ("_end", "_start", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = self._end = -1

    def round(self, at: int) -> tuple[int, int]:
        """Where the line breaks that touch `at` begin and end."""
        if not self._start <= at <= self._end:
            text, start, end = self._text, at, at
            while text.endswith(_RUN, 0, start):
                start -= len(_RUN)
            while start and text[start - 1] == "\n":
                start -= 1
            while text.startswith(_RUN, end):
                end += len(_RUN)
            while text.startswith("\n", end):
                end += 1
            self._start, self._end = start, end
        return self._start, self._end


def _above(text: str, at: int, breaks: Sequence[_Breaks]) -> int:
    """The start of the line with text that stands `_REACH` lines above the one at `at`."""
    at = text.rfind("\n", 0, at) + 1
    for run in breaks:
        at = text.rfind("\n", 0, run.round(at)[0]) + 1
    return at


def _below(text: str, end: int, breaks: Sequence[_Breaks]) -> int:
    """The end of the line with text that stands `_REACH` lines below the one that ends at `end`."""
    for run in breaks:
        end = _line_end(text, run.round(end)[1])
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
