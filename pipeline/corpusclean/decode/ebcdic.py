"""EBCDIC, from mainframes: its blanks are 40, its letters stand where other encodings have signs and accents."""

from __future__ import annotations

from corpusclean import bigram
from corpusclean.decode.outcome import settle
from corpusclean.document import Decoded

# cp037 first: where the bytes do not tell the Latin ones apart, it is the common one.
_CODECS = ("cp037", "cp500", "cp273", "cp1140", "cp424", "cp875", "cp1026")
_SAMPLE = 8_192
_LEAST_BLANKS = 0.06
_LEAST_WORDS = 0.85


def read(raw: bytes) -> Decoded | None:
    """Text in EBCDIC, or None: as many 40 as text has blanks, no ASCII blank or line feed, and words in the result.

    >>> read("What a mainframe writes looks like this to others.".encode("cp500")).text
    'What a mainframe writes looks like this to others.'
    """
    sample = raw[:_SAMPLE]
    blanks = sample.count(0x40)
    if blanks < _LEAST_BLANKS * len(sample) or blanks < 3 or 10 * (sample.count(0x20) + sample.count(0x0A)) > blanks:
        return None
    found = []
    for place, codec in enumerate(_CODECS):
        text = sample.decode(codec, "replace")
        if sum(c.isalpha() or c in " \r\n\x85,.?" for c in text) >= _LEAST_WORDS * len(text):
            # as far above random characters as can be: a text in ASCII is no better and no worse than those
            reading = bigram.read(text)
            found.append((reading.nats + reading.null, -place, codec))
    try:
        return settle(raw, max(found)[2], raw.decode(max(found)[2]), (), "ebcdic") if found else None
    except UnicodeDecodeError:
        return None
