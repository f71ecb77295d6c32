"""The title of a text, and the place and agency that its first sentence opens with: noted, never taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.layout.heading import MARKDOWN, symbol
from corpusclean.layout.role import is_caption
from corpusclean.layout.shape import FENCE, ends_sentence, is_cjk, is_code, is_item, is_row, is_turn
from corpusclean.line import Line
from corpusclean.stem import is_spoken_of, stems
from corpusclean.tags.article import Article, article_of, is_credited
from corpusclean.tags.byline import name_in
from corpusclean.tags.date import date_of, is_date
from corpusclean.tags.front import values
from corpusclean.tags.name import is_bare_name

_LONGEST = 200
_SECTION_AND_TITLE = 2  # lines
_HAN_HEADLINE = 5  # characters: the names of sections have two to four
_ASKING = "?؟？;!！"
_LONGEST_STOPPED = 20  # Han and kana of a title that ends in a full stop
_HUMP, _HUMPS = re.compile(r"[a-zß-ÿ](?=[A-ZÀ-Þ])"), 3
"""Where the words of a menu ran together, and in how many places they do in no title."""
_GREEK = re.compile("[\u0370-\u03ff]")
"""The script in which a semicolon asks."""
_BODY, _BODY_LINES = 4000, 60
"""Code points and lines of the text that are searched for a title's words."""
_MENU = 3  # lines that could be titles
_LONGEST_HEAD = 300  # lines: what is farther from the top than all menus is no head, but a list
_LEAST_SAID, _MANY_SAID, _MOST_SAID, _NEARLY = 2, 3, 5, 0.6
"""How many of its words the text must have, how many will do if they are a third of them, how many count, and what is
near to the most."""
_ABBREVIATION = re.compile(r"\.[^\W\d_]\.$")
_SURELY_SAID, _SIGNED = 2.0, 3
"""What is said of a title that is beyond doubt, and the lines below it among which its writer or its date stands."""
_GAP = re.compile(r"\s*[|·•»›>→｜_–—:：]|\s[-/]\s")
_TRAIL = re.compile(r" [→»›>|/] \S.* [→»›>|/] \S")
"""The way from a site's first page to this one."""
_SAID = re.compile(
    r"\s*(?:title|subject|titel|betreff|titre|objet|título|asunto|assunto|titolo|oggetto|onderwerp|tytuł|temat|"
    r"заголовок|тема|标题|標題|主题|主題|タイトル|件名|제목) ?[:：]\s*(?P<title>\S.*?)\s*$",
    re.IGNORECASE,
)
"""The line of a document's own header that says its title."""
_DATELINE = re.compile(
    r"(?P<line>(?:[^\W\d_a-z][^\W\d_]*[.,]?(?: |-|/)){0,5}?(?:[A-ZÀ-Þ\u0400-\u042f]{3,}|[^\W\d_][^\W\d_]+)[.,]?"
    r"(?:,? [^()\n]{1,25})?(?: ?\([^()\n]{2,40}\))?) ?(?:--|[–—-]) (?=\S)"
)
_RUBRIC = re.compile(r"[\[［〔〈][^\W\d_][^\[\]［］〔〕〈〉()]{0,11}[\]］〕〉] ?[^\W\d_(]")
"""How headlines begin in Korea and Japan: with the name of a series in brackets."""
_DASH = re.compile("[–—-] ")
_DATELINE_END = 80  # characters: a dash farther on is part of the sentence
_AGENCY = re.compile(r"\([^()]{2,40}\)")


@dataclass(frozen=True, slots=True)
class Title:
    """Notes the line that is the title: a Markdown heading, the front matter's, or the first that looks like one."""

    name: str = "tags/title"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """A note on the title's line."""
        found = next(values(draft.text, "title"), None) or _found(article_of(draft), draft)
        if found is not None:
            start, title = found
            words = " ".join(title.split()) if "\n" in title else title
            yield Edit(start, start + len(title), title, title, self.name, (Fact("title", words),))


def _found(article: Article, draft: Draft) -> tuple[int, str] | None:
    first = article.rows[0] if article.rows else None
    heading = MARKDOWN.match(first.text) if first else None
    if first and heading and (article.is_article or _is_above_others(draft.text, first, heading[1])):
        return first.start + heading.start(2), heading[2]
    if not article.is_article:
        return None
    rows, start = [], article.start
    if start > max(article.body, _LONGEST_HEAD) or (start > article.body and draft.signals.wrapped):
        start = article.body
    for at in range(start):
        line = article.rows[at]
        if not may_be_title(line) or article.is_body(line.text):
            continue
        if not article.is_header(at):
            rows.append(line)
        elif said := _SAID.match(line.text):
            return line.start + said.start("title"), said["title"]
    if not rows:
        return None
    words = _words_below(article, start)
    telling = [line for line in rows if is_telling(line.text.strip())]
    top = [line for line in telling if line.start < article.rows[article.body].start]
    best = None
    if len(telling) >= _MENU and not draft.signals.wrapped:
        best = _most_spoken_of(top, words) or _most_spoken_of(telling, words)
    best = _without_site(best or _best(rows, words), rows)
    text = best.text.strip()
    return best.start + best.text.index(text), text


def _is_above_others(text: str, first: Line, mark: str) -> bool:
    """A heading of the first level alone, with others below it, each a paragraph of its own: no program's comment."""
    return mark == "#" and text.startswith("\n\n", first.end) and "\n\n## " in text and "\n# " not in text


def _most_spoken_of(lines: Sequence[Line], words: Set[str]) -> Line | None:
    """The line with the words of the text below it: the first that comes near to the one that has most of them, for a
    subtitle says more. Sentences, and what goes on from a line above, are none."""
    weights = [_said(line.text.strip(), words) for line in lines]
    most = max(weights, default=0.0)
    return next(line for line, weight in zip(lines, weights, strict=True) if weight >= _NEARLY * most) if most else None


def _said(text: str, words: Set[str]) -> float:
    """How much the words of a line are those of the text below it, 0 to `_MOST_SAID`."""
    if (text.endswith(".") and _ABBREVIATION.search(text) is None) or text[0].islower():
        return 0.0
    own = stems(text)
    said = len(own & words)
    enough = (said >= _LEAST_SAID and said * 2 >= len(own)) or (said >= _MANY_SAID and said * 3 >= len(own))
    return min(said, _MOST_SAID) * said / len(own) if enough else 0.0


def _best(rows: Sequence[Line], words: Set[str]) -> Line:
    """The first line of several words, as a rule; the text below may tell of another.

    That is a short headline above it, of which the text has the words and which is no name: names stand above a
    headline as its topic. Or it is a line below one that may be a site's name, for the text has none of its words.
    """
    at = next((at for at, line in enumerate(rows) if is_telling(line.text.strip())), None)
    if at is None:
        told = (line for line in rows if _is_headline(line.text.strip(), words))
        return next(told, None) or _short_title(rows)
    first = rows[at]
    own = stems(first.text)
    if len(own) > 1 and not own & words:
        below = [line for line in rows[at + 1 :] if is_telling(line.text.strip()) and not line.text.endswith(".")]
        if any(is_spoken_of(line.text, words, least=2) for line in below):
            return next(line for line in below if not stems(line.text).isdisjoint(words))
        return first
    return next((line for line in rows[:at] if _is_headline(line.text.strip(), words)), first)


def _is_headline(text: str, words: Set[str]) -> bool:
    if is_cjk(text[0]):
        return len(text) >= _HAN_HEADLINE and not stems(text).isdisjoint(words)
    if not is_spoken_of(text, words, least=1):
        return False
    return text[-1] in _ASKING or (len(stems(text) & words) > 1 and len(text.split()) > 1 and not is_bare_name(text))


def _words_below(article: Article, start: int) -> frozenset[str]:
    """The words of the beginning of the text."""
    pieces, length = [], 0
    for line in article.rows[start : start + _BODY_LINES]:
        if length < _BODY and article.is_body(line.text):
            pieces.append(line.text)
            length += len(line.text)
    return stems(" ".join(pieces)[:_BODY])


def _without_site(best: Line, rows: Sequence[Line]) -> Line:
    """The line that says the same without the site's name, or the way to it, where one stands below."""
    whole = best.text.strip()
    for line in rows:
        part = line.text.strip()
        if line.start > best.start and is_telling(part) and len(whole) * 2 <= len(part) * 5:
            # read outwards from the title, so that the gap comes first on either side
            around = whole.removeprefix(part) if whole.startswith(part) else whole.removesuffix(part)[::-1]
            if len(around) < len(whole) and _GAP.match(around):
                return line
    return best


def _short_title(rows: Sequence[Line]) -> Line:
    """Of one or two short lines the last, for a section's name stands above a title; of more, the first without a
    number: the others may be a list of things."""
    plain = [line for line in rows if not any(map(str.isdigit, line.text))] or rows
    return plain[0] if len(rows) > _SECTION_AND_TITLE else plain[-1]


def may_be_title(line: Line) -> bool:
    """True for a line that says something and is neither a date, a byline, an item, code nor the end of a sentence."""
    text = line.text.strip()
    return (
        1 < len(text) <= _LONGEST
        and (
            text[0].isalnum()
            or text[0] in "\"'“„«‘¡¿「『《【("
            or symbol(text) != ""
            or _RUBRIC.match(text) is not None
        )
        and (text[-1] not in ":,;：，、" or (text[-1] == ";" and _GREEK.search(text) is not None))
        and "://" not in text
        and not _TRAIL.search(text)
        and not (is_credited(text) or is_caption(text) or is_turn(text))
        and not (is_item(text) or is_row(text) or is_code(text.rstrip(";")) or FENCE.match(text))
        and not (date_of(text) or name_in(text))
        and any(char.isalpha() for char in text)
        and not (ends_sentence(text) and len(text) > 120)
        and not (text.rstrip('”」』"').endswith("。") and len(text) > _LONGEST_STOPPED)
        and len(_HUMP.findall(text)) < _HUMPS
    )


def is_telling(text: str) -> bool:
    """True for a line of several words: what stands above a title is a word or two."""
    return len(text.split()) >= 4 or len(text) >= 28 or sum(map(is_cjk, text)) >= 7


def title_beside(article: Article, first: int, last: int, others: Collection[int] = ()) -> Line | None:
    """The line of several words right above a byline or a date (`first` to `last`), or else right below it.

    `others` are lines to be passed over on the way up: dates above a byline.
    """
    above = first - 1
    while above in others:
        above -= 1
    for at in (above, last + 1):
        if 0 <= at < len(article.rows) and _may_be_told(article, at):
            return _rather(article, at, first)
    return None


def _may_be_told(article: Article, at: int) -> bool:
    line = article.rows[at]
    return may_be_title(line) and is_telling(line.text.strip()) and not article.is_body(line.text)


def _rather(article: Article, beside: int, first: int) -> Line | None:
    """The line beside a byline, unless it is one of several that may be titles and the text below speaks of another
    far more: that one if it stands close above the byline, else none, for the byline is another article's."""
    said = _said_above(article)
    if len(said) >= _MENU:
        best = max(said, key=said.__getitem__)
        if said[best] >= _SURELY_SAID and said.get(beside, 0.0) < _NEARLY * said[best]:
            return article.rows[best] if 0 < first - best <= _SIGNED else None
    return article.rows[beside]


@lru_cache(maxsize=2)  # each byline asks
def _said_above(article: Article) -> Mapping[int, float]:
    """How much the text says of each line above it that may be its title, by the number of the line."""
    above = range(max(0, article.start - _LONGEST_HEAD), article.start)
    words = _words_below(article, article.start)
    return {at: _said(article.rows[at].text.strip(), words) for at in above if _may_be_told(article, at)}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Notes the place, the day and the agency that the first paragraph opens with; they stay in the text."""

    name: str = "tags/dateline"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """A note on the dateline."""
        article = article_of(draft)
        if not article.is_article:
            return
        line = article.rows[article.body]
        match = _DATELINE.match(line.text) if _DASH.search(line.text, 0, _DATELINE_END) else None
        if match is None or match.end() > _DATELINE_END or not _names_a_place(match["line"]):
            return
        start, end = line.start + match.start("line"), line.start + match.end("line")
        found = draft.text[start:end].rstrip()
        yield Edit(start, start + len(found), found, found, self.name, (Fact("dateline", found),))


def _names_a_place(text: str) -> bool:
    """True where it holds an agency in brackets, a day, or a place in capitals: "The deal" opens a sentence."""
    place = text.partition(",")[0].partition("(")[0].strip()
    dated = "," in text and is_date(text.partition(",")[2], partly=True)
    return _AGENCY.search(text) is not None or dated or (place.isupper() and len(place) > 3)


TITLE = Title()
DATELINE = Dateline()
