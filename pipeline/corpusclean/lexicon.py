"""Phrases of web furniture, in many languages, and what a line says by them.

The lists are `packs/furniture.toml` and its three other parts. A phrase is looked up as `phrase_key` writes it, so one
entry stands for every way of writing it: any case, any white space, any arrows and dots round it, any number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from corpusclean.credit import is_credit
from corpusclean.lineform import RIGHTS, formed
from corpusclean.listing import read
from corpusclean.opening import ends_word, is_told
from corpusclean.plea import plea

Part = Literal["line", "sure", "head", "one", "label", "start", "foot", "form", "plea"]
LONGEST_LINE = 400
"""Code points: the longest pitch for a newsletter that is one line."""
_LONGEST_PHRASE = 90
_WIDE_STOPS = "。．।۔"
"""A phrase that is no heading may be a sentence of the page's; a full stop in ASCII is taken off every phrase."""
_DASHED = re.compile(r"(?<=\S) ?[-–—|>»▸▶] (?=\S)")
_LABEL_WITHIN = 34
_KEY = re.compile(r"[\"'][\w $.-]{1,40}[\"']\s*:\s")
"""How a field of JSON begins."""
_QUOTE = 30  # a longer line behind a `>` is quoted text
_LONGEST_TITLE = 220
_NUMBER = re.compile(
    r"\d+(?:[.,:]\d+)*(?:k|m)?(?![^\W\d_\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])",
    re.IGNORECASE,
)
"""A number that no letter follows, but for those of scripts that put no blank between a number and what it counts."""
_SIGNS = re.compile("[\u0300-\u036f]+")
_PLAIN_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_LATIN = re.compile("[\\x00-\\x7f\u0300-\u036fıłøđßæœ…]+")
COUNTED = re.compile("0[ \u1100-\uffff]")
"""How a phrase begins that says how many of something there are; many scripts put no blank there."""
_COUNTED_BEHIND = ("(0)", "（0）")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_BAR = re.compile(r"[|·•/,;»>]+|\s[-–—]\s")
_MENU_BAR = re.compile(r"\s*[|•·]\s*")
_FEWEST_PIECES, _FEWEST_KNOWN, _LONGEST_PIECE = 3, 2, 30
_LINK = re.compile(r"!?\[(?:!\[[^\]]*\]\([^)]*\)|([^\[\]]*))\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
EDGE = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff.:：;,!！…»«›‹>|·•●◦▪■□*_~=–—-\"'“”„[]{}〔〕【】「」『』" + (
    "→←↑↓▶►▸◀◄▼▲△▽☞✉📧💬🔗⎙🖨✓✔☰×✕"
)
"""Marks at the edges of a line that are no part of a phrase."""
_UNSPACED = "\u3040"
"""From here on words have no blanks between them."""
_CERTAIN = {("related", "line"), ("comments", "start"), ("cookie", "start"), ("legal", "start")}
"""Lists, besides the sure ones and the labels, whose phrases are no headings."""
NO_HEADING = 34
"""Code points of a phrase that is too long for a heading, whatever its list; but for those that authors write, too."""
_OTHERS_SAY = ("legal", "agency", "credit")


class Mark(NamedTuple):
    """What a line says by its words alone: furniture of this kind, known by this phrase.

    A named tuple, as there is one for each phrase: they are made in a fifth of the time.
    """

    kind: str
    """ad nav share subscribe related comments tags credit agency legal cookie bio."""
    part: Part
    """What the phrase is to the line."""
    key: str
    """The phrase as it was found."""
    certain: bool
    """No heading reads like this."""


def phrase_key(text: str) -> str:
    """How a line is looked up: folded case, white space single, numbers as 0, no marks at the edges, links unwrapped.

    >>> phrase_key("» [12 Comments](#c) …"), phrase_key("READ  MORE:")
    ('0 comments', 'read more')
    """
    if "](" in text:
        text = _LINK.sub(lambda found: found[1] or "", text)
    return _NUMBER.sub("0", " ".join(folded(text).split()).strip(EDGE)).replace("’", "'")


def _keys(phrases: Sequence[str]) -> Sequence[str]:
    """`phrase_key` of each phrase, worked out for all of them together, which takes a fifth of the time."""
    joined = "\n".join(phrases)
    if "](" in joined or joined.count("\n") != len(phrases) - 1:
        return [*map(phrase_key, phrases)]
    numbered = _NUMBER.sub("0", folded(joined))
    return [" ".join(line.split()).strip(EDGE).replace("’", "'") for line in numbered.split("\n")]


def folded(text: str) -> str:
    """The text in folded case, without acute accents: Greek and Spanish capitals are often written without them.

    >>> folded("TAMBIÉN"), folded("İlgili")
    ('tambien', 'ilgili')
    """
    text = text.casefold()
    if text.isascii():
        return text
    return unicodedata.normalize("NFD", text).replace("\u0301", "").replace("\u0307", "")


@cache
def source() -> str:
    """The lists as they are written, for the digest of the built-in rules."""
    return "".join(_files())


def _files() -> tuple[str, ...]:
    packs = resources.files("corpusclean") / "packs"
    return tuple((packs / f"{name}.toml").read_text("utf-8") for name in ("furniture", "tools", "systems", "press"))


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All phrases of the lists, as `phrase_key` writes them, with what a line is by them."""

    whole: dict[str, Mark]
    """What a whole line says."""
    label: dict[str, Mark]
    """What stands before a colon."""
    start: dict[str, tuple[str, ...]]
    """How a line begins: by the first two characters, the longest first."""
    starts: dict[str, Mark]
    first: frozenset[str]
    """The words that a phrase begins with."""
    final: frozenset[str]
    """The words that a phrase ends with."""
    telling: dict[str, tuple[str, ...]]
    """For each beginning, what a sentence has to hold that begins so; nothing where any may."""
    titles: tuple[str, ...]
    """How the words begin by which a head says that other articles are listed below it."""


@cache
def phrasebook() -> Phrasebook:
    """The lists, read once.

    >>> phrasebook().whole["share on facebook"].kind
    'share'
    """
    whole: dict[str, Mark] = {}
    label: dict[str, Mark] = {}
    starts: dict[str, Mark] = {}
    files = [read(text) for text in _files()]
    lists = [named for tables in files for named in tables["lexicon"].items()]
    told = next(tables["telling"] for tables in files if "telling" in tables)
    telling: dict[str, tuple[str, ...]] = {}
    for name, languages in lists:
        kind, _, part = name.partition("-")
        table = {"label": label, "start": starts}.get(part, whole)
        certain = part in ("sure", "label") or (kind, part) in _CERTAIN
        by_length = kind not in _OTHERS_SAY
        for language, phrases in languages.items():
            keys = _start_keys(phrases) if part == "start" else _keys(phrases)
            for key in keys:
                old = table.get(key)
                if key and (old is None or _rank(part) > _rank(old.part)):
                    table[key] = Mark(kind, part or "line", key, certain or (by_length and len(key) >= NO_HEADING))
            if part == "start":
                words = () if kind == "agency" else _telling(told["rights" if kind == "legal" else "web"], language)
                telling |= {key: (*telling.get(key, ()), *words) for key in keys}
    for table in (whole, label):
        _add_plain(table)
    bins: dict[str, list[str]] = {}
    for phrase in starts:
        bins.setdefault(phrase[:2], []).append(phrase)
    by_two = {two: tuple(sorted(found, key=len, reverse=True)) for two, found in bins.items()}
    first = frozenset(key.partition(" ")[0] for key in whole)
    final = frozenset(key.rpartition(" ")[2] for key in whole)
    titles = tuple(folded("\n".join(word for words in told["titles"].values() for word in words)).split("\n"))
    return Phrasebook(whole, label, by_two, starts, first, final, telling, titles)


def _add_plain(table: dict[str, Mark]) -> None:
    """Phrases of several words as who has no signs above letters at hand writes them, and as many set capitals."""
    signed = [key for key in table if " " in key and not key.isascii() and _LATIN.fullmatch(key)]
    plain = _SIGNS.sub("", "\n".join(signed)).translate(_PLAIN_LETTERS).split("\n")
    for key, bare in zip(signed, plain, strict=True):
        table.setdefault(bare, table[key])


def _start_keys(phrases: Sequence[str]) -> Sequence[str]:
    """How each phrase is looked up that only begins a line."""
    return folded("\n".join(phrases)).replace("’", "'").split("\n") if phrases else ()


def _telling(told: Mapping[str, Sequence[str]], language: str) -> Sequence[str]:
    """The words that tell in a language, and the English ones, which occur in all; none where a list has none."""
    return folded("\n".join((*told[language], *told["en"]))).split("\n") if language in told else ()


def _rank(part: str) -> int:
    """Which list wins where one phrase stands in several: a sure line, then one that opens a block."""
    return {"": 0, "line": 2, "head": 1, "foot": 3, "sure": 4}.get(part, 0)


def mark(text: str) -> Mark | None:
    """The furniture that a line is by its words, or None.

    >>> mark("Share on Facebook").kind, mark("Lea también: El puente").part, mark("The bridge is open.")
    ('share', 'label', None)
    """
    return _mark(text) if 0 < len(text) <= LONGEST_LINE else None


def lists_articles(found: Mark) -> bool:
    """True for a head below which a page lists articles of its own, and no author what an article stands on.

    >>> lists_articles(mark("Related articles")), lists_articles(mark("See also"))
    (True, False)
    """
    several = " " in found.key or found.key >= _UNSPACED
    return (found.kind, found.part) == ("related", "head") and several and names_articles(found)


def names_articles(found: Mark) -> bool:
    """True for a head or a menu's word that says what a page lists below it: articles, news, the most read.

    >>> names_articles(mark("Latest news")), names_articles(mark("Share on Facebook"))
    (True, False)
    """
    words = phrasebook().titles if found.kind in ("related", "nav") else ()
    return any(f" {word}" in f" {found.key}" or (word >= _UNSPACED and word in found.key) for word in words)


@lru_cache(maxsize=1 << 14)
def _mark(text: str) -> Mark | None:
    bare = text.strip()
    if not bare or _structured(text, bare):
        return None
    key = phrase_key(bare)
    if not key:
        return None
    tables = phrasebook()
    found = tables.whole.get(key) if len(key) <= _LONGEST_PHRASE else None
    if found is None and key[-1] in _WIDE_STOPS:
        found = tables.whole.get(key.rstrip(_WIDE_STOPS))
        found = found if found is not None and found.certain else None
    if found is not None and found.kind == "comments" and not found.certain:
        counted = COUNTED.match(found.key) and not bare.startswith("0")
        found = found._replace(certain=True) if counted or found.key.endswith(_COUNTED_BEHIND) else found
    return (
        found
        or _labelled(bare, tables)
        or _started(bare, key, tables)
        or _formed(bare)
        or _listed(bare, key, tables)
        or _barred(bare, tables)
    )


def phrased(text: str, *, asks: bool = True) -> Mark | None:
    """The furniture that a line is by its form, which no list holds: a credit, or a plea if it may be one that `asks`.

    >>> phrased("Ann Lee / Reuters").kind, phrased("To hear first, follow us on Telegram").kind, phrased("Ann Lee")
    ('credit', 'subscribe', None)
    """
    bare = text.strip()
    if not bare or _structured(text, bare):
        return None
    if is_credit(bare):
        return Mark("credit", "label", "credit", certain=False)
    kind = plea(bare) if asks else None
    return Mark(kind, "plea", kind, certain=False) if kind else None


def _structured(text: str, bare: str) -> bool:
    """A heading, a list item, a row of a table or a line of code in some markup: an author's own structure."""
    return (
        text.startswith(("   ", "\t"))
        or bare.startswith(("# ", "## ", "### ", "#### ", "```", "..", "::", ">>>", "<<<", "==="))
        or (bare[0] == ">" and bare[1:3] != "> " and len(bare) > _QUOTE)
        or (bare[0] in "*-+" and bare[1:2] == " " and bare[2:3] != "[" and bare[-1] not in "*-")
        or (bare[0] == "|" and bare[-1] == "|")
        or (bare[0] in "\"'" and _KEY.match(bare) is not None)
    )


def _labelled(text: str, tables: Phrasebook) -> Mark | None:
    cut = min((at for at in (text.find(":", 1, _LABEL_WITHIN), text.find("：", 1, _LABEL_WITHIN)) if at > 0), default=0)
    if not cut and len(text) <= _LONGEST_TITLE:
        dash = _DASHED.search(text, 1, _LABEL_WITHIN)
        found = tables.label.get(phrase_key(text[: dash.start()])) if dash is not None else None
        # "Photo - his father" is a caption, "More - or less" a sentence
        return found if found is not None and found.kind == "related" and " " in found.key else None
    if not cut or len(text) > _LONGEST_TITLE or text[cut + 1 : cut + 3] == "//" or text[cut + 1 : cut + 2] == ":":
        return None
    return tables.label.get(phrase_key(text[:cut].lstrip("([（［+")))


def _started(text: str, key: str, tables: Phrasebook) -> Mark | None:
    key = key.lstrip("([（［")
    phrases = tables.start.get(key[:2])
    if phrases is None or not key.startswith(phrases):
        return None
    found = next((phrase for phrase in phrases if key.startswith(phrase) and ends_word(key, phrase)), None)
    return tables.starts[found] if found and is_told(text, key, found, tables.telling[found]) else None


def _listed(text: str, key: str, tables: Phrasebook) -> Mark | None:
    """A line of several phrases side by side: a menu or a row of buttons."""
    if len(key) > _LONGEST_PHRASE:
        return None
    is_glued = " " not in key  # PreviousPrevious: buttons that ran together, no heading
    if is_glued:
        key = folded(_HUMP.sub(" ", text))
    words = _BAR.sub(" ", key).split()
    if not words or words[0] not in tables.first or words[-1] not in tables.final:
        return None
    if not is_glued and any(_is_compound(piece, tables) for piece in _BAR.split(key)):
        return None
    found: list[Mark] = []
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            one = tables.whole.get(" ".join(words[at : at + size])) if at + size <= len(words) else None
            if one is not None:
                break
        if one is None:
            return None
        found.append(one)
        at += size
    if len(found) < 2:
        return None
    first = next((one for one in found if one.kind != "nav"), found[0])
    distinct = len({one.key for one in found if len(one.key) > 1})
    is_foot = distinct > 1 and all(one.part == "foot" for one in found)
    return Mark(first.kind, "line", key, certain=is_glued or distinct > 2 or is_foot)


def _barred(text: str, tables: Phrasebook) -> Mark | None:
    """A menu on one line, between bars: at least half of its words are known, the others are a site's sections."""
    pieces = [piece.strip() for piece in _MENU_BAR.split(text) if piece.strip()]
    if len(text) > _LONGEST_TITLE or len(pieces) < _FEWEST_PIECES or any(len(one) > _LONGEST_PIECE for one in pieces):
        return None
    found = [tables.whole.get(phrase_key(piece)) for piece in pieces]
    if found[0] is None:
        return None  # beginnings are what lines are looked up by
    signed = any(RIGHTS.search(piece) for piece in pieces)
    known = len({mark.key for mark in found if mark is not None}) + signed
    if known < _FEWEST_KNOWN or 2 * known < len(pieces):
        return None
    return Mark("legal" if signed else "nav", "line", phrase_key(text), certain=not signed and known > _FEWEST_KNOWN)


def _is_compound(text: str, tables: Phrasebook) -> bool:
    """Two words that are furniture of two kinds by themselves, and one word of prose together: "blog post"."""
    words = text.split()
    if len(words) != 2 or " ".join(words) in tables.whole:
        return False
    one, two = map(tables.whole.get, words)
    return one is not None and two is not None and one.kind != two.kind


def _formed(text: str) -> Mark | None:
    found = formed(text)
    return None if found is None else Mark(found[0], "form", found[0], certain=found[1])
