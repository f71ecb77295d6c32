"""White space that is plain: no-break and other special spaces, tabs inside a line, blanks at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpusclean.characters.substitution import Substitution
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.line import Line

_TAB = re.compile("(?<=[^ \t]) *\t[ \t]*(?=[^ \t])")
_BLANK_AT_END = re.compile("\n(?<=[ \t]\n)")  # begins with the break: there are fewer of them than of blanks
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")


def _special(_text: str, match: re.Match[str]) -> str | None:
    return " " * len(match[0])


def _ideographic(text: str, match: re.Match[str]) -> str | None:
    """U+3000 stays where it is Chinese or Japanese typography: at the start of a line, and beside their characters."""
    left, right = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if not left or left == "\n" or _CJK.match(left) or _CJK.match(right):
        return None
    return " " * len(match[0])


class _InnerTab:
    name: Final = "characters/inner-tab"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """A single tab between words becomes a space; two in a line, or in neighbouring lines, make a table."""
        if "\t" not in draft.text:
            return
        lines = draft.lines
        for at, line in enumerate(lines):
            found = [] if "\t" not in line.text else list(_TAB.finditer(line.text))
            if len(found) == 1 and not line.text.startswith(("\t", " ")) and not _beside_tabs(lines, at):
                match = found[0]
                start = line.start + match.start()
                yield Edit(start, line.start + match.end(), match[0], " ", self.name)


def _beside_tabs(lines: Sequence[Line], at: int) -> bool:
    return any(_TAB.search(lines[near].text) for near in (at - 1, at + 1) if 0 <= near < len(lines))


class _TrailingBlank:
    name: Final = "characters/trailing-blank"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Spaces and tabs before a line break, or at the end of the text, go."""
        text = draft.text
        ends = []
        if " \n" in text or "\t\n" in text:
            ends = [match.start() for match in _BLANK_AT_END.finditer(text)]
        if text.endswith((" ", "\t")):
            ends.append(len(text))
        done = 0
        for end in ends:
            start = done + len(text[done:end].rstrip(" \t"))
            yield Edit(start, end, text[start:end], "", self.name)
            done = end


SPECIAL: Final = Substitution(
    "characters/special-space", re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]+"), _special
)
IDEOGRAPHIC: Final = Substitution("characters/ideographic-space", re.compile("\u3000+"), _ideographic)
INNER_TAB: Final = _InnerTab()
TRAILING: Final = _TrailingBlank()
