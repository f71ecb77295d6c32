"""The frame of an article: the lines above its text and below it, where titles, names and dates stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate, compress, pairwise
from operator import add
from typing import overload

from corpusclean.draft import Draft
from corpusclean.layout.shape import cjk_share, ends_sentence
from corpusclean.line import Line, front_matter

TOP, END = 12, 5
"""Lines that are not blank, from the top and from the end, among which names and dates of an article stand."""

_NEAR, _ABOVE = 4, 6
"""Lines from one paragraph to the next, a heading and an inset between them; lines right above the text."""
_TAIL, _BELOW = 40, 3
"""Lines from the end among which the text ends, and lines below it where a name may stand, above readers' comments."""
_HEADER = re.compile(r"[\w-]{2,24}: +\S")
_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>")
_CAPTION = re.compile(
    r"\((?:[^()/]{2,40}/[^()]{2,40}|(?:Getty|AP|AFP|Reuters|EPA|dpa|Photo|Foto|Image|Bild|Credit|"
    r"رويترز|أ ف ب|أ\.ف\.ب|فرانس برس)\b[^()]{0,40})\)\s*$|[＝=][^＝=。]{2,20}(?:撮影|提供)$|"
    r"(?:。|\s)[\u4e00-\u9fff]{2,8}\s?[发摄發攝]$|\[[^\[\]]{2,20}(?:사진|제공)\]$|"
    r"[.!?…»”\"]\s*(?:Photos?|Fotos?|Images?|Bild|Crédits?|Credits?|Picture|Imagen|Zdjęcie|[Ff]ot\.|Фото|写真|图片)"
    r"\s?[:：/©]\s?[^.!?]{2,50}$"
)
"""How the caption of a picture ends: with whose picture it is."""
_LONGEST_CREDIT = 160
"""Characters at the end of a line among which that stands, blanks behind it included."""
_MOST_CODE = 0.25
_BODY, _SENTENCE = 140, 80
"""Characters of a line that is a paragraph of the text, and of one that ends a sentence (see `_density`)."""
_DENSE = 0.3  # share of a script's characters from which on it is the text's
_SAMPLE = 1000  # code points
_SYLLABLES, _UNSTOPPED = re.compile("[\uac00-\ud7a3]"), re.compile("[\u0e00-\u0eff]")


def _density(text: str) -> float:
    """How much a character says, in letters of an alphabet: more in Han, kana and Hangul, and in Thai and Lao, whose
    sentences have no stop by which a shorter line is known for one."""
    if text.isascii():
        return 1.0
    if cjk_share(text) > _DENSE:
        return 2.0
    sample = text[:_SAMPLE]
    if len(_SYLLABLES.findall(sample)) > _DENSE * len(sample):
        return 1.7
    return 1.4 if len(_UNSTOPPED.findall(sample)) > _DENSE * len(sample) else 1.0


def is_credited(text: str) -> bool:
    """True for the caption of a picture, which ends with whose picture it is.

    >>> is_credited("The ferry at the quay (Photo: Ann Lee)"), is_credited("The ferry at the quay")
    (True, False)
    """
    return _CAPTION.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None


class _Rows(Sequence[Line]):
    """Lines that are made when they are asked for: of the lines of an article, few are, and of most none."""

    def __init__(self, texts: Sequence[str], places: Callable[[], Sequence[int]]) -> None:
        self._texts = texts
        self._places = places

    @cached_property
    def _starts(self) -> Sequence[int]:
        return self._places()

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return _Rows(self._texts[at], lambda: self._starts[at])
        start, text = self._starts[at], self._texts[at]
        return Line(start, start + len(text), text)


def _starts(pieces: Sequence[str], front: int) -> Sequence[int]:
    """Where the lines begin that are not blank, those of the front matter left out."""
    starts = map(add, accumulate(map(len, pieces), initial=0), range(len(pieces)))
    return list(compress(starts, [at >= front and piece.strip() for at, piece in enumerate(pieces)]))


class Article:
    """The lines of a draft that hold something, below its front matter, and which of them belong to the frame.

    >>> page = Article(Draft("Late boats\\n\\n12 May 2021\\n\\n" + "The ferry was late again. " * 8))
    >>> page.body, page.frame
    (2, [0, 1, 2])
    """

    def __init__(self, draft: Draft) -> None:
        pieces = draft.text.split("\n")
        front = front_matter(draft.text)
        self._whole = list(filter(str.strip, pieces[front:]))
        self.rows: Sequence[Line] = _Rows(self._whole, partial(_starts, pieces, front))
        self._says = _density(draft.text)
        self.body = next((at for at, text in enumerate(self._whole) if self.is_body(text)), len(self.rows))
        """Number of the first line of the text itself; all of them where there is none."""
        self.is_article = self.body < len(self.rows) and draft.signals.code_share <= _MOST_CODE
        """Has a text, and is no program: only then do the lines round it say anything about it."""

    def is_body(self, text: str) -> bool:
        """True for a line long enough to be a paragraph of the text."""
        length = int(len(text) * self._says)
        if length >= _BODY:
            return not is_credited(text)
        return length >= _SENTENCE and ends_sentence(text) and text.rstrip()[-1] not in "?!？！"

    @cached_property
    def start(self) -> int:
        """Number of the line that the text begins with: a teaser among menus is as long as a paragraph of it, but has
        no second one near it."""
        bodies = (at for at in range(self.body, len(self._whole)) if self.is_body(self._whole[at]))
        return next((one for one, two in pairwise(bodies) if two - one <= _NEAR), self.body)

    def is_top(self, at: int) -> bool:
        """True for the first lines, and for those right above the text, however much stands above them."""
        return at < TOP or self.start - _ABOVE <= at < self.start

    @cached_property
    def frame(self) -> Sequence[int]:
        """The numbers of the lines at the top, right above and below the text, and at the end, in order."""
        count = len(self.rows)
        ends = range(count - 1, max(-1, count - _TAIL), -1)
        last = next((at for at in ends if self.is_body(self._whole[at])), count)
        above = range(max(TOP, self.start - _ABOVE), min(self.start, count - END))
        below = range(max(TOP, last + 1, above.stop), min(last + 1 + _BELOW, count - END))
        return [*range(min(TOP, count)), *above, *below, *range(max(TOP, count - END), count)]

    def is_header(self, at: int) -> bool:
        """True inside a block of `Key: value` lines, which is the document's own header and stays.

        Three of them are one, or two with a person's address, as in a log of changes.
        """
        if _HEADER.match(self.text(at)) is None:
            return False
        near = [text for row in (at - 2, at - 1, at + 1, at + 2) if _HEADER.match(text := self.text(row))]
        return len(near) > 1 or any(map(_ADDRESS.search, near))

    def is_beside_header(self, at: int) -> bool:
        """True next to a `Key: value` line."""
        return any(_HEADER.match(self.text(row)) for row in (at - 1, at + 1))

    def text(self, at: int) -> str:
        """What stands on a line, without blanks round it; nothing where there is no such line."""
        return self._whole[at].strip() if 0 <= at < len(self._whole) else ""

    def whole(self, first: int, last: int, text: str) -> tuple[int, int]:
        """The span of the lines `first` to `last`, with one of the line breaks round them."""
        start, end = self.rows[first].start, self.rows[last].end
        if end < len(text):
            return start, end + 1
        return max(0, start - 1), end


@lru_cache(maxsize=2)  # the rules of the stage ask one after another about the same draft
def article_of(draft: Draft) -> Article:
    """The frame of this draft."""
    return Article(draft)
