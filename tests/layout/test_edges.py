"""Each threshold of the layout stage on both of its sides, and each edit with its place, its blanks and its name."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.layout import shape
from corpusclean.layout.heading import Sections, is_chapter, is_heading_like, symbol
from corpusclean.layout.hyphen import mend
from corpusclean.layout.mark import TITLE_MARK
from corpusclean.layout.page import PAGE_BREAK, PAGE_HYPHEN
from corpusclean.layout.spacing import BLANK_LINES, FORM_FEED, TRAILING_BLANKS
from corpusclean.layout.wrap import HEADING_LINE, LINE_PARAGRAPH, WRAPPED_HYPHEN, WRAPPED_LINE
from corpusclean.rewriter import Rewriter

HALF = "The harbour master had said in the morning that the boats would come"
REST = "back before noon."
CUT = [
    "The harbour master had said in the morning that the boats",
    "would be back before noon, and that nobody had to wait on",
    "the pier for them, where the wind was cold and the benches",
    "were wet from the rain of the night before, as it often is.",
]
LONG = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much, it was said in town."
TEXT = "The ferry was late again on Monday, and nobody on the quay seemed to mind."


@pytest.mark.parametrize(
    ("rule", "text", "changes"),
    [
        (PAGE_BREAK, f"{HALF} \n\n  {REST}", [(68, " \n\n  ", " ")]),
        (PAGE_BREAK, f" \n\n{HALF}\n\n{REST}\n\n", [(71, "\n\n", " ")]),
        (PAGE_BREAK, f"\t\n\n{HALF}\f{REST}\f", [(71, "\f", " ")]),
        (PAGE_HYPHEN, f"{HALF} in-\n\n  side the town.", [(71, "-\n\n  ", "")]),
        (PAGE_HYPHEN, f"{HALF} in-\fside the town.", [(71, "-\f", "")]),
        (PAGE_HYPHEN, f"{HALF} in\xad\n\nside the town.", [(71, "\xad\n\n", "")]),
        (WRAPPED_LINE, "\n".join(CUT), [(57, "\n", " "), (115, "\n", " "), (174, "\n", " ")]),
        (WRAPPED_LINE, "\n".join([*CUT, *CUT[:2]]), [(at, "\n", " ") for at in (57, 115, 174, 234, 292)]),
        (WRAPPED_HYPHEN, f"{CUT[0]}\n{CUT[1]} an in-\n  side", [(121, "-\n  ", "")]),
        (WRAPPED_HYPHEN, f"- {CUT[0]}\n{CUT[1]} zorg-\nblat", [(123, "\n", "")]),
        (WRAPPED_HYPHEN, f"{CUT[0]}\n{CUT[1]} zorg-\nblat", [(121, "\n", "")]),
        (WRAPPED_HYPHEN, f"{CUT[0]}\n{CUT[1]} one-\nand two-sided", [(120, "\n", " ")]),
        (LINE_PARAGRAPH, f"{LONG}\n  {LONG}", [(108, "\n  ", "\n\n")]),
        (LINE_PARAGRAPH, f"One.\n\n{LONG * 2}\n  {LONG * 2}", [(222, "\n  ", "\n\n")]),
        (HEADING_LINE, "It rained.\n## Wind\nIt blew.", [(10, "\n", "\n\n"), (18, "\n", "\n\n")]),
        (HEADING_LINE, "- It rained.\n## Wind", [(12, "\n", "\n\n")]),
        (BLANK_LINES, "\n\na\n\n\n\nb\n", [(0, "\n\n", ""), (5, "\n\n", ""), (8, "\n", "")]),
        (BLANK_LINES, "a\n\n\nb\n\n\nc", [(3, "\n", ""), (7, "\n", "")]),
        (BLANK_LINES, "\n\n\n\n", [(0, "\n\n\n\n", "")]),
        (BLANK_LINES, "a\n\n\n\n", [(1, "\n\n\n\n", "")]),
        (TRAILING_BLANKS, "a \nb\n \t", [(1, " ", ""), (5, " \t", "")]),
        (TRAILING_BLANKS, "a\xa0", [(1, "\xa0", "")]),
        (FORM_FEED, "d\n\f", [(1, "\n\f", "")]),
        (FORM_FEED, "\fa\n\fb\f\fc\n\nd", [(0, "\f", ""), (2, "\n\f", "\n\n"), (5, "\f\f", "\n\n")]),
    ],
)  # fmt: skip
def test_the_edits_of_each_rule(rule: Rewriter, text: str, changes: list[tuple[int, str, str]]) -> None:
    expected = [Edit(start, start + len(before), before, after, rule.name) for start, before, after in changes]
    assert list(rule(Draft(text))) == expected


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("# Rain #\n\nIt rained.", [(0, "# ", ["Rain"]), (6, " #", [])]),
        ("\n #   Rain  \n \nIt rained.", [(2, "#   ", ["Rain"])]),
        ("# Rain\n\n# Wind", []),
        ("# Rain\n\n#Wind", [(0, "# ", ["Rain"])]),
        ("# Rain\n\nIt rained.\n# Wind", []),
        ("# Rain\nIt rained.", []),
        ("## Rain\n\nIt rained.", []),
        ("# Rain", []),
    ],
)
def test_the_mark_of_a_title_and_its_fact(text: str, changes: list[tuple[int, str, list[str]]]) -> None:
    assert list(TITLE_MARK(Draft(text))) == [
        Edit(start, start + len(mark), mark, "", "layout/title-mark", tuple(Fact("title", one) for one in titles))
        for start, mark, titles in changes
    ]


@pytest.mark.parametrize("sign", [*"?!？！"])
def test_a_heading_that_asks_is_short(sign: str) -> None:
    assert is_heading_like("A" * 59 + sign)
    assert not is_heading_like("A" * 60 + sign)


@pytest.mark.parametrize("end", [*",;:-–—，；：、.。…"])
def test_what_no_heading_ends_with(end: str) -> None:
    assert not is_heading_like(f"Late boats{end}")
    assert not is_heading_like(f"Late boats{end}”")


@pytest.mark.parametrize("first", [*"\"“„«‘'`¿*_【《「(["])
def test_what_a_heading_begins_with(first: str) -> None:
    assert is_heading_like(f"{first}Late boats")


@pytest.mark.parametrize(
    ("text", "like"),
    [("A" * 80 + "X", True), ("X", True), ("“”", True), ("/Late boats", False), ("¡Late", True),
     ("🔹", True), ("1. 🔹 late", False), ("A" * 60 + "!X", True)],
)  # fmt: skip
def test_the_last_letter_of_a_heading_may_be_any(text: str, like: bool) -> None:
    assert is_heading_like(text) is like


@pytest.mark.parametrize(
    ("text", "mark"),
    [("🏻 a", "🏻"), ("\ud83d a", "\ud83d"), ("‼ a", ""), ("⁂ a", ""), ("※a", ""), ("℃ a", "℃"), ("＾ a", "＾")],
)
def test_which_symbols_stand_for_a_level(text: str, mark: str) -> None:
    assert symbol(text) == mark


@pytest.mark.parametrize(("text", "is_one"), [(" Chapter IV. ", True), ("CHAPTER 1234", False), ("第三章 渡轮", False)])
def test_a_chapter_is_its_number_and_nothing_else(text: str, is_one: bool) -> None:
    assert is_chapter(text) is is_one


@pytest.mark.parametrize(
    ("headings", "path"),
    [
        (["1. A", "2. B"], ("2. B",)),
        (["1.1. A", "B", "1.2. C"], ("1.2. C",)),
        (["CHAPTER I", "A", "CHAPTER II", "B"], ("CHAPTER II", "B")),
        (["⚓ a", "⛵ b"], ("⛵ b",)),
        (["⚓ a", "⛵ b", "⚓ c", "⛵ d"], ("⚓ c", "⛵ d")),
        (["⚓ a", "⛵ b", "⚓ c", "🔹 e"], ("⚓ c", "🔹 e")),
        (["A", "# B", "## C", "D"], ("B", "C", "D")),
        (["# B", "A", "# C"], ("C",)),
        (["## B", "A", "# C"], ("C",)),
        (["# B", "## C", "A", "### D"], ("B", "C", "D")),
        (["# A #", "## B  ##"], ("A", "B")),
    ],
)
def test_each_form_of_heading_is_a_level(headings: list[str], path: tuple[str, ...]) -> None:
    sections = Sections(headings)
    for heading in headings:
        sections.open(heading)
    assert sections.path == path


def test_a_document_with_nothing_above_has_an_empty_path() -> None:
    assert Sections([]).path == Sections([]).above == ()


@pytest.mark.parametrize(
    ("text", "start", "edit"),
    [
        ("in-\nside", 3, (2, "-\n", "")),
        ("In-\nside", 3, (2, "-\n", "")),
        ("i-\nn", 2, (2, "\n", "")),
        ("a-\nfloat. Afloat.", 2, (2, "\n", "")),
        ("ab-\nzork. Abzork.", 3, (2, "-\n", "")),
        ("ab-\nzork. Abzorks.", 3, (3, "\n", "")),
        ("ab-\nzork. ABZORK.", 3, (2, "-\n", "")),
        ("in-\nside, in-side.", 3, (3, "\n", "")),
        ("in-\n", 3, None),
        ("in-\n7", 3, None),
        ("in-\nSide", 3, None),
        ("in -\nside", 4, None),
        ("in_-\nside", 4, None),
        ("in\xad\nand", 3, (2, "\xad\n", "")),
        ("in\u2010\nand", 3, (3, "\n", " ")),
        (f"{'q' * 50}-\nside", 51, (51, "\n", "")),
        (f"7{'q' * 40}\xad\nside", 42, (41, "\xad\n", "")),
    ],
)
def test_which_hyphens_go_with_the_break(text: str, start: int, edit: tuple[int, str, str] | None) -> None:
    expected = edit and Edit(edit[0], edit[0] + len(edit[1]), edit[1], edit[2], "layout/test")
    assert mend(text, start, start + 1, "layout/test") == expected


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("1,2,3", True), ("1,2", False), ("a b,c,d", True), ("a b c,d,e", True), ("a b c d,e,f", False), ("1;2;3", True),
     ("a, b,c,d", False), ("1a 2b 3c", True), ("1a 2b", False), ("a1 b2 c", False), ("1,2;3", False)],
)  # fmt: skip
def test_a_row_of_values(line: str, is_one: bool) -> None:
    assert shape.is_data(line) is is_one


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("船" * 2 + "a" * 1_998, 0.001),
        ("船" * 1_000 + "a" * 1_000, 0.5),
        ("船" * 1_000 + "a" * 1_001, 0.5),
        ("a" * 1_000 + "é" * 500 + "船" * 1_500, 0.5),
        ("a" * 1_000 + "船" * 1_000 + "é" * 1_000, 0.25),
        ("\ud800", 0.0),
        ("\ud800船", 0.5),
        ("船", 1.0),
        ("、", 0.0),
    ],
)
def test_the_share_of_han_in_a_sample(text: str, share: float) -> None:
    assert shape.cjk_share(text) == share


@pytest.mark.parametrize(("char", "is_one"), [("", False), ("、", True), ("船", True), ("a", False), ("　", True)])
def test_what_has_no_blanks_round_it(char: str, is_one: bool) -> None:
    assert shape.is_cjk(char) is is_one


@pytest.mark.parametrize(
    ("text", "ends"),
    [("." + ")" * 15, True), ("." + ")" * 16, False), (".” ", True), (". ” ", False), ("X", False), ("", False)],
)
def test_how_far_behind_a_stop_its_closers_stand(text: str, ends: bool) -> None:
    assert shape.ends_sentence(text) is ends
