"""Lines that say when a text was published, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpusclean.layout.shape import ends_sentence, is_indented
from corpusclean.lexicon import mark
from corpusclean.tags.article import TOP, Article
from corpusclean.tags.dateword import date_words

_LONGEST = 110
_BEYOND = 8
_MOST_DATES = 2
"""Different dates that the beginning of an article holds, some lines beyond its frame included; where there are more,
the text is a table of events."""
_APART = re.compile(r"[\s\d|/:：,،;.()（）\[\]<>·•–—\-_+~'’*#@\u200b-\u200f]+")
_BAR = re.compile(r"\s*[|·•]\s*")
_LEAST_PIECES, _MOST_PIECES = 2, 4
_NUMBERS = re.compile(r"\d+")
_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{4} ?[./\-年년] ?\d{1,2} ?[./\-月월] ?\d{1,2}|\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})|"
    r"\d{1,2}[月월] ?\d{1,2}[日일]|\d{1,2}/\d{1,2} ?[(（][月火水木金土日][)）]|"
    r"\d{1,2} ?(?:[มกพ]\.ค|มี\.ค|ก\.พ|เม\.ย|มิ\.ย|[กพ]\.ย|[สต]\.ค|ธ\.ค)\.? ?(?:\d{4}|\d{2}))(?!\d)"
)
_VERSION = re.compile(
    r"^\W*\d+\.\d+ \(|\bv(?:er(?:sion)?)?\.? ?\d|(?<![\d.])\d+\.\d+\.\d+(?:\.\d+)*(?![\d.])", re.IGNORECASE
)
_COUNT = re.compile(
    r"[\s|·•/,;:–—-]+(?:(?:\d+|keine?|noch keine|no|nessun|aucun|sin|nenhum|geen|brak|ingen|нет)\s+"
    r"(?:kommentare?|comments?|"
    r"responses?|replies|commentaires?|comentarios?|comentários?|comment[io]|reacties?|komentarzy|komentarze|komentarz|"
    r"комментари(?:ев|я|й)|yorum|kommentarer?|meinung(?:en)?|min(?:uten?|utes|uti|utos|uut)?\.?"
    r"(?: read| lesezeit| lesedauer| de lecture| de lectura| de leitura| di lettura| leestijd)?|views?|aufrufe|vues)|"
    r"(?:leave|add|post|write) a (?:comment|reply)|kommentar (?:schreiben|hinterlassen))[\s:|·•/]*",
    re.IGNORECASE,
)
"""What readers said, or how long it takes to read, at the end of a line."""
_UNDERLINE = "=-~^"
_BROKEN = 45  # code points from which on a line may have been broken at a width
_LABEL = re.compile(r"[^\W\d_]{2,20} ?[:：]\s*(?=\S)")


def is_date(text: str, *, partly: bool = False) -> bool:
    """True for a line of nothing but a date, its time and words like "updated"; one label before a colon is allowed.

    `partly` takes a day without its year, or a time alone, for what stands beside a name.

    >>> is_date("Published: 28 Apr 2020, 08:11"), is_date("2020-04-28"), is_date("April was dry in 2020")
    (True, True, False)
    """
    if len(text) > _LONGEST or _NUMBERS.search(text) is None:
        return False
    label = _LABEL.match(text)
    return _all_dated(text, partly) or (label is not None and _all_dated(text[label.end() :], partly))


def _all_dated(text: str, partly: bool) -> bool:
    months, _, allowed = date_words()
    words = [word.casefold() for word in _APART.split(text) if word]
    if not all(word in allowed for word in words):
        return False
    numbers = _NUMBERS.findall(text)
    if any(len(number) > 4 for number in numbers) or _has_version(text):
        return False
    if _NUMERIC.search(text):
        return True
    named = any(word in months and (len(word) > 2 or not word.isascii()) for word in words)
    if partly:
        return bool(numbers) and bool(words)
    return named and len(numbers) > 1


def _has_version(text: str) -> bool:
    return any(_NUMERIC.fullmatch(found[0]) is None for found in _VERSION.finditer(text))


def uncounted(text: str) -> str:
    """The line without a count of comments or minutes at its end.

    >>> uncounted("12 May 2021, 10:30 | 3 comments"), uncounted("12 May 2021 No comments:"), uncounted("3 comments")
    ('12 May 2021, 10:30', '12 May 2021', '3 comments')
    """
    if len(text) > _LONGEST or not text[:-1].strip():
        return text
    found = next((found for found in _COUNT.finditer(text) if found.end() == len(text)), None)
    return text[: found.start()] if found and found.start() else text


@lru_cache(maxsize=1 << 12)  # every pass asks about the same lines
def date_of(text: str) -> str:
    """The date of a line that holds nothing else but a word or two between bars: a section, a count; else nothing.

    >>> date_of("Sport | 12 May 2021"), date_of("12 May 2021"), date_of("Sport | May was dry")
    ('12 May 2021', '12 May 2021', '')
    """
    if _NUMBERS.search(text) is None:
        return ""
    if is_date(text):
        return text
    if is_date(bare := uncounted(text)):
        return bare
    pieces = _BAR.split(text) if len(text) <= _LONGEST else []
    if len(pieces) < _LEAST_PIECES:
        return ""
    dates = [piece for piece in pieces if is_date(piece)]
    others = [piece for piece in pieces if not is_date(piece)]
    fits = len(pieces) <= _MOST_PIECES and all(_is_word_or_two(piece) for piece in others)
    return dates[0] if len(dates) == 1 and fits else ""


def _is_word_or_two(piece: str) -> bool:
    words = piece.split()
    if words and words[0].isdigit() and (said := mark(piece)) is not None and said.kind == "nav":
        return True  # minutes to read, views
    return 0 < len(words) <= 2 and piece[-1].isalnum() and (len(words) == 1 or piece[0].isdigit())


@lru_cache(maxsize=2)  # bylines are looked for beside dates, and then the dates themselves
def dated_rows(article: Article) -> Sequence[int]:
    """The numbers of the lines that date an article; none where it has so many dates that they are its subject."""
    dated = [at for at in article.frame if (date_of if at < article.body else is_date)(article.text(at))]
    beginning = {text for at in range(TOP + _BEYOND) if date_of(text := article.text(at))} if dated else set()
    if len(beginning) > _MOST_DATES or len(dated) == len(article.rows):
        return []
    is_log = any(not article.is_top(at) for at in dated) and _is_log(article)
    return [at for at in dated if _is_frame(article, at, is_log=is_log)]


def _is_log(article: Article) -> bool:
    """It has more dates than an article and its frame: a list of events or of versions, and the last is its entry."""
    texts = (article.text(at) for at in range(len(article.rows)))
    return len({text for text in texts if is_date(text.lstrip("#* "))}) > _MOST_DATES


def _is_frame(article: Article, at: int, *, is_log: bool) -> bool:
    """True above the text (a teaser and a caption may come first); below it, for a date that says what it is.

    A date in bold, or in a heading, is a heading: of a log's entry, of what was added on that day.
    """
    text = article.text(at)
    if text[0] in ":=#" or text.startswith("**") or is_indented(article.rows[at].text) or article.is_header(at):
        return False
    if _is_underlined(article, at) or _ends_a_sentence(article, at):
        return False
    if article.is_top(at) and (at >= TOP or sum(article.is_body(article.text(row)) for row in range(at)) <= 2):
        return True
    if is_log or article.is_beside_header(at):
        return False  # a log's entry, or a letter's
    if _LABEL.match(text):
        return True
    _, calendar, _ = date_words()
    return any(len(word) > 4 and word.casefold() not in calendar for word in _APART.split(text))


def _is_underlined(article: Article, at: int) -> bool:
    below = article.text(at + 1)
    return len(below) > 2 and not below.strip(_UNDERLINE)


def _ends_a_sentence(article: Article, at: int) -> bool:
    """The sentence above was broken at a width, and ends in a date."""
    text, above = article.text(at), article.text(at - 1)
    if not text[0].islower() or not text.endswith(".") or text.casefold().endswith("m."):
        return False
    return len(above) >= _BROKEN and not ends_sentence(above)
