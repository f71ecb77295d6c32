"""Text that looks like mojibake and is meant that way: vocabularies, lists of characters, writing about mojibake."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTES = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "「": "」"}

# Byte-level tokenizers write the space as U+0120 and the line feed as U+010A; the bytes of everything else show
# as Latin letters, which is mojibake to the eye and data to the program.
_NEAR = 2_000  # characters to each side; a hit on a line of megabytes must not cost the line
_BYTE_LEVEL = re.compile(r"(?:^|[\s\"'\[])[ĠĊ]+(?=[^\s\d,.;:!?]|$)")
_NUMBERED = re.compile(r'"(?:[^"\\\s]|\\.)*"\s*:\s*\d+\s*(?:,|$|\})')

# Accented Latin letters in a row, and none twice; the lead characters of mojibake repeat sooner than that.
_ACCENTED = re.compile(r"[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F]{6,}")
_NOTHING = frozenset("\N{REPLACEMENT CHARACTER}\N{ZERO WIDTH NO-BREAK SPACE}")
_TO_BRACKET = re.compile(r"([^\]\s]++)(\]?)")


def line_around(text: str, at: int) -> str:
    """The line of `text` that offset `at` is on; of a very long one, what is near.

    >>> line_around("one\\ntwo\\nthree", 5), len(line_around("x" * 1_000_000, 500_000))
    ('two', 4000)
    """
    first, last = max(0, at - _NEAR), min(at + _NEAR, len(text))
    end = text.find("\n", at, last)
    return text[max(first, text.rfind("\n", first, at) + 1) : last if end < 0 else end]


def is_named(text: str, start: int, end: int) -> bool:
    """True when exactly `text[start:end]` stands between quotation marks: somebody names it.

    >>> is_named('replace "ďż˝" by a space', 9, 12), is_named('"entrďż˝e"', 6, 9)
    (True, False)
    """
    return start > 0 and end < len(text) and _QUOTES.get(text[start - 1]) == text[end]


def is_vocabulary(line: str) -> bool:
    """True for a line of a tokenizer's vocabulary.

    >>> is_vocabulary('"ĠserÃ¡": 4711,'), is_vocabulary('"cafÃ©": 12,'), is_vocabulary("le cafÃ© : 12")
    (True, True, False)
    """
    byte_level = ("Ġ" in line or "Ċ" in line) and _BYTE_LEVEL.search(line) is not None
    return byte_level or _NUMBERED.match(line.strip(" \t{")) is not None


def is_character_list(line: str) -> bool:
    """True when the line lists letters, as spelling flags, keyboard tables and character classes do.

    >>> is_character_list("[^àèéíòóú]"), is_character_list("le cafÃ© d'Ã‰tÃ©")
    (True, False)
    """
    for inside, closed in _TO_BRACKET.findall(line) if "[" in line else ():
        at = inside.find("[") if closed else -1
        shown = [char for char in inside[at:] if not char.isascii()] if at >= 0 else []
        if len(shown) >= 3 and len(set(shown)) == len(shown) and all(map(str.isalpha, shown)):
            return True
    return any(len(set(run)) == len(run) for run in _ACCENTED.findall(line))


def tells_of_itself(before: str, after: str, line: str, sound: str) -> bool:
    """True when the line shows a piece of mojibake next to what it stands for, as a text about mojibake does.

    `before` is what the repair would replace by `after`; both on their own in the line, and short. `sound` is what
    the repair leaves of the line, for pieces of other mojibake are no explanation.

    >>> tells_of_itself("Ã©", "é", "It shows Ã© where é should be.", "It shows where é should be.")
    True
    >>> tells_of_itself("—Ц", "і", "–і–Њ–Љ —Ц", "")
    False
    """
    return len(after) <= 3 and after.strip() != "" and _stand_alone(before, after, line, sound)


@lru_cache(maxsize=256)  # a long line asks about the same few pieces again and again, each time about the whole line
def _stand_alone(before: str, after: str, line: str, sound: str) -> bool:
    return _alone(before, line) and _alone(after, sound)


def is_lost(before: str, after: str) -> bool:
    """True when a repair would bring back no more than lost characters: the table of tokens decides about those.

    >>> is_lost("'ďż˝'", "'\\N{REPLACEMENT CHARACTER}'"), is_lost("Ã©", "é")
    (True, False)
    """
    if _NOTHING.isdisjoint(after):
        return False
    beyond = {char for char in after if not char.isascii()}
    return beyond <= _NOTHING and _NOTHING.isdisjoint(before)


def _alone(piece: str, line: str) -> bool:
    at = line.find(piece)
    while at >= 0:
        left, right = line[at - 1 : at], line[at + len(piece) : at + len(piece) + 1]
        if not left.isalnum() and not right.isalnum():
            return True
        at = line.find(piece, at + 1)
    return False


@lru_cache(maxsize=4)  # the chain and ftfy ask about the same line
def is_meant(line: str) -> bool:
    """True when what looks like mojibake on this line is data: a vocabulary or a list of characters.

    >>> is_meant('"ĠserÃ¡": 4711,'), is_meant("FranÃ§ais, EspaÃ±ol")
    (True, False)
    """
    return is_vocabulary(line) or is_character_list(line)
