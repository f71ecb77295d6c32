"""Source pills that patterns cannot tell: the name decides, or the company of other pills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpusclean import outlet
from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.pill import pills
from corpusclean.signals import ends_sentence

_MOST_CODE = 0.2
_ENDED = re.compile(r".*(?:[.!?…”»)][ \t]+|[。！？])(?=.)")
"""A line to where its last sentence ends that has something behind it."""

_Found = tuple[int, int, tuple[Fact, ...]]


def _known(draft: Draft) -> Iterator[_Found]:
    """Pills that a name proves, wherever they stand; others only behind what has come to its end."""
    for pill in pills(draft.text):
        told = pill.rank == outlet.TELLING and (pill.is_apart or draft.signals.counted_pills)
        sure = told or pill.rank == outlet.KNOWN
        placed = draft.signals.counted_pills if pill.is_stopped else pill.is_last or pill.is_apart
        if sure and placed and not _is_quoted(draft.text, pill.start, pill.end):
            yield pill.start, pill.end, tuple(Fact("citation", name, "", extra) for name, extra in pill.names)


def _uncounted(draft: Draft) -> Iterator[_Found]:
    """Names without a count, where counted ones are about: alone on a line, or last on one, behind a sentence."""
    rows = draft.lines
    above = ""
    for number, line in enumerate(rows):
        text = line.text.rstrip()
        found = _ENDED.match(text)
        start = found.end() if found else len(text) - len(text.lstrip())
        name = text[start:]
        finished = found is not None or ends_sentence(above) or above.endswith((")", "|", "**"))
        if finished and name and (outlet.is_known(name) or outlet.is_common(name)):
            below = next((row.text for row in rows[number + 1 :] if not row.is_blank), "")
            if name.casefold() not in below[:160].casefold():
                yield line.start + start, line.start + len(text), (Fact("citation", name),)
                text = text[:start].rstrip()
        above = text or above


def _is_quoted(text: str, start: int, end: int) -> bool:
    head = text.rfind("\n", 0, start) + 1
    before, behind = text[head:start], text[end : end + 1]
    return "`" in before or before.count('"') % 2 == 1 or behind in ("`", "'", '"', "/")


@dataclass(frozen=True, slots=True)
class PillRule:
    """A rewriter that takes out pills, with the blanks before them; with the line where nothing else is on it."""

    name: str
    find: Callable[[Draft], Iterator[_Found]]
    needs_company: bool
    """Only in a document that holds counted pills of sources."""

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each pill or run of them."""
        signals = draft.signals
        if self.needs_company and not signals.counted_pills:
            return
        done = 0
        for first, last, facts in self.find(draft):
            if signals.code_share > _MOST_CODE:
                return
            start, end = _grown(draft.text, first, last, done)
            yield Edit(start, end, draft.text[start:end], "", self.name, facts)
            done = end


def _grown(text: str, start: int, end: int, done: int) -> tuple[int, int]:
    head, tail = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    tail = len(text) if tail < 0 else tail
    if head >= done and not text[head:start].strip() and not text[end:tail].strip():
        return (head, tail + 1) if tail < len(text) else (max(head - 1, done), tail)
    while start > max(head, done) and text[start - 1] in " \t\u00a0":
        start -= 1
    return start, end


KNOWN = PillRule("residue/citation-pill-known", _known, needs_company=False)
NAME = PillRule("residue/citation-pill-name", _uncounted, needs_company=True)
