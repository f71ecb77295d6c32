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
    r"(?:by|von|par|por|di|da|door|przez|oleh|av|af|автором)\s+(?P<name>[^\W\d_].*)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s+(?:in|under|dans|en|em|w)\s+|\s*[|·•/–—,]\s*")
_BEFORE_DATE = re.compile(
    r"\s*(?:\||·|•|–|—|-|,|/|\s{2,}|\xa0+|\bat\b|\bon\b|\bam\b|\ble\b|\bel\b|\bem\b|\bum\b|\bà\b|\ben\b|\bom\b|\bàs\b|"
    r"\b(?i:(?:first )?(?:published|updated|posted))\b:?)\s*"
)
_CLOCK = re.compile(r"\d{1,2}(?::|\.|h)\d{2}(?: ?[ap]\.?m\.?)?(?: Uhr)?:?", re.IGNORECASE)
_SECTION = re.compile(r"\s(?:in|under|unter|dans|en|em|w)\s")
"""What stands before the names of sections, behind a date."""
_TELLING = re.compile(
    r"(?:posted|published|submitted|written|created|veröffentlicht|geschrieben|verfasst|erstellt|eingestellt|gepostet|"
    r"publié|rédigé|publicado|pubblicato|scritto|geplaatst|geschreven|gepubliceerd|opublikowano|dodano|опубликовано|"
    r"добавлено|publicerad|skrevet|yayınlandı)\b",
    re.IGNORECASE,
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_GLUED = re.compile(rf"(?<=[^\W\d_]{{2}})(?:(?=\d)|(?=(?:{_MONTHS})[a-z]{{0,6}}\.? \d\d?, \d{{4}}))", re.IGNORECASE)
"""Where a date begins that is stuck to the name before it."""
_ASKED = re.compile(r"\s+(?:Follow|Add A Comment|Add a comment|Email|Folgen|Suivre|Seguir|Segui)\b")
_MINUTES = re.compile(r"min(?:ute|uten|uti|utos)?s?\b", re.IGNORECASE)
_TO_DATE = re.compile(
    r"(?:(?:published|posted|updated|publié|publicado|pubblicato|veröffentlicht)\b ?)?"
    r"(?:(?:in|under|dans|en|em|w) .{2,30}?)??(?: ?\b(?:on|at|le|am|el|em|um|à|den))?",
    re.IGNORECASE,
)
"""What may stand between a name and its date: a section, and a word that leads to a day."""
_YEAR_ALONE = re.compile(r"\D*\d{4}\D*")
_LEADS = re.compile(r"^(?:\W+|(?:on|at|le|am|el|em|um|à|den)\s+)+", re.IGNORECASE)
_FIRST_BAR = re.compile(r"\s+[|·•–—/-]\s+")
_HANDLE = re.compile(r"[^\W\d_][\w.-]{2,24}")
"""The name under which somebody posts."""
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
            rest = text[gap.end() :]
            if is_date(rest, partly=True) or (gap[0].strip().isalpha() and _CLOCK.fullmatch(rest)):
                return text[: gap.start()].strip(), rest.strip()
    return text, ""


@lru_cache(maxsize=1 << 12)
def spaced(text: str) -> tuple[str, str]:
    """A bare name and a whole date with nothing but a blank between, or the date first and a bar between; nothing and
    nothing for other lines.

    >>> spaced("Ann Lee 12 May 2021 in Sport"), spaced("12.05.2021 | Ann Lee"), spaced("Ann Lee | May")
    (('Ann Lee', '12 May 2021'), ('Ann Lee', '12.05.2021'), ('', ''))
    """
    if len(text) > _LONGEST or _DIGIT.search(text) is None:
        return "", ""
    for gap in _FIRST_BAR.finditer(text):
        name, date = text[gap.end() :], text[: gap.start()]
        if is_bare_name(name) and is_date(date):
            return name, date
    words = text.split(" ")
    for count in (2, 3):
        name, date = " ".join(words[:count]), " ".join(words[count:])
        date = next((date[: gap.start()] for gap in _SECTION.finditer(date) if is_date(date[: gap.start()])), date)
        if is_bare_name(name) and date[:1].isalnum() and is_date(date) and not is_date(f"{words[count - 1]} {date}"):
            return name, date
    return "", ""


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
def trailed(text: str) -> tuple[str, str]:
    """A name, and the date behind it with no sign between, but maybe a section, or glued to it; what readers are asked
    may follow. Nothing and nothing for other lines.

    >>> trailed("Ann Lee in Sport on 12 May 2021 10:15 am"), trailed("Ann Lee2021-05-12")
    (('Ann Lee', '12 May 2021 10:15 am'), ('Ann Lee', '2021-05-12'))
    >>> trailed("Ann Lee March 18 at 12:22 PM Follow @annlee"), trailed("Ann Lee5 minute read")
    (('Ann Lee', 'March 18 at 12:22 PM'), ('Ann Lee', ''))
    """
    asked = _ASKED.search(text)
    if len(text) > _LONGEST or (asked is None and _DIGIT.search(text) is None):
        return "", ""
    words = _GLUED.sub(" ", text[: asked.start()] if asked else text).split()
    if (minutes := next((at for at in range(1, len(words) - 1) if _MINUTES.match(words[at + 1])), 0)) > 1:
        words = words[:minutes] if words[minutes].isdigit() else words
    first = next((at for at in range(1, len(words)) if is_date(" ".join(words[at:]), partly=True)), len(words))
    for at in range(1, first + 1):
        if _TO_DATE.fullmatch(" ".join(words[at:first])) and is_name(name := " ".join(words[:at]).rstrip(",")):
            found = _LEADS.sub("", " ".join(words[first:])).rstrip(" .,|")
            told = found if _YEAR_ALONE.fullmatch(found) is None else ""
            return (name, told) if told or asked or minutes else ("", "")
    return "", ""


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
    named = named or (_TELLING.match(text) is not None and _HANDLE.fullmatch(name) is not None)
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
