"""Which line breaks are joined, which become a paragraph's end, and where the blanks of the joint go."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout.wrap import HEADING_LINE, LINE_PARAGRAPH, WRAPPED_HYPHEN, WRAPPED_LINE
from corpusclean.rewriter import Rewriter

PROSE = [
    "The harbour master had said in the morning that the boats",
    "would be back before noon, and that nobody had to wait on",
    "the pier for them, where the wind was cold and the benches",
    "were wet from the rain of the night before, as they often",
    "are in October.",
]
LONG = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much, it was said in town. "


def after(rule: Rewriter, text: str) -> str:
    edits = list(rule(Draft(text)))
    assert all(edit.rule == rule.name for edit in edits)
    return apply(text, edits)


def test_lines_of_a_paragraph_are_joined_by_one_blank() -> None:
    assert after(WRAPPED_LINE, "\n".join(PROSE)) == " ".join(PROSE)
    hanging = PROSE[0] + "  \n  "
    assert after(WRAPPED_LINE, hanging + "  \n  ".join(PROSE[1:])) == hanging + " ".join(PROSE[1:])
    assert after(WRAPPED_LINE, "\n".join(f"  {line} " for line in PROSE)) == f"  {' '.join(PROSE)} "


def test_han_is_joined_by_nothing() -> None:
    rows = [
        "昨天晚上我们过了河看到了草地上黄色的花",
        "还有许多小船停在旧桥旁边对面是城里白色",
        "的房子还有许多小船停在旧桥旁边对面是城",
        "里的教堂。",
    ]
    assert after(WRAPPED_LINE, "\n".join(rows)) == "".join(rows)
    mixed = [*rows[:2], "的房子还有许多小船停在旧桥旁边对面 ferry", "里的教堂。"]
    assert after(WRAPPED_LINE, "\n".join(mixed)) == "".join(mixed[:3]) + " " + mixed[3]


def test_a_hyphen_is_left_to_the_rule_for_cut_words() -> None:
    rows = [
        *PROSE[:2],
        "the pier for them, where the wind was cold and the light-",
        "house was wet from the rain of the night before, as it is",
        "often. The lighthouse is old.",
    ]
    text = "\n".join(rows)
    assert after(WRAPPED_LINE, text).count("\n") == 1
    assert after(WRAPPED_HYPHEN, text) == text.replace("light-\nhouse", "lighthouse")
    set_in = text.replace("\nhouse", "\n  house")
    assert after(WRAPPED_HYPHEN, set_in) == text.replace("light-\nhouse", "lighthouse")


@pytest.mark.parametrize(("length", "mended"), [(30, True), (29, False)])
def test_a_line_that_is_cut_in_a_word_has_some_length(length: int, mended: bool) -> None:
    upper = ("It is " + "so very " * 9)[: length - 6].rstrip() + " light-"
    upper = upper.replace("It", "I" + "t" * (1 + length - len(upper)), 1)
    assert len(upper) == length
    text = f"{upper}\nhouse and a lighthouse."
    assert (after(WRAPPED_HYPHEN, text) != text) == mended


@pytest.mark.parametrize(
    "block",
    ["    x = light-\n    house", "| light- |\n| house |", "```\nThe lamp of the long, long light-\nhouse\n```"],
)
def test_no_word_is_mended_in_code_or_a_table(block: str) -> None:
    text = f"A lighthouse.\n\n{block}"
    assert after(WRAPPED_HYPHEN, text) == text


@pytest.mark.parametrize("row", ["- and so on and on", "1. and so on and on", "| a | b |", "a\tb\tc"])
def test_an_item_or_a_row_begins_anew(row: str) -> None:
    found = after(WRAPPED_LINE, "\n".join([*PROSE[:4], row, *PROSE[:4]]))
    assert f"\n{row}" in found


def test_a_line_set_in_further_begins_anew() -> None:
    text = "\n".join([*PROSE[:4], f"  {PROSE[0]}", *PROSE[1:]])
    assert after(WRAPPED_LINE, text) == " ".join(PROSE[:4]) + "\n  " + " ".join(PROSE)


def test_the_lines_of_an_item_hang_below_its_bullet() -> None:
    rows = [f"- {PROSE[0]}", *(f"  {line}" for line in PROSE[1:])]
    text = "\n".join([*PROSE, "", *rows, *rows])
    assert after(WRAPPED_LINE, text) == "\n".join([" ".join(PROSE), "", *[f"- {' '.join(PROSE)}"] * 2])


def test_verse_keeps_its_lines_beside_wrapped_prose() -> None:
    verse = "\n".join(
        ["Boats in the Bay and", "Rain on the Quay and", "Wind on the Water and", "Night on the Pier and"]
    )
    text = "\n\n".join(["\n".join(PROSE), "\n".join(PROSE), verse])
    assert after(WRAPPED_LINE, text) == "\n\n".join([" ".join(PROSE), " ".join(PROSE), verse])


@pytest.mark.parametrize(("short", "joined"), [(3, True), (4, False)])
def test_a_run_is_joined_where_six_of_ten_breaks_are_cuts(short: int, joined: bool) -> None:
    """Short lines that end sentences are no cuts; five lines have four cuts, and each short one adds a break that is
    none."""
    run = "\n".join([*PROSE[:4], PROSE[4], *["Ah. It is."] * (short - 1)])
    text = "\n\n".join(["\n".join(PROSE)] * 4 + [run])
    found = after(WRAPPED_LINE, text).split("\n\n")[-1]
    assert (found != run) == joined


@pytest.mark.parametrize("kind", [str, lambda text: text + "\n\n" + text])
def test_each_line_is_a_paragraph(kind: object) -> None:
    assert after(LINE_PARAGRAPH, "\n".join([LONG] * 3)) == "\n\n".join([LONG] * 3)


@pytest.mark.parametrize(
    ("upper", "lower", "gap"),
    [
        ("| a | b |", "| c | d |", "\n"),
        ("> a", "> b", "\n"),
        ("x = 1;", "y = 2;", "\n"),
        ("    a", "    b", "\n    "),
        ("| a | b |", "> c", "\n\n"),
        ("a", "   b", "\n\n"),
        ("a", "  - b", "\n\n  "),
        ("a", "     b", "\n\n     "),
        ("a", "     " + LONG.strip(), "\n\n"),
    ],
)
def test_what_belongs_together_stays_together_among_lines(upper: str, lower: str, gap: str) -> None:
    text = "\n".join([LONG * 3, LONG * 3, upper, lower])
    expected = f"{LONG * 3}\n\n{LONG * 3}\n\n{upper.lstrip() if upper[:1] != ' ' else upper}{gap}{lower.lstrip()}"
    assert after(LINE_PARAGRAPH, text) == expected


@pytest.mark.parametrize(("length", "apart"), [(130, True), (129, False)])
def test_among_blank_lines_long_sentences_are_paragraphs(length: int, apart: bool) -> None:
    sentence = (LONG + LONG)[: length - 1].rstrip() + "."
    sentence = sentence.replace("The", "The" + "e" * (length - len(sentence)), 1)
    others = "\n\n".join(["A word.\nAnd one.\nThat is all."] * 20)
    text = f"{others}\n\n{sentence}\n{sentence}"
    assert after(LINE_PARAGRAPH, text) == (f"{others}\n\n{sentence}\n\n{sentence}" if apart else text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Rain\nIt rained.", "## Rain\n\nIt rained."),
        ("It rained.\n### Wind", "It rained.\n\n### Wind"),
        ("## Rain\n## Wind\nIt blew.", "## Rain\n\n## Wind\n\nIt blew."),
        ("   ###### Rain\nIt rained.", "   ###### Rain\n\nIt rained."),
        ("# Rain\nIt rained.", "# Rain\nIt rained."),
        ("##Rain\nIt rained.", "##Rain\nIt rained."),
        ("    ## Rain\n    It rained.", "    ## Rain\n    It rained."),
        ("####### Rain\nIt rained.", "####### Rain\nIt rained."),
        ("```\n## a\nb\n```", "```\n## a\nb\n```"),
    ],
)
def test_a_heading_has_blank_lines_round_it(text: str, expected: str) -> None:
    assert after(HEADING_LINE, text) == expected


def test_a_block_of_wrapped_lines_is_joined_also_in_a_text_that_is_not_wrapped() -> None:
    head = "To: the harbour master\nFrom: the ferry\nAbout: the dog\nOn: Monday"
    block = [
        "I looked at the timetable again and I think that the ten o'clock",
        "boat is the one that we should take, since the later one does not",
        "run on Mondays in winter.",
    ]
    text = f"{head}\n\n" + "\n".join(block)
    assert after(WRAPPED_LINE, text) == f"{head}\n\n{' '.join(block)}"
    for other in ([*block[:2], "Run it."], [block[0][:40], *block[1:]], [f"{block[0]}.", *block[1:]], block[1:]):
        whole = f"{head}\n\n" + "\n".join(other)
        assert after(WRAPPED_LINE, whole) == whole


def test_lines_set_in_by_wide_blanks_are_paragraphs() -> None:
    rows = ["　　渡轮星期一又晚点了。", "　　“你们晚了。”港务长说。", "　　海鸥在屋顶上叫着。"]
    assert after(LINE_PARAGRAPH, "\n".join(rows)) == rows[0] + "\n\n" + "\n\n".join(row.strip() for row in rows[1:])
    hanging = [rows[0], rows[1].strip(), rows[2]]
    assert after(LINE_PARAGRAPH, "\n".join(hanging)) == "\n".join(hanging)
