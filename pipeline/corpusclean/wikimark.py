"""What wikis print in square brackets, in fifty languages: buttons beside headings, complaints, reference marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from corpusclean.listing import read

_CLOSING = '.,;:!?)]}”"’»%*_。，、；：？！」』）।॥؟۔،\u200b'
_BRACKET = re.compile(r"\[([^\[\]\n]{1,80})\]")
_SINCE = re.compile(r"(?<=.)[ \u00a0]*[,(–-]?[ \u00a0]*\d.*$")
_SIGNS = "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # scripts whose vowel signs are no letters to Python
REFERENCE = re.compile(
    rf"(?<=[^\W_]|[{_SIGNS}.,;:!?)\]”\"’。、」])\[ ?(\d{{1,3}}) ?\](?![(_\w]|\[\d|:(?!\d|p\.))"
    r"|(?<=\])\[ ?(\d{1,3}) ?\]"
)
"""A wiki's reference mark, glued to what it serves; no index, link or definition."""
_VARIABLE = re.compile(r"(?:^|[\W\d_])[A-Za-z](?:\[\d{1,3}\])*$")
_LISTED = re.compile(r"^[ \t]*\[\d{1,3}\][ \t:]", re.MULTILINE)
_RUN = re.compile(r"(?:\[ ?\d{1,3} ?\])+$")
_DEFINITION = re.compile(r"^[ \t]*\[[^\]\n]{1,40}\]:[ \t]*\S", re.MULTILINE)
_NOTE = re.compile(r"^[ \t>*•-]*(?:\[|\()?(\d{1,3})(?:\]|\)|\.|:)?[ \t]+(?![\^↑])\S", re.MULTILINE)
_NAMED_NOTE = re.compile(
    r"\[(?:foot)?(?:note|nota|anmerkung|fußnote|anm\.|примечание|przypis|voetnoot) \d{1,3}[:.]", re.IGNORECASE
)


def is_button(label: str) -> bool:
    """True for what a wiki prints beside a heading, in the brackets; several stand with a bar between.

    >>> is_button("Bearbeiten | Quelltext bearbeiten"), is_button("save")
    (True, False)
    """
    return all(part.strip().casefold() in _labels("button") for part in label.split("|"))


def is_complaint(label: str) -> bool:
    """True for what readers of a wiki have to say about a sentence, in the brackets, with or without a day.

    >>> is_complaint("citation needed"), is_complaint("источник не указан 1200 дней"), is_complaint("sic")
    (True, True, False)
    """
    folded = " ".join(label.casefold().split())
    return folded in _labels("complaint") or _SINCE.sub("", folded) in _labels("complaint")


def brackets(text: str) -> Iterator[re.Match[str]]:
    """The pieces of a text in square brackets, short and on one line; group 1 is what is inside."""
    return _BRACKET.finditer(text)


def is_wordy(char: str) -> bool:
    """True for a letter, a digit or a sign that belongs to a letter; nothing is none of them.

    >>> is_wordy("a"), is_wordy("\N{DEVANAGARI VOWEL SIGN AA}"), is_wordy("]"), is_wordy("")
    (True, True, False, False)
    """
    return char.isalnum() or (char != "" and unicodedata.category(char)[0] == "M")


def is_closing(char: str) -> bool:
    """True for a stop, a closing bracket or quote, the end of emphasis: what a mark may be glued to.

    >>> is_closing("."), is_closing("("), is_closing("")
    (True, False, False)
    """
    return char != "" and char in _CLOSING


def is_labelled(text: str) -> bool:
    """True where a button or a complaint is glued to a word, as on a page of a wiki.

    >>> is_labelled("Geschichte[Bearbeiten]"), is_labelled("Press [edit].")
    (True, False)
    """
    for found in brackets(text):
        before, label = text[max(0, found.start() - 1) : found.start()], found[1]
        if is_wordy(before) and is_button(label):
            return True
        telling = " " in label or label[-1] in "?？؟;" or not label.isascii()
        if telling and (is_wordy(before) or is_closing(before)) and is_complaint(label):
            return True
    return False


def beside_stop(text: str, mark: re.Match[str]) -> bool:
    """True for a mark that stands before or behind a stop or a comma, another mark, or the end of a line.

    >>> [beside_stop(text, REFERENCE.search(text)) for text in ("It sank.[12]", "It sank[12].", "call of[12] it")]
    [True, True, False]
    """
    before = _RUN.sub("", text[max(0, mark.start() - 24) : mark.start()])[-1:]
    behind = text[mark.end() : mark.end() + 1]
    return (is_closing(before) and before not in "_*]") or behind in ("", "\n", "[") or is_closing(behind)


def has_references(text: str) -> bool:
    """True where numbers in brackets are a wiki's reference marks: rising, glued to words, and no list of them.

    >>> has_references("It was[1] so,[2] they say."), has_references("It was [1] so.")
    (True, False)
    """
    if len(_LISTED.findall(text)) > 1 or "[0]" in text:
        return False
    marks = list(REFERENCE.finditer(text))
    if has_notes(text, marks):
        return False
    first = list(dict.fromkeys(int(mark[1] or mark[2]) for mark in marks))
    if first[:2] == [1, 2]:
        return True
    rising = sum(one < two for one, two in pairwise(first))
    stopped = sum(beside_stop(text, mark) for mark in marks)
    return len(first) >= 3 and rising * 3 >= (len(first) - 1) * 2 and stopped * 2 >= len(marks)


def has_notes(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """True where the bracketed numbers of a text stand for notes below them, or are indices of things.

    >>> text = "It sank.[1] It rose.[2]\\n\\n1. In May.\\n2. In June."
    >>> has_notes(text, list(REFERENCE.finditer(text)))
    True
    """
    if _DEFINITION.search(text) or _NAMED_NOTE.search(text):
        return True
    single = sum(_VARIABLE.search(text[max(0, mark.start() - 12) : mark.start()]) is not None for mark in marks)
    if 2 * single >= len(marks) > 0:
        return True  # x[1] and y[2]
    noted = {int(found[1]) for found in _NOTE.finditer(text, marks[-1].end())} if marks else set()
    return len(noted) > 1 and noted >= {int(mark[1] or mark[2]) for mark in marks}


@cache
def _labels(name: str) -> frozenset[str]:
    found: dict[str, Any] = read(source())["lexicon"]
    return frozenset(" ".join(one.casefold().split()) for labels in found[name].values() for one in labels)


def source() -> str:
    """The labels as they are written, for the digest of the built-in rules."""
    return (resources.files("corpusclean") / "packs" / "wikimarks.toml").read_text("utf-8")
