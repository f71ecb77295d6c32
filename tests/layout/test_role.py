"""What each piece is, at the edges of the rules that tell it."""

from __future__ import annotations

import pytest

from corpusclean.layout.block import Blocks
from corpusclean.layout.role import roles

TEXT = "The ferry was late again on Monday, and nobody on the quay seemed to mind."


def of(*pieces: str) -> list[str]:
    return list(roles(pieces))


@pytest.mark.parametrize("heading", ["Late boats", "🔹 Late boats", "2. Late boats", "II. Late boats", "What was it?"])
@pytest.mark.parametrize(
    ("below", "role"),
    [(TEXT, "paragraph"), ("    x = 1", "code"), ("| a | b |\n| c | d |", "table"), ("> said", "quote")],
)
def test_a_heading_has_a_text_below_it(heading: str, below: str, role: str) -> None:
    assert of(heading, below) == ["heading", role]


@pytest.mark.parametrize(
    ("heading", "below", "is_one"),
    [
        ("Late boats", "Rain", False),
        ("Late boats", "It rained a lot", False),
        ("Late boats", "It rained a lot.", True),
        ("Late boats", "It rained a lot:", True),
        ("Late boats", "It rains.", False),
        ("Late boats", "It rains!!.", True),
        ("Late boats", "x" * 119, False),
        ("Late boats", "X" * 120, True),
        ("late boats", TEXT, False),
        ("import boats", TEXT, False),
        ("Late boats", "- a boat", True),
        ("Late boats", "1. a boat", True),
        ("2. Late boats", "- a boat", False),
        ("2 boats", "- a boat", False),
        ("- Late boats", TEXT, False),
        ("a) Late boats", TEXT, True),
        ("Late boats", "Figure 1: A boat.", False),
        ("Late boats", "[^1]: A boat.", False),
    ],
)
def test_what_stands_below_decides(heading: str, below: str, is_one: bool) -> None:
    assert (of(heading, below)[0] == "heading") == is_one


@pytest.mark.parametrize(
    ("upper", "lower", "both"),
    [
        ("Late boats", "1. Rain", True),
        ("1. Late boats", "Rain", True),
        ("Late boats", "🔹 Rain", True),
        ("Late boats", "Rain", False),
        ("1. Late boats", "2. Rain", False),
        ("🔹 Late boats", "🔹 Rain", False),
        ("🔹 Late boats", "🔸 Rain", False),
        ("CHAPTER I", "THE LATE BOAT", True),
        ("Kapitel 2", "Das Boot", True),
        ("Глава III", "Лодка", True),
        ("第三章", "渡轮", True),
        ("Chapter and verse", "Rain", False),
        ("CHAPTER I", "CHAPTER II", False),
    ],
)
def test_of_two_headings_in_a_row_the_forms_differ(upper: str, lower: str, both: bool) -> None:
    assert of(upper, lower, TEXT)[1:] == ["heading", "paragraph"]
    assert (of(upper, lower, TEXT)[0] == "heading") == both


def test_emoji_bullets_are_no_headings_of_one_another() -> None:
    assert of("🔹 Late boats", "🔹 " + TEXT, "🔹 " + TEXT)[0] != "heading"
    assert of("🔹 Late boats", "🔸 " + TEXT)[0] == "heading"


@pytest.mark.parametrize("end", [",", ";", "，", "；", " and", " or", " und", " oder", " et", " ou", " y", " o", " e"])
@pytest.mark.parametrize("colon", [":", "："])
def test_parts_of_one_sentence_below_a_colon_are_items(end: str, colon: str) -> None:
    assert of(f"What we need{colon}", f"salt{end}", f"tar{end}", "thyme.", TEXT) == [
        "paragraph",
        *["list_item"] * 3,
        "paragraph",
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        ["salt,", "x" * 301 + ".", TEXT],
        ["salt,", "and\nso.", TEXT],
        ["salt,", "⚓ tar.", TEXT],
        ["salt,", "tar:", TEXT],
        ["salt,", "tar", "thyme."],
        ["salt,"],
        ["salt.", "tar."],
    ],
)
def test_what_breaks_the_sentence_breaks_the_list(pieces: list[str]) -> None:
    assert "list_item" not in of("What we need:", *pieces)


def test_the_longest_item_is_one_still() -> None:
    assert of("What we need:", "x" * 299 + ",", "y" * 299 + ".")[1:] == ["list_item"] * 2


@pytest.mark.parametrize(
    ("piece", "role"),
    [
        ("Figure 3: A quay.", "caption"),
        ("figure 3", "caption"),
        ("Fig. 3.2 – A quay", "caption"),
        ("Fig.3: A quay", "caption"),
        ("Figure three: a quay.", "paragraph"),
        ("Figure 3 shows a quay.", "paragraph"),
        ("Table 1234: A quay.", "paragraph"),
        ("Рис. 4: Причал", "caption"),
        ("Figure 3: " + "x" * 290, "caption"),
        ("Figure 3: " + "x" * 291, "paragraph"),
        ("Figure 3:\nA quay", "caption"),
        ("a. salt", "list_item"),
        ("a, salt", "paragraph"),
        ("- salt", "list_item"),
        ("— salt;", "list_item"),
        ("— salt", "list_item"),
        ("– Salt.", "list_item"),
        ("— Is it late? said Ann.", "paragraph"),
        ("— Is it late? said Ann.\n— It is.", "paragraph"),
        ("— salt;\n— tar.", "list_item"),
        ("> salt", "quote"),
        ("# Salt", "heading"),
        ("   ### Salt", "heading"),
        ("#Salt", "paragraph"),
        ("## `salt` and tar", "heading"),
        ("> ~~salt~~", "quote"),
        ("~~~", "code"),
        ("    salt", "code"),
        ("\tsalt", "code"),
        ("```salt```", "paragraph"),
        ("[^1]: salt", "footnote"),
        ("† salt", "footnote"),
        ("³ salt", "footnote"),
        ("[12] salt", "footnote"),
        ("[12]salt", "paragraph"),
        ("| a | b |\n| c | d |", "table"),
        ("a\tb\nc\td", "table"),
        ("- a\n- b", "list_item"),
        ("> a\n> b", "quote"),
        ("a\nb", "paragraph"),
    ],
)
def test_what_a_piece_is_by_its_form(piece: str, role: str) -> None:
    assert of(piece) == [role]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["```py", "a", "```", "b"], ["code", "code", "code", "paragraph"]),
        (["~~~\na", "```", "~~~", "b"], ["code", "code", "code", "paragraph"]),
        (["````\na", "```", "````", "b"], ["code", "code", "code", "paragraph"]),
        (["```\na\n```", "b"], ["code", "paragraph"]),
        (["```a``` is code", "b"], ["paragraph", "paragraph"]),
        (["```\na", "``` b", "```  ", "c"], ["code", "code", "code", "paragraph"]),
        (["It is so:\n```\na", "b", "```", "c"], ["paragraph", "code", "code", "paragraph"]),
    ],
)
def test_a_fence_is_open_until_it_is_closed(pieces: list[str], expected: list[str]) -> None:
    assert of(*pieces) == expected


@pytest.mark.parametrize(
    ("pieces", "title", "byline", "expected"),
    [
        ([TEXT, "Late boats", TEXT], "Late boats", None, ["paragraph", "title", "paragraph"]),
        (["## Late boats ##", TEXT], "Late boats", None, ["title", "paragraph"]),
        (["Late boats", "Late boats", TEXT], "Late boats", None, ["title", "heading", "paragraph"]),
        ([*[TEXT] * 39, "Late boats", TEXT], "Late boats", None, [*["paragraph"] * 39, "title", "paragraph"]),
        ([TEXT, "Ann Lee"], None, "Ann Lee", ["paragraph", "byline"]),
        (["Ann Lee", TEXT], None, "Ann Lee", ["byline", "paragraph"]),
        ([TEXT, "Ann Lee", TEXT], None, "Ann Lee", ["paragraph", "heading", "paragraph"]),
        (["Ann Lee"], None, "Ann Lee", ["paragraph"]),
        (["- Ann Lee", TEXT], None, "- Ann Lee", ["list_item", "paragraph"]),
    ],
)
def test_title_and_byline_are_told_by_their_words(
    pieces: list[str], title: str | None, byline: str | None, expected: list[str]
) -> None:
    assert list(roles(pieces, title, byline)) == expected


def test_blocks_know_their_places_roles_and_sections() -> None:
    text = "\n\n".join(["Late boats", "# Rain", TEXT, "## Wind", TEXT, "⚓ Boats", TEXT, "⚓ Nets", TEXT, "Ann Lee"])
    found = Blocks.of(text, "Late boats", "Ann Lee")
    assert "\n\n".join(found.texts) == text
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == list(found.texts)
    assert found.roles[0] == "title"
    assert found.roles[-1] == "byline"
    assert list(found.sections) == [
        (),
        (),
        ("Rain",),
        ("Rain",),
        ("Rain", "Wind"),
        ("Rain", "Wind"),
        ("Rain", "Wind", "⚓ Boats"),
        ("Rain", "Wind"),
        ("Rain", "Wind", "⚓ Nets"),
        ("Rain", "Wind", "⚓ Nets"),
    ]
    assert list(Blocks.of("").texts) == []


def test_the_chapters_of_a_book_stand_above_their_titles() -> None:
    text = "\n\n".join(["CHAPTER I", "The late boat", TEXT, "CHAPTER II", "The dog", TEXT])
    found = Blocks.of(text)
    assert list(found.roles) == ["heading", "heading", "paragraph"] * 2
    assert list(found.sections)[2::3] == [("CHAPTER I", "The late boat"), ("CHAPTER II", "The dog")]
