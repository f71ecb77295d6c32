"""Each rung of the ladder, by cases of its own."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import pickle
import random
import zipfile

import pytest

from corpusclean.decode import declared, decode
from corpusclean.decode.sample import LIMIT, take
from corpusclean.error import UndecodableSource, UsageProblem

GERMAN = "Gestern gingen wir über die Brücke und sahen schöne Gärten."


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", GERMAN)
    return buffer.getvalue()


BINARIES = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "gif": b"GIF89a\x01\0\x01\0",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "zip": zipped(),
    "gzip": gzip.compress(GERMAN.encode()),
    "bzip2": bz2.compress(GERMAN.encode()),
    "xz": lzma.compress(GERMAN.encode()),
    "elf": b"\x7fELF\x02\x01\x01" + bytes(50),
    "sqlite": b"SQLite format 3\0" + bytes(84),
    "parquet": b"PAR1" + bytes(20) + b"PAR1",
    "wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "pickle": pickle.dumps({"a": [1, 2, 3], "b": GERMAN}, protocol=4),
    "nuls": bytes(4_096),
    "noise": random.Random(7).randbytes(20_000),
    "high noise": bytes(random.Random(7).choices(range(0x80, 0x100), k=4_000)),
}


@pytest.mark.parametrize("name", BINARIES)
def test_binaries_are_refused(name: str) -> None:
    with pytest.raises(UndecodableSource):
        decode(BINARIES[name])


def test_empty() -> None:
    made = decode(b"")
    assert (made.text, made.rule) == ("", "empty")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["", GERMAN, "東京 😀\r\n"])
def test_byte_order_mark_names_the_codec_and_goes(codec: str, text: str) -> None:
    made = decode("\ufeff".encode(codec) + text.encode(codec))
    assert (made.text, made.encoding, made.rule) == (text, codec, "bom")
    assert [edit.rule for edit in made.edits] == ["decode/bom"]


def test_mark_of_utf_8_before_another_encoding() -> None:
    made = decode(codecs.BOM_UTF8 + GERMAN.encode("cp1252"))
    assert (made.text, made.encoding) == (GERMAN, "cp1252")


@pytest.mark.parametrize("raw", [b"\xff\xfea\0b\0c", b"\xff\xfe\x00\xd8x\0"])
def test_damaged_utf_16_is_refused(raw: bytes) -> None:
    with pytest.raises(UndecodableSource, match="utf-16"):
        decode(raw)


@pytest.mark.parametrize("codec", ["iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz"])
def test_escapes_are_read(codec: str) -> None:
    text = {"iso2022_kr": "한국어 문장", "hz": "汉字 and more"}.get(codec, "漢字 and more")
    made = decode(text.encode(codec))
    assert (made.text, made.rule) == (text, "escape")


@pytest.mark.parametrize("raw", [b"\x1b[31mred\x1b[0m", b"if (~{x}) ~} go", b"+ADw-script+AD4-"])
def test_ascii_that_looks_like_escapes_stays(raw: bytes) -> None:
    assert decode(raw).text == raw.decode()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [GERMAN, "Вчера вечером, в 9 часов.\r\n" * 3, "昨天晚上我们过了河，看到了黄色的花。"])
def test_wide_text_without_a_mark(codec: str, text: str) -> None:
    made = decode(text.encode(codec))
    assert (made.text, made.encoding, made.rule) == (text, codec, "nul-pattern")


def test_a_stray_nul_stays() -> None:
    text = GERMAN + "\0" + GERMAN
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_cut_tail_of_utf_8(cut: int) -> None:
    made = decode("naïve 😀".encode()[:-cut])
    assert made.text == "naïve \ufffd"
    assert [edit.rule for edit in made.edits] == ["decode/cut-tail"]
    assert made.n_replaced_bytes == 4 - cut


def test_cesu_8_becomes_the_character() -> None:
    raw = "naïve ".encode() + b"\xed\xa0\xbd\xed\xb8\x80"
    made = decode(raw)
    assert made.text == "naïve 😀"
    assert [edit.rule for edit in made.edits] == ["decode/cesu-8"]


def test_stray_bytes_in_utf_8_are_windows_1252() -> None:
    raw = (GERMAN * 4).encode() + b"\nIt\x92s \x93quoted\x94\n"
    made = decode(raw)
    assert made.text == GERMAN * 4 + "\nIt’s “quoted”\n"
    assert {edit.rule for edit in made.edits} == {"decode/stray-byte"}
    assert made.n_replaced_bytes == 3


@pytest.mark.parametrize(
    "bad", [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf8\x88\x80\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]
)
def test_forbidden_forms_are_lost_never_ascii(bad: bytes) -> None:
    made = decode((GERMAN * 3).encode() + b" .." + bad + b".. " + GERMAN.encode())
    assert made.text == GERMAN * 3 + " ..\ufffd.. " + GERMAN


def test_unknown_encoding_names_the_way_out() -> None:
    with pytest.raises(UsageProblem, match="cp1252"):
        decode(b"x", encoding="no-such-codec")


def test_overruled_bytes_that_do_not_fit_become_lost() -> None:
    made = decode(b"caf\xe9", encoding="utf-8")
    assert made.encode() == b"caf\xe9"
    made = decode(b"a\x98b", encoding="cp1251")
    assert (made.text, made.n_replaced_bytes) == ("a\ufffdb", 1)


@pytest.mark.parametrize(
    ("raw", "codec"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b"<meta charset=Shift_JIS>", "cp932"),
        (b"# -*- coding: iso-8859-2 -*-", "iso8859_2"),
        (b"/* vim: set ts=4 fenc=cp1250 : */", "cp1250"),
        (b'"Content-Type: text/plain; charset=EUC-KR\\n"', "cp949"),
        (b"\\usepackage[latin1]{inputenc}", "cp1252"),
        (b"; Codepage: 852", "cp852"),
        (b"SET ISO8859-1\nTRY abc", "cp1252"),
        (b"charset=no-such-thing", None),
        (b"text about a charset", None),
    ],
)
def test_declarations(raw: bytes, codec: str | None) -> None:
    found = declared.read(raw)
    assert found == codec or (found is not None and codec is not None and codecs.lookup(found) == codecs.lookup(codec))


def test_sample_of_a_big_file_holds_what_is_not_ascii() -> None:
    raw = b"plain line\n" * 50_000 + "Grüße\n".encode("cp1252") + b"plain line\n" * 50_000
    assert take(raw) == "Grüße".encode("cp1252")
    assert len(take(b"\xe9\n" * 1_000_000)) <= LIMIT
    assert len(take(b"\xe9" * 1_000_000)) <= LIMIT
