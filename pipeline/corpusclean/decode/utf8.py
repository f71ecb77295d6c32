"""UTF-8: strict, which beats every declaration, and salvage of UTF-8 with damage in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from corpusclean.decode.outcome import LOST, count_strays, drop_bom, settle
from corpusclean.document import Decoded
from corpusclean.edit import Edit

# Runs of bytes that UTF-8 does not allow, as `surrogateescape` shows them.
_DAMAGE = re.compile("[\udc80-\udcff]+")
# One supplementary character written as two surrogates of three bytes each: CESU-8, old Java and Oracle.
_CESU = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")
# A lead byte with continuation bytes that do not complete it: overlong forms, lone surrogates, cut sequences.
_MALFORMED = re.compile("[\udcc0-\udcfd][\udc80-\udcbf]+")
_MALFORMED_ONLY = re.compile(
    "(?:[\udcc0-\udcdf][\udc80-\udcbf]|[\udce0-\udcef][\udc80-\udcbf]{1,2}|[\udcf0-\udcfd][\udc80-\udcbf]{1,5})+"
)
_PART = re.compile(f"({_CESU.pattern})|({_MALFORMED.pattern})|(.)", re.S)
# So many well-formed sequences, and so few strays among them, do not happen by chance in another encoding.
_ENOUGH_GOOD = 5
_MOST_BAD = 0.5
_LOOK = 65_536


def strict(raw: bytes) -> Decoded | None:
    """The text of valid UTF-8, or None.

    >>> strict(b"caf\\xc3\\xa9").text, strict(b"caf\\xe9")
    ('café', None)
    """
    try:
        return Decoded(raw.decode(), "utf-8")
    except UnicodeDecodeError:
        return None


def salvage(raw: bytes) -> Decoded | None:
    """UTF-8 with damage, or None where it may well be another encoding.

    What was cut at either end, or in the middle, becomes U+FFFD; CESU-8 becomes the character that it stands for;
    single stray bytes are read as Windows-1252, which pasted lines nearly always are.

    >>> salvage("naïve café".encode()[:-1]).text
    'naïve caf�'
    """
    # A look at the first of it spares the full count for big files that are clearly something else.
    look = raw[:_LOOK].decode("utf-8", "surrogateescape")
    if not _may_be(look) and not _only_malformed(look):
        return None
    escaped = raw.decode("utf-8", "surrogateescape")
    cesu = len(_CESU.findall(escaped))
    bad = count_strays(escaped) - 6 * cesu
    ends = _cut_head(escaped) + _cut_tail(escaped, raw)
    good = well_formed(escaped) + cesu
    inner = bad - ends
    if inner <= 0 < good or (good >= _ENOUGH_GOOD and inner <= _MOST_BAD * good) or _only_malformed(escaped):
        return repair(raw, escaped)
    return None


def _only_malformed(escaped: str) -> bool:
    """True where all damage has the shape of UTF-8 (a lead and continuations) and there is some of it."""
    runs = _DAMAGE.findall(escaped) if len(escaped) <= _LOOK else ()
    return len(runs) >= _ENOUGH_GOOD and all(_MALFORMED_ONLY.fullmatch(run) for run in runs)


def _may_be(escaped: str) -> bool:
    cesu = len(_CESU.findall(escaped))
    return count_strays(escaped) - 6 * cesu <= max(3.0, well_formed(escaped) + cesu)


def repair(raw: bytes, escaped: str | None = None) -> Decoded:
    """UTF-8 whatever the damage; each stray byte is an edit."""
    text = raw.decode("utf-8", "surrogateescape") if escaped is None else escaped
    edits = (*drop_bom(text), *_edits(text, len(text) - _cut_tail(text, raw)))
    return settle(raw, "utf-8", text, edits, "utf-8-salvage" if edits else "utf-8")


def well_formed(escaped: str) -> int:
    """How many characters took more than one byte."""
    return len(escaped) - len(escaped.encode("ascii", "ignore")) - count_strays(escaped)


def _cut_head(escaped: str) -> int:
    """How many bytes at the start are the rest of a sequence that began before the file did."""
    found = re.match("[\udc80-\udcbf]{1,3}", escaped)
    return found.end() if found else 0


def _cut_tail(escaped: str, raw: bytes) -> int:
    """How many bytes at the end are the start of a sequence that goes on after the file ends."""
    found = re.search("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\Z", escaped)
    if not found:
        return 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw[len(raw) - len(found[0]) :])
    except UnicodeDecodeError:
        return 0
    return len(found[0])


def _edits(escaped: str, tail: int) -> Iterator[Edit]:
    for run in _DAMAGE.finditer(escaped):
        for part in _PART.finditer(run[0]):
            start, end = run.start() + part.start(), run.start() + part.end()
            if start >= tail:
                yield Edit(start, len(escaped), escaped[start:], LOST, "decode/cut-tail")
                return
            yield Edit(start, end, part[0], *_meaning(part))


def _meaning(part: re.Match[str]) -> tuple[str, str]:
    before = part[0].encode("utf-8", "surrogateescape")
    if part[1]:
        return before.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode(
            "utf-16"
        ), "decode/cesu-8"
    if part[2]:
        return LOST, "decode/malformed"
    return before.decode("cp1252", "replace"), "decode/stray-byte"
