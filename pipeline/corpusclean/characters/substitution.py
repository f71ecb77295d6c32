"""What the rules about characters have in common: a pattern, and what each match becomes, if anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpusclean.draft import Draft
from corpusclean.edit import Edit

Becomes = Callable[[str, re.Match[str]], str | None]
"""Given the whole text and a match: what the match becomes, or None where it must stay."""


RARE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ue000-\uf8ff"
    "\ufb00-\ufb06\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufffc-\uffff\U000e0000-\U0010ffff]"
)
"""Every character that a rule about single characters takes; a text is read once for all of them."""


@lru_cache(maxsize=2)
def rare(text: str) -> str:
    """The rare characters of a text, each once.

    >>> rare("low\\u00a0tide\\u00a0table")
    '\\xa0'
    """
    return "".join(set(RARE.findall(text)))


@dataclass(frozen=True, slots=True)
class Substitution:
    """A rewriter that replaces characters by what `becomes` says.

    The pattern must be linear and match no more than the characters that change; context is for `becomes` to look
    at, a bounded way left and right.

    >>> rule = Substitution("characters/x", re.compile("x+"), lambda text, match: "y", needs="x")
    >>> [(edit.start, edit.after) for edit in rule(Draft("axx"))]
    [(1, 'y')]
    """

    name: str
    pattern: re.Pattern[str]
    becomes: Becomes
    needs: str = ""
    """A character without which nothing can match; "" for a pattern that is a class of `RARE` characters."""

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each match that changes."""
        text = draft.text
        if self.needs not in text if self.needs else not self.pattern.search(rare(text)):
            return
        for match in self.pattern.finditer(text):
            after = self.becomes(text, match)
            if after is not None and after != match[0]:
                yield Edit(match.start(), match.end(), match[0], after, self.name)


def removed(_text: str, _match: re.Match[str]) -> str:
    """The match goes, wherever it stands."""
    return ""
