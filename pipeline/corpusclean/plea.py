"""What a page asks of its reader: to subscribe, to follow, to comment, to share, to agree.

Such a line is told by its grammar, not by a list of lines: an asking phrase where a clause begins, and the thing it
asks for, both in one short line and one language. The phrases are `packs/pleas.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from corpusclean.dialect import by_line, hit_rows
from corpusclean.listing import read

LONGEST = 320
"""Code points of the longest line that is read as a plea: what is longer tells more than it asks."""

_OPENING = '“"«„‘「『>'
_CLAUSE = r"(?:^|[.!?:;,…|·•–—)(»。！？：，、।؟،]|[.!?]['’”])[^\p{L}\p{M}\p{N}]*"
_BEFORE = r"(?:^|[^\p{L}\p{M}\p{N}])"
_AFTER = r"(?:[^\p{L}\p{M}\p{N}]|$)"
_JOINED = (("\u0590", "\u0780"), ("\u0e00", "\u0eff"), ("\u3040", "\uffff"))
"""Scripts that write words together, or particles before a word: there a phrase begins anywhere."""
_SIGN = re.compile(r"[\W_]")
_BEGINNING = 3  # letters by which things are looked up
_SHORT = 3  # letters; a shorter last word has to end where the phrase ends


@dataclass(frozen=True, slots=True)
class _Turn:
    kind: str
    ask: str
    thing: str
    """Patterns in RE2's dialect."""


def plea(text: str) -> str | None:
    """The kind of furniture that a line is by what it asks of the reader, or None.

    A line that is longer than `LONGEST`, or begins with a quotation mark, is none.

    >>> plea("To get the news first, join our WhatsApp channel!"), plea("The channel is joined by a river.")
    ('subscribe', None)
    """
    bare = text.strip()
    if not bare or len(bare) > LONGEST or bare[0] in _OPENING:
        return None
    key = " ".join(_lowered(bare).split())
    if by_line(_things()).search(key) is None:
        return None
    found = (turn for turn in _named(key) if by_line(turn.thing).search(key) and by_line(turn.ask).search(key))
    return next((turn.kind for turn in found), None)


def asking_rows(text: str) -> Iterator[int]:
    """The numbers of the lines that name a thing that pleas are for; one may come twice.

    >>> list(asking_rows("Low tide\\nJoin our Telegram channel"))
    [1]
    """
    yield from hit_rows(by_line(_things()), _lowered(text))


def _lowered(text: str) -> str:
    # "İ" becomes two characters in lower case; phrases are written without the dot
    lowered = text.lower().replace("i\u0307", "i").replace("’", "'")
    return lowered if lowered.isascii() else lowered.encode("utf-8", "replace").decode()


@cache
def source() -> str:
    """The phrases as they are written, for the digest of the built-in rules."""
    return (resources.files("corpusclean") / "packs" / "pleas.toml").read_text("utf-8")


@cache
def lists() -> dict[str, Any]:
    """The phrases, by what they are for."""
    return read(source())


@cache
def _turns() -> tuple[_Turn, ...]:
    turns = []
    for one in lists()["plea"]:
        start = _BEFORE if one.get("anywhere") else _CLAUSE
        turns.append(_Turn(one["kind"], _any(one["ask"], start), _any(one["thing"], _BEFORE)))
    return tuple(turns)


def _named(key: str) -> Iterator[_Turn]:
    """The turns of which a line in lower case holds a thing: the patterns of the others need not even be compiled."""
    beginnings = {key[at : at + size] for size in range(1, _BEGINNING + 1) for at in range(len(key))}
    things, turns = _things_by_beginning(), _turns()
    found = {number for one in things.keys() & beginnings for thing, number in things[one] if thing in key}
    return (turns[number] for number in sorted(found))


@cache
def _things_by_beginning() -> Mapping[str, list[tuple[str, int]]]:
    """All things by their first letters, each with the number of its turn."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, one in enumerate(lists()["plea"]):
        for thing in map(str.rstrip, one["thing"]):
            found.setdefault(thing[:_BEGINNING], []).append((thing, number))
    return found


@cache
def _things() -> str:
    """The pattern of all things that pleas are for."""
    return _any([thing for one in lists()["plea"] for thing in one["thing"]], _BEFORE)


def _any(phrases: list[str], start: str) -> str:
    """The pattern of any of the phrases, behind `start` where a script has borders of words."""
    free = [phrase for phrase in phrases if start == _BEFORE and _is_joined(phrase[0])]
    bound = [phrase for phrase in phrases if phrase not in free]
    return "|".join(before + _either(some) for before, some in (("", free), (start, bound)) if some)


def _either(phrases: list[str]) -> str:
    # a class of characters costs more to compile than a hundred phrases, so it is written once for all of them
    ended = [_literal(phrase) for phrase in phrases if _has_end(phrase)]
    others = [_literal(phrase) for phrase in phrases if not _has_end(phrase)]
    return "(?:" + "|".join([*others, *([f"(?:{'|'.join(ended)}){_AFTER}"] if ended else [])]) + ")"


def _literal(phrase: str) -> str:
    return _SIGN.sub(lambda sign: f"\\x{{{ord(sign[0]):x}}}", phrase.rstrip())


def _has_end(phrase: str) -> bool:
    """The last word is so short that it has to end where the phrase ends."""
    last = phrase.rsplit(" ", 1)[-1]
    return not last or (last.isalpha() and len(last) <= _SHORT and last < _JOINED[0][0])


def _is_joined(char: str) -> bool:
    return any(low <= char[:1] < high for low, high in _JOINED)
