"""The codecs that UTF-8 gets misread with, asked all at once.

A codec is one bit. A character that the codec shows for a UTF-8 lead byte (C2 to F4) has the codec's bit in a
mask for leads, one shown for a continuation byte (80 to BF) in a mask for those; a whole word is then checked
against every single-byte codec in one walk, and clean text drops out at its first character or two.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

LOST = "\N{REPLACEMENT CHARACTER}"

# The order breaks ties: of two codecs that give the same text, the edit names the first.
SINGLE = (
    *("cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_7", "iso8859_9", "iso8859_10", "iso8859_13"),
    *("iso8859_15", "iso8859_16", "mac_roman", "mac_cyrillic", "mac_latin2", "mac_greek", "mac_turkish"),
    *("cp437", "cp850", "cp852", "cp866", "cp737", "cp775", "cp855", "cp857", "cp862", "cp874", "koi8_r", "koi8_u"),
)
DOUBLE = ("gb18030", "big5", "cp932", "cp949", "euc_jp")

_FIRST_WIDE = "\u2e80"
_LOST_BYTE = 0xFF  # never occurs in UTF-8, so it can stand for U+FFFD while the bytes are looked at
_LOSSY = re.compile(
    b"[\xc2-\xdf]\xff"
    b"|[\xe0-\xef](?:\xff[\x80-\xbf\xff]|[\x80-\xbf]\xff)"
    b"|[\xf0-\xf4](?:\xff[\x80-\xbf\xff]{2}|[\x80-\xbf]\xff[\x80-\xbf\xff]|[\x80-\xbf]{2}\xff)"
    b"|\xff"
)

# The letters and signs of text in the large languages, and no others.
USUAL = re.compile(
    "[\x00-\x7f\xa0-\u017e\u018f\u0192\u0218-\u021b\u0254\u0256\u0257\u0259\u025b\u0263\u0269\u0272\u028b\u02bb\u02bc\u0300-\u0304"
    "\u0306-\u030c\u0323\u0384-\u03ce\u0400-\u045f\u0490-\u04f9\u0531-\u0589\u05d0-\u05ea\u060c-\u0652\u0660-\u06d5\u06f0-\u06f9"
    "\u0780-\u07b1\u0900-\u0dff\u0e00-\u0edd\u1000-\u109f\u10d0-\u10ff\u1200-\u137c\u1780-\u17f9\u1e00-\u1ef9\u2010-\u2026"
    "\u2030\u20ac\u2122\u2190-\u2195\u2500-\u257f\u2588\u25a0-\u25cf\u2600-\u27bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f"
    "\U0001f300-\U0001faff\ufe0f\ufffd\u2212\u2260-\u2265\u2713\u200b-\u200f]*"
)

# Scripts whose letters stand in words of their own. Greek is none: "μm", "kΩ".
_ALPHABETS = (
    "\u0400-\u052f",  # Cyrillic
    "\u0531-\u0588",  # Armenian
    "\u05d0-\u05ea",  # Hebrew
    "\u0620-\u06d5",  # Arabic
    "\u0780-\u07b1",  # Thaana
    "\u0900-\u0963\u0966-\u097f",  # Devanagari, without the dandas that all of India shares
    *(f"{chr(first)}-{chr(first + 0x7F)}" for first in range(0x980, 0xE00, 0x80)),  # Bengali to Sinhala
    "\u0e00-\u0edd",  # Thai, Lao
    "\u1000-\u109f",  # Burmese
    "\u10a0-\u10ff",  # Georgian
    "\u1200-\u137c",  # Ethiopic
    "\u1780-\u17f9",  # Khmer
)
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_LATIN = f"A-Za-z{_ACCENTED}"
_FIRST_ALPHABET = min(one[0] for one in _ALPHABETS)
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_MIXED = "|".join(
    f"[{_LATIN}][{one}]{{1,2}}[{_LATIN}]|[{_ACCENTED}][{one}]|[{one}][{_ACCENTED}]"
    f"|[{one}][{_WIDE}{''.join(other for other in _ALPHABETS if other != one)}]|[{_WIDE}][{one}]"
    for one in _ALPHABETS
)


@cache
def _mixed() -> Any:
    """The pattern for RE2, which makes its classes of characters in a hundredth of the time."""
    import re2

    return re2.compile(_MIXED)


def is_mixed(text: str) -> bool:
    """True where letters of two scripts touch that never share a word: what no repair should come to.

    A letter or two in the middle of a Latin word tell; a Latin letter before a word may be a mark ("%s", "\\\\n").

    >>> is_mixed("lՎtiquette"), is_mixed("l’étiquette, 5 μm, %nПривет")
    (True, False)
    """
    return max(text, default="") >= _FIRST_ALPHABET and _mixed().search(text) is not None


@dataclass(frozen=True, slots=True)
class CodePage:
    """A single-byte codec, with C1 controls where it leaves a byte undefined, as browsers read it."""

    name: str
    characters: str
    """What each of the 256 bytes shows as."""
    encoding_map: Any

    def read_back(self, text: str) -> str | None:
        """The text whose UTF-8 shows as `text` in this codec; None where there is none.

        >>> pages()[SINGLE.index("cp1250")].read_back("zĂˇloha")
        'záloha'
        """
        if LOST in text:
            if self.characters[_LOST_BYTE] in text:
                return None
            text = text.replace(LOST, self.characters[_LOST_BYTE])
        try:
            raw = codecs.charmap_encode(text, "strict", self.encoding_map)[0]
            return (_LOSSY.sub(LOST.encode(), raw) if b"\xff" in raw else raw).decode("utf-8")
        except UnicodeError:
            return None


@cache
def pages() -> tuple[CodePage, ...]:
    """The single-byte codecs, in the order of `SINGLE`."""
    result = []
    for name in SINGLE:
        shown = bytes(range(256)).decode(name, "replace")
        characters = "".join([chr(byte) if char == LOST else char for byte, char in enumerate(shown)])
        result.append(CodePage(name, characters, codecs.charmap_build(characters)))
    return tuple(result)


@cache
def masks() -> dict[str, tuple[int, int, int, int]]:
    """For each character, the codecs (bits, by `SINGLE`) in which it stands for each kind of byte of UTF-8: the lead of
    a sequence of two, three and four bytes, and a continuation byte."""
    ranges = ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
    found: dict[str, list[int]] = {}
    for bit, page in enumerate(pages()):
        for kind, (first, end) in enumerate(ranges):
            for char in page.characters[first:end]:
                found.setdefault(char, [0, 0, 0, 0])[kind] |= 1 << bit
    return {char: (two, three, four, follow) for char, (two, three, four, follow) in found.items()}


_NOWHERE = (0, 0, 0, 0)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=1 << 14)
def fitting(word: str) -> int:
    """The single-byte codecs, as bits by `SINGLE`, in which every character of `word` belongs to valid UTF-8.

    U+FFFD may stand for any continuation byte. Overlong forms are left to `CodePage.read_back` to refuse.

    >>> [SINGLE[bit] for bit in bits(fitting("п©п╬"))], fitting("поле")
    (['koi8_r', 'koi8_u'], 0)
    """
    runs = _BEYOND_ASCII.findall(word)
    if LOST in word and all(run.count(LOST) == len(run) for run in runs):
        return 0
    fit = (1 << len(SINGLE)) - 1
    for run in runs:
        fit &= _fitting(run)
        if not fit:
            break
    return fit


def maybe_fitting(text: str) -> int:
    """The codecs of `fitting`, and some more that `CodePage.read_back` will refuse; for a text without U+FFFD.

    >>> SINGLE[next(bits(maybe_fitting("cafÃ©")))], maybe_fitting("café"), maybe_fitting("cafe")
    ('cp1252', 0, 0)
    """
    runs = _BEYOND_ASCII.findall(text)
    if not runs:
        return 0
    fit, leading, kinds_of, anywhere = -1, _leading().get, masks().get, _belonging().get
    for first, last in {(run[0], run[-1]) for run in runs}:
        fit &= leading(first, 0) & kinds_of(last, _NOWHERE)[3]
        if not fit:
            return 0
    for char in {*"".join(runs)}:
        fit &= anywhere(char, 0)
    return fit


@cache
def _leading() -> dict[str, int]:
    """For each character, the codecs in which it leads a sequence."""
    return {char: two | three | four for char, (two, three, four, _) in masks().items()}


@cache
def _belonging() -> dict[str, int]:
    """For each character, the codecs in which it is a part of a sequence."""
    return {char: two | three | four | follow for char, (two, three, four, follow) in masks().items()}


@lru_cache(maxsize=1 << 14)
def _fitting(run: str) -> int:
    """`fitting` for characters beyond ASCII; those in ASCII stand for themselves in all codecs, and between runs."""
    return _walk(run)[0]


def goes_on(head: str) -> bool:
    """True where a run of characters beyond ASCII that begins with `head` could fit some single-byte codec."""
    return any(_walk(head))


def _walk(run: str) -> tuple[int, int]:
    """The codecs in which a run is whole sequences of UTF-8, and those in which the last one waits for more."""
    kinds_of = masks().get
    done, one, two, three = -1, 0, 0, 0  # codecs that wait for no, one, two, three more continuation bytes
    for char in run:
        if char == LOST:
            done, one, two, three = done | one, two, three, 0
            continue
        lead2, lead3, lead4, follow = kinds_of(char, _NOWHERE)
        done, one, two, three = one & follow, done & lead2 | two & follow, done & lead3 | three & follow, done & lead4
        if not done | one | two | three:
            return 0, 0
    return done, one | two | three


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@cache
def double_openers() -> dict[str, tuple[str, ...]]:
    """For each character that can open UTF-8 misread with a double-byte codec, the names of those codecs.

    Big5 has Cyrillic too, where only letters that nobody uses begin: its letters are no sign of anything.
    """
    found: dict[str, list[str]] = {}
    for name in DOUBLE:
        for lead in range(0xC2, 0xF5):
            alone = bytes([lead]).decode(name, "ignore")
            pairs = b"\n".join([bytes([lead, byte]) for byte in range(0x80, 0xC0)])  # read at once, for they are many
            for char in {alone} if alone else {*pairs.decode(name, "ignore").split("\n")}:
                if len(char) == 1 and char >= _FIRST_WIDE:
                    found.setdefault(char, []).append(name)
    return {char: tuple(names) for char, names in found.items()}


def double_opened(word: str) -> tuple[str, ...]:
    """The double-byte codecs that `word` could be UTF-8 misread with, by its first character beyond ASCII.

    >>> double_opened("(浣犲ソ"), double_opened("你好"), double_opened("поле")
    (('gb18030', 'euc_jp'), (), ())
    """
    first = _BEYOND_ASCII.search(word)
    return double_openers().get(first[0][0], ()) if first else ()


def goes_on_double(head: str, name: str) -> bool:
    """True where a word that begins with `head` could be UTF-8 misread with this double-byte codec."""
    try:
        codecs.utf_8_decode(head.encode(name), "strict", False)
    except UnicodeError:
        return False
    return True


def read_back_double(word: str, name: str) -> str | None:
    """The text whose UTF-8 shows as `word` in a double-byte codec; None where there is none.

    >>> read_back_double("浣犲ソ", "gb18030")
    '你好'
    """
    try:
        return word.encode(name).decode("utf-8")
    except UnicodeError:
        return None
