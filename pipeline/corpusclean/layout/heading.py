"""Headings: what looks like one, and which stands above which."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from corpusclean.layout.shape import CLOSERS, STOPS, number_length
from corpusclean.line import is_ruler, is_underline

MARKDOWN = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+\{[ \t]*[#.][^{}\n]*\})?[ \t#]*$")
"""A Markdown heading: its mark and its words, without the name in braces that links may call it by."""

_LONGEST = 110
_MOST_ROWS = 3  # of a heading with lines above and below
_LONGEST_QUESTION = 60
_CHAPTER = re.compile(
    r"(?:chapter|part|book|act|kapitel|teil|buch|chapitre|partie|livre|cap[ií]tulo|parte|libro|capitolo|hoofdstuk|deel|"
    r"rozdział|część|kapitola|část|fejezet|rész|bölüm|kısım|kapittel|luku|osa|глава|часть|розділ|частина|κεφάλαιο|"
    r"الفصل|פרק|अध्याय|chương|bab) (?:[0-9]{1,3}|[ivxlc]{1,7})[.:]?|"
    r"第[0-9０-９一二三四五六七八九十百千]{1,5}[章回部卷話话編编节節]|제 ?[0-9]{1,3} ?[장부편]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?([0-9]{1,3}(?:\.[0-9]{1,3})*)")


def symbol(text: str) -> str:
    """The emoji or other symbol that a line begins with, without its joiners and variants; empty where there is none.

    >>> symbol("🔹 Next steps"), symbol("Next steps")
    ('🔹', '')
    """
    first = text[:1]
    if first and ord(first) > 0x203B and unicodedata.category(first) in ("So", "Sk", "Cs"):
        return first
    return ""


def underlined(text: str) -> tuple[str, str] | tuple[()]:
    """The words of a heading that is underlined, and may have a line above it, too, with the sign that draws the line.

    >>> underlined("Late boats\\n=========="), underlined("It is late.\\nSo what?")
    (('Late boats', '='), ())
    """
    rows = text.split("\n", _MOST_ROWS)
    if not 1 < len(rows) <= _MOST_ROWS or not is_underline(rows[-1], rows[-2]) or is_ruler(rows[-2]):
        return ()
    if len(rows) == _MOST_ROWS and not is_ruler(rows[0]):
        return ()
    return rows[-2].strip(), rows[-1].strip()[0]


def is_chapter(text: str) -> bool:
    """True for the word for a chapter, or another part of a book, with its number and nothing else.

    >>> is_chapter("CHAPTER IV"), is_chapter("Chapter four begins")
    (True, False)
    """
    return _CHAPTER.fullmatch(text.strip()) is not None


def is_heading_like(text: str) -> bool:
    """True for one short line that does not end as a sentence does; what follows it has to settle the rest.

    >>> is_heading_like("The long way home"), is_heading_like("It was late."), is_heading_like("Why now?")
    (True, False, True)
    """
    if "\n" in text or not text or len(text) > _LONGEST:
        return False
    body = text[number_length(text) :]
    if not symbol(text) and (not body or body[0].islower() or not _may_open(body[0])):
        return False
    last = text.rstrip(CLOSERS)[-1:] or text[-1]
    if last in "?!？！":
        return len(text) <= _LONGEST_QUESTION
    return last not in STOPS and last not in ",;:-–—，；：、"


def _may_open(char: str) -> bool:
    return char.isalnum() or char in "\"“„«‘'`¿¡*_【《「(["


class Sections:
    """The path of headings above a place, grown as a document is read from its top.

    Markdown headings and numbered ones carry their depth. Of the others, each form (a line of one sign below, a
    chapter's number, an emoji that comes again, emoji at all, plain words) is one level, and a form not seen since the
    last heading above it opens a level below.

    >>> sections = Sections([])
    >>> for heading in ("# Ships", "## Sails", "## Masts"):
    ...     sections.open(heading)
    >>> sections.path
    ('Ships', 'Masts')
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._symbols = Counter(filter(None, map(symbol, pieces)))
        self._open: list[tuple[str, str]] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The headings that stand above the text that follows."""
        return tuple(words for _, words in self._open)

    @property
    def above(self) -> tuple[str, ...]:
        """The headings above the last heading opened."""
        return self.path[:-1]

    def open(self, heading: str) -> None:
        """Take up a heading."""
        form, words = self._form(heading)
        forms = [form for form, _ in self._open]
        if form.startswith("#"):
            keep = next(
                (at for at, other in enumerate(forms) if not other.startswith("#") or other >= form), len(forms)
            )
        else:
            keep = forms.index(form) if form in forms else len(forms)
        self._open = [*self._open[:keep], (form, words)]

    def _form(self, heading: str) -> tuple[str, str]:
        markdown = MARKDOWN.match(heading)
        if markdown:
            return markdown[1], markdown[2]
        lined = underlined(heading)
        if lined:
            return f"line {lined[1]}", lined[0]
        numbered = _NUMBERED.match(heading)
        if numbered:
            return f"number {numbered[1].count('.')}", heading
        if is_chapter(heading):
            return "chapter", heading
        mark = symbol(heading)
        if mark:
            return (f"symbol {mark}" if self._symbols[mark] > 1 else "symbol"), heading
        return "plain", heading
