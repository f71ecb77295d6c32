"""What a person should look at: documents that were cleaned, and that may not say what they seem to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpusclean.decode.outcome import LOST
from corpusclean.document import Decoded
from corpusclean.reading import SURE

_BIDI = "characters/bidi-control"
_HTML = re.compile(r"\s{0,80}(?:<\?xml[^>]{0,200}>\s{0,80})?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_READ_AS = {"decode/stray-byte": "Windows-1252", "decode/cesu-8": "CESU-8"}


def doubts(decoded: Decoded, changes: Mapping[str, int]) -> Iterator[str]:
    """What is odd about a document that was cleaned all the same; `changes` says how often each rule changed it.

    >>> from corpusclean.decode import decode
    >>> list(doubts(decode("Zo\\u00eb ate at the caf\\u00e9. ".encode() * 3 + b"\\x93Yes\\x94"), {}))
    ['2 bytes are no utf-8; read as Windows-1252']
    """
    if decoded.n_replaced_bytes:
        number = decoded.n_replaced_bytes
        yield f"{number} {'byte is' if number == 1 else 'bytes are'} no {decoded.encoding}; {_became(decoded)}"
    if _HTML.match(decoded.text):
        yield "it is HTML, and its markup stays; take the text out first, with a tool for web pages"
    if decoded.runner_up and decoded.confidence < SURE:
        yield f"read as {decoded.encoding}, but {decoded.runner_up} is nearly as likely; --encoding settles it"
    if _BIDI in changes:
        yield f"{changes[_BIDI]} bidi controls, which make a text look other than it is"


def _became(decoded: Decoded) -> str:
    """What stands in the text for bytes that are not of its encoding."""
    read = [edit for edit in decoded.edits if edit.rule in _READ_AS and LOST not in edit.after]
    if not read:
        return "the text has U+FFFD instead"
    names = " and ".join(sorted({_READ_AS[edit.rule] for edit in read}))
    number = sum(len(edit.before) for edit in read)
    if number == decoded.n_replaced_bytes:
        return f"read as {names}"
    return f"{number} read as {names}, else the text has U+FFFD"
