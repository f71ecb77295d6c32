"""Names and dates among furniture: what a rule that takes a page's head must leave, or read off first."""

from __future__ import annotations

from corpusclean.draft import Draft
from corpusclean.edit import Fact
from corpusclean.tags.article import TOP, Article, article_of
from corpusclean.tags.byline import byline_facts, date_in, names_at
from corpusclean.tags.date import date_of
from corpusclean.tags.title import may_be_title, title_beside

_REACH = 3
_FARTHEST = 80
"""Lines from the top of a page among which its article begins, menus and all."""


def credits_in(text: str) -> tuple[Fact, ...]:
    """The bylines and dates among the first lines of a piece that is being taken out, in order.

    >>> [(fact.kind, fact.text) for fact in credits_in("News\\nBy Ann Lee\\n12 May 2021\\nShare")]
    [('byline', 'Ann Lee'), ('author', 'Ann Lee'), ('date', '12 May 2021')]
    """
    return tuple(fact for _, _, facts in _credits(Article(Draft(text)), TOP) for fact in facts)


def credit_lines(draft: Draft, *, title_is_known: bool = False) -> frozenset[int]:
    """Where the lines of bylines and dates above a page's text begin, and, unless the title is known, the likely one
    beside the first of them where no other line is much longer. They are left to the tags stage, which reads them
    before it takes them.

    >>> sorted(credit_lines(Draft("News\\nBy\\nAnn Lee\\nShare\\n" + "The ferry was late again. " * 8)))
    [5, 8]
    """
    article = article_of(draft)
    until = min(max(TOP, article.start + _REACH), _FARTHEST)
    rows = article.rows
    found = _credits(article, until)
    kept = {rows[row].start for first, last, _ in found for row in range(first, last + 1)}
    if title_is_known:
        return frozenset(kept)
    titles = (title_beside(article, first, last) for first, last, _ in found)
    title = next((line for line in titles if line is not None), None)
    if title is None or any(
        may_be_title(line) and len(line.text.strip()) > 1.3 * len(title.text.strip()) for line in rows[: article.body]
    ):
        return frozenset(kept)
    return frozenset(kept | {title.start})


def _credits(article: Article, until: int) -> list[tuple[int, int, list[Fact]]]:
    """The first and the last line of each byline and date above line `until`, and what it says."""
    until = min(until, len(article.rows))
    dated = [at for at in range(until) if date_of(article.text(at))]
    result = []
    seen: list[str] = []
    at = 0
    while at < until:
        if at in dated:
            result.append((at, at, [Fact("date", date_of(article.text(at)))]))
        else:
            last, names = names_at(article, at, seen, dated)
            if names:
                dates = (Fact("date", date) for row in range(at, last + 1) if (date := date_in(article.text(row))))
                result.append((at, last, [*byline_facts(names), *dates]))
                seen.extend(names)
                at = last
        at += 1
    return result
