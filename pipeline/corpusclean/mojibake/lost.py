"""Characters that are lost for good, in the shapes in which they come: `ďż˝`, `пїЅ`, `锟斤拷`.

U+FFFD says "here was a character that could not be read". Written as UTF-8 and read again with the wrong codec,
it becomes one of a few hundred fixed tokens (`lost.json`, made by `tools/build_lost_characters.py`). A whole
token becomes U+FFFD again, so that the loss is marked and can be counted; what the character was is never
guessed. The same goes for a byte order mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.mojibake import guard
from corpusclean.mojibake.span import plan


@cache
def table() -> dict[str, tuple[str, tuple[Fact, ...]]]:
    """What each token stands for, and the plan that reads it back; longest tokens first.

    >>> table()["ďż˝"][0] == "\\N{REPLACEMENT CHARACTER}"
    True
    """
    rows = json.loads((resources.files("corpusclean.mojibake") / "lost.json").read_text("ascii"))
    return {shown: (meant, plan(*(f"encode {codec}", "decode utf-8") * levels)) for shown, meant, codec, levels in rows}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, table())))


class _LostCharacter:
    name: Final = "mojibake/lost-character"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each token, left to right, longest first."""
        if draft.text.isascii():
            return
        judged, is_data = -1, False  # a line is judged once, however many tokens it holds
        for match in _pattern().finditer(draft.text):
            if match.start() > judged:
                line = guard.line_around(draft.text, match.start())
                judged, is_data = draft.text.find("\n", match.start()), guard.is_vocabulary(line)
                judged = len(draft.text) if judged < 0 else judged
            if is_data or guard.is_named(draft.text, match.start(), match.end()):
                continue
            meant, facts = table()[match[0]]
            yield Edit(match.start(), match.end(), match[0], meant, self.name, facts)


LOST_CHARACTER: Final = _LostCharacter()
