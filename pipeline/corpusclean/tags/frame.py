"""The rewriters that lift names and dates out of an article's frame."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.line import Line
from corpusclean.tags.article import TOP, Article, article_of
from corpusclean.tags.byline import byline_facts, date_in, names_at
from corpusclean.tags.date import date_of, dated_rows
from corpusclean.tags.front import notes, values
from corpusclean.tags.name import is_name, is_rare_name
from corpusclean.tags.title import title_beside

_FEWEST_BODIES = 3
"""Paragraphs of a text that a name below it may sign."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Takes the lines that name the writer from the frame of an article: "By Ann Lee", a name beside a date."""

    name: str = "tags/byline"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each byline, which may be several lines long, with a fact for each name."""
        for start, name in values(draft.text, "authors", "author"):
            yield Edit(start, start + len(name), name, name, self.name, byline_facts([name]))
        article = article_of(draft)
        if not article.is_article:
            return
        dated = dated_rows(article)
        done, cut, seen = -1, 0, set[str]()
        for at in article.frame:
            if at <= done:
                continue
            # far from the first lines, where menus are, a name alone beside a date may as well be a section's
            last, names = names_at(article, at, seen, dated if at < TOP or at > article.start else ())
            if names and last < len(article.rows) and not (at == 0 and last == len(article.rows) - 1):
                dates = (Fact("date", date) for row in range(at, last + 1) if (date := date_in(article.text(row))))
                facts = (*byline_facts(names), *dates, *_title_fact(article, at, last, dated))
                start, end = article.whole(at, last, draft.text)
                start = max(start, cut)
                yield Edit(start, end, draft.text[start:end], "", self.name, facts)
                done, cut = last, end
                seen.update(names)
        signed = _signed(article) if not seen else None
        if signed is not None:
            name = signed.text.strip()
            start = signed.start + signed.text.index(name)
            yield Edit(start, start + len(name), name, name, self.name, byline_facts([name]))


def _signed(article: Article) -> Line | None:
    """The last line, where it is a name below a text of some length: only noted, for a heading may look the same."""
    text = article.text(len(article.rows) - 1)
    plain = text.replace(" ", "").replace("-", "").isalpha() and text.upper() != text.lower()
    if not (plain and 2 <= len(text.split()) <= 3 and is_name(text)):
        return None
    bodies = sum(article.is_body(article.text(row)) for row in range(len(article.rows)))
    return article.rows[-1] if bodies >= _FEWEST_BODIES else None


@dataclass(frozen=True, slots=True)
class DateLine:
    """Takes lines of nothing but a date from the frame of an article."""

    name: str = "tags/date"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """An edit for each such line, with the date as it was found."""
        yield from notes(draft, self.name, "date", "date", "published", "datepublished", "created")
        article = article_of(draft)
        if not article.is_article:
            return
        done = 0
        for at in dated_rows(article):
            start, end = article.whole(at, at, draft.text)
            start = max(start, done)
            facts = (*_date_facts(article, at), *_title_fact(article, at, at, ()))
            yield Edit(start, end, draft.text[start:end], "", self.name, facts)
            done = end


def _date_facts(article: Article, at: int) -> tuple[Fact, ...]:
    """The date, and the name that stands in the first line above it: it may be a title, and so it is left there."""
    date = Fact("date", date_of(article.text(at)))
    if at == 1 and is_rare_name(article.text(0)):
        return (*byline_facts([article.text(0)]), date)
    return (date,)


def _title_fact(article: Article, first: int, last: int, others: Collection[int]) -> tuple[Fact, ...]:
    """The title, told by the byline or the date beside it while these are still there."""
    found = title_beside(article, first, last, others)
    return () if found is None else (Fact("title", found.text.strip()),)


BYLINE = Byline()
DATE = DateLine()
