"""What is no text, and what only looks so: the reasons that quarantine shows are these, word for word."""

from __future__ import annotations

import pytest

from corpusclean.decode.binary import has_controls, refuse_controls, refuse_known
from corpusclean.error import UndecodableSource

RIFF = b"RIFF\x24\0\0\0"
TAR = b"a.txt" + b"a" * 252 + b"ustar"


def reason(raw: bytes) -> str:
    with pytest.raises(UndecodableSource) as refused:
        refuse_known(raw)
    assert refused.value.code == "binary"
    return refused.value.detail


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (b"\x89PNG\r\n\x1a\n", "starts like a PNG image"),
        (b"%PDF-1.7", "starts like a PDF document, of which the text has to be taken out first"),
        (b"BZh91AY&SY", "starts like bzip2 data"),
        (b"\x80\x02].", "starts and ends like a Python pickle"),
        (b"\x80\x05].", "starts and ends like a Python pickle"),
        (b".snd\0\0\0\x20", "starts like Sun audio"),
        (RIFF + b"WAVE", "starts like a RIFF container of WAVE"),
        (RIFF + b"AVI LIST", "starts like a RIFF container of AVI"),
        (RIFF + b"WEBPVP8 ", "starts like a RIFF container of WEBP"),
        (TAR, "has the header of a tar archive"),
        (TAR + b"\0" * 99, "has the header of a tar archive"),
    ],
)
def test_a_known_format_is_refused_with_its_name(raw: bytes, detail: str) -> None:
    assert reason(raw) == detail


@pytest.mark.parametrize(
    "raw",
    [
        b"BZh is a name",
        b"aBZh91AY&SY",
        b" \x89PNG\r\n",
        b"\x80\x01].",
        b"\x80\x06].",
        b"\x80\x02]",
        b"RIFF and WAVE",
        RIFF + b"WAVY",
        b"riff\x24\0\0\0WAVE",
        b"a" + TAR,
        TAR[1:],
    ],
)
def test_what_only_looks_like_it_is_not_refused(raw: bytes) -> None:
    refuse_known(raw)


def test_the_reason_counts_what_was_found() -> None:
    with pytest.raises(UndecodableSource, match=r"^binary: 3 of 10 bytes looked at are control characters$"):
        refuse_controls(b"\x01\x02\x03abcdefg")
    with pytest.raises(UndecodableSource, match=r"^binary: 60 of 60 bytes looked at are NULs$"):
        refuse_controls(bytes(60))


@pytest.mark.parametrize("byte", [*range(0x07), 0x0E, 0x0F, *range(0x10, 0x1A), *range(0x1C, 0x20), 0x7F])
def test_controls_are_those_that_text_has_no_use_for(byte: int) -> None:
    assert has_controls(b"a" * 65_535 + bytes([byte]))
    assert not has_controls(b"a" * 65_536 + bytes([byte]))


@pytest.mark.parametrize("byte", [*b"\a\b\t\n\v\f\r\x1a\x1b", *range(0x20, 0x7F), *range(0x80, 0x100)])
def test_text_uses_all_others(byte: int) -> None:
    assert not has_controls(bytes([byte]) * 9)
    refuse_controls(bytes([byte]) * 100)
