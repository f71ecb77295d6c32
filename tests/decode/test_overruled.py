"""The user's word stands above the ladder, and what does not fit it is said or kept as an edit."""

from __future__ import annotations

import pytest

from corpusclean.decode import decode
from corpusclean.document import Decoded
from corpusclean.edit import Edit
from corpusclean.error import UndecodableSource, UsageProblem

MARK = Edit(0, 1, "\ufeff", "", "decode/bom")


def test_the_result_is_that_of_the_codec() -> None:
    assert decode(b"caf\xe9", encoding="latin-1") == Decoded("café", "iso8859-1", rule="overruled")
    assert decode(b"", encoding="KOI8-R") == Decoded("", "koi8-r", rule="overruled")
    assert decode(b"\x89PNG\r\n\x1a\n", encoding="cp1252").rule == "overruled"


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "utf_8_sig", "UTF-8-SIG"])
@pytest.mark.parametrize("raw", ["café".encode(), "café".encode("utf-8-sig"), b"caf\xe9 ", "naïve 😀".encode()[:-1]])
def test_utf_8_is_mended_however_it_is_spelt(name: str, raw: bytes) -> None:
    made = decode(raw, encoding=name)
    assert made.encoding == "utf-8"
    assert made.text.strip() in ("café", "naïve \ufffd")
    assert made.encode() == raw


def test_a_mark_and_strays_are_both_edits() -> None:
    stray = Edit(4, 5, "\udcff", "\ufffd", "decode/stray-byte")
    raw = "\ufeffcaf".encode("gb18030") + b"\xff"
    made = decode(raw, encoding="gb18030")
    assert made == Decoded("caf\ufffd", "gb18030", (MARK, stray), rule="overruled", n_replaced_bytes=1)
    assert made.encode() == raw


@pytest.mark.parametrize("order", ["-le", "-be"])
@pytest.mark.parametrize("width", ["utf-16", "utf-32", "U16", "UTF32"])
@pytest.mark.parametrize("text", ["", "Grüße 😀"])
def test_the_mark_tells_the_order_of_bytes(width: str, order: str, text: str) -> None:
    codec = ("utf-32" if "32" in width else "utf-16") + order
    expected = Decoded(text, codec, (MARK,), rule="overruled")
    assert decode(("\ufeff" + text).encode(codec), encoding=width) == expected
    assert decode(("\ufeff" + text).encode(codec), encoding=codec) == expected
    assert decode(text.encode(codec[:-3] + "-le"), encoding=width) == Decoded(
        text, codec[:-3] + "-le", rule="overruled"
    )


@pytest.mark.parametrize(
    ("raw", "encoding", "name"), [(b"a\0b", "utf-16", "utf-16-le"), (b"a\0b", "UTF-32BE", "utf-32-be")]
)
def test_bytes_that_cannot_be_escaped_are_refused_with_the_codec_and_the_fault(
    raw: bytes, encoding: str, name: str
) -> None:
    with pytest.raises(UndecodableSource) as refused:
        decode(raw, encoding=encoding)
    assert refused.value.code == "undecodable"
    assert refused.value.detail.startswith(f"not {name}: ")
    assert "truncated data" in refused.value.detail


@pytest.mark.parametrize("name", ["no-such-codec", "base64", "rot13", "idna", "undefined", "a\0b", ""])
def test_what_is_no_text_encoding_is_refused_with_names_of_some(name: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        decode(b"x", encoding=name)
    assert str(refused.value) == (
        f"unknown encoding {name!r}; name one that Python has, such as cp1252, koi8-r or gb18030"
    )
