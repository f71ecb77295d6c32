"""Neighbouring paragraphs put together up to a size, for those who feed models: no sentence is cut without need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpusclean.document import Paragraph
from corpusclean.error import UsageProblem

_SEPARATOR = "\n\n"
_LONGEST_ASKED = 4_096
"""Code points of a paragraph that is asked about at once."""
# a run of stops is tried at its first one only: thousands of dots would be read from each of them to their end
_CUTS = tuple(
    map(
        re.compile,
        (r"\n\n", r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++|(?<![。！？])[。！？]++[」』）]*+", r"(?<!\s)\s++"),
    )
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a clean text: one or several neighbouring paragraphs, or a part of one that is too long."""

    text: str
    start: int
    """Where it begins in the clean text, in code points."""
    end: int
    source_start: int
    """Where the first of its paragraphs begins in the decoded source."""
    source_end: int
    """Where the last of its paragraphs ends in the decoded source."""
    section: tuple[str, ...]
    """Headings above its first paragraph, outermost first."""
    first_paragraph: int
    """Number of its first paragraph, from 0."""
    last_paragraph: int


def chunks(paragraphs: Sequence[Paragraph], *, max_chars: int) -> Iterator[Chunk]:
    """The paragraphs of one document as chunks of at most `max_chars` code points, in order, nothing left out.

    A chunk ends at the end of a paragraph where that can be had, else between two sentences, else between two
    words, and inside a word only if the word alone is longer than a chunk. A heading stays with what follows it,
    unless that has to be cut itself. The chunks of one paragraph that had to be cut share its place in the source.

    Raises `UsageProblem` where `max_chars` is less than 1.

    >>> import corpusclean
    >>> doc = corpusclean.clean("It rained. Nobody minded.\\n\\nThe band played.")
    >>> [chunk.text for chunk in chunks(doc.paragraphs, max_chars=20)]
    ['It rained. ', 'Nobody minded.', 'The band played.']
    """
    if max_chars < 1:
        raise UsageProblem(f"max_chars must be at least 1, not {max_chars}")
    return _chunks(paragraphs, max_chars)


def _chunks(paragraphs: Sequence[Paragraph], max_chars: int) -> Iterator[Chunk]:
    held: list[int] = []
    size = 0
    for at, paragraph in enumerate(paragraphs):
        length = len(paragraph.text)
        if held and size + len(_SEPARATOR) + length > max_chars:
            kept = _trailing_headings(paragraphs, held)
            if kept == len(held) or sum(len(paragraphs[one].text) + 2 for one in held[-kept:]) + length > max_chars:
                kept = 0
            yield _whole(paragraphs, held[: len(held) - kept])
            held = held[len(held) - kept :]
            size = sum(len(paragraphs[one].text) for one in held) + len(_SEPARATOR) * max(0, len(held) - 1)
        if length > max_chars:
            yield from _parts(paragraphs, at, max_chars)
        else:
            size += length + (len(_SEPARATOR) if held else 0)
            held.append(at)
    if held:
        yield _whole(paragraphs, held)


def _trailing_headings(paragraphs: Sequence[Paragraph], held: Sequence[int]) -> int:
    count = 0
    while count < len(held) and paragraphs[held[-1 - count]].role in ("heading", "title"):
        count += 1
    return count


def _whole(paragraphs: Sequence[Paragraph], held: Sequence[int]) -> Chunk:
    first, last = paragraphs[held[0]], paragraphs[held[-1]]
    text = _SEPARATOR.join(paragraphs[at].text for at in held)
    return Chunk(text, first.start, last.end, first.source_start, last.source_end, first.section, held[0], held[-1])


def _parts(paragraphs: Sequence[Paragraph], at: int, max_chars: int) -> Iterator[Chunk]:
    """The parts of a paragraph that is too long for one chunk."""
    whole = paragraphs[at]
    text = whole.text
    start = 0
    ends = [end for _, end in sentence_spans(text)]
    number = 0
    while start < len(text):
        limit = start + max_chars
        end = len(text) if limit >= len(text) else start
        while end < len(text) and number < len(ends) and ends[number] <= limit:
            end, number = ends[number], number + 1
        if end <= start:
            end = _last_blank(text, start, limit)
        place = whole.start + start, whole.start + end
        yield Chunk(text[start:end], *place, whole.source_start, whole.source_end, whole.section, at, at)
        start = end


def _last_blank(text: str, start: int, limit: int) -> int:
    """The end of the last word that fits, its blank included; the limit where no word ends before it."""
    for end in range(limit, start, -1):
        if text[end - 1].isspace():
            return end
    return limit


def sentence_spans(text: str, lang: str = "en") -> list[tuple[int, int]]:
    """The sentences of a text as half-open spans that follow each other without a gap; blanks belong to the one before.

    >>> sentence_spans("Dr. Lee left. It rained.")
    [(0, 14), (14, 24)]
    """
    spans = []
    start = 0
    for piece in _segmented(lang, text):
        spans.append((start, start + len(piece)))
        start += len(piece)
    if start != len(text):
        return [(0, len(text))] if text else []
    return spans


def _segmented(lang: str, text: str) -> list[str]:
    """The sentences of a text. sentencex's time grows with the square of a paragraph, so a long one is cut before."""
    import sentencex

    if max(map(len, text.split(_SEPARATOR))) <= _LONGEST_ASKED:
        found: list[str] = sentencex.segment(lang, text)
        return found
    return [sentence for piece in _pieces(text) for sentence in sentencex.segment(lang, piece)]


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of bounded length: cut between paragraphs, else behind a sentence's end, else at a blank."""
    at = 0
    while len(text) - at > _LONGEST_ASKED:
        window = text[at : at + _LONGEST_ASKED]
        ends = (max((found.end() for found in cut.finditer(window)), default=0) for cut in _CUTS)
        end = next(filter(None, ends), len(window))
        yield window[:end]
        at += end
    yield text[at:]


def count_sentences(paragraphs: Iterable[str], lang: str = "en") -> int:
    """How many sentences paragraphs hold; a sentence without a letter or a digit is none.

    >>> count_sentences(["Dr. Lee left. It rained.", "* * *"])
    2
    """
    text = _SEPARATOR.join(paragraphs)
    pieces = _segmented(lang, text) if text else []
    if sum(map(len, pieces)) != len(text):
        pieces = [text]
    return sum([any(map(str.isalnum, piece)) for piece in pieces])
