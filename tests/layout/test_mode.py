"""How a text is set: the shares and widths at which it is taken for lines, for paragraphs, or for wrapped lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.layout.mode import Setting, goes_on, is_forced, is_verse, mode, setting
from corpusclean.layout.region import regions
from corpusclean.line import lines


def line(length: int, *, first: str = "a", end: str = "") -> str:
    """A line of words of four letters, of exactly this length, that ends as is said."""
    body = (first + "bcd abcd" + " abcd" * (length // 5))[: length - len(end)]
    return (body[:-1] + "e" if body.endswith(" ") else body) + end


def of(text: str) -> tuple[str, int]:
    found = setting(Draft(text))
    return found.mode, found.width


def wrapped(width: int, n: int = 5) -> str:
    """Lines of which none had room for the first word of the next."""
    return "\n".join([*[line(width)] * (n - 1), line(width - 1, end=".")])


@pytest.mark.parametrize("text", ["", "One.", "One.\n\nTwo.", "One.\n \nTwo.", line(300), "\n\n\n"])
def test_without_two_lines_in_a_row_there_is_nothing_to_tell(text: str) -> None:
    assert setting(Draft(text)) == Setting("blank-line")
    assert mode(text) == "blank-line"


@pytest.mark.parametrize(("width", "found"), [(29, 0), (30, 30), (80, 80), (120, 120), (121, 0)])
def test_widths_that_texts_are_wrapped_to(width: int, found: int) -> None:
    assert of(wrapped(width, 5)) == (("wrapped", found) if found else ("blank-line", 0))


@pytest.mark.parametrize(("width", "found"), [(14, 0), (15, 15), (40, 40)])
def test_half_as_many_characters_in_han(width: int, found: int) -> None:
    text = "\n".join(["昨" * width] * 5)
    assert of(text) == (("wrapped", found) if found else ("blank-line", 0))
    assert setting(Draft(text)).wide


@pytest.mark.parametrize(("n", "expected"), [(4, "wrapped"), (3, "blank-line")])
def test_three_breaks_are_enough(n: int, expected: str) -> None:
    assert of(wrapped(50, n))[0] == expected


@pytest.mark.parametrize(
    ("length", "expected"), [(60, "wrapped"), (59, "blank-line"), (120, "wrapped"), (121, "blank-line")]
)
def test_fewer_must_run_on_plainly(length: int, expected: str) -> None:
    assert of(f"{line(length)}\n{line(9, end='.')}")[0] == expected


@pytest.mark.parametrize(("forced", "expected"), [(7, "wrapped"), (6, "blank-line")])
def test_seven_breaks_of_ten_must_be_forced(forced: int, expected: str) -> None:
    full, short = line(40), line(24, first="A")
    rows = [*[full] * forced, *[short] * (10 - forced), line(20, end=".")]
    assert of("\n".join(rows))[0] == expected


@pytest.mark.parametrize(("width", "expected"), [(50, "wrapped"), (49, "blank-line")])
def test_ragged_lines_of_some_width_will_do(width: int, expected: str) -> None:
    ragged = line(int(0.8 * width) - 3)
    assert of("\n".join([*[line(width)] * 2, *[ragged] * 19, line(9, end=".")]))[0] == expected


@pytest.mark.parametrize(("small", "expected"), [(8, "wrapped"), (7, "blank-line")])
def test_of_ragged_lines_four_in_ten_go_on_in_lower_case(small: int, expected: str) -> None:
    ragged = [line(50, first="a" if at < small else "A") for at in range(19)]
    assert of("\n".join([*[line(60)] * 2, *ragged, line(9, first="A", end=".")]))[0] == expected


@pytest.mark.parametrize(("full", "width"), [(2, 60), (1, 50)])
def test_the_width_is_what_all_but_one_line_in_twenty_keep_to(full: int, width: int) -> None:
    assert of("\n".join([*[line(60)] * full, *[line(50)] * (21 - full), line(9, end=".")])) == ("wrapped", width)


def test_of_a_few_lines_none_may_be_longer_than_the_width() -> None:
    text = (
        "港口新桥通车\n2026-03-04 10:15\n四日上午，港口新桥正式通车，许多市民步行过桥。\n市长表示，这座桥大家等了很久。"
    )
    assert of(text) == ("blank-line", 0)
    for over, few, expected in ((65, 8, "wrapped"), (66, 8, "blank-line"), (66, 9, "wrapped")):
        assert of("\n".join([line(over), *[line(50)] * few, line(9, end=".")]))[0] == expected


def test_a_line_that_could_not_be_cut_may_be_longer() -> None:
    for address, expected in (("x" * 30, "wrapped"), ("x" * 24, "blank-line")):
        assert of("\n".join([*[line(50)] * 4, f"{line(45)} {address}", line(9, end=".")]))[0] == expected


@pytest.mark.parametrize(("stops", "expected"), [(7, "blank-line"), (6, "wrapped")])
def test_a_sentence_a_line_is_not_wrapped_however_equal_the_lines(stops: int, expected: str) -> None:
    rows = [line(50, end="." if at < stops else "") for at in range(10)]
    assert of("\n".join([*rows, line(9, end=".")]))[0] == expected


@pytest.mark.parametrize(("lengths", "expected"), [([100, 100], True), ([99, 99], False), ([131, 50], True)])
def test_a_line_that_no_page_is_as_wide_as_is_a_paragraph(lengths: list[int], expected: bool) -> None:
    text = "\n".join(line(length, first="A", end=".") for length in lengths)
    assert (of(text)[0] == "line") == expected


@pytest.mark.parametrize(("stops", "paragraphs"), [(7, True), (6, False)])
@pytest.mark.parametrize("width", [100, 130])
def test_lines_of_a_generous_width_must_mostly_end_sentences(stops: int, paragraphs: bool, width: int) -> None:
    rows = [line(width, first="A", end="." if at < stops else "") for at in range(10)]
    assert (of("\n".join(rows))[0] == "line") == paragraphs


def test_longer_lines_need_not() -> None:
    assert of("\n".join([line(131)] * 5))[0] == "line"


@pytest.mark.parametrize(("short", "expected"), [(3, "line"), (4, "blank-line")])
def test_a_third_of_the_characters_is_enough_where_nothing_but_breaks_parts_paragraphs(
    short: int, expected: str
) -> None:
    assert of("\n".join([line(150, end="."), *[line(100 - 1, end=".")] * short]))[0] == expected


@pytest.mark.parametrize(("gaps", "expected"), [(1, "line"), (2, "line"), (3, "blank-line")])
def test_lines_with_a_gap_after_every_few_belong_together(gaps: int, expected: str) -> None:
    """Eight breaks stand against four for each gap."""
    pieces = ["\n".join([line(150, end=".")] * 9), *[line(150, end=".")] * gaps]
    assert of("\n\n".join(pieces))[0] == expected


@pytest.mark.parametrize(
    ("pairs", "verse"),
    [
        ([("a", "B")] * 3, True),
        ([("a", "B")] * 2, False),
        ([("a", "B")] * 6 + [("a", "b")], True),
        ([("a", "B")] * 5 + [("a", "b")], False),
        ([("a.", "b")] * 9 + [("a", "  B")] * 3, True),
        ([("a.", "B")] * 9, False),
    ],
)
def test_verse_begins_with_capitals_in_mid_sentence(pairs: list[tuple[str, str]], verse: bool) -> None:
    assert is_verse(pairs) == verse


@pytest.mark.parametrize(
    ("upper", "lower", "width", "forced"),
    [
        ("abcd", "efg h", 8, False),
        ("abcd", "efgh i", 8, True),
        ("abcd   ", "efg h", 8, False),
        ("abcd", "", 3, True),
        ("abcd", "", 4, False),
        ("昨天晚上", "我们过了河", 5, False),
        ("昨天晚上", "我们过了河", 4, True),
    ],
)
def test_a_break_is_forced_where_the_next_word_has_no_room(upper: str, lower: str, width: int, forced: bool) -> None:
    assert is_forced(upper, lower, width) == forced


@pytest.mark.parametrize(
    ("upper", "lower", "on"),
    [
        ("a" * 60, "b", True),
        ("a" * 59, "b", False),
        ("a" * 120, "b", True),
        ("a" * 121, "b", False),
        ("a" * 60, "B", False),
        ("a" * 60, "  b", True),
        ("a" * 59 + ",", "b", True),
        ("a" * 59 + "-", "b", True),
        ("a" * 59 + ".", "b", False),
        ("a" * 59 + "3", "b", False),
        ("a" * 60 + "  ", "b", True),
        ("a" * 60, "", False),
    ],
)
def test_a_sentence_that_plainly_runs_on(upper: str, lower: str, on: bool) -> None:
    assert goes_on(upper, lower) == on


@given(st.text("a \t\n", max_size=40))
def test_regions_stand_where_their_lines_do(text: str) -> None:
    found = setting(Draft(text)).regions
    expected = [list(region.rows) for region in regions(lines(text)) if len(region.texts) > 1]
    assert [list(region.rows) for region in found] == expected


SENTENCES = ["The stumps", line(64, first="T", end="."), "The booth", line(60, first="I", end=".")]


def test_short_lines_that_are_sentences_are_paragraphs_where_no_blank_line_stands() -> None:
    assert mode("\n".join(SENTENCES)) == "line"
    assert mode("\n".join(["码头的事", "码" * 29 + "。", "渡轮的事", "船" * 31 + "。"])) == "line"


@pytest.mark.parametrize(
    "texts",
    [
        SENTENCES[:3],
        [*SENTENCES, "", SENTENCES[1]],
        [*SENTENCES, "and so on."],
        [*SENTENCES[:3], line(59, first="I", end=".")],
        [*SENTENCES[:3], line(60, first="I")],
        [*SENTENCES, *[line(50, first="I", end=".")] * 3],
        ["码头的事", "码" * 29 + "。", "渡轮的事", "船" * 28 + "。"],
    ],
)
def test_other_short_lines_stay_together(texts: list[str]) -> None:
    assert mode("\n".join(texts)) == "blank-line"
