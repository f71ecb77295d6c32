"""A giant is read as its parts would be: the survey says what `decode` says, without the text."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from itertools import pairwise

import pytest

from corpusclean.decode import decode
from corpusclean.decode.survey import survey
from corpusclean.document import Decoded

MIB = 1 << 20
ENGLISH = b"The ferry was late again.\n"
FRENCH = "Près de l'été, où l'on rêve déjà d'une île.\n"


def of(raw: bytes, encoding: str | None = None) -> Decoded | None:
    def read(start: int, end: int) -> bytes:
        assert 0 <= start <= end <= min(len(raw), start + MIB)
        return raw[start:end]

    return survey(read, len(raw), encoding)


def test_all_that_was_found_out_is_handed_on() -> None:
    raw = b"\xe8"
    whole, found = decode(raw), of(raw)
    assert found is not None
    assert (found.encoding, found.rule, found.runner_up) == (whole.encoding, whole.rule, whole.runner_up)
    assert 0.5 < found.confidence < 1
    assert found.runner_up
    assert found.margin > 0
    assert of(raw, "cp1250") == replace(decode(raw, encoding="cp1250"), text="", edits=(), n_replaced_bytes=0)


@pytest.mark.parametrize(
    ("raw", "encoding", "rule"),
    [
        (b"", "utf-8", "utf-8"),
        (ENGLISH, "utf-8", "utf-8"),
        (("漢字 and more\n" * 9).encode("iso2022_jp"), "iso2022_jp", "escape"),
        (("汉字 text\n" * 9).encode("hz") + b"~{", "hz", "escape"),
        (b"\x1b[31mred\x1b[0m\n" * 9, "utf-8", "utf-8"),
        (("a" * (MIB // 2 - 1) + "\U0001f600" * 9).encode("utf-16-le"), "utf-16-le", "nul-pattern"),
        (("a" * (MIB // 4) + "\U0001f600" * 9).encode("utf-32-be"), "utf-32-be", "nul-pattern"),
        (("a" * (MIB // 2 - 2) + "\U0001f600" * 9).encode("utf-16"), "utf-16-le", "bom"),
    ],
)
def test_the_head_may_end_anywhere(raw: bytes, encoding: str, rule: str) -> None:
    found = of(raw)
    assert found is not None
    assert (found.encoding, found.rule, found.text) == (encoding, rule, "")


@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize(("text", "codec"), [("漢字", "iso2022_jp"), ("汉字", "hz")])
def test_a_head_with_escapes_is_looked_at_up_to_the_end_of_a_line(text: str, codec: str, before: int) -> None:
    raw = b"-" * before + b"plain\n" + f"{text} and {text * 9}\n".encode(codec) * 20_000
    assert len(raw) > MIB
    assert of(raw) == Decoded("", codec, rule="escape")


def test_the_head_tells_what_a_mainframe_wrote() -> None:
    raw = "What a mainframe writes looks like this to others. ".encode("cp037") * 21_000
    assert len(raw) > MIB
    assert of(raw + bytes(3 * MIB)) == Decoded("", "cp037", rule="ebcdic")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the ladder is asked about, one after the other."""
    asked: list[bytes] = []

    def see(raw: bytes) -> Decoded:
        asked.append(raw)
        return decode(raw)

    monkeypatch.setattr(import_module("corpusclean.decode.survey"), "decode", see)
    return asked


@pytest.mark.parametrize(
    ("size", "blank"), [(9_000, b" "), (70_000, b" "), (70_000, b"\n"), (MIB, b" "), (MIB, b"\n"), (3 * MIB, b" ")]
)
def test_slices_hold_whole_words_from_all_over_and_the_first_fault(shown: list[bytes], size: int, blank: bytes) -> None:
    words = blank.join(f"{at:08d}".encode() for at in range((size - 5) // 9))
    for at in (0, len(words) // 3 // 9 * 9, len(words) // 9 * 9):
        raw = (words[:at] + b"caf\xe9" + blank + words[at:]).ljust(size, b"-")
        shown.clear()
        assert of(raw)
        slices = set(shown[-1].split())
        assert slices <= set(raw.split())
        assert raw.startswith(shown[-1].split()[0] + blank)
        assert b"caf\xe9" in slices
        assert set(raw[max(0, at - 32_000) : at].split()[1:]) <= slices
        assert set(raw[at : at + 32_000].split()[:-1]) <= slices
        numbers = sorted(int(word) for word in slices if word.isdigit())
        assert max(b - a for a, b in pairwise(numbers)) <= max(1, size // 9 // 16)
        assert size > MIB or raw.split()[-1] in slices


@pytest.mark.parametrize(
    ("edges", "taken"),
    [
        ([], 65_536),
        ([0], 65_535),
        ([9_999], 55_536),
        ([65_535], 65_536),
        ([0, 1], 65_535),
        ([0, 2], 1),
        ([9, 65_535], 65_525),
    ],
)
def test_a_slice_without_two_edges_goes_on_to_its_end(shown: list[bytes], edges: list[int], taken: int) -> None:
    raw = bytearray(b"\xe9" * MIB)
    for edge in edges:
        raw[MIB * 5 // 16 + edge] = 0x20
    of(bytes(raw))
    assert sorted(map(len, shown[-1].split(b"\n"))) == [taken, *[65_536] * 15]


@pytest.mark.parametrize("before", [0, 1, MIB - 1, MIB, 2 * MIB - 1])
@pytest.mark.parametrize("char", ["é", "語", "\U0001f600"])
def test_characters_may_lie_across_the_steps(before: int, char: str) -> None:
    found = of(b"a" * before + char.encode() * 9)
    assert found is not None
    assert (found.encoding, found.rule) == ("utf-8", "utf-8")


@pytest.mark.parametrize("lines", [0, 30_000, 100_000, 130_000])
def test_one_bad_place_anywhere_is_found_and_looked_at(lines: int) -> None:
    raw = bytearray(ENGLISH * 131_000)
    there = lines * len(ENGLISH)
    raw[there : there + 4_000] = FRENCH.encode("cp1252") * (4_000 // len(FRENCH))
    found = of(bytes(raw))
    assert found is not None
    assert (found.encoding, found.rule) == ("cp1252", "ranking")


def test_a_cut_tail_is_damage_and_not_another_encoding() -> None:
    found = of(FRENCH.encode() * 99_000 + "é".encode()[:1])
    assert found is not None
    assert (found.encoding, found.rule) == ("utf-8", "utf-8-salvage")


@pytest.mark.parametrize("size", [MIB - 1, MIB, MIB + 1, 2 * MIB])
def test_a_character_that_is_cut_at_the_very_end_is_a_fault(size: int) -> None:
    found = of((FRENCH.encode() * 9).ljust(size - 1) + b"\xc3")
    assert found is not None
    assert (found.encoding, found.rule) == ("utf-8", "utf-8-salvage")


def test_rubbish_is_no_text() -> None:
    assert of(bytes(9_999)) is None
    assert of(b"plain\n" * 300_000 + bytes(60_000) + b"\xff" * 60_000) is None
    assert of(b"\x1b$B" + bytes(9_999)) is None
