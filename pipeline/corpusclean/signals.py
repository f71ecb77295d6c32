"""What a document looks like, measured at the start of a stage, for rules that need more than one line.

Each signal is worked out when a rule first asks for it: most documents are asked for none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from corpusclean import assistant
from corpusclean.codelike import code_share
from corpusclean.dialect import may_hold
from corpusclean.lexicon import COUNTED, NO_HEADING, Mark, folded
from corpusclean.line import Line, lines, weigh
from corpusclean.marks import marks, page_marks
from corpusclean.outlet import TELLING
from corpusclean.pill import pills
from corpusclean.wikimark import has_references, is_labelled

_NUMBER_LINK = re.compile(r"\S\[\d{1,3}\]\(https?://")
_WIKI_WORDS = re.compile(
    r"\{\\displaystyle|\bJump to (?:navigation|search)\b|\bFrom [^\n]{2,40}, the free \w+|"
    r"\[(?:citation needed|clarification needed|edit source|src)\]|\w\[edit\]|\[edit\]\s*$|==\s*See also\s*==",
    re.MULTILINE,
)
_WIKITEXT = re.compile(r"\[\[[^\[\]\n]+\]\]|'''[^'\n]+'''|^==+[^=\n]+==+[ \t]*$", re.MULTILINE)
_SOCIAL = re.compile(r"(?<!\w)[$#][^\W\d_]\w*|https://t\.co/")
_FEWEST_FINDS = 2
"""So many finds of the lists make it worth while to look for credits and pleas, which takes longer."""
_MOSTLY = 0.2
"""The share of its lines that must be furniture where a text has no sentence: a list of words holds some by chance."""
_SENTENCE = 24
"""Code points."""
_LONG_SENTENCE = 60  # code points of one of an article
_UNSPACED = "\u0e00"
"""From here on there are scripts that put no blanks between words."""
PAGE = 3.0
"""The furniture score from which on a document is a page: two solid finds of two kinds, or three of one."""
_THREAD, _LONGEST_TIME = 12, 60
"""Rows below the number of comments, and code points of a row that says when one was written."""
_YEAR, _CLOCK = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?![\d.])")

_OF_ANY_SENTENCE = frozenset(
    "this that more your with from have here what diese dieser diesen dieses cette dans pour".split()
)
"""Words of four letters and more that do not tell what a heading is about."""
_UNDERLINES = ("===", "---", "~~~", "^^^", "***", "```")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "။", "។", "።", "؟", "۔", "։", "॥", "｡", ";", ":")
_UNSTOPPED = re.compile("[\u0e00-\u0eff]")
_UNSTOPPED_SENTENCE, _UNSTOPPED_SHARE = 90, 0.6
_CLOSERS = "\"'”’»›)]}*_」』）\ufffd"


def ends_sentence(text: str) -> bool:
    """True when the text ends as a sentence does, closing quotes and brackets aside.

    >>> ends_sentence("He said “no.”"), ends_sentence("Read more")
    (True, False)
    """
    bare = text.rstrip()
    return bare.rstrip(_CLOSERS).endswith(_STOPS[:-2]) or bare.endswith(("”", "»", "」"))


def is_unstopped(text: str) -> bool:
    """True for a line in Thai or Lao, whose sentences have no stop, that is longer than headlines are.

    >>> is_unstopped("เรือมาสาย"), is_unstopped("เรือมาสายอีกครั้งในวันจันทร์ " * 4)
    (False, True)
    """
    if len(text) < _UNSTOPPED_SENTENCE or text.isascii():
        return False
    return len(_UNSTOPPED.findall(text)) > _UNSTOPPED_SHARE * len(text)


class Signals:
    """Document-wide evidence; each property is a word that a rule's `when` may use.

    >>> Signals("It was[1] so,[2] they say.[3]").wiki
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _rows(self) -> Sequence[Line]:
        return lines(self._text)

    @cached_property
    def code_share(self) -> float:
        """Share of the non-blank lines that look like source code, 0 to 1."""
        return code_share(self._text)

    @cached_property
    def assistant(self) -> bool:
        """Something in it comes from a chat assistant's window beyond doubt."""
        return assistant.is_marked(self._text) or self.counted_pills

    @cached_property
    def counted_pills(self) -> bool:
        """A source's pill with its count stands in it: `Name+2`, of a name that is no skill's and no key's."""
        return any(
            pill.rank >= TELLING and (pill.is_last or pill.is_apart) and not pill.is_stopped
            for pill in pills(self._text)
        )

    @cached_property
    def perplexity(self) -> bool:
        """Its numbered footnotes are an assistant's: a logo, or runs of them that stand for nothing but addresses."""
        return assistant.has_bare_notes(self._text)

    @cached_property
    def numbered_sources(self) -> bool:
        """Its numbers in brackets run together and stand for addresses alone, as an assistant lists them."""
        return assistant.has_numbered_sources(self._text)

    @cached_property
    def chat_window(self) -> bool:
        """Both speakers of a chat stand in it as the window of the assistant names them."""
        return assistant.has_both_speakers(self._text)

    @cached_property
    def numeric_links(self) -> int:
        """How many bare numbers link somewhere, glued to a word."""
        return len(_NUMBER_LINK.findall(self._text))

    @cached_property
    def wiki(self) -> bool:
        """A page of a wiki, by its own words or by its reference marks: rising, glued to words, no list of them."""
        if may_hold(self._text, _WIKI_WORDS) and _WIKI_WORDS.search(self._text) and self.code_share <= 0.5:
            return True
        if self.code_share > 0.2:
            return False
        return is_labelled(self._text) or has_references(self._text)

    @cached_property
    def wikitext(self) -> bool:
        """The source of a wiki's page: links in double brackets, and bold in apostrophes or a heading between signs."""
        kinds = {found[0][:2] for found in _WIKITEXT.finditer(self._text)}
        return len(kinds) >= 2 and "[[" in kinds

    @cached_property
    def pdf(self) -> bool:
        """Text taken off printed pages: form feeds, or many lines that end in a hyphen."""
        if "\f" in self._text:
            return True
        full = [row for row in self._rows if row.end - row.start > 40]
        torn = sum(row.text.rstrip().endswith("-") and row.text[-2:-1].isalpha() for row in full)
        return torn >= 3 and torn * 25 >= len(full)

    @cached_property
    def lang(self) -> str:
        """The language of its lines, ISO 639, as fastText guesses it; `und` where there is too little to tell."""
        from corpusclean.language import language

        return language([row.text for row in self._rows if not row.is_blank])[0]

    @cached_property
    def social(self) -> bool:
        """A short post: tags and short links in little text, and no code."""
        return len(self._text) < 3000 and self.code_share < 0.2 and _SOCIAL.search(self._text) is not None

    @cached_property
    def furniture(self) -> float:
        """How much it looks like a web page kept with its furniture: solid finds times their kinds; 3 is a page."""
        return furniture_score(self._text) if self.code_share <= 0.2 and not self.wrapped else 0.0

    @cached_property
    def wrapped(self) -> bool:
        """Its lines are cut at a width: many break off and go on below in lower case."""
        broken = total = 0
        for one, two in zip(self._rows, self._rows[1:], strict=False):
            if one.end - one.start >= 45 and two.text:
                total += 1
                broken += two.text.lstrip()[:1].islower() and not ends_sentence(one.text)
        return broken >= 4 and broken * 4 >= total

    @cached_property
    def page(self) -> bool:
        """It is a web page kept with its furniture."""
        known = marks(self._text)
        if len(known) < _FEWEST_FINDS and not any(found.certain for found in known.values()):
            return False  # one is too few, unless no heading reads like it: then pleas and credits may stand beside it
        return self.furniture >= PAGE and not self.list_of_words

    @cached_property
    def list_of_words(self) -> bool:
        """It has no sentence, and hardly any furniture: what there is of it are words like others."""
        filled = [row.text for row in self._rows if not row.is_blank]
        return len(marks(self._text)) < _MOSTLY * len(filled) and not any(map(_is_sentence, filled))


def _is_sentence(text: str) -> bool:
    words = " " in text.strip() or max(text) >= _UNSPACED
    return words and len(text) >= _SENTENCE and ends_sentence(text)


def furniture_score(text: str) -> float:
    """The number of solid finds of furniture times the number of their kinds (see `Signals.furniture`).

    A find is solid when it cannot be a heading: it is a certain phrase, it stands twice, it stands beside another
    find, or it is the last line, or several words below the last long sentence; and the sentence below does not speak
    of it.
    """
    known = marks(text)
    if not known:
        return 0.0
    if len(known) >= _FEWEST_FINDS or any(found.certain for found in known.values()):
        known = page_marks(text)
    numbered = [(number, row) for number, row in enumerate(lines(text)) if not row.is_blank]
    full = [row for _, row in numbered]
    found_at = [known.get(number) for number, _ in numbered]
    seen = Counter(found.key for found in known.values())
    stands = [
        found is not None
        and (at + 1 == len(full) or found_at[at + 1] is not None or not heads(found, full[at + 1].text))
        for at, found in enumerate(found_at)
    ]
    end = max(
        (at for at, row in enumerate(full) if found_at[at] is None and _is_long_sentence(row.text)), default=len(full)
    )
    solid: list[Mark] = []
    threaded = False
    for at, found in enumerate(found_at):
        if found is None or not stands[at]:
            continue
        beside = any(stands[max(0, at - 1) : at] + stands[at + 1 : at + 2])
        opens = (
            found.kind == "related" and found.part == "head" and at + 2 < len(full) and _lists(full[at + 1 : at + 3])
        )
        closes = at + 1 == len(full) or (at > end and " " in found.key)
        if found.certain or (seen[found.key] > 1 and found.kind != "nav") or beside or opens or closes:
            solid.append(found)
            threaded |= _counts_comments(found) and _opens_thread(full, at)
    kinds = Counter(found.kind for found in solid)
    # a page says once what rights there are in it; a work of many parts says so of each
    finds = len(solid) - max(0, kinds["legal"] - 1)
    # the times of comments below their number say the same as it, in another way; so does a form to write one
    threaded |= any(one.kind == two.kind == "comments" and _is_of_form(two) for one, two in pairwise(solid))
    return (finds + threaded) * float(len(kinds) + threaded)


def _is_long_sentence(text: str) -> bool:
    return len(text) >= _LONG_SENTENCE and ends_sentence(text)


def _is_of_form(found: Mark) -> bool:
    """It says what becomes of a reader's address, or which fields have to be filled in."""
    return found.certain and (found.part == "start" or len(found.key) >= NO_HEADING)


def _counts_comments(found: Mark) -> bool:
    """It says how many comments readers have made."""
    return found.certain and found.kind == "comments" and COUNTED.match(found.key) is not None


def _opens_thread(rows: Sequence[Line], at: int) -> bool:
    """A row soon below the number of comments says on what day, and when, one of them was written."""
    near = (row.text for row in rows[at + 1 : at + 1 + _THREAD])
    return any(len(text) <= _LONGEST_TIME and _YEAR.search(text) and _CLOCK.search(text) for text in near)


def _lists(rows: Sequence[Line]) -> bool:
    """The rows read like the titles of other articles: of a title's length, no sentences, no list's signs."""
    return all(
        20 <= weigh(row.text) <= 200
        and (not ends_sentence(row.text) or row.text.rstrip().endswith("?"))
        and row.text.lstrip()[0] not in "-*•+|#[0123456789"
        for row in rows
    )


def heads(found: Mark, below: str) -> bool:
    """True when the line below is a sentence that speaks of the phrase above it: then that is a heading.

    >>> from corpusclean import lexicon
    >>> heads(lexicon.mark("Newsletter"), "A newsletter goes out each week.")
    True
    """
    if below[:3] in _UNDERLINES:
        return True
    if len(below) < 20 or not (ends_sentence(below) or is_unstopped(below)):
        return False
    start = folded(below[:160])
    if found.certain:
        return found.key in start
    words = [word for word in found.key.split() if len(word) >= 4 and word not in _OF_ANY_SENTENCE]
    return any(word[:6] in start for word in words) or (not found.key.isascii() and found.key in start)
