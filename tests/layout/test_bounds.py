"""How a text is set and what its lines are, on both sides of each threshold."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout import shape
from corpusclean.layout.block import Blocks
from corpusclean.layout.mode import is_forced, mode, setting
from corpusclean.layout.page import PAGE_BREAK
from corpusclean.layout.region import kind_of, regions
from corpusclean.layout.role import roles
from corpusclean.layout.wrap import LINE_PARAGRAPH, WRAPPED_HYPHEN, WRAPPED_LINE, _is_cut
from corpusclean.line import lines
from corpusclean.rewriter import Rewriter

HALF = "The harbour master had said in the morning that the boats would come"
REST = "back before noon."
CUT = [
    "The harbour master had said in the morning that the boats",
    "would be back before noon, and that nobody had to wait on",
    "the pier for them, where the wind was cold and the benches",
    "were wet from the rain of the night before, as it often is.",
]
TEXT = "The ferry was late again on Monday, and nobody on the quay seemed to mind."
PARAGRAPH = (
    "It rained on the quay for a week, and the wind blew from the sea all night long, as it had not done for years "
    "and years now."
)
HAN = "昨天晚上我们过了河看到了草地上黄色的花还有许多小船停在旧桥旁边对面是城里白色的房子"
HEBREW = "אתמול בערב עברנו את הנהר וראינו את הפרחים הצהובים בשדה ואת הסירות הקטנות שעגנו ליד הגשר הישן מול הבתים"


def after(rule: Rewriter, text: str) -> str:
    return apply(text, rule(Draft(text)))


@pytest.mark.parametrize(
    ("breaks", "gaps", "expected"),
    [(8, 1, True), (7, 1, False), (16, 2, True), (15, 2, False)],
)
def test_with_many_gaps_half_of_the_characters_are_in_long_lines(breaks: int, gaps: int, expected: bool) -> None:
    """Four characters of ten stand in lines that are paragraphs: enough with eight breaks for a gap, and no more."""
    long = "x" * 179 + "."
    short = "A" * (180 * 3 // 2 // breaks - 1) + "."
    pieces = ["\n".join([long, *[short] * breaks]), *["One."] * gaps]
    assert (mode("\n\n".join(pieces)) == "line") is expected


@pytest.mark.parametrize(
    ("text", "regions_of_several"),
    [
        ("a\nb\n\nc", 1),
        ("a\n\nb", 0),
        ("\na\nb\n", 1),
        ("a\nb\n \nc\nd", 2),
        ("a\nb\n \n \nc\nd", 2),
        (" \na\nb\n ", 1),
        ("```\na\n\nb\n```\n\nc", 1),
        ("", 0),
    ],
)
def test_regions_of_one_line_are_left_out(text: str, regions_of_several: int) -> None:
    assert len(setting(Draft(text)).regions) == regions_of_several


@pytest.mark.parametrize(("han", "wide"), [(3, False), (4, True)])
def test_a_text_is_wide_with_more_than_three_tenths_of_han(han: int, wide: bool) -> None:
    text = "船" * han + "a" * (8 - han) + "\nb"
    assert setting(Draft(text)).wide == (han / len(text) > 0.3)
    assert setting(Draft("船" * 3 + "a" * 5 + "\na")).wide is False
    assert wide == setting(Draft("船" * han + "a" * (7 - han) + "\na\na")).wide


@pytest.mark.parametrize(
    ("upper", "lower", "width", "forced"),
    [
        ("abcd", "  efgh i", 8, True),
        ("abcd", "船efghijk", 5, True),
        ("abcd", "船efghijk", 12, True),
        ("abcd", "船efghijk", 13, False),
        ("abcd", "船船efghijk", 5, True),
        ("abcd", "船船船aaaaa", 5, False),
        ("abcd", "   船船船aaaaa", 5, False),
        ("abcd", "船船船aaaaaaaaaaaa", 5, False),
        ("abcd", "aaaaaaaa船船船船船船", 5, True),
        ("abcd", "éfgh", 8, True),
    ],
)
def test_how_much_room_the_first_word_takes(upper: str, lower: str, width: int, forced: bool) -> None:
    assert is_forced(upper, lower, width) is forced


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a. b", "list"), ("a) b", "list"), ("a: b", "prose"), ("    a", "code"), ("   a", "prose"), (" > a", "quote"),
        ("    > a", "code"), ("1. a", "list"), ("é. b", "prose"), ("| a | b |", "prose"), ("x = 1;", "prose"),
        ("# a\n# b", "code"), ("#\ta\n# b", "code"), ("# a\nb", "prose"), ("## a\n## b", "prose"),
        ("/* a\nb", "code"), ("  /* a\nb", "code"), ("<!-- a\nb", "code"), ("a\n/* b", "prose"),
        ("    a\nb", "prose"), ("a\n    b", "prose"), ("> a\nb\n> c", "prose"), ("  > a\n > b", "quote"),
        ("1,2,3\n4,5,6", "table"), ("1a 2b 3c\n4d 5e 6f", "table"),
        ("a|b|c\nd|e|f\ng|h|i\nj\nk", "table"), ("a|b|c\nd|e|f\ng\nj\nk", "prose"),
        ("a\n- b\n- c\n- d\ne", "list"), ("a\n- b\n- c\nd\ne", "prose"), ("x = 1;\ny = 2;\nz = 3;\na\nb", "code"),
        ("x = 1;\ny = 2;\nz\na\nb", "prose"), ("\n \na", "prose"), ("\n- a\n- b\n\nc", "list"), (" \n\n", "prose"),
        ("```a\nb", "code"), ("~~~\nb\n~~~", "code"), ("```a``` b\nc", "prose"), ("- a\n```\nb\n```", "list"),
        ("a ~~~\nb", "prose"), ("a\n- b", "prose"), ("> a\n\nb", "quote"),
    ],
)  # fmt: skip
def test_what_makes_a_run_of_lines_what_it_is(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert [region.kind for region in regions(lines(text))][:1] == ([kind] if text.strip() else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n```\nb\n\nc\n```\nd", [(0, "a"), (3, "```|b||c|```"), (16, "d")]),
        ("a\n```\nb\n````\nd", [(0, "a"), (2, "```|b|````"), (13, "d")]),
        ("````\nb\n```\n````", [(0, "````|b|```|````")]),
        ("```\nb\n``` c\n```", [(0, "```|b|``` c|```")]),
        ("~~~\nb\n```\n~~~\n\n\nc", [(0, "~~~|b|```|~~~"), (16, "c")]),
        ("```\n```\n```\nb", [(0, "```|```"), (8, "```|b")]),
        ("a\n \n\nb\nc\n", [(0, "a"), (5, "b|c")]),
        ("``` a ```\nb", [(0, "``` a ```|b")]),
    ],
)
def test_where_each_region_stands(text: str, expected: list[tuple[int, str]]) -> None:
    found = list(regions(lines(text)))
    assert [(region.rows[0].start, "|".join(region.texts)) for region in found] == expected
    for region in found:
        is_fenced = any(text in ("```", "````", "~~~") for text in region.texts)
        assert region.kind == ("code" if is_fenced else "prose")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("|a|", True), ("| a |  ", True), ("a|b|c", True), ("a|b", False), ("|b|c", False), ("a||c", False), ("|", False),
     ("||", True), ("a\tb", True), ("\ta\tb", True), (" \ta", True), ("a\t", False), ("\ta", False), ("+---+", False),
     ("|--", False), ("|---", True), ("+---\t", True), ("+---|", True), ("+===", True), ("== ==", True),
     ("===", False), ("a = b", False), ("a|b|c|d|e", True)],
)  # fmt: skip
def test_a_row_of_a_table(line: str, is_one: bool) -> None:
    assert shape.is_row(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("\timport os", True), ("X = 1", True), ("Xfrom a import b", False), ("  name:value", True), ("a b:value", False),
     ("a:b c", False), ("import os", True), ("from os import path", True), ("\t$ ls", True), ("X", False),
     ("name: value", True), ("https://a", False), ("@tag", True), ("@tag me", True), ("return x;", True)],
)  # fmt: skip
def test_a_line_of_a_program(line: str, is_one: bool) -> None:
    assert shape.is_code(line) is is_one


@pytest.mark.parametrize(("line", "is_one"), [("    a", True), ("\ta", True), ("   a", False), ("XX", False)])
def test_a_line_that_is_set_in(line: str, is_one: bool) -> None:
    assert shape.is_indented(line) is is_one


@pytest.mark.parametrize(
    ("before", "behind", "torn"),
    [
        (HALF, "back before noon X", False),
        (HALF, "X" + REST, False),
        ("X" + HALF, REST, True),
        (HALF + "X", REST, True),
        ("#" + HALF, REST, False),
        (HALF, "(back) before noon)", True),
        (HALF + " " + "theirs", "Baltic " + TEXT, False),
        (HALF + " their", "Baltic " + TEXT, True),
        (HALF + " xtheir", "Baltic " + TEXT, False),
        (HALF + " the", "(Baltic " + TEXT, False),
        (HALF + " the", "-Baltic " + TEXT, False),
        (HALF + ".”", REST, False),
        (HALF + "." + ")" * 15, REST, False),
        (HALF + "." + ")" * 16, REST, True),
        (HALF, "_back before noon.", True),
        (HAN, HAN + "。", False),
        (f"A.\f{HALF}", REST, True),
        (HEBREW, HEBREW + ".", False),
        (HAN, "back before noon.", True),
    ],
)
def test_which_halves_are_one_sentence(before: str, behind: str, torn: bool) -> None:
    text = f"{before}\n\n{behind}"
    assert (after(PAGE_BREAK, text) == f"{before} {behind}") is torn


@pytest.mark.parametrize(("n", "torn"), [(0, False), (1, True), (8, True), (20, True)])
@pytest.mark.parametrize(("half", "stop", "glue"), [(HAN * 3, "。", ""), (HEBREW + " " + HEBREW, ".", " ")])
def test_other_paragraphs_without_case_end_in_stops(n: int, torn: bool, half: str, stop: str, glue: str) -> None:
    whole = [half + stop] * n
    assert after(PAGE_BREAK, "\n\n".join([*whole, half, half + stop])) == "\n\n".join(
        [*whole, half + glue + half + stop] if torn else [*whole, half, half + stop]
    )
    # a second open end within nine paragraphs is one too many
    for between in (6, 7, 8, 9):
        above = [half + "7", *[half + stop] * between, half, half + stop]
        assert (half + glue + half + stop in after(PAGE_BREAK, "\n\n".join(above))) == (between >= 8)
        below = [half + stop, half, *[half + stop] * between, half + "7", "7"]
        assert (half + glue + half + stop in after(PAGE_BREAK, "\n\n".join(below))) == (between >= 8)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["What we need:", "salt", "tar."], ["paragraph", "paragraph", "paragraph"]),
        (["Late boats X", PARAGRAPH], ["heading", "paragraph"]),
        (["1. Late boats", "1 a boat"], ["list_item", "paragraph"]),
        (["Late boats", "1. a", "2. b"], ["heading", "list_item", "list_item"]),
        (["Rain 7", "- a boat"], ["heading", "list_item"]),
        (["7 Rain", "- a boat"], ["paragraph", "list_item"]),
        (["7Rain", "- a boat"], ["paragraph", "list_item"]),
        (["R7", "- a boat"], ["heading", "list_item"]),
        (["a", "~~~\nb\n\nc\n~~~", "d"], ["paragraph", "code", "paragraph"]),
        (["a ~~~", "b"], ["paragraph", "paragraph"]),
        (["– Rain,", "– wind,"], ["list_item", "list_item"]),
        (["— Rain,", "— Wind."], ["list_item", "list_item"]),
        (["— Rain.", "— Wind."], ["paragraph", "paragraph"]),
        (["A word.", "— Wind."], ["paragraph", "paragraph"]),
        (["- Rain,", "— Wind."], ["list_item", "paragraph"]),
        (["— Rain,", "Wind."], ["list_item", "paragraph"]),
        (["Boats = 7", TEXT], ["paragraph", "paragraph"]),
        (["Boats: {", TEXT], ["paragraph", "paragraph"]),
        (["> `ring`", "- `row`"], ["quote", "list_item"]),
    ],
)
def test_which_part_each_piece_plays(pieces: list[str], expected: list[str]) -> None:
    assert roles(pieces) == expected


def test_a_block_knows_its_title_its_byline_and_its_path() -> None:
    text = "Late boats\n\nAnn Lee\n\n" + TEXT
    assert Blocks.of(text, "Late boats").roles[0] == "title"
    assert Blocks.of(f"{TEXT}\n\nAnn Lee", None, "Ann Lee").roles == ["paragraph", "byline"]
    assert Blocks.of(f"{TEXT}\n\nAnn Lee", byline="Ann Lee").roles[1] == "byline"
    one = Blocks.of(f"⚓ Boats\n\n{TEXT}\n\nRain\n\n{TEXT}\n\n⛵ Nets\n\n{TEXT}")
    assert list(one.sections) == [(), ("⚓ Boats",), ("⚓ Boats",), ("⚓ Boats", "Rain"), (), ("⛵ Nets",)]
    assert Blocks.of("") == Blocks([], [], [], [], [])


@pytest.mark.parametrize(
    ("lower", "joined"),
    [
        ("  the pier for them", False),
        ("　the pier for them", False),
        ("- the pier for them", False),
        ("| the | pier |", False),
        ("the pier for them.", True),
    ],
)
def test_which_break_of_a_wrapped_text_is_a_cut(lower: str, joined: bool) -> None:
    block = "\n".join([*CUT, CUT[0], CUT[1], lower])
    assert after(WRAPPED_LINE, f"{block}").endswith(f"{CUT[1]} {lower}") is joined


@pytest.mark.parametrize(
    ("length", "last", "mended"), [(30, "-", True), (29, "-", False), (30, "\xad", True), (30, "\u2010", True)]
)
def test_a_cut_word_ends_a_line_of_some_length(length: int, last: str, mended: bool) -> None:
    upper = "T" * (length - 4) + " in" + last
    text = f"{upper}\nside of it"
    assert (after(WRAPPED_HYPHEN, text) == text.replace(f"{last}\n", "")) is mended


@pytest.mark.parametrize(("length", "taken"), [(99, False), (100, True)])
def test_a_line_set_in_as_code_that_no_page_is_as_wide_as_is_a_paragraph(length: int, taken: bool) -> None:
    whole = PARAGRAPH * 2
    lower = "    " + "x" * (length - 5) + "."
    text = "\n".join([whole, whole, whole, lower])
    expected = lower.lstrip() if taken else lower
    assert after(LINE_PARAGRAPH, text).split("\n\n")[-1] == expected
    assert after(LINE_PARAGRAPH, f"{text}\n    y").endswith(f"{expected}\n\n    y" if taken else f"{lower}\n    y")


@pytest.mark.parametrize(("length", "apart"), [(65, True), (64, False)])
def test_half_as_long_a_paragraph_in_han(length: int, apart: bool) -> None:
    sentence = "船" * (length - 1) + "。"
    text = "\n\n".join(["船。\n船。\n船。"] * 80) + f"\n\n{sentence}\n{sentence}"
    assert after(LINE_PARAGRAPH, text).endswith(f"{sentence}\n\n{sentence}") is apart


@pytest.mark.parametrize(
    ("upper", "lower", "cut"),
    [
        ("A" * 24, "b", True), ("A" * 23, "b", False), ("A" * 24, "B", False), ("A" * 23 + ".", "b", False),
        ("A" * 46, "B", False), ("A" * 47, "B", True), ("A" * 46 + ".", "Bb", True), ("A" * 47, "- B", False),
        ("A" * 47, "  B", False), ("- " + "A" * 47, "  B", True), ("  " + "A" * 47, "  B", True),
        ("A" * 47, "　B", False), ("A" * 47, "a|b|c", False), ("A" * 20 + "|" + "A" * 20 + "|" + "AAAAAA", "B", False),
        ("A" * 47 + ";", "B;", False), ("A" * 47, "B;", True), ("A" * 47 + ";", "B", True),
    ],
)  # fmt: skip
def test_a_break_is_a_cut_where_the_next_word_has_no_room_or_a_sentence_runs_on(
    upper: str, lower: str, cut: bool
) -> None:
    assert _is_cut(upper, lower, 60) is cut


def test_of_a_list_the_cut_items_alone_are_joined() -> None:
    items = ["- a boat", "- a net", "- a rope", f"- {CUT[0]}", "  " + CUT[1], "- an oar"]
    text = "\n".join([*CUT, "", *items])
    assert after(WRAPPED_LINE, text) == "\n".join([" ".join(CUT), "", *items[:3], f"- {CUT[0]} {CUT[1]}", items[5]])


@pytest.mark.parametrize("gap", ["\f", "\n\f", "\f\n", "\n\n", "\n \n"])
def test_a_half_that_is_set_in_stays_apart_below_any_gap(gap: str) -> None:
    text = f"{HALF}{gap}    {REST}"
    assert after(PAGE_BREAK, text) == text
    assert after(PAGE_BREAK, f"    {text}") == f"    {HALF} {REST}"
    assert after(PAGE_BREAK, f"A.{gap}    {text}") == f"A.{gap}    {HALF} {REST}"


@pytest.mark.parametrize(("length", "expected"), [(50, "line"), (49, "blank-line")])
def test_a_long_line_of_han_is_half_as_long(length: int, expected: str) -> None:
    sentence = "船" * (length - 1) + "。"
    assert mode(f"{sentence}\n{sentence}") == expected


@pytest.mark.parametrize("block", ["| a | b |\n| c | d |", "a\tb\nc\td", "```\na\nb\n```", "x = 1;\ny = 2;"])
def test_tables_and_code_keep_their_lines_among_paragraphs_of_one_line(block: str) -> None:
    assert after(LINE_PARAGRAPH, "\n".join([PARAGRAPH] * 9) + f"\n\n{block}").endswith(f"\n\n{block}")


@pytest.mark.parametrize("block", ["- a\n- b", "> a\nb"])
def test_other_lines_are_paragraphs_there(block: str) -> None:
    assert after(LINE_PARAGRAPH, "\n".join([PARAGRAPH] * 9) + f"\n\n{block}").endswith(block.replace("\n", "\n\n"))


@pytest.mark.parametrize(
    ("last", "first", "glue"), [("船", "港", ""), ("船a", "港", " "), ("a船", "港a", ""), ("船", "a港", " ")]
)
def test_the_characters_on_both_sides_of_a_break_choose_what_joins_it(last: str, first: str, glue: str) -> None:
    rows = [HAN[:20], HAN[:20], HAN[:19] + last, first + HAN[:18], HAN[:9] + "。"]
    assert f"{last}{glue}{first}" in after(WRAPPED_LINE, "\n".join(rows))
    pages = [HAN + "。", HAN * 3 + "。", HAN * 3 + "。", HAN * 3 + last, first + HAN * 3 + "。"]
    if last[-1] != "a" and first[0] != "a":
        assert f"{last}{glue}{first}" in after(PAGE_BREAK, "\n\n".join(pages))
