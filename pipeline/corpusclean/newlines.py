"""Line breaks: whatever a system wrote, LF is what the stages after this one read.

A form feed is left for the layout stage, which takes it for the break of a page. U+0085 is left too: in text that
was decoded wrongly it is far more often the ellipsis of windows-1252 than a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpusclean.draft import Draft
from corpusclean.edit import Edit

_BREAK = re.compile("\r\n?")
_DOUBLE_BREAK = re.compile("\r\r\n|\r\n?")


class _CarriageReturn:
    name: Final = "newlines/carriage-return"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """CRLF and CR become LF. Where every LF follows two CRs, a CRLF was converted twice: one line break."""
        text = draft.text
        if "\r" not in text:
            return
        doubled = "\r\r\n" in text and text.count("\n") == text.count("\r\r\n")
        for match in (_DOUBLE_BREAK if doubled else _BREAK).finditer(text):
            yield Edit(match.start(), match.end(), match[0], "\n", self.name)


class _Separator:
    name: Final = "newlines/separator"
    _means: Final = {"\u2028": "\n", "\u2029": "\n\n", "\v": "\n"}
    _pattern: Final = re.compile("[\u2028\u2029\v]")

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """U+2028 and the vertical tab of word processors break a line, U+2029 ends a paragraph."""
        for match in self._pattern.finditer(draft.text):
            yield Edit(match.start(), match.end(), match[0], self._means[match[0]], self.name)


class _OuterBreak:
    name: Final = "newlines/outer-break"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Line breaks before the first line and behind the last go."""
        text = draft.text
        if not text.startswith("\n") and not text.endswith("\n"):
            return
        head = len(text) - len(text.lstrip("\n"))
        tail = max(head, len(text.rstrip("\n")))
        if head:
            yield Edit(0, head, text[:head], "", self.name)
        if tail < len(text):
            yield Edit(tail, len(text), text[tail:], "", self.name)


CARRIAGE_RETURN: Final = _CarriageReturn()
SEPARATOR: Final = _Separator()
OUTER_BREAK: Final = _OuterBreak()
