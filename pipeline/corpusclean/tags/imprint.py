"""Lines that say at once when a text was published and by whom."""

from __future__ import annotations

import re
from functools import lru_cache

from corpusclean.tags.date import is_date
from corpusclean.tags.name import is_bare_name, is_name

_LONGEST = 140
_DIGIT = re.compile(r"\d")
_NAME_LAST = re.compile(
    r"(?P<date>\S.{4,70}?)[\s,|·•–—-]+(?:(?:written|posted|published|submitted)\s)?"
    r"(?:by|von|par|por|di|da|door|przez|oleh|av|af)\s+(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s+(?:in|under|dans|en|em|w)\s+|\s*[|·•/–—,]\s*")
_BEFORE_DATE = re.compile(
    r"\s*(?:\||·|•|–|—|-|,|\s{2,}|\xa0+|\bat\b|\bon\b|\bam\b|\ble\b|\bel\b|\bem\b|\bum\b|"
    r"\b(?i:(?:first )?(?:published|updated|posted))\b:?)\s*"
)
_BAR = re.compile(r"\s*[|·•]\s*")
_LEAST_PIECES, _MOST_PIECES = 3, 5
_NAMELESS = ("admin", "editor", "staff", "redaktion", "redazione", "redacción", "rédaction", "redactie", "redakcja")
_LONGEST_REST = 4  # words: a section, a count of comments, minutes to read


@lru_cache(maxsize=1 << 12)  # every pass asks about the same lines
def parted(text: str) -> tuple[str, str]:
    """The text before a date at its end, and the date; all of it and nothing where it ends in none.

    >>> parted("Ann Lee | 03/05/2022 20:36"), parted("Ann Lee")
    (('Ann Lee', '03/05/2022 20:36'), ('Ann Lee', ''))
    """
    if len(text) <= _LONGEST and _DIGIT.search(text) is not None:
        for gap in _BEFORE_DATE.finditer(text):
            if is_date(text[gap.end() :], partly=True):
                return text[: gap.start()].strip(), text[gap.end() :].strip()
    return text, ""


def parted_loosely(text: str) -> tuple[str, str]:
    """The same where a few words more stand behind the date, between bars: a section, a count of comments.

    >>> parted_loosely("Ann Lee | May 12, 2021 | News | 0 comments")
    ('Ann Lee', 'May 12, 2021')
    """
    found = parted(text)
    ends = [gap.start() for gap in _BAR.finditer(text)] if len(text) <= _LONGEST else []
    while not found[1] and ends and len(text[ends[-1] :].split()) <= _LONGEST_REST + 1:
        text = text[: ends.pop()]
        found = parted(text)
    return found if found[1] else (text, "")


@lru_cache(maxsize=1 << 12)
def dated_name(text: str) -> tuple[str, str]:
    """The name and the date of a line that has the date first, or bars between them and what is counted; nothing and
    nothing where it is no such line.

    >>> dated_name("Posted on 12 May 2021 by Ann Lee in Sport"), dated_name("2021 was found by Ann Lee")
    (('Ann Lee', 'Posted on 12 May 2021'), ('', ''))
    >>> dated_name("12. Mai 2021 von Anna"), dated_name("12 May 2021 by train")
    (('Anna', '12. Mai 2021'), ('', ''))
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return "", ""
    found = _NAME_LAST.fullmatch(text)
    if found is None or not is_date(found["date"].strip()):
        return _between_bars(text)
    name, *rest = _BEHIND_NAME.split(found["name"].strip())
    named = is_name(name, least=1) or name in _NAMELESS  # a writer's first name is enough beside a date that is whole
    fits = named and all(len(piece.split()) <= _LONGEST_REST for piece in rest)
    return (name, found["date"].strip()) if fits else ("", "")


def _between_bars(text: str) -> tuple[str, str]:
    """A date, a name, and at least one count of minutes or comments, in any order: two alone may be place and day."""
    pieces = [piece.strip() for piece in _BAR.split(text)]
    if not _LEAST_PIECES <= len(pieces) <= _MOST_PIECES:
        return "", ""
    dates = [piece for piece in pieces if is_date(piece)]
    names = [piece for piece in pieces if is_bare_name(piece) and piece not in dates]
    counts = [piece for piece in pieces if piece[:1].isdigit() and piece not in dates]
    fits = len(dates) == len(names) == 1 and len(counts) == len(pieces) - 2
    return (names[0], dates[0]) if fits and all(len(one.split()) <= _LONGEST_REST for one in counts) else ("", "")
