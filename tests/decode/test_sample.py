"""What is looked at of a text that is too large to be looked at whole: the sample, and the survey of a giant."""

from __future__ import annotations

import codecs

import pytest

from corpusclean.decode import decode
from corpusclean.decode.declared import codec_of
from corpusclean.decode.sample import LIMIT, take
from corpusclean.decode.survey import survey

PLAIN = b"The ferry was late again.\n"
MANY = PLAIN * (LIMIT // len(PLAIN))
PROSE = "Die Fähre kam am Montag wieder zu spät, und niemand auf dem Kai schien sich daran zu stören.\n"


def surveyed(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    found = survey(lambda start, end: raw[start:end], len(raw), encoding)
    assert found is not None
    assert found.text == ""
    return found.encoding, found.rule


def test_a_small_text_is_its_own_sample() -> None:
    whole = (MANY + PLAIN)[:LIMIT]
    assert len(whole) == LIMIT
    assert take(whole) == whole
    assert take(whole + b"a") == b""


def test_a_sample_holds_the_lines_that_tell_and_no_others() -> None:
    assert take(MANY + b"caf\xe9 noir\n" + MANY[: LIMIT // 2]) == b"caf\xe9 noir"
    lines = take(b"\xe4\n" + MANY + b"\xe5\n" + MANY + MANY + b"\xe6\n" + MANY)
    assert [line for line in lines.split(b"\n") if line] == [b"\xe4", b"\xe5", b"\xe6"]


@pytest.mark.parametrize("line", [1, 9, 10_000])
@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_four_slices_have_the_same_share_of_a_sample(line: int, ending: bytes) -> None:
    quarters = [(byte * line + ending) * (70_000 // line) for byte in (b"\xe4", b"\xe5", b"\xe6", b"\xe7")]
    assert take(b"".join(quarters)) == b"\n".join(quarter[: LIMIT // 4 - 1] for quarter in quarters)


@pytest.mark.parametrize(("after", "begins"), [(0, b"\xe6"), (9, b"\xe6"), (LIMIT - 1, b"\xe6"), (LIMIT, b"\xe5")])
def test_a_slice_begins_behind_an_edge_where_one_is_near(after: int, begins: bytes) -> None:
    raw = b"\xe4" * 2 * LIMIT + b"\xe5" * after + b" " + b"\xe6" * (6 * LIMIT - after - 1)
    second = take(raw).split(b"\n")[1]
    assert second.startswith(begins)


def test_two_thousand_bytes_of_a_long_line_before_the_first_that_tells_are_enough() -> None:
    for before in (1_999, 2_000, 2_001, 9_999):
        line = b"b" * before + b"\xe9 or so"
        assert take(MANY[: LIMIT // 2] + b"\n" + line + b"\n" + MANY * 3) == line[-2_006 - 1 :]


def test_what_stands_at_the_ends_of_a_line_belongs_to_the_sample() -> None:
    for line in (b"\t caf\xe9 \t", b"X\xe9X"):
        assert take(MANY[: LIMIT // 2] + b"\n" + line + b"\n" + MANY * 3) == line


def test_a_sample_is_bounded_whatever_the_lines() -> None:
    for text in (
        b"\xe9" * 9 * LIMIT,
        b"\xe9\n" * 5 * LIMIT,
        b"a" * LIMIT + b"\xe9" * LIMIT,
        MANY + b"a" * LIMIT + b"\xe9",
    ):
        assert 0 < len(take(text)) <= LIMIT


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (PROSE.encode() * 900, ("utf-8", "utf-8")),
        (codecs.BOM_UTF8 + PROSE.encode() * 900, ("utf-8", "bom")),
        (PROSE.encode("utf-16-le") * 900, ("utf-16-le", "nul-pattern")),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be") * 900, ("utf-16-be", "bom")),
        (("What a mainframe writes looks like this to others. " * 900).encode("cp037"), ("cp037", "ebcdic")),
        (PROSE.encode("cp1252") * 900, ("cp1252", "ranking")),
        (MANY * 60 + PROSE.encode("cp1252") * 9, ("cp1252", "ranking")),
    ],
    ids=["utf-8", "marked", "wide", "wide and marked", "mainframe", "legacy", "legacy at its end"],
)
def test_the_encoding_of_a_giant_is_decided_once_for_all_of_it(raw: bytes, expected: tuple[str, str]) -> None:
    assert surveyed(raw) == expected


def test_a_word_of_the_user_decides_for_a_giant_too() -> None:
    assert surveyed(PROSE.encode("cp1252") * 900, "cp1250") == ("cp1250", "overruled")
    assert survey(lambda start, end: (b"\x89PNG\r\n\x1a\n" * 500_000)[start:end], 4_000_000) is None


@pytest.mark.parametrize("width", ["utf-16", "utf-32"])
def test_a_mark_says_which_way_round_the_bytes_stand_where_the_user_does_not(width: str) -> None:
    for order in ("-le", "-be"):
        found = decode("\ufeffLate boats".encode(width + order), encoding=width)
        assert (found.text, found.encoding, found.rule) == ("Late boats", width + order, "overruled")
    assert decode("Late boats".encode(width + "-le"), encoding=width).encoding == width + "-le"


def test_a_label_means_what_the_world_means_by_it() -> None:
    labels = ("ISO-8859-2", "utf-8", "UTF-16", "latin-1", "GB2312", "1251", "microsoft-cp1251", "Shift_JIS", "x-mac-ce")
    expected = ("iso8859_2", "utf-8", "utf-16", "cp1252", "gb18030", "cp1251", "cp1251", "cp932", "mac_latin2")
    assert tuple(map(codec_of, labels)) == expected
    assert codec_of("base64") is None
