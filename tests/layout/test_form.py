"""The plain definitions of what the layout stage tells by form alone: blanks, hyphens, headings, roles."""

from __future__ import annotations

import lzma
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout.heading import Sections, is_heading_like, symbol
from corpusclean.layout.hyphen import Words, known_words, mend
from corpusclean.layout.mark import TITLE_MARK
from corpusclean.layout.region import kind_of, regions
from corpusclean.layout.role import roles
from corpusclean.layout.shape import BLANKS, CLOSERS, STOPS, cjk_share, ends_sentence, is_item, number_length
from corpusclean.layout.spacing import BLANK_LINES, FORM_FEED, TRAILING_BLANKS
from corpusclean.line import lines
from corpusclean.rewriter import Rewriter

BLANK_TEXTS = st.text("a \t\n\xa0\u3000", max_size=24)


def after(rule: Rewriter, text: str) -> str:
    return apply(text, rule(Draft(text)))


@given(BLANK_TEXTS)
def test_blanks_at_line_ends_go_and_no_others(text: str) -> None:
    assert after(TRAILING_BLANKS, text) == "\n".join(line.rstrip(BLANKS) for line in text.split("\n"))


@given(BLANK_TEXTS)
def test_one_blank_line_stays_where_there_were_more(text: str) -> None:
    assert after(BLANK_LINES, text) == re.sub("\n{3,}", "\n\n", text.strip("\n"))


@given(st.text("a\n\f", max_size=16))
def test_a_form_feed_is_a_blank_line_but_at_the_edges(text: str) -> None:
    inside = re.sub("\n*\f[\n\f]*", "\n\n", text)
    if text and text[0] not in "\n\f" and text[-1] not in "\n\f":
        assert after(FORM_FEED, text) == inside
    else:
        assert "\f" not in after(FORM_FEED, text)
        assert after(FORM_FEED, text).strip("\n") == inside.strip("\n")


@given(st.text(max_size=12), st.sampled_from(STOPS), st.text(CLOSERS, max_size=4), st.text(BLANKS, max_size=4))
def test_a_stop_ends_a_sentence_whatever_closes_behind_it(text: str, stop: str, closers: str, blanks: str) -> None:
    assert ends_sentence(text + stop + closers + blanks)
    assert not ends_sentence(f"{text}a{closers}{blanks}")


@pytest.mark.parametrize(
    ("line", "length"),
    [("1. Boats", 3), ("12) Boats", 4), ("3.1.4 Sails", 6), ("(a) Nets", 4), ("iv. Tar", 4), ("1.Boats", 0),
     ("Boats", 0), ("2024 was dry", 0), ("1. ", 0), ("  7. Oars", 5)],
)  # fmt: skip
def test_how_long_a_number_is(line: str, length: int) -> None:
    assert number_length(line) == length


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("- a", True), ("•a", True), ("-a", False), ("*a", False), ("1. a", True), ("1.a", False), ("(b) c", True),
     ("[x] done", True), ("三、船", False), ("- ", False), ("\t* a", True), ("ab. c", False), ("iv) c", True)],
)  # fmt: skip
def test_what_begins_an_item(line: str, is_one: bool) -> None:
    assert is_item(line) is is_one


@pytest.mark.parametrize(("text", "share"), [("", 0.0), ("abc", 0.0), ("船abc", 0.25), ("é", 0.0), ("船" * 5_000, 1.0)])
def test_the_share_of_han(text: str, share: float) -> None:
    assert cjk_share(text) == share


@pytest.mark.parametrize(
    ("text", "like"),
    [("The long way home", True), ("the long way home", False), ("It was late.", False), ("Why now?", True),
     ("A" * 110, True), ("A" * 111, False), ("A" * 59 + "?", True), ("A" * 60 + "?", False), ("Two\nlines", False),
     ("", False),
     ("Boats,", False), ("Boats:", False), ("1. the boats", False), ("1. The boats", True), ("🔹 the boats", True),
     ("“Boats”", True), ("- boats", False), ("Late.”", False), ("*Boats*", True)],
)  # fmt: skip
def test_what_a_heading_looks_like(text: str, like: bool) -> None:
    assert is_heading_like(text) is like


@pytest.mark.parametrize(
    ("text", "mark"), [("⚓ Ships", "⚓"), ("Ships ⚓", ""), ("", ""), ("© 2020", ""), ("※ note", "")]
)
def test_the_symbol_of_a_heading(text: str, mark: str) -> None:
    assert symbol(text) == mark


@pytest.mark.parametrize(
    ("headings", "path"),
    [
        (["# A", "## B", "### C", "## D"], ("A", "D")),
        (["1. A", "1.1. B", "1.2. C"], ("1. A", "1.2. C")),
        (["A", "⚓ b", "⚓ c"], ("A", "⚓ c")),
        (["A", "B"], ("B",)),
        (["Plain", "# A"], ("A",)),
        (["# A", "Plain", "## B"], ("A", "B")),
    ],
)
def test_which_heading_stands_above_which(headings: list[str], path: tuple[str, ...]) -> None:
    sections = Sections(headings)
    for heading in headings:
        sections.open(heading)
    assert sections.path == path
    assert sections.above == path[:-1]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The light-\nhouse. A lighthouse.", "The lighthouse. A lighthouse."),
        ("some-\nthing", "something"),
        ("A well-\nknown boat, well-known.", "A well-known boat, well-known."),
        ("A zorg-\nblat boat.", "A zorg-blat boat."),
        ("Ein-\nund Ausgang", "Ein- und Ausgang"),
        ("so\xad\nmething", "something"),
        ("Smith-\nJones", None),
        ("7-\nhouse", None),
    ],
)
def test_a_word_cut_at_a_line_end(text: str, joined: str | None) -> None:
    at = text.index("\n")
    edit = mend(text, at, at + 1, "layout/test")
    assert (None if edit is None else apply(text, [edit])) == joined


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One\ntwo.", "prose"), ("- a\n- b", "list"), ("- a\nb\nc", "list"), ("a\nb\n- c", "prose"),
        ("> a\n> b", "quote"),
        ("> a\nb", "prose"), ("    a\n    b", "code"), ("x = 1;\ny = 2;", "code"), ("| a | b |\n| c | d |", "table"),
        ("a\tb\nc\td", "table"), ("```\na\n```", "code"), ("> a", "quote"), ("- a", "list"), ("a", "prose"),
        ("\ta", "code"),
    ],
)  # fmt: skip
def test_the_kind_of_a_run_of_lines(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert [region.kind for region in regions(lines(text))] == [kind]


def test_a_fence_holds_its_blank_lines_to_its_end() -> None:
    text = "Before\n```py\na\n\nb\n``` \nafter\n~~~\nopen\n\nto the end"
    found = [(region.kind, [line.text for line in region.rows]) for region in regions(lines(text))]
    assert [kind for kind, _ in found] == ["prose", "code", "prose", "code"]
    assert found[1][1] == ["```py", "a", "", "b", "``` "]
    assert found[3][1][-1] == "to the end"


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (
            ["What we need:", "salt,", "tar;", "thyme.", "That is all."],
            "paragraph list_item list_item list_item paragraph",
        ),
        (["What we need:", "Thyme and salt.", "That is all."], "paragraph paragraph paragraph"),
        (["What we need:", "salt,", "That is quite\nenough."], "paragraph paragraph paragraph"),
        (["What we need:", "salt,"], "paragraph paragraph"),
        (["Late boats", "The ferry was late again, and nobody on the quay seemed to mind."], "heading paragraph"),
        (["Late boats"], "paragraph"),
        (["Figure 3: The quay.", "Fig. 12", "Table of contents.", "図 4：船"], "caption caption paragraph caption"),
        (["[^1]: A note.", "† Another.", "[12] A third.", "[a] None."], "footnote footnote footnote paragraph"),
        (["> said", "| a | b |\n| c | d |", "    code\n    here"], "quote table code"),
        (["```\na", "b", "```", "A word."], "code code code paragraph"),
        (["## Rain", "It rained."], "heading paragraph"),
    ],
)
def test_the_role_of_each_piece(pieces: list[str], expected: str) -> None:
    assert roles(pieces) == expected.split()


def test_the_title_and_the_byline_are_told_by_their_words() -> None:
    pieces = ["# The quay", "Ann Smith", "It rained.", "Ann Smith"]
    assert roles(pieces, "The quay", "Ann Smith") == ["title", "heading", "paragraph", "byline"]
    assert roles(["Ann Smith", "It rained."], None, "Ann Smith")[0] == "byline"
    assert roles([*["A word."] * 40, "The quay", "It rained."], "The quay")[40] != "title"


def test_the_mark_of_the_only_title_goes_and_the_title_is_a_fact() -> None:
    text = "# The quay ##\n\nIt rained.\n\n## Rain\n\nAnd rained."
    edits = list(TITLE_MARK(Draft(text)))
    assert apply(text, edits) == text.replace("# The quay ##", "The quay")
    assert [fact.text for edit in edits for fact in edit.facts] == ["The quay"]
    assert list(TITLE_MARK(Draft(f"{text}\n\n# Another"))) == []


@given(st.sets(st.text("abcé", min_size=1, max_size=5)), st.text("abcé", min_size=1, max_size=6))
def test_a_set_of_words_holds_its_words_and_no_others(words: set[str], other: str) -> None:
    held = Words("\n".join(sorted(words)).encode())
    assert all(word in held for word in words)
    assert (other in held) == (other in words)


def test_the_list_of_words_is_sorted() -> None:
    packed = resources.files("corpusclean") / "data" / "words-1.txt.xz"
    words = lzma.decompress(packed.read_bytes()).split(b"\n")
    assert words == sorted(set(words))


def test_a_piece_of_a_known_word_is_no_known_word() -> None:
    assert "lighthouse" in known_words()
    assert "lighthous" not in known_words()
