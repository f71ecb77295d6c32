"""Where an article ends on a page, and everything that follows is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpusclean.furniture.row import Row, is_furniture
from corpusclean.furniture.writer import is_about_writer
from corpusclean.layout.shape import is_bullet
from corpusclean.lexicon import Mark, names_articles

_SENTENCE = 60  # weight of a line from which on a full stop makes it a sentence of an article
_RIGHTS = re.compile(r"[©ⓒ]|\([cC]\)")
_HEADING = re.compile(r"#+(?:\s|[^\W\d]{0,2}$)|#{2}")
"""A heading in markup; a hash before a word is a tag."""
_MAIL = re.compile(r"\W{0,2}[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}\W{0,2}")
_INITIALS = re.compile(r"[(\[][a-z]{2,6}(?: ?[/,] ?[a-z]{2,6}){0,3}[)\]]")
_LONG = 90
_TITLE = 22
_COLONS = ":："
_TEASER = 180  # weight: the summary under another article's title is shorter than most paragraphs
_PARAGRAPH = 240  # weight
_STOP_WITHIN = re.compile(r"[.!?][”\"’»)]? +[“\"«‘(]?[^\W\d_a-z]|[。！？]")
_AGAINST = 4.0  # what a sentence of an article says against a tail; a find says 2 for it
_MOST_UNTOLD = 30
"""Long lines, and numbers, between two finds: more are a list or a table, the author's rather than the page's."""
_LIST, _CELL = 12.0, 0.3
"""What such a list says against a tail, and each further number."""
_MOST_BODY = 0.35  # share of all sentences that may stand in what is taken for furniture
_LONGEST_LIST, _LONGEST_INSET = 12, 5  # rows
_FEWEST_TOPICS, _LONGEST_TOPIC = 2, 24
_LETTERS = 5  # of an agency, or of a writer
_MOST_AGAIN = 0.5
"""Share of all sentences that may stand more than once and still be a page's."""
_OPENERS = ("related", "comments", "tags")
_INSETS = ("ad", "related", "subscribe", "share")
_OTHER_INSETS = (("comments", "plea"), ("nav", "sure"))
_BOX, _LONGEST_BOX = ("ad", "subscribe", "nav", "legal", "cookie"), 9  # rows


def tail_of(rows: Sequence[Row], first: int) -> int:
    """The row from which on everything is furniture: the suffix, begun by a find, with the most in its favour.

    Each find speaks for the suffix, each sentence against it; a sentence under a short line may be a teaser's and
    weighs little, one sentence after another is an article's and weighs much.
    """
    best, best_at, total, commented = 0.0, len(rows), 0.0, _comments_at(rows, first)
    untold, charged = 0, 0.0
    body, most = 0, _MOST_BODY * sum(row.weight for row in rows if row.is_body)
    pitches = _pitches(rows)
    for at in range(len(rows) - 1, first, -1):
        row = rows[at]
        in_comments = commented is not None and at > commented
        body += row.weight if row.is_body and not in_comments else 0
        if body > most:
            break
        if row.mark is not None and untold > _MOST_UNTOLD and names_articles(row.mark):
            total += charged  # the list has a head that says whose it is
        untold, charged = (0, 0.0) if row.mark is not None or in_comments else (untold + _is_listed(row), charged)
        if untold > _MOST_UNTOLD:
            costs = _CELL if _is_number_alone(row) else _LIST if untold == _MOST_UNTOLD + 1 else 0.0
            total, charged = total - costs, charged + costs
            continue
        if row.line.text in pitches:
            continue
        total += _speaks_for(rows, at, in_comments=in_comments)
        if row.mark is not None and total > best and _may_open(rows, at):
            best, best_at = total, at
    best_at = _below_insets(rows, best_at)
    return _with_what_belongs(rows, first, best_at) if best_at < len(rows) else best_at


def _is_listed(row: Row) -> bool:
    """As long as a sentence, or a number alone, as the cells of a table are."""
    return row.weight >= _SENTENCE or _is_number_alone(row)


def _is_number_alone(row: Row) -> bool:
    return row.mark is None and not any(map(str.isalpha, row.line.text))


def _below_insets(rows: Sequence[Row], at: int) -> int:
    """Where a tail begins that was found to begin at `at`: an inset stands above the last sentences of an article as
    well, however short these are, and then the tail begins at the find below them."""
    while at < len(rows):
        below = next((row for row in range(at, len(rows)) if rows[row].mark is None), len(rows))
        whole = below < len(rows) and all(map(_is_whole, rows[at:below]))
        if not whole and not (all(map(_is_inset, rows[at:below])) and _goes_on(rows, below)):
            end = _end_of_list(rows, at, below)
            end = _end_of_box(rows, at) if end is None else end
            if end is None:
                break
            below = end
        at = next((row for row in range(below, len(rows)) if _may_open(rows, row)), len(rows))
    return at


def _is_whole(row: Row) -> bool:
    """An inset that says all it has to say on its line: nothing of it can stand below."""
    found = row.mark
    return found is not None and (found.kind == "ad" or (found.kind == "related" and found.part in ("label", "start")))


def _is_inset(row: Row) -> bool:
    found = row.mark
    if found is None or (found.part == "head" and found.kind != "related"):
        return False
    return found.kind in (*_INSETS, "agency") or (found.kind, found.part) in _OTHER_INSETS


def _end_of_list(rows: Sequence[Row], at: int, below: int) -> int | None:
    """Where the article goes on below a list of titles under a "Related": at its last sentences, for a summary would
    stand under each of the titles."""
    found = rows[below - 1].mark
    if (
        found is None
        or found.kind != "related"
        or not all(row.mark and row.mark.kind in _INSETS for row in rows[at:below])
    ):
        return None
    end = below
    while end < len(rows) and not rows[end].stopped and (rows[end].mark is None or _is_more(rows[end])):
        end += 1
    if not below < end <= below + _LONGEST_INSET or not _is_text(rows, end):
        return None
    after = end + 1
    while _is_text(rows, after):
        after += 1
    several = end - below > 1 or after - end > 1
    alone = after == len(rows) or (rows[after].mark is not None and not _points_on(rows[after]))
    return end if several and alone and not is_about_writer(rows[end].line.text) else None


def _is_more(row: Row) -> bool:
    """It leads to the rest of a list: "More news from Larvik"."""
    return row.mark is not None and row.mark.kind in ("related", "bio", "nav") and row.mark.part in ("start", "line")


def _is_text(rows: Sequence[Row], at: int) -> bool:
    """A sentence of an article's length, or one of two sentences that stand together."""
    if at == len(rows) or rows[at].mark is not None:
        return False
    beside = (row for row in (rows[at - 1], *rows[at + 1 : at + 2]) if row.mark is None)
    return rows[at].is_body or (rows[at].is_plain and any(row.is_plain for row in beside))


def _end_of_box(rows: Sequence[Row], at: int) -> int | None:
    """Where the article goes on below a pitch of several lines, of which the last is a find."""
    end = at
    while end < min(len(rows), at + _LONGEST_BOX) and (rows[end].mark is not None or not rows[end].stopped):
        end += 1
    if end == len(rows) or not _is_inset(rows[end - 1]) or not rows[end].is_body:
        return None
    box = [row.mark for row in rows[at:end] if row.mark is not None]
    alone = all(found.kind in _BOX and found.part != "head" for found in box)
    return end if alone and not is_about_writer(rows[end].line.text) else None


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """A sentence stands here, or a heading or one of a word or two above one; below "Related" that is a title."""
    above = rows[at - 1].mark
    titled = above is not None and above.kind == "related" and above.part == "head"
    if (
        at + 1 < len(rows)
        and not titled
        and (rows[at].is_short or rows[at].weight < _TITLE)
        and rows[at + 1].mark is None
    ):
        at += 1
    return at < len(rows) and rows[at].is_plain and not is_about_writer(rows[at].line.text)


def _pitches(rows: Sequence[Row]) -> frozenset[str]:
    """Sentences that stand more than once, if these are few: no article says them twice, unless it is there twice."""
    bodies = [row for row in rows if row.is_body]
    times = Counter(row.line.text for row in bodies)
    if len(times) == len(bodies):
        return frozenset()
    again = sum(row.weight for row in bodies if times[row.line.text] > 1)
    few = again <= _MOST_AGAIN * sum(row.weight for row in bodies)
    return frozenset(text for text, count in times.items() if count > 1) if few else frozenset()


def _with_what_belongs(rows: Sequence[Row], first: int, at: int) -> int:
    """The row at which a tail begins that was found to begin at `at`: with it go the lines right above it that say who
    the writer is, or stand once more among the furniture, which no author's last words do."""
    again = {row.line.text.strip() for row in rows[at:]}
    again |= {row.line.text.strip() for row in rows[:first] if not row.stopped}
    while at > first + 1:
        above = rows[at - 1].line.text
        if not (is_about_writer(above) or above.strip() in again or _signs_off(rows, at - 1)):
            break
        at -= 1
    return _list_head(rows, first, _topics(rows, first, at))


def _topics(rows: Sequence[Row], first: int, at: int) -> int:
    """The row at which the topics of the article begin that end where the tail begins: two words or more, each alone
    on a line and each said in the text, right below a sentence."""
    start = at
    while start > first + 1 and _is_topic(rows[start - 1]):
        start -= 1
    if at - start < _FEWEST_TOPICS or not rows[start - 1].is_body:
        return at
    text = " ".join(row.line.text for row in rows[:start] if row.is_body or row.is_title_like).casefold()
    return start if all(row.line.text.strip().casefold() in text for row in rows[start:at]) else at


def _is_topic(row: Row) -> bool:
    bare = row.line.text.strip()
    return (
        row.mark is None
        and row.is_short
        and len(bare) > 1
        and row.weight <= _LONGEST_TOPIC
        and not any(map(str.isdecimal, bare))
        and bare[-1] not in ":：,;"
    )


def _signs_off(rows: Sequence[Row], at: int) -> bool:
    """An agency's or a writer's letters below the last sentence: no heading has nothing but furniture below it. Or an
    address for letters."""
    text = rows[at].line.text
    bare = text.strip(" ()[]/-–—*.")
    letters = bare.isalpha() and bare.isupper() and len(bare) <= _LETTERS
    if not (letters or _MAIL.fullmatch(text.strip()) or _INITIALS.fullmatch(text.strip())):
        return False
    return rows[at - 1].is_body or (rows[at - 1].mark is None and rows[at - 1].is_plain)


def _list_head(rows: Sequence[Row], first: int, at: int) -> int:
    """The head of the list of other articles that ends where the tail begins, if one does."""
    for head in range(at - 1, max(first + 1, at - _LONGEST_LIST) - 1, -1):
        found = rows[head].mark
        if found is not None:
            opens = found.kind == "related" and found.part in ("head", "sure") and is_furniture(rows, head)
            return head if opens else at
        if rows[head].stopped:
            break
    return at


def _comments_at(rows: Sequence[Row], first: int) -> int | None:
    """The row that opens the readers' comments, if it is beyond doubt: below it nothing else is expected."""
    for at in range(first + 1, len(rows)):
        found = rows[at].mark
        if found and found.kind == "comments" and at > first and is_furniture(rows, at):
            follow = [row.mark for row in rows[at + 1 : at + 12] if row.mark and row.mark.kind == "comments"]
            if follow or found.key[:1] == "0":
                return at
    return None


def _speaks_for(rows: Sequence[Row], at: int, *, in_comments: bool) -> float:
    """What a row says for a tail (more than 0) or against it."""
    row = rows[at]
    if row.mark is not None:
        return _finds(rows, at, row.mark)
    if row.line.text.startswith("`"):
        return -_AGAINST  # code
    if _HEADING.match(row.line.text) or (is_bullet(row.line.text) and row.line.text.rstrip()[-1] in _COLONS):
        return -1.0
    if not row.stopped or row.weight < _TITLE:
        return _told_by_length(row)
    if is_about_writer(row.line.text):
        return 0.0
    return -0.2 if in_comments else -_objects(rows, at)


def _told_by_length(row: Row) -> float:
    """What a line says that is no sentence: a number nothing, a word or a title little, a paragraph much."""
    if _is_number_alone(row):
        return 0.0
    return 0.25 if row.is_short else -_AGAINST if _holds_sentences(row) else 0.15


def _holds_sentences(row: Row) -> bool:
    """A paragraph whose last sentence lost its stop: no title is as long and has stops in it."""
    return row.weight > _PARAGRAPH and _STOP_WITHIN.search(row.line.text) is not None


def _finds(rows: Sequence[Row], at: int, found: Mark) -> float:
    if not is_furniture(rows, at):
        return 0.0
    if _is_figure(found):
        return 0.3
    if found.part == "label" and found.kind in ("credit", "agency"):
        return 0.3
    return 3.0 if found.part == "head" and found.kind in _OPENERS else 2.0


def _is_figure(found: Mark) -> bool:
    """A form of the menu's kind, a time or the numbers of pages: a page counts so, and so does a list of tracks."""
    return (found.kind, found.part) == ("nav", "form")


def _objects(rows: Sequence[Row], at: int) -> float:
    """How much a sentence says against a tail: least where it could be a teaser's, one of several."""
    if rows[at].weight < _SENTENCE:
        return 0.4
    if not _is_teaser(rows, at):
        return _AGAINST
    return 1.2 if _in_series(rows, at) else 3.2


def _is_teaser(rows: Sequence[Row], at: int) -> bool:
    """The sentence may be the summary under another article's title."""
    above = rows[at - 1]
    if above.mark is not None or above.stopped:
        return False
    pointed = above.is_title_like and at + 1 < len(rows) and _points_on(rows[at + 1])
    return rows[at].weight < _TEASER or pointed


def _in_series(rows: Sequence[Row], at: int) -> bool:
    """Other titles with summaries stand two or three rows away."""
    return any(
        0 < near < len(rows) and rows[near].is_body and _is_teaser(rows, near)
        for near in (at - 3, at - 2, at + 2, at + 3)
    )


def _points_on(row: Row) -> bool:
    """A Read more: what stands above it, under a title, is the summary of another article."""
    return row.mark is not None and row.mark.kind == "related" and row.mark.part == "line"


def _may_open(rows: Sequence[Row], at: int) -> bool:
    """A credit or a lone pitch stands within articles as well, and opens nothing."""
    found = rows[at].mark
    if found is None or _is_figure(found) or not is_furniture(rows, at):
        return False
    reserved = found.kind == "legal" and _RIGHTS.search(rows[at].line.text) is not None
    long = found.part == "plea" or (found.part == "start" and rows[at].weight > _LONG and not reserved)
    pitch = long and (at + 1 == len(rows) or rows[at + 1].mark is None)
    return not pitch and not (found.part == "label" and found.kind == "credit")
