"""A plea that ends a text which is no page: the last lines of an article that was copied without its furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.furniture.block import cut
from corpusclean.furniture.page import page
from corpusclean.furniture.row import Row
from corpusclean.lexicon import Mark, phrased

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
_FEWEST_SENTENCES = 2
_LONGEST = 220  # weight
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
    return bool(rows) and rows[-1].is_body and sum(row.is_body for row in rows) >= _FEWEST_SENTENCES


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


ENDING = EndingRule("residue/plea-ending")
