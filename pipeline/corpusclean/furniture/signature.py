"""The writer's name alone on a line, above an article or below it, with what the page says of him or her elsewhere."""

from __future__ import annotations

import re
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
from corpusclean.tags.name import is_bare_name, is_page_word, is_rare_name

_MOST_CODE = 0.2
_LONGEST_BOX = 320  # weight
_PARAGRAPH = 140  # weight of a line that is text, however it ends
_FEWEST_SENTENCES = 2
_LEAD = re.compile(r"\b(?:from|by|follow|von|par|por|di|da|de|van|av|od|от)\s+$", re.IGNORECASE)
"""What stands before a writer's name: "Recent from Ann Lee"."""
_ABOVE = 25  # rows above the text among which its writer is named


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


@dataclass(frozen=True, slots=True)
class NameRule:
    """A rewriter that takes the writer's name above an article, and its copies, where nothing there says what it is.

    The page says the name again, in a line with more words: a box about the writer, a button to follow, a list of the
    same writer's articles. The text itself does not, or the name may be that of its subject.
    """

    name: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each line of nothing but the name."""
        signals = draft.signals
        if not signals.page or signals.code_share > _MOST_CODE or signals.wrapped:
            return
        sheet = page(draft)
        rows, above = sheet.rows, range(max(0, sheet.first - _ABOVE), sheet.first)
        if sheet.first == len(rows) or any(name_in(rows[at].line.text.strip()) for at in above):
            return
        names = (rows[at].line.text.strip() for at in above if rows[at].mark is None)
        named = next(
            (name for name in names if is_bare_name(name) and not is_page_word(name) and _is_writer(sheet, name)), None
        )
        if named is not None:
            copies = [row for row in rows if row.line.text.strip() == named]
            for edit in cut(draft, copies, self.name):
                yield replace(edit, facts=byline_facts([named]))


def _is_writer(sheet: Page, name: str) -> bool:
    """The page says so of this name: in full, or by the way. One whose words are all in the dictionary may be a
    section's, so what is said by the way has to lead it in."""
    again = [row.line.text for row in sheet.rows if name in row.line.text and row.line.text.strip() != name]
    if any(map(is_about_writer, again)):
        return True
    told = again if is_rare_name(name) else [text for text in again if _LEAD.search(text, 0, text.index(name))]
    if not told:
        return False
    text = (row.line.text for row in sheet.rows[sheet.first : sheet.tail] if row.is_body)
    last = name.rsplit(" ", 1)[-1]
    return not any(last in sentence for sentence in text)


SIGNATURE = SignatureRule("residue/writer-signature")
NAME = NameRule("residue/writer-name")
