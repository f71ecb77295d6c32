"""Rewriters that take out single lines of furniture, each by the kind of what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.alone import Alone
from corpusclean.furniture.block import cut
from corpusclean.furniture.page import page
from corpusclean.furniture.row import Row, is_furniture
from corpusclean.marks import marks
from corpusclean.tags.credit import credits_in

_MOST_CODE = 0.2
_PLEA = 180  # weight of the longest pitch of one line
_LONGEST_TEASER = 160
_COUNTER = 60


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rewriter that takes out lines of one kind: certain ones anywhere but in code, the others on a page."""

    name: str
    kind: str
    fits: Callable[[Row], bool] = lambda row: True
    reads_names: bool = False
    """Whether a line may name the writer as well, as "责任编辑：李安" does."""

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run of such lines."""
        if not draft.signals.page and all(mark.kind != self.kind for mark in marks(draft.text).values()):
            return
        sheet = page(draft)
        if self.kind not in sheet.kinds:
            return
        rows = sheet.rows
        found = [at for at, row in enumerate(rows) if row.mark is not None and row.mark.kind == self.kind]
        if not found or draft.signals.code_share > _MOST_CODE or draft.signals.list_of_words:
            return
        is_enough = Alone(rows) if not draft.signals.page else None
        picked = [
            at
            for at in found
            if is_furniture(rows, at) and (is_enough is None or is_enough(at)) and self.fits(rows[at])
        ]
        picked += [at - 1 for at in picked if at and _is_teaser(rows[at - 1], rows[at])]
        for edit in cut(draft, [rows[at] for at in sorted(set(picked))], self.name):
            yield replace(edit, facts=(*edit.facts, *credits_in(edit.before))) if self.reads_names else edit


def _is_teaser(row: Row, pointer: Row) -> bool:
    """The title right above a Read more."""
    points = pointer.mark is not None and pointer.mark.kind == "related" and pointer.mark.part == "line"
    return (
        points
        and row.number + 1 == pointer.number
        and row.is_title_like
        and row.weight < _LONGEST_TEASER
        and (not row.stopped or row.line.text.rstrip().endswith(("?", "!")))
    )


def _is_call(row: Row) -> bool:
    return row.mark is not None and (row.mark.part != "start" or row.weight <= _PLEA)


def _is_tool(row: Row) -> bool:
    """A word of a menu; a label only with its number, a beginning only where little follows."""
    if row.mark is not None and row.mark.part == "label":
        return row.weight <= _COUNTER and any(map(str.isdecimal, row.line.text))
    return _is_call(row)


def _is_title(row: Row) -> bool:
    return row.mark is not None and (
        row.mark.part != "label" or not row.line.text.rstrip().endswith((".", "。", "।", "۔"))
    )


def _is_credit(row: Row) -> bool:
    """A bare credit: an agency, a sign of rights or few words; a description of the picture is a caption and stays."""
    text = row.line.text
    return (
        row.weight <= 60
        and not text.rstrip().endswith((".", "。", "।", "۔"))
        and (any(sign in text for sign in ("©", "/", "|")) or len(text.split()) <= 5)
    )


def _is_source(row: Row) -> bool:
    return row.weight <= 60 or (row.mark is not None and row.mark.part in ("plea", "start"))


AD = LineRule("residue/ad-line", "ad")
NAV = LineRule("residue/nav-line", "nav", _is_tool)
SHARE = LineRule("residue/share-line", "share", _is_call)
SUBSCRIBE = LineRule("residue/subscribe-line", "subscribe", _is_call)
RELATED = LineRule("residue/related-line", "related", _is_title)
COMMENTS = LineRule("residue/comments-line", "comments", _is_call)
TAGS = LineRule("residue/tags-line", "tags")
CREDIT = LineRule("residue/credit-line", "credit", _is_credit, reads_names=True)
AGENCY = LineRule("residue/agency-line", "agency", _is_source)
LEGAL = LineRule("residue/legal-line", "legal")
COOKIE = LineRule("residue/cookie-line", "cookie")
BIO = LineRule("residue/bio-line", "bio", _is_call)
