"""UTF-16 and UTF-32 without a mark: how many NULs, how odd a text, how sure a language is enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import bigram
from corpusclean.decode import wide
from corpusclean.document import Decoded

ENGLISH = "The ferry was late again, and nobody minded. "
CHINESE = "昨天晚上我们过了河，看到了黄色的花。"
CODECS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("codec", CODECS)
def test_the_layout_of_nuls_names_the_codec(codec: str) -> None:
    made = wide.read(ENGLISH.encode(codec))
    assert made == Decoded(ENGLISH, codec, rule="nul-pattern")


@pytest.mark.parametrize("codec", CODECS)
def test_bytes_too_many_or_too_few_are_not_wide(codec: str) -> None:
    assert wide.read(ENGLISH.encode(codec)[:-1]) is None
    assert wide.read(ENGLISH.encode(codec)[1:]) is None


@given(st.lists(st.integers(1, 255), min_size=40, max_size=400))
def test_small_whole_numbers_are_no_text(numbers: list[int]) -> None:
    """Two bytes each, they are letters in one order or the other: of languages that nobody writes."""
    spread = [200, 2, 147, 169, 4, 147, 172, 180, 5, 7, 44, 128, 177, 192, 4, 69, 72, 121, 178, 2] * 4
    assert wide.read(b"".join(number.to_bytes(2, "little") for number in spread)) is None
    made = wide.read(b"".join(number.to_bytes(2, "big") for number in numbers))
    assert made is None or any(char.isprintable() or char.isspace() for char in made.text)


@pytest.mark.parametrize(("length", "reads"), [(100, True), (102, False)])
def test_two_nuls_in_a_hundred_bytes_are_enough(length: int, reads: bool) -> None:
    raw = ("  " + "夜" * (length // 2 - 2)).encode("utf-16-le")
    assert (len(raw), raw.count(0)) == (length, 2)
    assert (wide.read(raw) is not None) == reads


@pytest.mark.parametrize(("odd", "reads"), [(5, True), (6, False)])
@pytest.mark.parametrize("char", "\x01\x7f\ue000\uffff")
def test_five_odd_characters_in_a_hundred_are_borne(odd: int, reads: bool, char: str) -> None:
    text = (char + "夜a") * odd + "夜a" * ((100 - 3 * odd) // 2) + "a" * ((100 - 3 * odd) % 2)
    assert len(text) == 100
    found = wide.read(text.encode("utf-16-be"))
    assert (found is not None and found.text == text) == reads


def test_tabs_and_line_ends_are_not_odd() -> None:
    text = "a\tb\r\nc\f" * 9
    made = wide.read(text.encode("utf-16-le"))
    assert made is not None
    assert made.text == text


def test_only_the_first_of_a_text_is_looked_at_and_all_of_it_is_read() -> None:
    raw = (ENGLISH * 100).encode("utf-16-le") + b"\x00\xd8"  # half a character at the end
    assert len(raw) > 4_096
    assert wide.read(raw) is None
    late = ("夜" * 3_000 + ENGLISH * 99).encode("utf-16-le")
    assert wide.read(late) is None


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_text_without_nuls_is_told_by_its_language(codec: str) -> None:
    made = wide.by_language(CHINESE.encode(codec))
    assert made == Decoded(CHINESE, codec, rule="nul-pattern")
    assert wide.by_language(CHINESE.encode(codec) + b"\x01") is None
    assert wide.by_language(CHINESE.encode(codec) + (b"\x00\xd8" if codec.endswith("le") else b"\xd8\x00")) is None


@given(st.text("aeno 夜川ж", min_size=1, max_size=30), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_the_better_reading_wins_and_must_look_like_language(text: str, codec: str) -> None:
    raw = text.encode(codec)
    scores = {name: bigram.score(raw.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    made = wide.by_language(raw)
    if max(scores.values()) < 1.0:
        assert made is None
    elif made is not None:
        assert scores[made.encoding] == max(scores.values())
