"""A giant is read as its parts would be: the survey says what `decode` says, without the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpusclean.decode import decode
from corpusclean.decode.survey import survey
from corpusclean.document import Decoded

MIB = 1 << 20
ENGLISH = b"The ferry was late again.\n"
FRENCH = "Près de l'été, où l'on rêve déjà d'une île.\n"


def of(raw: bytes, encoding: str | None = None) -> Decoded | None:
    return survey(lambda start, end: raw[start:end], len(raw), encoding)


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


def test_rubbish_is_no_text() -> None:
    assert of(bytes(9_999)) is None
    assert of(b"plain\n" * 300_000 + bytes(60_000) + b"\xff" * 60_000) is None
    assert of(b"\x1b$B" + bytes(9_999)) is None
