"""Page breaks: how long, how open at its end and how plainly gone on a sentence must be to be joined again."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout.page import PAGE_BREAK, PAGE_HYPHEN

LONG = "The harbour master had said in the morning that the boats would come"
REST = "back before noon."
HEBREW = (
    "אתמול בערב עברנו את הנהר וראינו את הפרחים הצהובים בשדה ואת "
    "הסירות הקטנות שעגנו ליד הגשר הישן מול הבתים הלבנים של העיר הגדולה"
)
HAN = "昨天晚上我们过了河看到了草地上黄色的花还有许多小船停在旧桥旁边对面是城里白色的房子"


def joined(*pieces: str, gap: str = "\n\n") -> list[str]:
    """The pieces of a text after the breaks in it were looked at."""
    text = gap.join(pieces)
    return apply(text, PAGE_BREAK(Draft(text))).replace("\n\f", gap).split(gap)


def is_joined(before: str, behind: str, gap: str = "\n\n") -> bool:
    return joined(before, behind, gap=gap) == [f"{before} {behind}"]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\f", "\n\f", "\n\n\n\n", " \n\t\n  "])
def test_a_sentence_goes_on_over_any_gap(gap: str) -> None:
    text = f"{LONG}{gap}{REST}"
    assert apply(text, PAGE_BREAK(Draft(text))) == f"{LONG} {REST}"


@pytest.mark.parametrize(("length", "torn"), [(59, False), (60, True)])
def test_the_half_before_is_as_long_as_a_line(length: int, torn: bool) -> None:
    assert is_joined(LONG[-length:].capitalize(), REST) == torn


def test_blanks_do_not_make_a_running_head_a_line() -> None:
    head = "Annual Report of the Harbour Board" + " " * 40 + "4"
    assert joined(head, REST) == [head, REST]


@pytest.mark.parametrize(("length", "torn"), [(29, False), (30, True)])
def test_half_as_long_in_han(length: int, torn: bool) -> None:
    before, behind = HAN[:length], HAN[-length + 1 :] + "。"
    other = HAN * 4 + "。"
    text = "\n\n".join([other, other, other, before, behind])
    assert (apply(text, PAGE_BREAK(Draft(text))).split("\n\n")[-1] == before + behind) == torn


@pytest.mark.parametrize(
    ("end", "torn"),
    [(".", False), ("!", False), (".”", False), (":", False), (";", False), (",", True), ("”", True), ("…", False),
     (" and", True), ("?)", False), (")", True)],
)  # fmt: skip
def test_the_half_before_has_no_end(end: str, torn: bool) -> None:
    assert is_joined(LONG + end, REST) == torn


@pytest.mark.parametrize(
    ("start", "torn"),
    [("b", True), ("B", False), ("“b", True), ("(b", True), ("“B", False), ("3", False), ("- b", False),
     ("é", True), ("_b", True), ("[b", False)],
)  # fmt: skip
def test_the_half_behind_goes_on_in_lower_case(start: str, torn: bool) -> None:
    assert is_joined(LONG, start + REST[1:]) == torn


@pytest.mark.parametrize(
    ("word", "first", "torn"),
    [("the", "Baltic", True), ("der", "Hafen", True), ("of", "3", True), ("the", "“Sea", False),
     ("sea", "Baltic", False), ("lathe", "Baltic", False), ("The", "Baltic", False)],
)  # fmt: skip
def test_a_word_that_nothing_ends_with_goes_on_whatever_follows(word: str, first: str, torn: bool) -> None:
    behind = f"{first} Sea, where they had been at work since the early morning of that long day."
    assert is_joined(f"{LONG} {word}", behind) == torn


@pytest.mark.parametrize(("length", "torn"), [(60, True), (59, False)])
def test_behind_such_a_word_stands_a_line_as_long(length: int, torn: bool) -> None:
    behind = "Baltic Sea, where they had been at work since the early morning of it"[: length - 1].rstrip() + "."
    behind = behind.replace("Sea", "Sea" + "s" * (length - len(behind)), 1)
    assert len(behind) == length
    assert is_joined(f"{LONG} the", behind) == torn


@pytest.mark.parametrize(
    ("end", "torn"), [(".", True), (":", True), (")", True), ("?”", True), ("", False), (",", False), (";", False)]
)
def test_the_half_behind_comes_to_an_end(end: str, torn: bool) -> None:
    assert is_joined(LONG, REST.rstrip(".") + end) == torn


@pytest.mark.parametrize(("length", "torn"), [(200, True), (199, False)])
def test_or_is_a_page_that_goes_on_itself(length: int, torn: bool) -> None:
    middle = ("back before noon " * 20)[: length - 1] + "x"
    assert (joined(LONG, middle, REST)[0] == LONG) != torn


@pytest.mark.parametrize("other", ["- ", "1. ", "    ", "# ", "| ", "> ", "\t", "$ "])
def test_items_headings_rows_quotes_and_code_are_left(other: str) -> None:
    assert other.isspace() or joined(other + LONG, REST) == [other + LONG, REST]
    assert joined(LONG, other + REST) == [LONG, other + REST]


@pytest.mark.parametrize("blanks", ["    ", "\t", "      "])
def test_pages_that_are_all_set_in_are_joined(blanks: str) -> None:
    assert joined(blanks + LONG, blanks + REST) == [f"{blanks}{LONG} {REST}"]
    assert joined(blanks + LONG, REST) == [f"{blanks}{LONG} {REST}"]
    assert joined(LONG, "   " + REST) == [f"{LONG} {REST}"]


def test_halves_of_several_lines_are_left() -> None:
    assert joined(f"{LONG}\nand so on", REST) == [f"{LONG}\nand so on", REST]
    assert joined(LONG, f"back\n{REST}") == [LONG, f"back\n{REST}"]


def test_a_list_without_bullets_is_left() -> None:
    assert joined(LONG.lower(), REST) == [LONG.lower(), REST]


def test_the_paragraph_that_counts_is_the_one_built_so_far() -> None:
    middle = "back " * 45 + "home"
    assert joined(LONG, middle, REST) == [f"{LONG} {middle} {REST}"]
    assert joined(LONG.lower(), middle, REST) == [LONG.lower(), middle, REST]


@pytest.mark.parametrize(("others", "torn"), [(3, True), (2, True), (1, False)])
def test_without_lower_case_the_neighbours_must_all_come_to_an_end(others: int, torn: bool) -> None:
    assert len(HEBREW) >= 120
    other, before, behind = HEBREW + " ליד הגשר.", HEBREW + " ליד הנהר", HEBREW + " מול הגשר."
    text = "\n\n".join([*[other] * (others - 1), before, behind])
    assert (f"{before} {behind}" in apply(text, PAGE_BREAK(Draft(text)))) == torn
    open_ends = "\n\n".join([before, *[other] * others, before, behind])
    assert f"{before} {behind}" not in apply(open_ends, PAGE_BREAK(Draft(open_ends)))


@pytest.mark.parametrize(
    ("before", "behind", "after"),
    [
        ("the light-", "house of the town.", "the lighthouse of the town."),
        ("the zorg-", "blat of the town.", "the zorg-blat of the town."),
        ("the 7-", "house of the town.", None),
        ("the light -", "house of the town.", None),
    ],
)
def test_a_word_cut_by_a_page_is_mended_by_the_other_rule(before: str, behind: str, after: str | None) -> None:
    text = f"{LONG} to {before}\n\n{behind} The lighthouse."
    assert apply(text, PAGE_HYPHEN(Draft(text))) == (f"{LONG} to {after} The lighthouse." if after else text)
    assert [edit.rule for edit in PAGE_HYPHEN(Draft(text))] == ["layout/page-break-hyphen"] * bool(after)
    if after:
        assert list(PAGE_BREAK(Draft(text))) == []
