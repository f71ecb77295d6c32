"""One legacy codec read as another: `Ïðèâåò` for `Привет`, `nejménì` for `nejméně`.

Nothing in the bytes proves such a repair, as valid UTF-8 does, so the language model has to carry it alone. Where
whole lines turn from rubbish into language by a wide margin (another alphabet, as a rule) that is proof enough;
where single accented letters would change, it is a guess, made only for those who ask for it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import heapify, heappop, heappush
from typing import Any, Final

from corpusclean import tally
from corpusclean.bigram import above_null
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.line import Line
from corpusclean.mojibake import codepage, guard, suspect
from corpusclean.mojibake.span import by_word, plan

SHOWN_AS = ("cp1252", "cp1251", "koi8_r", "cp866", "mac_roman", "cp1250", "cp850", "cp437", "cp852")
WRITTEN_IN = (
    *("cp1251", "koi8_r", "cp866", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("mac_roman", "mac_cyrillic", "iso8859_2", "iso8859_5", "cp437", "cp850", "cp852", "gb18030", "big5", "cp932"),
    *("cp949", "euc_jp"),
)

# What a misread legacy text has and clean text has seldom, in a run of characters beyond ASCII: three accented letters
# or signs in a row; box drawing or signs stuck to letters; a small letter before capitals; a C1 control.
_ODD = re.compile(
    "[\x80-\x9f]|[\xa0-\xff]{3}|[\u2500-\u259f][А-яЁё]|[А-яЁё][\u2500-\u259f]|[а-яё][А-ЯЁ]{2}|[А-ЯЁ]{5}"
    "|[\xa1-\xbf\xd7\xf7][\xc0-\xff]{2}|[\xc0-\xff]{2}[\xa1-\xbf\xd7\xf7]|[\uff61-\uff9f]{3}"
)
_BROKEN = re.compile(
    "[a-zß-öø-ÿа-яёά-ώ](?=[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω])|(?<=[^\\W\\d_])[^\\w\\s'’.,:;/&%()\"\x00-\x7f-](?=[^\\W\\d_])"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNWRITTEN = re.compile("[\x80-\x9f\ue000-\uf8ff]")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+\Z")
_WORD = 32  # letters to either side that make up a word
_LOOK_ALIKE = frozenset("ABCEHIJKMOPSTXYaceijkopsxy")
_SHORTLIST = 6
_UNBROKEN = 0.03
# Nats a character, and a score, at which no other candidate needs to be asked.
_CLEAR, _LANGUAGE = 2.5, 2.2
_REMEMBERED = 1 << 13  # runs, as in suspect


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a repair must show: nats in all, nats for each odd character, the scores before and after."""

    gain: float
    each: float
    old_at_most: float
    new_at_least: float


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, its two codecs (shown as, written in), its gain in nats, and the model's scores before and after."""

    text: str
    codecs: tuple[str, str]
    gain: float
    old: float
    new: float


SURE: Final = _Asked(gain=25.0, each=1.5, old_at_most=0.5, new_at_least=1.5)
LIKELY: Final = _Asked(gain=8.0, each=1.5, old_at_most=1.5, new_at_least=1.5)


@cache
def _encoders() -> tuple[tuple[str, codepage.CodePage], ...]:
    return tuple((name, codepage.pages()[codepage.SINGLE.index(name)]) for name in SHOWN_AS)


@lru_cache(maxsize=64)
def reading(text: str) -> Found | None:
    """The likeliest other reading of a line; None where there is none.

    >>> reading("Ïðèâåò, êàê äåëà?").text
    'Привет, как дела?'
    """
    before = tally.read(text)
    if above_null(before) > LIKELY.old_at_most:
        return None
    best: Found | None = None
    for new, steps in _by_look(text):
        after = tally.read(new)
        gain = after.nats - before.nats
        if gain > (best.gain if best else 0.0):
            best = Found(new, steps, gain, above_null(before), above_null(after))
        if gain > _CLEAR * before.n and above_null(after) > _LANGUAGE:
            return best
    return best


def _by_look(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Other readings: those that look unbroken as they are met, then the best looking of the others."""
    others: list[tuple[float, bool, str, tuple[str, str]]] = []  # with how broken they look at least, or for certain
    n = 0
    for least, new, steps in _candidates(text):
        if least >= _UNBROKEN:
            others.append((least, False, new, steps))
        elif (look := least + _broken(new)) >= _UNBROKEN:
            others.append((look, True, new, steps))
        else:
            n += 1
            yield new, steps
    heapify(others)
    while others and n < _SHORTLIST:
        look, is_certain, new, steps = heappop(others)
        if is_certain:
            n += 1
            yield new, steps
        else:
            heappush(others, (look + _broken(new), True, new, steps))


def _candidates(text: str) -> Iterator[tuple[float, str, tuple[str, str]]]:
    """Other readings, each with a rough idea of how broken it looks at least, lower is better."""
    seen = {text}
    tried: set[bytes] = set()
    for shown, page in _encoders():
        try:
            raw = codecs.charmap_encode(text, "strict", page.encoding_map)[0]
        except UnicodeError:
            continue
        if raw in tried:
            continue
        tried.add(raw)
        for order, written in enumerate(WRITTEN_IN):
            try:
                new = raw.decode(written)
            except UnicodeError:
                continue
            if new in seen:
                continue
            seen.add(new)
            if not new.isascii() and _UNWRITTEN.search(new) is None:
                yield _signs(new) + order / 1000, new, (shown, written)


def _signs(text: str) -> float:
    """The share of the characters beyond ASCII that are no letters, 0 to 1."""
    odd = "".join(_BEYOND_ASCII.findall(text))
    return 0.0 if odd.isalpha() else 1 - sum(map(str.isalpha, odd)) / len(odd)


def _broken(text: str) -> float:
    """Words that are broken by a capital or a sign, for each character beyond ASCII."""
    return len(_BROKEN.findall(text)) / (len(text) - len(text.encode("ascii", "ignore")))


class _Legacy:
    def __init__(
        self,
        name: str,
        odd_among: Callable[[Set[str]], Set[str]],
        stands_out: Callable[[str, int, int], bool],
        asked: _Asked,
    ) -> None:
        self.name = name
        self._odd_among = odd_among
        self._stands_out = stands_out
        self._asked = asked

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits for the words of each line that another pair of codecs explains far better."""
        for line in suspect.lines_with(draft.text, self._odd_among, self._stands_out):
            if not guard.is_vocabulary(line.text):
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[Edit]:
        found = reading(line.text)
        if found is None:
            return
        asked = self._asked
        odd = sum(not char.isascii() for char in line.text)
        if (
            found.gain < max(asked.gain, asked.each * odd)
            or found.old > asked.old_at_most
            or found.new < asked.new_at_least
        ):
            return
        shown, written = found.codecs
        yield from by_word(line.start, line.text, found.text, self.name, plan(f"encode {shown}", f"decode {written}"))


@lru_cache(maxsize=_REMEMBERED)
def is_odd(run: str) -> bool:
    """True for a run that no language has, as far as its shape tells, and for one Cyrillic letter or two.

    >>> is_odd("Ïðèâåò"), is_odd("Привет"), is_odd("й")
    (True, False, True)
    """
    return _ODD.search(run) is not None or (len(run) <= 2 and "А" <= run[0] <= "ё")


def _in_latin_word(text: str, start: int, end: int) -> bool:
    """Cyrillic letters tell only where they stand inside a word in Latin letters.

    That is no word whose Latin letters all look like Cyrillic ones: somebody typed them by mistake.

    >>> _in_latin_word("Mьnchen", 1, 2), _in_latin_word("мiй", 0, 1)
    (True, False)
    """
    if end - start > 2 or not "А" <= text[start] <= "ё":
        return True
    before, after = _LETTERS_BEFORE.search(text, max(0, start - _WORD), start), _LETTERS.match(text, end, end + _WORD)
    latin = {char for found in (before, after) if found for char in found[0] if char.isascii()}
    return not latin <= _LOOK_ALIKE


def among(runs: Set[str]) -> set[str]:
    """The runs that are odd: those of which `is_odd` says so, for less.

    >>> among({"Ïðèâåò", "Привет", "й"}) == {"Ïðèâåò", "й"}
    True
    """
    odd = {run for run in runs if len(run) <= 2 and "А" <= run[0] <= "ё"}
    if _odd().search(" ".join(runs)) is not None:
        odd.update(run for run in runs if is_odd(run))
    return odd


@cache
def _odd() -> Any:
    """The pattern of odd runs for RE2; no blank is part of what it finds."""
    import re2

    return re2.compile(_ODD.pattern)


def _all(runs: Set[str]) -> Set[str]:
    return runs


def _anywhere(*_: object) -> bool:
    return True


LEGACY_SCRIPT: Final = _Legacy("mojibake/legacy-script", among, _in_latin_word, SURE)
LEGACY_LETTERS: Final = _Legacy("mojibake/legacy-letters", _all, _anywhere, LIKELY)
