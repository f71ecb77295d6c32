"""UTF-8 read with the wrong codec, once to three times, in whole lines and in single words of a clean line.

That the characters of a word, put back into bytes, are valid UTF-8 is strong evidence already; a language model
gives the rest: the new reading of the line must be far likelier than the old one, and the old words no language.
Whole words are repaired, never a piece of one, and each edit says which codecs lead back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from corpusclean import bigram, tally
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.line import Line
from corpusclean.mojibake import codepage, guard, suspect
from corpusclean.mojibake.ftfy_line import repair
from corpusclean.mojibake.plain import is_usual, plain
from corpusclean.mojibake.reading import COST_OTHERS, Reading, search
from corpusclean.mojibake.span import kept, plan
from corpusclean.rewriter import trim

MIN_GAIN = 6.0
"""Nats that the new reading must be ahead of the old one; e^6 is about 400 to 1."""

MIN_LEAD = 1.5
"""Nats that it must be ahead of any other new one: one odd letter may be two letters, by two codecs."""

# More is asked for where less can be seen: a line without words around the damage; a result that the model does not
# know as language (a tick, a box, an emoji); letters of one alphabet, which may be a word that the model never met.
MIN_GAIN_ALONE = 17.0
MIN_GAIN_SYMBOL = 19.0
MIN_GAIN_LETTERS = 20.0

# So do small letters throughout, by one of the rarer codecs, for each word: some pair always fits one of so many.
MIN_GAIN_SOUND = 15.0

OLD_AT_MOST = 1.0
NEW_AT_LEAST = 1.0
"""Scores of the language model (nats a character; 0 is random, clean text is at 2 to 4)."""

_WORDS = re.compile(r"([ \t]+)")
_WIDE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_WORDLIKE = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=256)
def best(words: tuple[str, ...]) -> Reading | None:
    """The likeliest reading of a line's words over all chains of codecs; None where none is likelier enough.

    >>> best(("п©я─п╦п╡п╣я┌", "мир")).words
    ('привет', 'мир')
    >>> best(("déjà", "vu")) is None
    True
    """
    reading = plain(words)
    if reading is not None:
        return reading
    found = [
        one
        for one in search(Reading(words))
        if _is_text([new for old, new in zip(words, one.words, strict=True) if new != old])
    ]
    found = [one for one in found if is_usual(" ".join(one.words))] or found
    if not found:
        return None
    before, weighed = _weighed(words, found)
    gains = [after.nats - one.cost - before.nats for after, one in zip(weighed, found, strict=True)]
    gain = max(gains)
    winner, after = found[gains.index(gain)], weighed[gains.index(gain)]
    if gain <= MIN_GAIN or any(
        other > gain - MIN_LEAD and one.words != winner.words for one, other in zip(found, gains, strict=True)
    ):
        return None
    return winner if gain > _asked(words, winner, before, after) else None


def _weighed(words: tuple[str, ...], found: list[Reading]) -> tuple[bigram.Reading, list[bigram.Reading]]:
    """What the language model makes of a line, and of its other readings: of those only words that differ are new."""
    line = " ".join(words)
    if len(line) > bigram.SAMPLE:
        return bigram.read(line), [bigram.read(" ".join(one.words)) for one in found]
    whole = tally.tally(line)
    weighed = []
    for one in found:
        differing = [pair for pair in zip(words, one.words, strict=True) if pair[0] != pair[1]]
        old, new = (" ".join(side) for side in zip(*differing, strict=True))
        weighed.append(tally.reading(whole - tally.tally(old) + tally.tally(new)))
    return tally.reading(whole), weighed


def _is_text(words: Sequence[str]) -> bool:
    """False where new words hold what nobody writes: controls, private use, unassigned, letters of two scripts."""
    return not codepage.is_mixed(" ".join(words)) and not any(
        map(_is_unwritten, {*"".join([word for word in words if not word.isascii()])})
    )


@lru_cache(maxsize=1 << 14)
def _is_unwritten(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Co", "Cn")


def _asked(words: tuple[str, ...], winner: Reading, before: bigram.Reading, after: bigram.Reading) -> float:
    """The gain that this repair has to show, in nats; more than any where it cannot be believed."""
    repaired = winner.words
    old = " ".join(word for word, new in zip(words, repaired, strict=True) if word != new)
    new = " ".join(new for word, new in zip(words, repaired, strict=True) if word != new)
    # What is sound in the line must not hide what is not, so only the words that change are asked about.
    if bigram.above_null(before) > OLD_AT_MOST and tally.score(old) > OLD_AT_MOST:
        return float("inf")
    strange = not new.isascii() and bigram.above_null(after) < NEW_AT_LEAST and tally.score(new) < NEW_AT_LEAST
    alone = len(_WORDLIKE.findall(" ".join(repaired))) < 2
    wide = _WIDE.search(old) is not None
    if strange and (alone or wide or _may_be_a_word(old)):
        return float("inf")
    if wide and any(_WIDE.search(word) for word, new in zip(words, repaired, strict=True) if word == new):
        return float("inf")  # Chinese that is no mojibake; one rare character in it is no evidence
    if _may_be_a_word(old):
        return MIN_GAIN_LETTERS
    changed = old.split(" ")
    sound = MIN_GAIN_SOUND * len(changed) if winner.cost >= COST_OTHERS and all(map(_is_sound, changed)) else MIN_GAIN
    return max(sound, MIN_GAIN_SYMBOL if strange else MIN_GAIN_ALONE if alone else MIN_GAIN)


def _is_sound(text: str) -> bool:
    """True for Latin letters that are small but for the first, with punctuation around at most."""
    letters = text.strip("".join(char for char in text if not char.isalpha()))
    return letters.isalpha() and letters[1:].islower() and max(letters) < "\u0180"


def _may_be_a_word(text: str) -> bool:
    """True for letters of one alphabet and not one of ASCII: a shout, an abbreviation, a word of a rare language."""
    letters = [char for char in text if char.isalpha()]
    return (
        all(char.isalpha() or char.isascii() for char in text)
        and not any(map(str.isascii, letters))
        and len({unicodedata.name(char, "").split(" ")[0] for char in letters}) == 1
    )


class _Utf8Chain:
    name: Final = "mojibake/utf-8-chain"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits for the words that were UTF-8 once, each with the codecs that lead back."""
        for line in suspect.lines(draft.text):
            yield from self._line(line)

    def _line(self, line: Line) -> Iterator[Edit]:
        words = _WORDS.split(line.text)
        reading = best(tuple(words[::2]))
        if (
            reading is None
            or guard.is_meant(line.text)
            or (_ends_in_a_lead(reading) and _is_better(line.text, reading))
        ):
            return
        facts = plan(*reading.steps)
        rest = " ".join(kept(words[::2], reading.words))
        at = line.start
        for word, new, blank in zip(words[::2], reading.words, (*words[1::2], ""), strict=True):
            if new != word and not guard.is_lost(word, new) and not guard.tells_of_itself(word, new, line.text, rest):
                yield trim(at, word, new, self.name, facts)
            at += len(word) + len(blank)


def _ends_in_a_lead(reading: Reading) -> bool:
    """True where a word ends like "Ã": the byte behind it, A0, has become a plain space and is no part of the word."""
    codec = reading.steps[-2].removeprefix("encode ")
    if codec not in codepage.SINGLE:
        return False
    leads = codepage.pages()[codepage.SINGLE.index(codec)].characters[0xC2:0xE0]
    return any(word[-1:] in leads for word in reading.words if not word.isascii())


def _is_better(text: str, reading: Reading) -> bool:
    """True when ftfy, which knows how to put that space right, makes more of the line."""
    fixed = repair(text).text
    return fixed != text and tally.read(fixed).nats > tally.read(" ".join(reading.words)).nats


UTF8_CHAIN: Final = _Utf8Chain()
