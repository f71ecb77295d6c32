"""The laws of paragraphs, whatever the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import corpusclean
from corpusclean.layout import Blocks, mode
from corpusclean.layout.role import roles

SHARED = Path(__file__).parents[2] / "../shared/eval/residue/dev.jsonl"

WORDS = st.sampled_from(
    [
        "boat",
        "harbour",
        "the",
        "and",
        "gov-",
        "ernment",
        "Boot",
        "über",
        "船",
        "港口",
        "قارب",
        "סירה",
        "it’s",
        "3",
        "well-known",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=22).map(" ".join)
SENTENCES = LINES.map(lambda words: f"It is {words}.")
MARKS = st.sampled_from(["- ", "1. ", "# ", "## ", "> ", "    ", "\t", "| a | ", "```", "⛵ ", "– ", "　　", ""])
BREAKS = st.sampled_from(
    ["\n", "\n", "\n\n", "\n\n\n", "\f", "\n\f", " \n", "-\n", "\xad\n", "-\n\n", ":\n\n", ".\n\n", ",\n"]
)
SHAPED = st.lists(st.tuples(MARKS, LINES | SENTENCES, BREAKS), max_size=14).map(
    lambda rows: "".join(mark + line + gap for mark, line, gap in rows)
)


def laid_out(text: str) -> corpusclean.Document:
    return corpusclean.clean(text, stages=("layout",))


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(SHAPED | st.text(max_size=60))
def test_paragraphs_join_to_the_text(text: str) -> None:
    document = laid_out(text)
    assert document.status != "quarantined"
    assert "\n\n".join(paragraph.text for paragraph in document.paragraphs) == document.text
    assert all(document.text[one.start : one.end] == one.text for one in document.paragraphs)


@given(SHAPED | st.text(max_size=60))
def test_no_letter_is_lost_and_no_word_invented(text: str) -> None:
    assert letters(laid_out(text).text) == letters(text)


@given(SHAPED | st.text(max_size=60))
def test_laying_out_twice_is_laying_out_once(text: str) -> None:
    document = laid_out(text)
    again = laid_out(document.text)
    assert again.text == document.text
    assert all(edit.is_note for edit in again.edits)


@given(SHAPED)
def test_one_blank_line_between_paragraphs(text: str) -> None:
    clean = laid_out(text).text
    assert clean == clean.strip("\n")
    assert "\n\n\n" not in clean
    assert "\f" not in clean


@given(SHAPED)
def test_paragraphs_know_where_they_stand_in_the_source(text: str) -> None:
    document = laid_out(text)
    done = 0
    for paragraph in document.paragraphs:
        assert done <= paragraph.source_start <= paragraph.source_end
        assert letters(text[paragraph.source_start : paragraph.source_end]) == letters(paragraph.text)
        done = paragraph.source_end


@given(st.lists(SENTENCES, min_size=1, max_size=8), SENTENCES)
def test_a_sentence_at_the_end_changes_no_paragraph_before_it(sentences: list[str], more: str) -> None:
    before = laid_out("\n\n".join(sentences)).paragraphs
    after = laid_out("\n\n".join([*sentences, more])).paragraphs
    assert after[: len(before)] == before


@given(st.lists(SENTENCES, min_size=1, max_size=8).map("\n\n".join))
def test_clean_paragraphs_stay_as_they_are(text: str) -> None:
    document = laid_out(text)
    assert document.text == text
    assert document.status == "unchanged"
    assert "\n" not in text.replace("\n\n", "")


@given(st.lists(LINES | SENTENCES, max_size=12))
def test_every_piece_has_a_role(pieces: list[str]) -> None:
    assert len(roles(pieces)) == len(pieces)
    assert list(Blocks.of("\n\n".join(pieces)).roles) == (roles(pieces) if pieces else [])


LONG_LINES = f"{'A long line of words. ' * 9}\n{'Another such line of words. ' * 7}\nA short one."
CUT_LINES = (
    "Every evening the harbour master\ncounted the boats, and wrote their\nnumber down in a book that nobody\n"
    "read, not even once."
)
VERSE = "The boats came in\nAt break of day\nWith nets of silver\nAnd songs to say"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "blank-line"),
        ("", "blank-line"),
        (LONG_LINES, "line"),
        (CUT_LINES, "wrapped"),
        (VERSE, "blank-line"),
    ],
)
def test_mode(text: str, expected: str) -> None:
    assert mode(text) == expected


def test_sections_follow_the_headings() -> None:
    parts = ["# Ships", "## Sails", "Patched twice.", "### Thread", "Of hemp, and hard to get.", "## Masts", "Of pine."]
    text = "\n\n".join(parts)
    found = Blocks.of(text)
    above = {section for section, role in zip(found.sections, found.roles, strict=True) if role == "paragraph"}
    assert above == {("Ships", "Sails"), ("Ships", "Sails", "Thread"), ("Ships", "Masts")}


@pytest.mark.skipif(not SHARED.exists(), reason="labelled documents are not here")
def test_every_paragraph_of_the_labelled_documents_leads_back_to_its_source() -> None:
    for line in SHARED.read_text("utf-8").split("\n"):
        if not line:
            continue
        text = json.loads(line)["text"]
        document = laid_out(text)
        assert document.restore() == text
        for paragraph in document.paragraphs:
            assert letters(text[paragraph.source_start : paragraph.source_end]) == letters(paragraph.text)


LONG_LINE = (
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much, for the café was open."
)


@given(st.lists(st.sampled_from(["    ", "\t", "", "  ", "     "]), min_size=2, max_size=40))
@example(["    "] * 60)
def test_paragraphs_that_are_set_in_are_parted_at_once(indents: list[str]) -> None:
    text = "\n".join(f"{indent}Day {number}: {LONG_LINE}" for number, indent in enumerate(["", *indents]))
    document = corpusclean.clean(text)
    assert document.status in ("clean", "unchanged")
    assert corpusclean.clean(document.text).text == document.text


def test_a_block_that_is_set_in_below_a_paragraph_keeps_its_lines_and_its_blanks() -> None:
    block = "    ring the bell\n    wait for the tide\n    row"
    text = f"{LONG_LINE}\n{LONG_LINE}\n{LONG_LINE}\n{block}\n{LONG_LINE}\n{LONG_LINE}"
    assert block in corpusclean.clean(text).text
