"""What ends a text that is no page: an article that was copied without most of its furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.block import BlockRule, cut
from corpusclean.furniture.page import Page, page
from corpusclean.furniture.row import Row
from corpusclean.lexicon import Mark, lists_articles, phrased

THINGS = (
    *("newsletter", "whatsapp", "telegram", "facebook", "twitter", "instagram", "youtube", "tiktok"),
    *("google news", "podcast", "mailing list", "patreon", "viber", "boletín", "infolettre", "rundbrief"),
    *("nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "hírlevel", "hírlevél", "bülten", "bản tin"),
    *("zalo", "рассылк", "розсилк", "телеграм", "вайбер", "бюлетин", "公众号", "公眾號", "電子報"),
    *("メルマガ", "メールマガジン", "ニュースレター", "公式line", "line公式", "뉴스레터", "카카오톡"),
    *("텔레그램", "واتساب", "تليغرام", "تيليجرام", "نشرتنا", "تلگرام", "واتساپ", "ניוזלטר", "וואטסאפ"),
    *("ווטסאפ", "טלגרם", "व्हाट्सएप", "टेलीग्राम", "হোয়াটসঅ্যাপ", "টেলিগ্রাম"),
)
"""Words that few texts hold, in lower case: a plea that names none of them may be the author's own."""
_KINDS = ("subscribe", "share", "comments")
_FEWEST_SENTENCES, _ENOUGH = 2, 120
"""Lines of an article's sentences above its end, and what a single one has to weigh."""
_LONGEST = 220  # weight
_MOST_LISTED, _MOST_BETWEEN = 30, 2  # rows
_STRUCTURE = "#`<&|=~{}[$>*+-"
_MOST_CODE = 0.1


@dataclass(frozen=True, slots=True)
class EndingRule:
    """A rewriter that takes out the pleas below the last sentence of a text."""

    name: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit, if the last line is such a plea."""
        text = draft.text.rstrip()
        if asked_by(text[text.rfind("\n") + 1 :]) is None:
            return
        signals = draft.signals
        if signals.page or signals.code_share > _MOST_CODE or signals.wrapped:
            return
        rows = page(draft).rows
        first = _first(rows)
        if first < len(rows) and ends_article(rows[:first]):
            yield from cut(draft, rows[first:], self.name)


def _first(rows: Sequence[Row]) -> int:
    """The first of the rows at the end that are all pleas."""
    at = len(rows)
    while at > 0 and rows[at - 1].weight <= _LONGEST and asked_by(rows[at - 1].line.text):
        at -= 1
    return at


def ends_article(rows: Sequence[Row]) -> bool:
    """The last of the rows is a sentence of an article, and no list, no heading and no quotation."""
    if not rows or not rows[-1].is_body:
        return False
    return rows[-1].weight >= _ENOUGH or sum(row.is_body for row in rows) >= _FEWEST_SENTENCES


def names_channel(line: str) -> bool:
    """True when the line names one of `THINGS`.

    >>> names_channel("Follow us on Telegram"), names_channel("Follow us to the pier")
    (True, False)
    """
    lowered = line.lower()
    return any(thing in lowered for thing in THINGS)


def asked_by(line: str) -> Mark | None:
    """What the line asks for, if it names a thing that only pages ask for.

    >>> asked_by("To get the news first, join our WhatsApp channel!").kind, asked_by("WhatsApp is an app")
    ('subscribe', None)
    """
    if not names_channel(line):
        return None
    found = phrased(line)
    return found if found is not None and found.part == "plea" and found.kind in _KINDS else None


def listed_rows(sheet: Page) -> Iterable[int]:
    """A head that says that other articles are listed below it, and their titles, below the last sentence of a text
    that is no page by its other lines."""
    rows = sheet.rows
    if sheet.whole or sheet.last < 0:
        return ()
    below = range(sheet.last + 1, len(rows))
    head = next((at for at in below if (found := rows[at].mark) is not None and lists_articles(found)), len(rows))
    listed = rows[head + 1 :]
    fits = (
        0 < len(listed) <= _MOST_LISTED
        and all(map(_may_be_listed, listed))
        and any(row.is_title_like for row in listed)
        and ends_article(rows[: sheet.last + 1])
        and head - sheet.last <= _MOST_BETWEEN + 1
    )
    return range(head, len(rows)) if fits else ()


def _may_be_listed(row: Row) -> bool:
    """A title, a name, a date or another find; nothing that an author marks as his own."""
    return row.weight <= _LONGEST and not row.is_body and row.line.text.lstrip()[0] not in _STRUCTURE


ENDING = EndingRule("residue/plea-ending")
LISTED = BlockRule("residue/related-ending", listed_rows, pages_only=False)
