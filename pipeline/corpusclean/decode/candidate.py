"""The codecs that compete when bytes are not UTF-8: how common each is, and for which languages it was made."""

from __future__ import annotations

from dataclasses import dataclass

_WEST = "ca da de en es eu fi fo fr ga gl id is it lb ms nb nl pt sq sv sw af fil et oc gd br cy fur fy nn west"
_CENTRAL = "cs hu pl ro ro-cedilla sh sk sl sq de en dsb hsb central"
_BALTIC = "lt lv et en"
_RUSSIAN = "ru uk be bg sr mk"
_TURKIC = "kk ky mn tg tt uz ru"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A codec of Python's, the log of how often files come in it, and the languages that it was made for."""

    codec: str
    prior: float
    languages: frozenset[str]


def _made(prior: float, languages: str, *codecs: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(codec, prior, frozenset(languages.split())) for codec in codecs)


# Within a line the codecs are alike; where two give the same text the first of all is named.
SINGLE: tuple[Candidate, ...] = (
    *_made(0.0, _WEST, "cp1252"),
    *_made(-0.5, _WEST, "iso8859_1"),
    *_made(-0.5, _RUSSIAN, "cp1251"),
    *_made(-1.0, _CENTRAL, "cp1250"),
    *_made(-1.0, _CENTRAL, "iso8859_2"),
    *_made(-1.5, "ru bg", "koi8_r"),
    *_made(-2.5, "uk ru be", "koi8_u"),
    *_made(-2.0, "ru be bg", "cp866"),
    *_made(-4.5, "uk ru", "cp1125"),
    *_made(-2.5, _RUSSIAN, "iso8859_5"),
    *_made(-3.5, _RUSSIAN, "cp855"),
    *_made(-3.5, _RUSSIAN, "mac_cyrillic"),
    *_made(-5.5, _TURKIC, "kz1048", "ptcp154"),
    *_made(-2.0, _WEST, "cp850"),
    *_made(-2.0, _WEST, "cp437"),
    *_made(-3.0, _WEST, "cp858"),
    *_made(-3.5, _WEST, "iso8859_15"),
    *_made(-3.0, _WEST, "mac_roman"),
    *_made(-2.5, _CENTRAL, "cp852"),
    *_made(-4.0, _CENTRAL, "mac_latin2"),
    *_made(-5.0, "ro hu pl sq", "iso8859_16"),
    *_made(-2.0, "tr az ku", "cp1254"),
    *_made(-2.5, "tr az ku", "iso8859_9"),
    *_made(-4.0, "tr az ku", "cp857"),
    *_made(-5.5, "tr", "mac_turkish"),
    *_made(-2.0, _BALTIC, "cp1257"),
    *_made(-3.0, _BALTIC, "iso8859_13"),
    *_made(-3.0, _BALTIC, "cp775"),
    *_made(-5.0, "lt lv et", "iso8859_4"),
    *_made(-4.5, "eo mt", "iso8859_3"),
    *_made(-5.5, "is fo da nb sv lt lv", "iso8859_10"),
    *_made(-5.5, "cy ga gd br en", "iso8859_14"),
    *_made(-4.0, "da nb", "cp865"),
    *_made(-5.0, "is fo", "cp861", "mac_iceland"),
    *_made(-5.0, "pt", "cp860"),
    *_made(-5.0, "fr", "cp863"),
    *_made(-1.5, "el el-plain en", "cp1253", "iso8859_7"),
    *_made(-3.5, "el el-plain en", "cp737"),
    *_made(-5.0, "el el-plain en", "cp869", "mac_greek"),
    *_made(-1.5, "he yi en", "cp1255"),
    *_made(-2.5, "he yi en", "iso8859_8"),
    *_made(-4.0, "he yi en", "cp862"),
    *_made(-1.5, "ar fa ur en", "cp1256"),
    *_made(-3.0, "ar en", "iso8859_6"),
    *_made(-5.0, "ar en", "cp720", "cp864"),
    *_made(-1.5, "th en", "cp874"),
    *_made(-3.0, "vi vi-1258", "cp1258"),
)
MULTI: tuple[Candidate, ...] = (
    *_made(-0.5, "zh", "gb18030"),
    *_made(-0.5, "ja", "cp932"),
    *_made(-1.0, "ja", "euc_jp"),
    *_made(-1.0, "zh-hant zh", "big5hkscs"),
    *_made(-1.0, "ko", "cp949"),
    *_made(-6.0, "ko", "johab"),
)
