"""What the rules about characters have in common: a pattern, and what each match becomes, if anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit

Becomes = Callable[[str, re.Match[str]], str | None]
"""Given the whole text and a match: what the match becomes, or None where it must stay."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A rewriter that replaces characters by what `becomes` says.

    The pattern must be linear and match no more than the characters that change; context is for `becomes` to look
    at, a bounded way left and right.

    >>> rule = Substitution("characters/x", re.compile("x+"), lambda text, match: "y")
    >>> [(edit.start, edit.after) for edit in rule(Draft("axx"))]
    [(1, 'y')]
    """

    name: str
    pattern: re.Pattern[str]
    becomes: Becomes
    in_ascii: bool = False
    """True for a rule that can fire on text in ASCII."""

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each match that changes."""
        text = draft.text
        if not self.in_ascii and text.isascii():
            return
        for match in self.pattern.finditer(text):
            after = self.becomes(text, match)
            if after is not None and after != match[0]:
                yield Edit(match.start(), match.end(), match[0], after, self.name)


def removed(_text: str, _match: re.Match[str]) -> str:
    """The match goes, wherever it stands."""
    return ""
