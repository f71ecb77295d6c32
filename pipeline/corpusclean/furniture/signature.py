"""The writer's name below an article, with what the page says of him or her: a second byline and the box under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.block import cut
from corpusclean.furniture.page import Page, page
from corpusclean.furniture.row import Row
from corpusclean.furniture.writer import is_about_writer
from corpusclean.marks import marks
from corpusclean.tags.byline import byline_facts, name_in
from corpusclean.tags.name import is_bare_name

_MOST_CODE = 0.2
_LONGEST_BOX = 320  # weight
_PARAGRAPH = 140  # weight of a line that is text, however it ends
_FEWEST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class SignatureRule:
    """A rewriter that takes out the last rows of an article where they are about its writer.

    Who that is, the byline above the text says; or, for a name alone, the furniture below it says the name again.
    """

    name: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit at most: the box, or the name that stands right above the tail."""
        signals = draft.signals
        if not (signals.page or marks(draft.text)) or signals.code_share > _MOST_CODE or signals.wrapped:
            return
        sheet = page(draft)
        end = sheet.tail
        if sum(row.is_body for row in sheet.rows[:end]) < _FEWEST_SENTENCES or end < 1:
            return
        rows = sheet.rows
        if _is_box(rows, end - 1, _names_above(sheet)):
            yield from cut(draft, rows[end - 1 : end], self.name)
        elif end < len(rows) and _is_signature(rows, end - 1, end):
            for edit in cut(draft, rows[end - 1 : end], self.name):
                yield replace(edit, facts=byline_facts([rows[end - 1].line.text.strip()]))


def _names_above(sheet: Page) -> frozenset[str]:
    """The people whom bylines above the text name."""
    found = (name_in(row.line.text.strip()) for row in sheet.rows[: sheet.first])
    return frozenset(name for name in found if is_bare_name(name))


def _is_box(rows: Sequence[Row], at: int, names: frozenset[str]) -> bool:
    """Below the name, said once more, what the writer is; or both in one line."""
    text = rows[at].line.text.strip()
    if not names or rows[at].weight > _LONGEST_BOX:
        return False
    above = rows[at - 1].line.text.strip()
    return above in names or (text.startswith(tuple(names)) and is_about_writer(text))


def _is_signature(rows: Sequence[Row], at: int, tail: int) -> bool:
    """A name alone below a sentence, that the tail says again: "About Ann Lee"."""
    name = rows[at].line.text.strip()
    return (
        rows[at].mark is None
        and (rows[at - 1].stopped or rows[at - 1].weight >= _PARAGRAPH)
        and is_bare_name(name)
        and any(name in row.line.text for row in rows[tail:])
    )


SIGNATURE = SignatureRule("residue/writer-signature")
