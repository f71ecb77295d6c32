"""From a codec's text to the value that is handed on, with a way back to the bytes."""

from __future__ import annotations

import codecs

import pytest

from corpusclean.decode.candidate import MULTI, SINGLE, Candidate
from corpusclean.decode.outcome import drop_bom, lost_edits, replaced, settle, spelt_bom
from corpusclean.document import Decoded
from corpusclean.edit import Edit
from corpusclean.error import UndecodableSource

STRAY = Edit(1, 3, "\udce9\udc80", "\ufffd", "decode/stray-byte")


def test_a_text_that_leads_back_keeps_no_bytes() -> None:
    assert settle(b"\xe9t", "cp1252", "ét", (), "ranking") == Decoded("ét", "cp1252", rule="ranking")
    made = settle(b"a\xe9\x80b", "ascii", "a\udce9\udc80b", (STRAY,), "overruled")
    assert made == Decoded("a\ufffdb", "ascii", (STRAY,), rule="overruled", n_replaced_bytes=2)
    assert made.exact is True


@pytest.mark.parametrize(("raw", "escaped"), [(b"\x87\x90", "≒"), (b"?", "→")], ids=["another way", "no way"])
def test_a_text_that_does_not_lead_back_keeps_the_bytes(raw: bytes, escaped: str) -> None:
    made = settle(raw, "cp932" if len(raw) > 1 else "cp1252", escaped, (), "ranking")
    assert (made.exact, made.raw, made.text, made.rule) == (False, raw, escaped, "ranking")
    assert made.exact is False
    assert made.encode() == raw


def test_strays_that_no_edit_takes_are_refused() -> None:
    with pytest.raises(UndecodableSource, match=r"^undecodable: bytes that are no cp1252 are left over$") as refused:
        settle(b"\x81", "cp1252", "\udc81", (), "ranking")
    assert refused.value.code == "undecodable"


def test_a_mark_is_no_replaced_byte() -> None:
    assert drop_bom("\ufeffa") == (Edit(0, 1, "\ufeff", "", "decode/bom"),)
    assert drop_bom("a\ufeff") == ()
    assert replaced((*drop_bom("\ufeff"), STRAY)) == 2


def test_the_mark_of_utf_8_goes_where_the_codec_shows_it_whole() -> None:
    raw = codecs.BOM_UTF8 + b"caf\xe9"
    assert spelt_bom(raw, "cp1252") == (Edit(0, 3, "ï»¿", "", "decode/bom"),)
    assert spelt_bom(raw[3:], "cp1252") == ()
    assert spelt_bom(raw, "ascii") == ()


@pytest.mark.parametrize("one", [*SINGLE, *MULTI], ids=lambda one: one.codec)
def test_a_mark_that_goes_leaves_what_the_codec_reads_without_it(one: Candidate) -> None:
    raw = codecs.BOM_UTF8 + bytes(range(0x20, 0x7F))
    for edit in spelt_bom(raw, one.codec):
        assert edit.before + raw[3:].decode(one.codec) == raw.decode(one.codec)
    if one in MULTI:  # three bytes that end inside a double one are no mark
        assert spelt_bom(raw, one.codec) == ()


def test_each_run_of_strays_is_one_edit() -> None:
    assert lost_edits("plain") == ()
    assert lost_edits("a\udce9\udc80b\udc81") == (STRAY, Edit(4, 5, "\udc81", "\ufffd", "decode/stray-byte"))
