"""What wikis put into square brackets beside a heading or behind a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.signals import ends_sentence
from corpusclean.wikimark import brackets, is_button, is_closing, is_complaint, is_wordy

_MOST_CODE = 0.2
_LONGEST_HEADING, _LONGEST_LINE = 100, 160
"""Code points: of a heading, and of its line with the signs round it."""


def _button(draft: Draft, found: re.Match[str]) -> bool:
    """It ends a heading: a short line that is no sentence."""
    if not is_button(found[1]):
        return False
    near = max(0, found.start() - _LONGEST_LINE)
    before = draft.text[near : found.start()].rpartition("\n")[2].strip(" \t-*>#|")
    behind = draft.text[found.end() : found.end() + _LONGEST_LINE].partition("\n")[0]
    heading = 0 < len(before) <= _LONGEST_HEADING and not ends_sentence(before) and not behind.strip()
    return heading and "`" not in before and '"' not in before


def _complaint(draft: Draft, found: re.Match[str]) -> bool:
    """It is glued to what it is about, in a wiki's text."""
    before, behind = draft.text[max(0, found.start() - 1) : found.start()], draft.text[found.end() : found.end() + 1]
    glued = is_wordy(before) or (is_closing(before) and before != "!")  # not of a picture
    return glued and behind != "(" and is_complaint(found[1]) and draft.signals.wiki


@dataclass(frozen=True, slots=True)
class BracketRule:
    """A rewriter that takes out brackets with a wiki's words in them, and a blank before those of a heading."""

    name: str
    fits: Callable[[Draft, re.Match[str]], bool]

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each pair of brackets."""
        for found in brackets(draft.text):
            if self.fits(draft, found):
                if draft.signals.code_share > _MOST_CODE:
                    return
                blank = draft.text[found.start() - 1 : found.start()] in (" ", "\t")
                start = found.start() - blank
                yield Edit(start, found.end(), draft.text[start : found.end()], "", self.name)


BUTTON = BracketRule("residue/wiki-edit", _button)
COMPLAINT = BracketRule("residue/citation-needed", _complaint)
