"""Emphasis without a partner: one `**` in a paragraph, left when its other half was cut away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit

_MOST_CODE = 0.1
_FEWEST_WORDS = 6
_MARK = re.compile(r"\*\*(?<![*\\/]\*\*)(?![*/])")
"""A `**`, but for those beside a third star, a slash or a backslash; it looks back last, for each place has one."""


@dataclass(frozen=True, slots=True)
class StrayEmphasis:
    """A rewriter that takes out the only `**` of a paragraph of prose."""

    name: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each such paragraph."""
        text = draft.text
        if _marks(text) % 2 == 0:  # a partner stands across a break
            return
        at = text.find("**")
        while at >= 0:
            start, end = text.rfind("\n\n", 0, at) + 2, text.find("\n\n", at)
            start, end = max(start, 0) if start > 1 else 0, end if end >= 0 else len(text)
            mark = _only_mark(text[start:end]) if not _cut_off(text, start, end) else None
            if mark is not None:
                if draft.signals.code_share > _MOST_CODE:
                    return
                yield Edit(start + mark, start + mark + 2, "**", "", self.name)
            at = text.find("**", end)


def _marks(text: str) -> int:
    return len(_MARK.findall(text))


def _cut_off(text: str, start: int, end: int) -> bool:
    """The block is the first or last of the text and looks torn there: its partner may lie outside."""
    first, last = text[start : start + 1], text[end - 1 : end]
    return (start == 0 and first.islower()) or (end == len(text) and last.isalnum())


def _only_mark(block: str) -> int | None:
    if (
        _marks(block) != 1
        or block.lstrip().startswith(("*", "-", "#", "|", "•"))
        or block.count("*") != 2
        or "`" in block
        or len(block.split()) < _FEWEST_WORDS
    ):
        return None
    at = block.index("**")
    before, behind = block[at - 1 : at] if at else " ", block[at + 2 : at + 3] or " "
    opens = before in ' \t\n“"(—–' and (behind.isalnum() or behind in "“\"'$€£")
    closes = (before.isalnum() or before in ".,!?”\"')%…") and (behind in " \t\n.,;:!?”)—–")
    word = re.match(r"\w+", block[at + 2 :])
    is_argument = (
        opens and word is not None and (word[0].islower() and block[at + 2 + word.end() :][:1] in (")", ",", "=", ":"))
    )
    return at if (opens or closes) and not is_argument else None


STRAY = StrayEmphasis("residue/stray-emphasis")
