"""Running heads go where a book prints them within sentences; headings that count, and lists that do, stay."""

from __future__ import annotations

import pytest

import corpusclean

PAGES = [
    "The harbour master counted the boats every evening, and never once in all those years did",
    "the number agree with the list that the owners had handed in to the council of the town, for",
    "nobody had ever counted the boats that lay in the old quarry, and so the list was wrong in",
    "every single year but one.",
]
ARABIC = [
    "كان مدير الميناء يعد القوارب كل مساء ويكتب العدد في كتاب لم يطلب أحد أن يراه ولا مرة",
    "واحدة في كل تلك السنين الطويلة التي عمل فيها هناك قرب البحر مع زوجته وأولاده",
    "وكان يقول إن العدد لا يتفق مع القائمة التي سلمها أصحاب القوارب إلى مجلس المدينة في",
    "أي سنة من السنوات.",
]
WHOLE = [f"{page}." for page in PAGES]


def text_of(pages: list[str], heads: list[str], gap: str = "\n\n") -> str:
    pieces = [pages[0]]
    for head, page in zip(heads, pages[1:], strict=True):
        pieces += [head, page]
    return gap.join(pieces)


def removed(text: str) -> list[str]:
    document = corpusclean.clean(text, stages=("residue",))
    assert document.restore() == text
    return [one.text.strip() for one in document.removed]


@pytest.mark.parametrize("pages", [PAGES, ARABIC])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "heads",
    [
        ["12  Of harbours", "13  Of harbours", "14  Of harbours"],
        ["Of harbours 13", "Of harbours 15", "Of harbours 17"],
        ["Of harbours | 13", "Of harbours | 14", "Of harbours | 15"],
        ["12 A. N. Lee", "Of harbours 13", "14 A. N. Lee"],
        ["तट का इतिहास 13", "तट का इतिहास 14", "तट का इतिहास 15"],
    ],
)
def test_heads_within_sentences_go(pages: list[str], heads: list[str], gap: str) -> None:
    assert removed(text_of(pages, heads, gap)) == heads


def test_the_halves_are_joined_again() -> None:
    pages = [PAGES[0], f"{PAGES[1]} in all those years, it was said, {PAGES[2]}", PAGES[3]]
    assert corpusclean.clean(text_of(pages, ["12  Of harbours", "13  Of harbours"])).text == " ".join(pages)


@pytest.mark.parametrize(
    "heads",
    [
        ["Chapter 1", "Chapter 2", "Chapter 3"],
        ["12 boats", "13 boats", "14 boats"],
        ["Of harbours 13", "Of harbours 15", "Of harbours 17"],
    ],
)
def test_between_whole_sentences_nothing_goes(heads: list[str]) -> None:
    assert removed(text_of(WHOLE, heads)) == []


@pytest.mark.parametrize(
    "heads",
    [
        ["Of harbours 13", "Of docks 14", "Of boats 15"],
        ["Of harbours 14", "Of harbours 13", "Of harbours 12"],
        ["Of harbours 13", "Of harbours 113", "Of harbours 213"],
        ["Of harbours", "Of harbours", "Of harbours"],
    ],
)
def test_lines_that_do_not_count_on_stay(heads: list[str]) -> None:
    assert removed(text_of(PAGES, heads)) == []


def test_the_same_line_beside_form_feeds_goes() -> None:
    above = "The boats.\n\n" + "".join(f"\fOf harbours\n\n{sentence}\n\n" for sentence in WHOLE)
    assert removed(above) == ["Of harbours"] * 4
    below = "".join(f"{sentence}\n\nOf harbours\n\f" for sentence in WHOLE) + "The boats."
    assert removed(below) == ["Of harbours"] * 4


def test_lines_that_differ_beside_form_feeds_stay() -> None:
    chapters = "The boats.\n\n" + "".join(f"\fChapter {at}\n\n{sentence}\n\n" for at, sentence in enumerate(WHOLE))
    assert removed(chapters) == []
    few = "The boats.\n\n" + "".join(f"\fOf harbours\n\n{sentence}\n\n" for sentence in WHOLE[:2])
    assert removed(few) == []


@pytest.mark.parametrize(("numbers", "gone"), [(["12", "13", "14"], 3), (["12", "40", "7"], 0)])
def test_numbers_in_a_script_without_capitals_go_if_they_count_on(numbers: list[str], gone: int) -> None:
    assert len(removed(text_of(ARABIC, numbers))) == gone


def test_numbers_of_chapters_stay() -> None:
    assert removed(text_of([f"{page}." for page in ARABIC], ["1", "2", "3"])) == []
    thai = ["เมื่อสภาเมืองปิดท่าเรือในเดือนพฤศจิกายน แทบไม่มีใครในเมืองเชื่อว่าจะปิดนานเกินหนึ่งสัปดาห์"] * 4
    assert removed(text_of(thai, ["1", "2", "3"])) == []
