"""Laws of reading bytes: any bytes come back, valid UTF-8 stays as it is, and order does not matter."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.decode import decode
from corpusclean.edit import apply
from corpusclean.error import UndecodableSource

PIECES = {
    "cp1251": "Вчера вечером мы перешли реку. ",
    "cp1252": "Près de l’été, où l’on rêve “déjà”. ",
    "cp437": "Über die Brücke ─┐ ░ ",
    "koi8_r": "Жёлтые цветы на лугу ",
    "gb18030": "昨天晚上我们过了河。𠀀",
    "cp932": "昨日の夜、川を渡った。ｱﾙ ≡∪ ",
    "euc_jp": "花を見ました。",
    "big5hkscs": "昨天晚上我們過了河。",
    "cp949": "어제 저녁에 강을 건넜다. ",
    "johab": "꽃을 보았습니다. ",
    "iso2022_jp": "日本語の文 and ASCII ",
    "hz": "汉字 text ",
    "utf-16": "Grüße 😀 ",
    "utf-16-be": "Grüße, 東京 ",
    "utf-32-le": "Grüße ",
    "utf-8": "naïve 😀 e\u0301 \ufeff ",
    "utf-8-sig": "mark ",
    "cp037": "A mainframe wrote this line. ",
    "ascii": "plain \x1b[31mred\x1b[0m ~{ ~} \x00 ",
}


@st.composite
def real_bytes(draw: st.DrawFn) -> bytes:
    """Pieces of text in one or several encodings, then damaged: cut, a byte changed, noise put in."""
    names = draw(st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=4))
    raw = bytearray(b"".join(PIECES[name].encode(name) * draw(st.integers(1, 3)) for name in names))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(len(raw) - 1, 0)))
        raw[at : at + draw(st.integers(0, 2))] = draw(st.binary(max_size=2))
    return bytes(raw)


def any_bytes() -> st.SearchStrategy[bytes]:
    return st.binary(max_size=80) | real_bytes() | st.lists(st.integers(0x80, 0xFF), max_size=60).map(bytes)


@given(any_bytes())
def test_any_bytes_come_back_or_are_refused(raw: bytes) -> None:
    with contextlib.suppress(UndecodableSource):
        made = decode(raw)
        assert made.encode() == raw
        assert made.exact == (made.raw is None)
        made.text.encode()
        assert 0 <= made.confidence <= 1
        assert made.margin >= 0


@given(any_bytes())
def test_edits_lead_from_the_codec_to_the_text(raw: bytes) -> None:
    with contextlib.suppress(UndecodableSource):
        made = decode(raw)
        assert apply(raw.decode(made.encoding, "surrogateescape"), made.edits) == made.text


@given(
    any_bytes(),
    st.sampled_from(["utf-8", "cp1252", "gb18030", "utf-16", "utf-32-be", "cp932", "koi8-r", "hz", "utf-7"]),
)
def test_the_user_overrules_and_the_bytes_still_come_back(raw: bytes, encoding: str) -> None:
    with contextlib.suppress(UndecodableSource):
        made = decode(raw, encoding=encoding)
        assert made.encode() == raw
        made.text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff"), min_size=1))
def test_valid_utf_8_comes_back_unchanged(text: str) -> None:
    made = decode(text.encode())
    assert (made.text, made.encoding, made.edits, made.exact) == (text, "utf-8", (), True)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7D)))
def test_ascii_is_untouched(text: str) -> None:
    made = decode(text.encode("ascii"))
    assert (made.text, made.edits) == (text, ())


@given(real_bytes(), st.lists(st.sampled_from(["cp1251", "koi8_r", "cp1252", "gb18030"]), max_size=6), st.randoms())
def test_the_order_of_neighbours_does_not_matter(raw: bytes, neighbours: list[str], rng: random.Random) -> None:
    shuffled = rng.sample(neighbours, len(neighbours))
    with contextlib.suppress(UndecodableSource):
        assert decode(raw, neighbours=neighbours) == decode(raw, neighbours=shuffled)


@pytest.mark.parametrize("size", [1_000, 2_000, 4_000])
@pytest.mark.parametrize(
    "unit", [b"\xe9", b"\xe2\x82", b"\xed\xa0\xbd\xed\xb8\x80", b"\x1b$B", b"~{", b"<?xml ", b"charset="]
)
def test_hostile_repetition_comes_back(unit: bytes, size: int) -> None:
    raw = unit * size + b"\xe9"
    with contextlib.suppress(UndecodableSource):
        assert decode(raw).encode() == raw


def test_import_and_utf_8_load_neither_numpy_nor_the_tables() -> None:
    code = (
        "import sys, importlib.util, types;"
        "root = importlib.util.find_spec('corpusclean').submodule_search_locations[0];"
        "package = types.ModuleType('corpusclean'); package.__path__ = [root]; sys.modules['corpusclean'] = package;"
        "from corpusclean.decode import decode; decode('naïve'.encode());"
        "print([name for name in ('numpy', 'charset_normalizer', 'corpusclean.bigram') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
