"""A cheap look at a text: which of its lines could hold mojibake at all.

A text is read once for its runs of characters beyond ASCII; only the distinct ones are judged, and the judgement of
a run is remembered, for the words of a language come again and again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import cache, lru_cache
from typing import Any

from corpusclean.line import Line
from corpusclean.mojibake import codepage

_RUN = re.compile(r"[^\x00-\x7f]+")
BEYOND_ASCII = bytes([0x20] * 0x80 + list(range(0x80, 0x100)))
"""Bytes to bytes of UTF-8: what stands for ASCII becomes a blank, so that the runs between fall apart."""
_REMEMBERED = 1 << 13  # runs; the gate remembers far more of them and asks about each new one alone
_FEW = 8
_HEAD = 2  # characters of a run that tell of most whether it goes on as UTF-8 in some codec

# The codecs that ftfy repairs even in the middle of a run.
_ANYWHERE = ("cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_roman", "cp437")

# The letters that C3 and C2 show as: before a space that was a no-break space once ("voilÃ le travail").
_HANGING = frozenset("ÂÃĂ√")

_WINDOW = 4096  # code points; what is longer is looked at in pieces of about this length
_CUT = re.compile(f"\n|(?<![{''.join(sorted(_HANGING))}]) ")


@lru_cache(maxsize=2)
def lines(text: str) -> tuple[Line, ...]:
    """The lines that could hold UTF-8 read with another codec, in order; of a long one, the pieces that could.

    >>> [line.text for line in lines("déjà vu\\ncafÃ©\\nПривет")]
    ['cafÃ©']
    """
    if len(text) > _WINDOW or "\n" in text:
        return tuple(lines_with(text, among, _stands_out))
    runs = () if text.isascii() else _runs(text)  # of one line: any place will do
    found = any(is_suspect(run) and any(_stands_out(text, *span) for span in _occurrences(text, run)) for run in runs)
    return (Line(0, len(text), text),) if found else ()


def lines_with(
    text: str,
    odd_among: Callable[[Set[str]], Set[str]],
    stands_out: Callable[[str, int, int], bool] = lambda *_: True,
) -> Iterator[Line]:
    """The lines with a run of those that are `odd_among` the text's, where it `stands_out` at its start and end.

    A line that is longer than 4,096 characters is cut at blanks: what a repair makes of a piece of text depends on its
    neighbourhood, and costs no more where nobody broke the line.

    >>> [len(line.text) for line in lines_with("word " * 1999 + "last é", lambda runs: runs)]
    [1802]
    """
    if text.isascii():
        return
    odd = odd_among(_runs(text))
    done = 0
    for start, end in _places(text, odd):
        if start >= done and stands_out(text, start, end):
            head, done = _window(text, text.rfind("\n", done, start) + 1 or done, end)
            yield Line(head, done, text[head:done])


def _window(text: str, head: int, end: int) -> tuple[int, int]:
    """From where to where the piece reaches that holds what ends at `end`; pieces of its line are cut from `head`."""
    while True:
        tail = text.find("\n", head, head + _WINDOW)
        if tail < 0:
            cut = _CUT.search(text, head + _WINDOW)
            tail = cut.start() if cut else len(text)
        if tail >= end:
            return head, tail
        head = tail


def _places(text: str, runs: Set[str]) -> Iterator[tuple[int, int]]:
    """Where these runs stand, in order; a few are looked up one by one, which is faster than to read all runs."""
    if len(runs) > _FEW:
        yield from (match.span() for match in _RUN.finditer(text) if match[0] in runs)
    elif runs:
        yield from sorted(span for run in runs for span in _occurrences(text, run))


def _occurrences(text: str, run: str) -> Iterator[tuple[int, int]]:
    at = text.find(run)
    while at >= 0:
        end = at + len(run)
        if text[at - 1 : at].isascii() and text[end : end + 1].isascii():
            yield at, end
        at = text.find(run, end)


@lru_cache(maxsize=2)
def _runs(text: str) -> frozenset[str]:
    return frozenset(map(bytes.decode, {*text.encode().translate(BEYOND_ASCII).split()}))


def _stands_out(text: str, start: int, end: int) -> bool:
    """A single character tells only by its neighbours: "Ã" by a space, "茅" by a Latin letter it is stuck to."""
    if end - start > 1 or text[start] <= "\x9f":
        return True
    if text[start] in _HANGING:
        return text[end : end + 1] == " "
    return text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()


def among(runs: Set[str]) -> set[str]:
    """The runs that are suspect: those that `is_suspect` sees as such, for less.

    >>> among({"вЂ”", "Привет", "浣犲ソ", "你好"}) == {"вЂ”", "浣犲ソ"}
    True
    """
    if len(runs) <= _FEW:
        return {run for run in runs if is_suspect(run)}
    openings, words = _openings(), f" {' '.join(runs)} "
    # two characters tell of most runs that they cannot be read back as a whole; a sequence may be anywhere in one
    likely = {run for run in runs if run[0] in openings and _may_begin(run[:_HEAD])}
    for match in _traces().finditer(words) if _trace().search(words) is not None else ():
        likely.add(words[words.rfind(" ", 0, match.start()) + 1 : words.find(" ", match.end())])
    return {run for run in likely if is_suspect(run)}


@lru_cache(maxsize=_REMEMBERED)
def is_suspect(run: str) -> bool:
    """True for odd characters that are UTF-8 read with some codec, have such a sequence in them, or a C1 control.

    >>> is_suspect("вЂ”"), is_suspect("Привет"), is_suspect("浣犲ソ"), is_suspect("你好")
    (True, False, True, False)
    """
    if len(run) == 1 and run < "\u2e80":
        return run in _HANGING or "\x80" <= run <= "\x9f"
    # most runs drop out at these looks at where UTF-8 could begin, which cost a tenth of what they save
    if _traces().search(run) and _sequence().search(run):
        return True
    if (
        len(run) > 1
        and run[0] in _leads()
        and any(_is_text(codepage.pages()[bit].read_back(run)) for bit in codepage.bits(codepage.fitting(run)))
    ):
        return True
    return any(_is_text(codepage.read_back_double(run, name)) for name in codepage.double_openers().get(run[0], ()))


@cache
def _openings() -> frozenset[str]:
    """The characters that a suspect run can begin with, unless it has a sequence or a control further in."""
    return _leads().union(codepage.double_openers(), _HANGING)


@lru_cache(maxsize=2 * _REMEMBERED)  # more: they come again sooner than runs
def _may_begin(head: str) -> bool:
    """True where a run with these first characters could be UTF-8 as a whole; of a shorter run, that it is suspect."""
    if len(head) < _HEAD:
        return is_suspect(head)
    return codepage.goes_on(head) or any(
        codepage.goes_on_double(head, name) for name in codepage.double_openers().get(head[0], ())
    )


def _is_text(text: str | None) -> bool:
    """True for a reading that could be text, or the next level of a chain."""
    return text is not None and (codepage.USUAL.fullmatch(text) is not None or codepage.fitting(text) != 0)


@cache
def _leads() -> frozenset[str]:
    """The characters that some codec shows for a lead byte of UTF-8, the C1 controls, and U+FFFD."""
    leads = {char for page in codepage.pages() for char in page.characters[0xC2:0xF5]}
    return frozenset(leads.union(map(chr, range(0x80, 0xA0)), codepage.LOST))


@cache
def _sequence() -> re.Pattern[str]:
    """A whole sequence of UTF-8 in one of the codecs of `_ANYWHERE`, or a C1 control."""
    branches = ["[\x80-\x9f]"]
    for page in codepage.pages():
        if page.name in _ANYWHERE:
            two, three, four, follow = (
                "[" + re.escape(page.characters[first:end]) + codepage.LOST * (first == 0x80) + "]"
                for first, end in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
            )
            branches += [two + follow, three + follow * 2, four + follow * 3]
    return re.compile("|".join(branches))


@cache
def _traces() -> re.Pattern[str]:
    """Where `_sequence` finds something, and some places more: its classes, put together over all codecs."""
    two, more, follow = _trace_classes()
    # it begins with one class, for which a search is fast
    return re.compile(f"[\x80-\x9f{two[1:-1]}{more[1:-1]}](?:(?<=[\x80-\x9f])|(?<={two}){follow}|{follow}{follow})")


@cache
def _trace() -> Any:
    """The same for RE2, to which it is all one where a pattern begins."""
    import re2

    two, more, follow = _trace_classes()
    return re2.compile(f"[\x80-\x9f]|{two}{follow}|[\x80-\x9f{two[1:-1]}{more[1:-1]}]{follow}{follow}")


@cache
def _trace_classes() -> tuple[str, str, str]:
    """What leads a sequence of two bytes, or of more, and what follows: classes of characters over all codecs."""
    pages = [page for page in codepage.pages() if page.name in _ANYWHERE]
    two, more, follow = (
        "[" + re.escape("".join({char for page in pages for char in page.characters[first:end]})) + extra + "]"
        for first, end, extra in ((0xC2, 0xE0, ""), (0xE0, 0xF5, ""), (0x80, 0xC0, codepage.LOST))
    )
    return two, more, follow
