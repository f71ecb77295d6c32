"""What each paragraph of a clean text is: told by its form and by what stands next to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpusclean.document import Role
from corpusclean.layout.heading import MARKDOWN, is_chapter, is_heading_like, symbol, underlined
from corpusclean.layout.region import kind_of
from corpusclean.layout.shape import (
    FENCE,
    ends_sentence,
    is_bullet,
    is_code,
    is_indented,
    is_item,
    is_turn,
    number_length,
)
from corpusclean.line import front_matter, is_underline

_CAPTION = re.compile(
    r"(?:figure|fig|table|listing|abbildung|abb|tabelle|tableau|figura|tabla|tabela|рис|рисунок|таблица|图|圖|図|表)"
    r"\.? ?[0-9]{1,3}(?:[.-][0-9]{1,3})?(?:[.:：–—-]|\s{2,}|$)|[图圖図表] ?[0-9]{1,3}\s[^。，；]{2,30}$",
    re.IGNORECASE,
)
_CAPTION_LETTERS = frozenset("fFtTlLaAрРтТ\u1c84\u1c85图圖図表")  # two of them are old forms of the Cyrillic te
"""What a caption begins with."""
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:|[¹²³⁴-⁹†‡]|\[[0-9]{1,3}\] \S")
_FOOTNOTE_MARKS = frozenset("[¹²³⁴⁵⁶⁷⁸⁹†‡")
_REGION_ROLES: dict[str, Role] = {
    "heading": "heading",
    "list": "list_item",
    "code": "code",
    "table": "table",
    "quote": "quote",
}
_DASHES = ("\N{EM DASH}", "\N{HORIZONTAL BAR}")
"""What a speech begins with in a dialogue, and an item of some lists."""
_COLONS = (":", "：")
_ITEM_ENDS = (",", ";", "，", "；", " and", " or", " und", " oder", " et", " ou", " y", " o", " e")
_ENDS_TEXT = frozenset(".,;:…。，；：、")
"""What no heading ends with; most pieces do, and need not be looked at further."""
_MAY_HEAD = ("paragraph", "list_item")
_LONGEST_CAPTION = 300
_LONGEST_ITEM = 300


def roles(pieces: Sequence[str], title: str | None = None, byline: str | None = None) -> list[Role]:
    """The role of each piece of a text, of which the title and the byline are known, if it has them.

    >>> roles(["What we need:", "salt,", "pepper and", "thyme.", "That is all."])
    ['paragraph', 'list_item', 'list_item', 'list_item', 'paragraph']
    """
    result = list(_alone(pieces))
    if pieces and front_matter(f"{pieces[0]}\n"):
        result[0] = "code"
    if title:
        _mark_title(pieces, result, title)
    if byline:
        _mark_byline(pieces, result, byline)
    for at, piece in enumerate(pieces):
        if at and piece.startswith(_DASHES) and result[at - 1] == "list_item" and pieces[at - 1].startswith(_DASHES):
            result[at] = "list_item"
        if piece.endswith(_COLONS) and result[at] == "paragraph":
            for item in _announced(pieces, result, at + 1):
                result[item] = "list_item"
    for at in range(len(pieces) - 2, -1, -1):  # nothing stands below the last one
        piece = pieces[at]
        if piece[-1:] in _ENDS_TEXT or result[at] not in _MAY_HEAD:
            continue
        if is_heading_like(piece) and _is_heading(pieces, result, at):
            result[at] = "heading"
    return result


def _mark_title(pieces: Sequence[str], result: list[Role], title: str) -> None:
    for at, piece in enumerate(pieces[:40]):
        heading = MARKDOWN.match(piece)
        if piece == title or (heading and heading[2] == title) or underlined(piece)[:1] == (title,):
            result[at] = "title"
            return


def _mark_byline(pieces: Sequence[str], result: list[Role], byline: str) -> None:
    """A name that was only noted stands in the text still: as its last piece, or above everything else."""
    at = next((at for at in (-1, 0) if len(pieces) > 1 and pieces[at] == byline), None)
    if at is not None and result[at] == "paragraph":
        result[at] = "byline"


def _alone(pieces: Sequence[str]) -> Iterator[Role]:
    """What each piece is by its own form; a fenced block goes on over blank lines until its fence closes."""
    fence = ""
    for piece in pieces:
        if fence:
            yield "code"
        elif piece[:1].isalpha() and "\n" not in piece and "|" not in piece and "\t" not in piece:
            if piece[0] in _CAPTION_LETTERS and is_caption(piece):
                yield "caption"
            else:
                yield "list_item" if piece[1:2] in ".)" and is_item(piece) else "paragraph"
        else:
            yield "paragraph" if piece.startswith(_DASHES) and _is_dialogue(piece) else _form(piece)
        if "```" in piece or "~~~" in piece:
            fence = _fence_after(piece, fence)


def _is_dialogue(piece: str) -> bool:
    """True where each line is a speech: it ends as a sentence does, and all but the last item of a list do not."""
    return all(line.startswith(_DASHES) and ends_sentence(line) for line in piece.split("\n"))


def is_caption(piece: str) -> bool:
    """True for what stands below a picture or a table: it begins with the word for it and its number.

    >>> is_caption("Figure 3: The pier."), is_caption("Figure it out")
    (True, False)
    """
    return len(piece) <= _LONGEST_CAPTION and _CAPTION.match(piece) is not None


def _form(piece: str) -> Role:
    if "\n" in piece or is_indented(piece) or FENCE.match(piece):
        kind = "heading" if underlined(piece) else kind_of(piece)
        if kind != "prose":
            return _REGION_ROLES[kind]
    elif piece[:1] == ">":
        return "quote"
    elif "#" in piece[:4] and MARKDOWN.match(piece):
        return "heading"
    elif is_item(piece):
        return "list_item" if any(map(str.isalnum, piece)) else "paragraph"  # "* * *" parts a text
    if piece[:1] in _FOOTNOTE_MARKS and _FOOTNOTE.match(piece):
        return "footnote"
    return "caption" if piece[:1] in _CAPTION_LETTERS and is_caption(piece) else "paragraph"


def _fence_after(piece: str, fence: str) -> str:
    """The fence that is open after this piece, given the one open before it."""
    for above, line in pairwise(["", *piece.split("\n")]):
        mark = FENCE.match(line)
        if mark is None or (not fence and is_underline(line, above)):
            continue
        if not fence:
            fence = "" if mark[1] in line[mark.end() :] else mark[1]
        elif mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
    return fence


def _announced(pieces: Sequence[str], result: Sequence[Role], start: int) -> range:
    """The items of a list without bullets that a colon announced: parts of one sentence, or none of them a sentence."""
    at = start
    while at < len(pieces) and result[at] == "paragraph" and len(pieces[at]) <= _LONGEST_ITEM:
        piece = pieces[at]
        if not piece or "\n" in piece or symbol(piece) or piece.endswith(_COLONS):
            break
        at += 1
        if ends_sentence(piece):
            # the item that ends the sentence is the last one, and belongs only if items lead up to it
            return range(start, at) if at - start > 1 else range(start, start)
        if not piece.endswith(_ITEM_ENDS):
            break
    return range(start, start)


def _is_heading(pieces: Sequence[str], result: Sequence[Role], at: int) -> bool:
    """A short line without a stop: does it have a text of its own below it, longer than itself?"""
    piece = pieces[at]
    if is_code(piece) or is_turn(piece) or not any(map(str.isalnum, piece)):
        return False
    if result[at] == "list_item" and (is_bullet(piece) or not number_length(piece)):
        return False
    below, role = pieces[at + 1], result[at + 1]
    if symbol(piece) and symbol(below) == symbol(piece) and role != "heading":
        return False
    if role == "heading":
        # a heading right above another one: a chapter and its first section, told by their forms
        return _is_marked(piece) != _is_marked(below)
    if role == "list_item":
        return not number_length(piece) and not piece[:1].isdigit()
    return role in ("code", "table", "quote") or (role == "paragraph" and _is_text(below, piece))


def _is_marked(heading: str) -> bool:
    return bool(symbol(heading) or number_length(heading) or is_chapter(heading))


def _is_text(below: str, heading: str) -> bool:
    return len(below) > len(heading) and (ends_sentence(below) or below.endswith(_COLONS) or len(below) >= 120)
