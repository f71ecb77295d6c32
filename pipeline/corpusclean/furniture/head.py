"""The head of a page: what stands above its article, and between the title and the first sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpusclean.furniture.page import Page
from corpusclean.furniture.row import Row, is_furniture
from corpusclean.furniture.title import Told, is_credit, is_way, says_itself_twice, told_title
from corpusclean.layout.shape import is_cjk, is_item
from corpusclean.tags.byline import name_in
from corpusclean.tags.name import is_bare_name

_REACH = 2  # rows between a short line and the furniture that it belongs to
_TRAIL, _TRAIL_NAME = 8, 25  # rows to look down, and the weight of a title that proves a trail
_LONG_MENU, _KNOWN = 10, 3
"""Lines of a menu that stands below what looks like the title, and how many of them are known from menus."""
_RUN = 3  # short lines in a row before the title make a menu
_FINDS = 2  # between a title with its site and the title show a page's header, whatever else the page holds
_MENU = 4  # and so many, below a sentence, show that this is the summary of something else
_BY_CHANCE, _MOST_SHARED = 0.12, 0.2
"""The share of another article's title, and of its summary, that the text below may have as well."""
_SURELY = 0.6  # the share of a title's words in the text below with which it cannot be another article's
_SIGNS, _CODE_SIGNS, _UNDERLINE = 2, "{}`~=", "=-~^"
_DIGITS = 2
_SAYS_NAME = 45  # weight
_NEAR_TITLE = 3  # rows below a title among which its date or its writer stands
_SUBHEADS, _SHORT_HEADLINE = 2, 15
_SECTION = 2  # words of the name of a section
_WIDE_SECTION = 4  # Han and kana of one


def head_rows(sheet: Page) -> Iterator[int]:
    """Furniture before the article: finds, and the short lines beside them or in a run before the title."""
    told = told_title(sheet)
    title = title_row(sheet.rows, sheet.first) if told is None else told.at
    headline = None if title is None else _short_headline(sheet.rows, title, sheet.first)
    yield from (at for at in _head_rows(sheet, told, title) if at != headline)


def _short_headline(rows: Sequence[Row], title: int, until: int) -> int | None:
    """A line as short as a section's name that may be the title all the same: nothing but two lines or more that read
    like titles stands between it and the first sentence, no date, no name and no button."""
    start = title
    while start > 0 and rows[start - 1].is_title_like:
        start -= 1
    below = rows[start:until]
    if start == 0 or len(below) < _SUBHEADS or any(row.mark is not None or is_credit(row.line.text) for row in below):
        return None
    if any(row.is_short for row in below[:_SUBHEADS]):
        return None  # sections
    return start - 1 if _is_small(rows[start - 1]) and rows[start - 1].weight >= _SHORT_HEADLINE else None


def _head_rows(sheet: Page, told: Told | None, title: int | None) -> Iterator[int]:
    rows = sheet.rows
    until = sheet.first
    sure = [at for at in range(until) if is_furniture(rows, at)]
    yield from sure
    if until == len(rows):
        return  # no sentence anywhere: the short lines may be verse, or a list
    sure += (at for at in _about_names(rows, until, sure) if at != title)
    yield from sure
    near = {at + step for at in sure for step in range(-_REACH, _REACH + 1)}
    yield from (at for at in range(until) if _is_counter(rows[at]) and at in near)
    below = 0 if title is None else title + 1
    listed = _list_above(rows, below, until)
    yield from (at for at in _long_menus(rows, range(below, until)) if at not in listed)
    if title is None:
        return
    yield from _trails(rows, until)
    yield from (at for at in range(title) if is_way(rows[at]) or _is_number(rows[at]))
    said = _first_sentence(rows, title + 1, until)
    for at in range(until):
        if (at > said and rows[at + 1].is_plain) or _is_underlined(rows, at):
            continue  # a heading, above another sentence or a line of signs
        if _is_small(rows[at]) and at != title and at in near and at not in listed and not _is_item(rows[at]):
            yield at
    yield from _menu(rows, title)
    yield from _teasers(rows, title)
    if told is not None:
        yield from _above(rows, told)


def _first_sentence(rows: Sequence[Row], start: int, until: int) -> int:
    """The first row that is a sentence, however short, and no find and no date, of which "p.m." may be the end."""
    plain = (at for at in range(start, until) if rows[at].mark is None and rows[at].is_plain)
    return next((at for at in plain if not is_credit(rows[at].line.text)), until)


def title_row(rows: Sequence[Row], until: int) -> int | None:
    """The row that is most likely the title: the longest line like one before the body, the later of equals."""
    trails = set(_trails(rows, until))
    likely = [at for at in range(until) if rows[at].is_title_like and rows[at].weight <= 200 and at not in trails]
    likely = [at for at in likely if not is_credit(rows[at].line.text)]
    lines = [rows[at].line.text.strip() for at in likely]
    times = Counter(lines)
    once = [at for at, line in zip(likely, lines, strict=True) if times[line] == 1]
    likely = once or likely
    return max(likely, key=lambda at: (min(rows[at].weight, 60), at), default=None)


def header_rows(sheet: Page) -> Iterator[int]:
    """What stands between the page's own title, with its site's name, and the same title above the article."""
    told = told_title(sheet) if says_itself_twice(sheet) else None
    if told is None or not told.lead:
        return
    finds = sum(sheet.rows[at].mark is not None for at in told.lead)
    if sheet.whole or finds >= _FINDS:
        yield told.lead.start - 1
        yield from (at for at in told.lead if not sheet.rows[at].is_body)


def section_rows(sheet: Page) -> Iterator[int]:
    """The name of a section, known as such, that stands alone above a title with a byline or a date at its side."""
    known = any(row.mark is not None and row.mark.kind == "nav" for row in sheet.rows[:_NEAR_TITLE])
    told = told_title(sheet) if known else None
    if told is None or not 0 < told.at <= _NEAR_TITLE:
        return
    rows, above = sheet.rows, range(told.at)
    named = [at for at in above if (found := rows[at].mark) and found.kind == "nav" and is_furniture(rows, at)]
    others = [rows[at].line.text for at in above if at not in named]
    if len(named) == 1 and all(map(is_credit, others)) and (others or _is_signed(rows, told.at)):
        yield from named


def _above(rows: Sequence[Row], told: Told) -> Iterator[int]:
    """What stands above a title that is known: its copies, names of sections, other articles' titles and summaries."""
    yield from told.echoes
    in_list = False
    for at in range(told.at):
        row = rows[at]
        if row.mark is not None:
            in_list = row.mark.kind == "related" and row.mark.part == "head"
        elif in_list and not row.is_body:
            in_list = told.share(row.line.text) <= _MOST_SHARED
            if in_list:
                yield at
        elif _is_section(rows, at, told) or _is_of_another(rows, at, told):
            yield at


def _is_of_another(rows: Sequence[Row], at: int, told: Told) -> bool:
    """A title in words that the text below does not have, or a summary above a menu, with its title.

    A title that plays on words may have none of them, either, and its subtitle many. So right above the title that
    was told, more is asked: not one word in common, and a date or a writer below the title that was told.
    """
    row = rows[at]
    if not row.is_title_like or row.is_body:
        return _is_summary(rows, at, told)
    text = row.line.text
    if at + 1 < told.at:
        most = _MOST_SHARED if _is_summary(rows, at + 1, told) else _BY_CHANCE
        return told.is_foreign(text, most)
    return told.is_foreign(text, 0) and _is_signed(rows, told.at) and told.share(rows[told.at].line.text) >= _SURELY


def _is_signed(rows: Sequence[Row], at: int) -> bool:
    """A date or a writer's name stands a few rows below."""
    return any(is_credit(row.line.text) for row in rows[at + 1 : at + 1 + _NEAR_TITLE])


def _is_summary(rows: Sequence[Row], at: int, told: Told) -> bool:
    row = rows[at]
    if not row.is_body or not told.is_foreign(row.line.text, _MOST_SHARED):
        return False
    return _is_menu_below(rows, at + 1, told.at) or _is_welcome(rows, at, told)


def _is_welcome(rows: Sequence[Row], at: int, told: Told) -> bool:
    """The page's first words, about itself: finds stand between them and a title of which there is no doubt."""
    between = [row.mark for row in rows[at + 1 : told.at] if row.mark is not None and row.mark.kind != "share"]
    above_all = all(not row.is_title_like or row.is_body for row in rows[:at])
    return above_all and len(between) >= _FINDS and told.share(rows[told.at].line.text) >= _SURELY


def _is_section(rows: Sequence[Row], at: int, told: Told) -> bool:
    """A word or two above the title; right above it, something else has to show that it is not the title itself."""
    row, text = rows[at], rows[at].line.text.strip()
    if not row.is_short or text.endswith((":", "：")):
        return False
    if len(text.split()) > _SECTION or sum(map(is_cjk, text)) > _WIDE_SECTION:
        return False
    near = [*range(max(0, at - 1), at), *range(told.at + 1, min(len(rows), told.at + 1 + _REACH))]
    return at + 1 < told.at or any(rows[one].mark is not None or is_credit(rows[one].line.text) for one in near)


def _is_menu_below(rows: Sequence[Row], start: int, until: int) -> bool:
    end = start + _MENU
    return end <= until and all(_is_menu_row(rows[at]) for at in range(start, end))


def _is_menu_row(row: Row) -> bool:
    """A find or a short line, and no button to share: these stand below an article's own first lines as well."""
    return row.is_short if row.mark is None else row.mark.kind != "share"


def _is_counter(row: Row) -> bool:
    """Numbers and signs without a letter; a sign or two alone are what is left of a button, or of a menu."""
    bare = row.line.text.strip()
    if len(bare) <= _SIGNS and row.mark is None and not bare.isalnum():
        return bare[0] not in _CODE_SIGNS
    return row.is_short and row.weight < 12 and not any(char.isalpha() for char in bare)


def _is_number(row: Row) -> bool:
    """A number of one or two digits alone: how many comments there are, or the place of a list's item that is gone."""
    bare = row.line.text.strip()
    return len(bare) <= _DIGITS and bare.isdecimal()


def _about_names(rows: Sequence[Row], until: int, sure: Sequence[int]) -> list[int]:
    """Rows below the byline, right beside a find, that say its name once more and are no sentence: "Follow Ann Lee"."""
    near = {at + step for at in sure for step in (-1, 1)} - {*sure}
    found = []
    for at in sorted(near):
        text = rows[at].line.text if 0 <= at < until else ""
        if text and rows[at].weight < _SAYS_NAME and not rows[at].stopped and not is_credit(text):
            names = (name_in(row.line.text.strip()) for row in rows[:at])
            found += [at] if any(is_bare_name(name) and name in text for name in names) else []
    return found


def _is_underlined(rows: Sequence[Row], at: int) -> bool:
    below = rows[at + 1].line.text.strip()
    return len(below) > _SIGNS and not below.strip(_UNDERLINE)


def _is_small(row: Row) -> bool:
    return row.mark is None and row.is_short


def _list_above(rows: Sequence[Row], start: int, until: int) -> range:
    """The run of short lines right above the first sentence, if it is one: what a recipe needs, who takes part."""
    at = until
    while at > start and _is_small(rows[at - 1]) and not _is_counter(rows[at - 1]):
        at -= 1
    return range(at, until) if until - at >= _RUN else range(0)


def _is_item(row: Row) -> bool:
    """A row of a numbered list."""
    return is_item(row.line.text.lstrip())


def _trails(rows: Sequence[Row], until: int) -> list[int]:
    """The way from the home page to the article: a row that ends in what a row soon below it says by itself."""
    found = []
    for at in range(until):
        text = rows[at].line.text.rstrip()
        names = (rows[below] for below in range(at + 1, min(at + _TRAIL, until)))
        if any(
            row.weight >= _TRAIL_NAME
            and len(text) > row.line.end - row.line.start
            and text.endswith(row.line.text.strip())
            for row in names
        ):
            found.append(at)
    return found


def _menu(rows: Sequence[Row], title: int) -> Iterator[int]:
    """Runs of short lines before the title."""
    run: list[int] = []
    for at in range(title + 1):
        if at < title and (rows[at].mark is not None or rows[at].is_short):
            run.append(at)
            continue
        if len(run) >= _RUN:
            yield from run
        run = []


def _long_menus(rows: Sequence[Row], where: range) -> Iterator[int]:
    """Runs of many short lines, some of them known from menus: no author has such a list below a title. What stands
    right above a date or a writer's name may be a short title."""
    run: list[int] = []
    for at in (*where, where.stop):
        fits = at < where.stop and (rows[at].mark is not None or rows[at].is_short)
        dated = at < where.stop and (fits or len(run) >= _LONG_MENU) and is_credit(rows[at].line.text)
        if fits and not dated:
            run.append(at)
            continue
        run = run[:-1] if dated else run
        if len(run) >= _LONG_MENU and sum(_is_of_menu(rows[one]) for one in run) >= _KNOWN:
            yield from run
        run = []


def _is_of_menu(row: Row) -> bool:
    return row.mark is not None and row.mark.kind == "nav"


def _teasers(rows: Sequence[Row], title: int) -> Iterator[int]:
    """The titles of other articles under a "Related" before the title."""
    at = 0
    while at < title:
        found = rows[at].mark
        if found is None or found.kind != "related" or found.part != "head":
            at += 1
            continue
        at += 1
        block = []
        while at < title and (rows[at].mark is not None or not rows[at].stopped):
            block.append(at)
            at += 1
        while block and rows[block[-1]].mark is None and not rows[block[-1]].is_short:
            block.pop()
        yield from block
