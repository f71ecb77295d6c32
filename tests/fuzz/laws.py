"""What must hold for any bytes at all, as functions that a fuzzer calls."""

from __future__ import annotations

from collections.abc import Callable

import corpusclean
from corpusclean.clean import clean_bytes
from corpusclean.decode import decode
from corpusclean.error import UndecodableSource
from corpusclean.ledger import replay

# With every loss allowed no document is held back, so that the whole pack is tried on every input.
WHOLE = corpusclean.Settings(max_loss=1.0)


def decode_any(raw: bytes) -> None:
    """Bytes are refused with a reason, or come back from a text that any encoder takes."""
    try:
        made = decode(raw)
    except UndecodableSource:
        return
    assert made.encode() == raw
    assert made.exact == (made.raw is None)
    made.text.encode()


def clean_any(raw: bytes) -> None:
    """Every input comes out as a document that gives its bytes back, and cleaning it again changes nothing."""
    document = clean_bytes(raw, settings=WHOLE)
    assert document.restore_bytes() == raw
    if document.status == "quarantined":
        assert not document.reason.startswith(("unsettled", "not_reversible")), document.reason
        return
    assert replay(document.source.text, document.ledger) == document.text
    assert "\n\n".join(paragraph.text for paragraph in document.paragraphs) == document.text
    assert corpusclean.clean(document.text, settings=WHOLE).text == document.text


LAWS: dict[str, Callable[[bytes], None]] = {"decode": decode_any, "clean": clean_any}
