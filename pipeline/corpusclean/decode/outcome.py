"""Bytes, a codec and edits become a `Decoded`; what does not lead back to the bytes keeps them beside it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from corpusclean.document import Decoded
from corpusclean.edit import Edit, apply
from corpusclean.error import UndecodableSource

LOST = "\N{REPLACEMENT CHARACTER}"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_STRAY = re.compile("[\ud800-\udfff]+")


def settle(raw: bytes, encoding: str, escaped: str, edits: tuple[Edit, ...], rule: str) -> Decoded:
    """The `Decoded` for `escaped`, which is `raw` decoded with `surrogateescape`, after `edits`.

    The way back is walked here, for every document that is not plain UTF-8: where it does not end at `raw`
    (CP932 has two codes for some signs), `exact` is False and the bytes are kept.
    """
    text = apply(escaped, edits)
    if has_strays(text):
        raise UndecodableSource("undecodable", f"bytes that are no {encoding} are left over")
    made = Decoded(text, encoding, edits, rule=rule, n_replaced_bytes=replaced(edits))
    if _leads_back(made, raw):
        return made
    return replace(made, exact=False, raw=raw)


def _leads_back(made: Decoded, raw: bytes) -> bool:
    try:
        return made.encode() == raw
    except UnicodeEncodeError:
        return False


def replaced(edits: tuple[Edit, ...]) -> int:
    """How many bytes the codec could not read: each stands as a lone surrogate in `before`."""
    return sum(len(edit.before) for edit in edits if edit.rule != "decode/bom")


def has_strays(text: str) -> bool:
    """True where bytes that the codec could not read stand in the text as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def count_strays(text: str) -> int:
    """How many such bytes there are.

    >>> count_strays(b"\\xe9t\\xe9".decode("ascii", "surrogateescape"))
    2
    """
    return len(text) - len(text.encode("utf-8", "ignore").decode()) if has_strays(text) else 0


def drop_bom(escaped: str) -> tuple[Edit, ...]:
    """The edit that takes a leading U+FEFF away, if there is one."""
    return (Edit(0, 1, BOM, "", "decode/bom"),) if escaped.startswith(BOM) else ()


def spelt_bom(raw: bytes, codec: str) -> tuple[Edit, ...]:
    """The edit that takes away the mark of UTF-8 before text in another encoding: some editors write it always.

    Only where the codec reads the three bytes by themselves; in double-byte ones the last belongs to what follows.
    """
    if not raw.startswith(codecs.BOM_UTF8):
        return ()
    mark = codecs.BOM_UTF8.decode(codec, "replace")
    return () if LOST in mark else (Edit(0, len(mark), mark, "", "decode/bom"),)


def lost_edits(escaped: str) -> tuple[Edit, ...]:
    """Each run of bytes that the codec could not read, as U+FFFD."""
    if not has_strays(escaped):
        return ()
    return tuple(
        Edit(found.start(), found.end(), found[0], LOST, "decode/stray-byte") for found in _STRAY.finditer(escaped)
    )
