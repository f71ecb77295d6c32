"""Byte order marks: which one is believed, and what is said of text that is damaged behind one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.decode import bom
from corpusclean.document import Decoded
from corpusclean.edit import Edit
from corpusclean.error import UndecodableSource

MARK = Edit(0, 1, "\ufeff", "", "decode/bom")
CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("text", ["", "Grüße 😀", "\ufeffa"])
def test_what_follows_a_mark_is_read_whole(codec: str, text: str) -> None:
    assert bom.read(("\ufeff" + text).encode(codec)) == Decoded(text, codec, (MARK,), rule="bom")


def test_the_longer_mark_gives_way_where_only_the_shorter_one_holds() -> None:
    raw = "\ufeff\0a".encode("utf-16-le")
    assert raw.startswith("\ufeff".encode("utf-32-le"))
    assert bom.read(raw) == Decoded("\0a", "utf-16-le", (MARK,), rule="bom")


@given(st.binary(max_size=12))
def test_without_a_mark_nothing_is_read(raw: bytes) -> None:
    if not raw.startswith(tuple("\ufeff".encode(codec) for codec in CODECS)):
        assert bom.read(raw) is None


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"\xff\xfea\0b\0c", "the mark of utf-16-le, but byte 6 is not utf-16-le: truncated data"),
        (b"\xff\xfea\0\0\xd8x\0", "the mark of utf-16-le, but byte 4 is not utf-16-le: illegal UTF-16 surrogate"),
        (b"\xfe\xff\0a\0", "the mark of utf-16-be, but byte 4 is not utf-16-be: truncated data"),
        (b"\0\0\xfe\xff\0\x11\0\0", "the mark of utf-32-be, but byte 4 is not utf-32-be: code point not in range"),
    ],
)
def test_damage_behind_a_mark_is_named(raw: bytes, fault: str) -> None:
    with pytest.raises(UndecodableSource) as refused:
        bom.read(raw)
    assert refused.value.code == "damaged-utf-16"
    assert refused.value.detail.startswith(f"starts with {fault}")


@pytest.mark.parametrize("raw", [b"\xff\xfeabc", b"\xfe\xffa"])
def test_two_letters_of_windows_1252_are_no_mark_where_no_nul_stands_behind_them(raw: bytes) -> None:
    assert bom.read(raw) is None


def test_damaged_utf_8_behind_its_mark_is_mended_or_left_to_others() -> None:
    made = bom.read("\ufeff".encode() + "naïve ".encode() * 5 + b"\xe9 .")
    assert made is not None
    assert (made.text, made.rule) == ("naïve " * 5 + "é .", "utf-8-salvage")
    assert [edit.rule for edit in made.edits] == ["decode/bom", "decode/stray-byte"]
    assert bom.read("\ufeff".encode() + b"\xe9\xe9\xe9\xe9 .") is None
