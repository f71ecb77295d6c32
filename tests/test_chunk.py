"""Chunks hold every paragraph once, none is too long, and no sentence is cut without need."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.chunk import _pieces, chunks, count_sentences, sentence_spans
from corpusclean.error import UsageProblem

SENTENCES = st.sampled_from(
    ["It rained.", "Nobody minded at all.", "Why?", "The band, of course, played on until ten.", "雨。"]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)
TEXTS = st.lists(PARAGRAPHS | st.just("## A heading") | st.text(min_size=1, max_size=30), max_size=8).map("\n\n".join)


def cleaned(text: str) -> corpusclean.Document:
    return corpusclean.clean(text, stages=("layout",))


@given(TEXTS, st.integers(1, 90))
def test_chunks_hold_everything_once_in_order(text: str, size: int) -> None:
    document = cleaned(text)
    found = list(chunks(document.paragraphs, max_chars=size))
    assert all(0 < len(chunk.text) <= size for chunk in found) or not document.text
    assert all(document.text[chunk.start : chunk.end] == chunk.text for chunk in found)
    gaps = [document.text[a.end : b.start] for a, b in itertools.pairwise(found)]
    assert set(gaps) <= {"", "\n\n"}
    if found:
        assert found[0].start == 0
        assert found[-1].end == len(document.text)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=6), st.integers(45, 120))
def test_no_sentence_is_cut_that_fits(paragraphs: list[str], size: int) -> None:
    document = cleaned("\n\n".join(paragraphs))
    for chunk in chunks(document.paragraphs, max_chars=size):
        assert chunk.text.rstrip().endswith((".", "?", "。"))


def test_a_heading_stays_with_what_follows() -> None:
    document = cleaned("It rained for a week.\n\n## The band\n\nThe band played on until ten.")
    texts = [chunk.text for chunk in chunks(document.paragraphs, max_chars=45)]
    assert texts == ["It rained for a week.", "## The band\n\nThe band played on until ten."]


def test_a_chunk_knows_its_source_and_section() -> None:
    document = cleaned("\n\n\n## The band\n\nIt played on.")
    (chunk,) = chunks(document.paragraphs, max_chars=100)
    assert document.source.text[chunk.source_start : chunk.source_end] == "## The band\n\nIt played on."
    assert (chunk.first_paragraph, chunk.last_paragraph) == (0, 1)


def test_a_chunk_of_no_size_is_refused() -> None:
    with pytest.raises(UsageProblem, match="at least 1"):
        chunks((), max_chars=0)


@given(st.text(max_size=60) | PARAGRAPHS, st.sampled_from(["en", "de", "zh", "und", "xx"]))
def test_sentences_cover_the_text(text: str, lang: str) -> None:
    spans = sentence_spans(text, lang)
    assert "".join(text[start:end] for start, end in spans) == text


@given(st.lists(PARAGRAPHS | st.text(max_size=20), max_size=6), st.sampled_from(["en", "de", "zh", "und", "xx"]))
def test_sentences_are_counted_where_they_stand(paragraphs: list[str], lang: str) -> None:
    text = "\n\n".join(paragraphs)
    spans = sentence_spans(text, lang)
    assert count_sentences(paragraphs, lang) == sum(any(map(str.isalnum, text[start:end])) for start, end in spans)


@given(
    st.lists(
        st.sampled_from(["It rained. ", "Nobody minded, not even Dr. Lee! ", "<!--", "x" * 700 + " ", "雨。"]),
        max_size=60,
    )
)
def test_a_long_paragraph_is_asked_about_in_pieces_that_lose_nothing(parts: list[str]) -> None:
    text = "".join(parts) * 40
    pieces = list(_pieces(text))
    assert "".join(pieces) == text
    assert all(len(piece) <= 4_096 for piece in pieces)


def test_sentences_of_a_long_paragraph_are_counted_as_those_of_short_ones() -> None:
    sentence = "The ferry was late again on Monday, and nobody on the quay minded. "
    for times in (10, 100, 1_000):
        assert count_sentences([sentence * times]) == times


@pytest.mark.parametrize("stop", [".", "。", " "])
def test_an_endless_run_of_stops_or_blanks_does_not_hang(stop: str) -> None:
    """Read from each stop to the end of the run, these took longer than a test may."""
    assert count_sentences([f"Yes{stop * 4_000_000}No."]) == 2
