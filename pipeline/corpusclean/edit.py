"""A change to a text as a value, and the one function that applies it.

An `Edit` says what stood where, what stands there now and which rule said so. A *layer* is what one rule did
to one text: edits in order, none touching the inside of another. Everything else that this package knows about
a change (undo, audit, offsets, counts) is computed from these values, so the views cannot disagree.

Offsets are code points, as in `str` and in Polars `str.slice`; spans are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpusclean.error import LedgerMismatch


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a rule lifted out of the text, or saw and left in it.

    `kind` is a word of the data model (`ticker`, `hashtag`, `citation`, `link`, `title`, `byline`, `author`,
    `date`, `dateline`, `agency`); `text` is the value as a reader would write it; `url` and `extra` (how many more
    sources a citation pill counts) belong to citations and links.
    """

    kind: str
    text: str
    url: str = ""
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One proposed change: `before` at `start:end` becomes `after`, because of `rule`.

    An edit whose `before` equals its `after` is a *note*: it changes nothing and says what the rule saw.
    `facts` are what the rule read off the place (a ticker, a source's name).

    >>> Edit(0, 15, "ARTICLE AD BOX\\n", "", "residue/ad-box").is_note
    False
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    facts: tuple[Fact, ...] = ()

    @property
    def is_note(self) -> bool:
        """True when the edit changes nothing."""
        return self.before == self.after


Layer = tuple[Edit, ...]
"""What one rule did in one pass: sorted and disjoint."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after `edits`, which must be sorted, disjoint and about this text.

    Raises `LedgerMismatch` when they are not: an edit carries its `before`, so edits used on the wrong text
    fail instead of writing garbage.

    >>> apply("a\\r\\nb", [Edit(1, 3, "\\r\\n", "\\n", "newlines/crlf")])
    'a\\nb'
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if edit.start < done or text[edit.start : edit.end] != edit.before or edit.end - edit.start != len(edit.before):
            raise LedgerMismatch(
                f"edit of {edit.rule} at {edit.start}:{edit.end} does not fit this text; "
                "the edits and the text are from different runs"
            )
        pieces.append(text[done : edit.start])
        pieces.append(edit.after)
        done = edit.end
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)


def invert(edits: Iterable[Edit]) -> Layer:
    """The edits that lead back: for every text `t` that `edits` fit, `apply(apply(t, edits), invert(edits)) == t`.

    >>> invert([Edit(1, 3, "\\r\\n", "\\n", "newlines/crlf")])
    (Edit(start=1, end=2, before='\\n', after='\\r\\n', rule='newlines/crlf', facts=()),)
    """
    shift = 0
    back: list[Edit] = []
    for edit in edits:
        start = edit.start + shift
        back.append(Edit(start, start + len(edit.after), edit.after, edit.before, edit.rule, edit.facts))
        shift += len(edit.after) - len(edit.before)
    return tuple(back)


def revert(text: str, edits: Iterable[Edit]) -> str:
    """The text before `edits`: `apply(text, invert(edits))`, without the values in between.

    Raises `LedgerMismatch` as `apply` does.

    >>> revert("a\\nb", [Edit(1, 3, "\\r\\n", "\\n", "newlines/crlf")])
    'a\\r\\nb'
    """
    pieces: list[str] = []
    done = shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        if start < done or text[start:end] != edit.after:
            raise LedgerMismatch(
                f"what edit of {edit.rule} at {edit.start}:{edit.end} left does not stand in this text; "
                "the edits and the text are from different runs"
            )
        pieces.append(text[done:start])
        pieces.append(edit.before)
        shift += len(edit.after) - len(edit.before)
        done = end
    if not pieces:
        return text
    pieces.append(text[done:])
    return "".join(pieces)


def origin(edits: Sequence[Edit], pos: int, *, after: bool) -> int:
    """Offset in the input of `edits` that offset `pos` of the output came from.

    A cut has two sides: where `pos` stands at a cut, or inside a replacement, `after` chooses the right edge of
    what was there, else the left one.

    >>> cut = [Edit(0, 15, "ARTICLE AD BOX\\n", "", "residue/ad-box")]
    >>> origin(cut, 0, after=True), origin(cut, 0, after=False), origin(cut, 4, after=False)
    (15, 0, 19)
    """
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        if pos < start or (pos == start and not after):
            break
        if pos < end or (pos == end and not after and edit.after):
            return _inside(edit, pos - start, after=after)
        shift += len(edit.after) - len(edit.before)
    return pos - shift


def _inside(edit: Edit, offset: int, *, after: bool) -> int:
    if edit.is_note:
        return edit.start + offset
    if offset == 0:
        return edit.start
    if offset == len(edit.after):
        return edit.end
    return edit.end if after else edit.start
