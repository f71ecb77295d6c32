"""UTF-8 with damage: what counts as damage, how much of it is borne, and what each piece becomes."""

from __future__ import annotations

import pytest

from corpusclean.decode.utf8 import repair, salvage, strict, well_formed
from corpusclean.document import Decoded

GOOD = "ñ"


def edits(raw: bytes) -> list[tuple[str, str, str]]:
    made = repair(raw)
    assert made.encode() == raw
    assert made.exact
    return [(edit.rule.removeprefix("decode/"), edit.before, edit.after) for edit in made.edits]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a\xe9b", [("stray-byte", "\udce9", "é")]),
        (b"a\x93b\x81c", [("stray-byte", "\udc93", "“"), ("stray-byte", "\udc81", "\ufffd")]),
        (b"a\xc0\xafb", [("malformed", "\udcc0\udcaf", "\ufffd")]),
        (b"a\xf8\x88\x80\x80\x80b", [("malformed", "\udcf8\udc88\udc80\udc80\udc80", "\ufffd")]),
        (b"\xed\xa0\xbd\xed\xb8\x80", [("cesu-8", "\udced\udca0\udcbd\udced\udcb8\udc80", "😀")]),
        (b"a\xe2\x82", [("cut-tail", "\udce2\udc82", "\ufffd")]),
        (b"a\xf0\x9f\x98", [("cut-tail", "\udcf0\udc9f\udc98", "\ufffd")]),
        (b"a\xc3", [("cut-tail", "\udcc3", "\ufffd")]),
        (b"a\x80", [("stray-byte", "\udc80", "€")]),
        (b"a\xc1", [("stray-byte", "\udcc1", "Á")]),
        (b"a\xe0\x80", [("malformed", "\udce0\udc80", "\ufffd")]),
        (b"\xef\xbb\xbfa", [("bom", "\ufeff", "")]),
        (b"\xe9\xc3", [("stray-byte", "\udce9", "é"), ("cut-tail", "\udcc3", "\ufffd")]),
        (b"\xe9\xe9\xe2\x82", [("stray-byte", "\udce9", "é")] * 2 + [("cut-tail", "\udce2\udc82", "\ufffd")]),
    ],
)
def test_each_piece_of_damage_becomes_what_it_most_likely_was(raw: bytes, expected: list[tuple[str, str, str]]) -> None:
    assert edits(raw) == expected


@pytest.mark.parametrize(("raw", "rule"), [(b"plain", "utf-8"), ("ñ".encode(), "utf-8"), (b"\xe9", "utf-8-salvage")])
def test_the_rule_says_whether_anything_was_mended(raw: bytes, rule: str) -> None:
    made = repair(raw)
    assert (made.rule, made.encoding, made.n_replaced_bytes) == (rule, "utf-8", int(rule != "utf-8"))


def test_strict_is_strict() -> None:
    assert strict(GOOD.encode()) == Decoded(GOOD, "utf-8", rule="utf-8")
    assert strict(GOOD.encode()[:1]) is None


@pytest.mark.parametrize(
    ("good", "bad", "mends"),
    [
        (5, 2, True),
        (4, 2, False),
        (4, 1, False),
        (6, 3, True),
        (7, 4, False),
        (100, 50, True),
        (100, 51, False),
        (0, 1, False),
        (1, 0, True),
    ],
)
def test_five_characters_and_twice_as_many_as_strays_are_enough(good: int, bad: int, mends: bool) -> None:
    raw = b"-".join([b"", *[GOOD.encode()] * good, *[b"\xe9"] * bad, b""])
    assert (salvage(raw) is not None) == mends


@pytest.mark.parametrize("head", [b"\x80", b"\x9f\x98", b"\x9f\x98\x80"])
@pytest.mark.parametrize("tail", [b"", b"\xf0\x9f\x98", b"\xc3"])
def test_what_is_cut_at_either_end_speaks_not_against_utf_8(head: bytes, tail: bytes) -> None:
    made = salvage(head + b"-" + GOOD.encode() * 6 + b"-" + tail)
    assert made is not None
    assert made.n_replaced_bytes == len(head) + len(tail)
    assert salvage(head + b"--" + tail) is None
    for strays, mends in ((6, True), (7, False)):
        assert (salvage(head + b"-" + GOOD.encode() * 12 + b"-" + b"\xe9-" * strays + tail) is not None) == mends


def test_a_sequence_that_nothing_can_complete_is_no_cut() -> None:
    assert salvage(GOOD.encode() * 5 + b"-\xe9-\xe0") is not None
    assert salvage(GOOD.encode() * 5 + b"-\xe9-\xe0\x80") is None


@pytest.mark.parametrize(
    ("good", "cesu", "bad", "mends"),
    [(0, 0, 3, True), (0, 0, 4, False), (0, 1, 3, True), (0, 1, 4, False), (5, 0, 5, True), (5, 0, 6, False),
     (0, 5, 5, True), (0, 5, 6, False), (3, 2, 5, True), (3, 2, 6, False)],
)  # fmt: skip
def test_a_long_text_that_begins_with_more_strays_than_characters_is_not_looked_at_further(
    good: int, cesu: int, bad: int, mends: bool
) -> None:
    head = GOOD.encode() * good + b"\xed\xa0\xbd\xed\xb8\x80" * cesu + b"\xe9-" * bad
    rest = (GOOD.encode() + b"-") * 40
    assert (salvage(head + b"-" * (65_536 - len(head)) + rest) is not None) == mends
    assert salvage(head + b"-" * (65_536 - len(head) - 2) + rest) is not None or not mends


def test_four_strays_at_the_start_are_no_cut() -> None:
    assert salvage(b"\x80\x80\x80\x80-" + GOOD.encode()) is None


def test_cesu_8_is_good_and_no_damage() -> None:
    made = salvage(b"\xed\xa0\xbd\xed\xb8\x80")
    assert made is not None
    assert made.text == "😀"
    assert salvage(b"\xed\xa0\xbd\xed\xb8\x80" * 5 + b"-\xe9-\xe9-") is not None
    assert salvage(b"\xed\xa0\xbd\xed\xb8\x80" * 4 + b"-\xe9-\xe9-") is None


@pytest.mark.parametrize(("runs", "mends"), [(5, True), (4, False)])
@pytest.mark.parametrize("run", [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"])
def test_damage_of_the_shape_of_utf_8_five_times_is_utf_8(run: bytes, runs: int, mends: bool) -> None:
    assert (salvage(b"-".join([b"", *[run] * runs, b""])) is not None) == mends
    assert salvage(b"-".join([b"", *[run] * runs, b"\xe9-"])) is None


def test_the_shape_of_damage_tells_in_short_texts_only() -> None:
    raw = b"\xc0\xaf-" * 5
    assert salvage(raw + b"-" * (65_536 - len(raw))) is not None
    assert salvage(raw + b"-" * (65_537 - len(raw))) is None


def test_well_formed_counts_characters_of_several_bytes() -> None:
    assert well_formed("aé語😀\udce9") == 3
