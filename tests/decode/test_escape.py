"""Encodings that switch by escapes: named as they are, and nothing else taken for them."""

from __future__ import annotations

import pytest

from corpusclean.decode import escape
from corpusclean.document import Decoded


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("日本語の文 and ASCII", "iso2022_jp"),
        ("ﾃｽﾄ and 漢字", "iso2022_jp_ext"),
        ("café と 中国话", "iso2022_jp_2"),
        ("俱 と 漢字", "iso2022_jp_2004"),
        ("한국어 문장", "iso2022_kr"),
        ("汉字 and more", "hz"),
    ],
)
def test_the_first_codec_that_reads_all_is_named(text: str, codec: str) -> None:
    made = escape.read(text.encode(codec))
    assert made is not None
    assert (made.text, made.rule, made.edits) == (text, "escape", ())
    assert made.encoding in (codec, "iso2022_jp_3")
    assert made.encode() == text.encode(codec)


@pytest.mark.parametrize(("text", "codec"), [("漢字", "iso2022_jp"), ("汉字", "hz")])
def test_the_way_back_is_known(text: str, codec: str) -> None:
    assert escape.read(text.encode(codec)) == Decoded(text, codec, rule="escape")


def test_colours_of_a_terminal_do_not_hide_other_escapes() -> None:
    made = escape.read(b"\x1b[31m~{VPND~}\x1b[0m")
    assert made is not None
    assert (made.text, made.encoding) == ("\x1b[31m中文\x1b[0m", "hz")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"plain",
        b"\x1b[31mred\x1b[0m",
        b"~{VPND",
        b"a ~{VPND and no end",
        b"~{~}",
        b"~{VPN~}",
        b"~{\x78\x21~}",
        b"\x1b$B",
        b"\x1b$Bplain\x1b(B",
        "日本語".encode("iso2022_jp") + b"\xe9",
        b"~{VPND~} caf\xe9",
    ],
)
def test_what_only_looks_like_it_is_left_to_others(raw: bytes) -> None:
    assert escape.read(raw) is None
