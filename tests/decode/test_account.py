"""What a decoded text says of itself: its words come from a known list, and its numbers can be counted again."""

from __future__ import annotations

import codecs
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dirty_bytes

from corpusclean.decode import decode
from corpusclean.decode.binary import refuse_controls, refuse_known
from corpusclean.decode.outcome import count_strays, has_strays, lost_edits
from corpusclean.decode.sample import LIMIT, take
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

RULES = {
    "empty",
    "utf-8",
    "utf-8-salvage",
    "bom",
    "nul-pattern",
    "ebcdic",
    "escape",
    "ranking",
    "declared",
    "overruled",
}
CODES = {"binary", "undecodable", "damaged-utf-16"}
EDITS = {"decode/bom", "decode/stray-byte", "decode/cut-tail", "decode/cesu-8", "decode/malformed"}
WORDS = st.text("aeiouäöüßéñøł строка \n", min_size=1, max_size=60)
LEGACY = st.tuples(WORDS, st.sampled_from(["cp1252", "cp1250", "cp1251", "koi8_r", "utf-16", "utf-32-le", "utf-8-sig"]))
BYTES = dirty_bytes() | st.binary(max_size=60) | LEGACY.map(lambda pair: pair[0].encode(pair[1], "replace"))


def made_of(raw: bytes) -> Decoded | None:
    try:
        return decode(raw)
    except UndecodableSource as refused:
        assert refused.code in CODES
        assert refused.detail
        return None


@given(BYTES)
def test_every_word_is_known(raw: bytes) -> None:
    made = made_of(raw)
    if made:
        assert made.rule in RULES
        assert made.encoding == made.encoding.lower()
        codecs.lookup(made.encoding)
        assert {edit.rule for edit in made.edits} <= EDITS


@given(BYTES)
def test_every_number_can_be_counted_again(raw: bytes) -> None:
    made = made_of(raw)
    if made:
        strays = sum(len(edit.before) for edit in made.edits if edit.rule != "decode/bom")
        assert made.n_replaced_bytes == strays
        assert 0.0 <= made.confidence <= 1.0
        assert 0.0 <= made.margin < math.inf
        assert made.margin == round(made.margin, 4)
        assert made.runner_up != made.encoding
        assert bool(made.runner_up) or made.margin == 0.0


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_a_mark_goes_with_the_codec_that_the_user_names(codec: str) -> None:
    made = decode("café".encode(codec), encoding=codec)
    assert (made.text, made.rule) == ("café", "overruled")
    assert made.encode() == "café".encode(codec)


def test_utf_8_with_a_mark_is_utf_8_when_the_user_says_so() -> None:
    made = decode("café".encode("utf-8-sig"), encoding="utf-8-sig")
    assert (made.text, made.encoding) == ("café", "utf-8")


def test_stray_bytes_are_edits_of_that_name() -> None:
    made = decode(b"caf\xe9 au lait", encoding="ascii")
    assert [(edit.rule, edit.before, edit.after) for edit in made.edits] == [("decode/stray-byte", "\udce9", "\ufffd")]


@given(st.text(st.sampled_from("aé\udce9\udc80"), max_size=12))
def test_strays_are_counted_one_by_one(text: str) -> None:
    number = sum("\ud800" <= char <= "\udfff" for char in text)
    assert (count_strays(text), has_strays(text)) == (number, number > 0)
    assert sum(len(edit.before) for edit in lost_edits(text)) == number


@pytest.mark.parametrize(
    ("control", "allowed", "length"),
    [
        (b"\x01", 1, 10), (b"\x01", 1, 50), (b"\x01", 2, 100), (b"\x01", 20, 1_000),
        (b"\0", 0, 10), (b"\0", 0, 49), (b"\0", 1, 50), (b"\0", 20, 1_000),
    ],
)  # fmt: skip
def test_one_control_too_many_is_one_too_many(control: bytes, allowed: int, length: int) -> None:
    refuse_controls(control * allowed + b"a" * (length - allowed))
    with pytest.raises(UndecodableSource, match=f"{allowed + 1} of {length} bytes"):
        refuse_controls(control * (allowed + 1) + b"a" * (length - allowed - 1))


def test_the_end_of_a_file_is_looked_at_like_its_beginning() -> None:
    with pytest.raises(UndecodableSource, match="of 65536 bytes"):
        refuse_controls(b"a" * 200_000 + b"\x01" * 2_000)
    refuse_controls(b"a" * 100_000 + b"\x01" * 2_000 + b"a" * 100_000)


@pytest.mark.parametrize(
    ("raw", "refused"), [(b"BZh91AY&SY" + b"a" * 9, True), (b"BZh is a name, not a format.", False)]
)
def test_three_letters_are_no_archive(raw: bytes, refused: bool) -> None:
    if refused:
        with pytest.raises(UndecodableSource, match="bzip2"):
            refuse_known(raw)
    else:
        refuse_known(raw)


@given(
    st.lists(st.sampled_from([b"plain words\n", b"caf\xe9 au lait\n", b"x" * 700, b"\xe9" * 300 + b"\n"]), max_size=9)
)
def test_a_sample_is_small_and_of_the_file(pieces: list[bytes]) -> None:
    raw = b"".join(pieces) * (1 + 3 * LIMIT // max(1, sum(map(len, pieces))))
    sample = take(raw)
    assert len(sample) <= max(LIMIT, len(raw) if len(raw) <= LIMIT else 0)
    if len(raw) > LIMIT:
        assert all(line in raw for line in sample.split(b"\n"))
        assert bool(sample) == any(byte >= 0x80 for byte in raw)
