"""The mark of a Markdown title, which is no part of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact

_TITLE = re.compile(
    r"\s*(?P<mark># +)(?P<title>[^\s#][^\n]*?)(?P<close>(?:[ \t]+\{[ \t]*[#.][^{}\n]*\})?(?:[ \t]+#+)?)[ \t]*\n[ \t]*\n"
)
_OTHER = re.compile(r"\n# +\S")
_MOST_CODE = 0.25


@dataclass(frozen=True, slots=True)
class TitleMark:
    """Takes the `# ` off a Markdown document's only heading of the first level, where that is its first line, and the
    name in braces that links call it by."""

    name: str = "layout/title-mark"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for the mark, with the title as its fact."""
        text = draft.text
        found = _TITLE.match(text)
        if found is None or _OTHER.search(text, found.end() - 1) or draft.signals.code_share > _MOST_CODE:
            return
        start, end = found.span("mark")
        yield Edit(start, end, found["mark"], "", self.name, (Fact("title", found["title"]),))
        if found["close"]:
            start, end = found.span("close")
            yield Edit(start, end, found["close"], "", self.name)


TITLE_MARK = TitleMark()
