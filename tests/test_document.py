"""The views of a document's ledger."""

from __future__ import annotations

import hashlib

from hypothesis import given
from strategies import dirty_bytes

from corpusclean.clean import clean_bytes
from corpusclean.document import Citation, Decoded, Document, Link
from corpusclean.edit import Edit, Fact


def document(*edits: Edit) -> Document:
    """A document from which nothing but notes and cuts of one layer were made."""
    text = "0123456789"
    return Document(Decoded(text, "utf-8"), text, tuple((edit,) for edit in edits), "clean")


def note(start: int, *facts: Fact) -> Edit:
    char = str(start)
    return Edit(start, start + 1, char, char, "tags/seen", facts)


def test_names_come_once_and_in_order_of_appearance() -> None:
    seen = document(
        note(5, Fact("ticker", "B"), Fact("hashtag", "b")),
        note(1, Fact("ticker", "A")),
        note(7, Fact("ticker", "B"), Fact("hashtag", "c")),
    )
    assert seen.tickers == ("A", "B")
    assert seen.hashtags == ("b", "c")


def test_citations_and_links_keep_what_was_read_off() -> None:
    seen = document(note(2, Fact("citation", "A Paper", "https://a.example/", 3)), note(4, Fact("link", "here", "u")))
    assert seen.citations == (Citation("A Paper", 3, "https://a.example/"),)
    assert seen.links == (Link("here", "u"),)


def test_the_first_of_its_kind_names_the_document() -> None:
    kinds = ("title", "byline", "date", "dateline")
    seen = document(note(6, *(Fact(kind, "late") for kind in kinds)), note(0, *(Fact(kind, kind) for kind in kinds)))
    assert (seen.title, seen.byline, seen.date, seen.dateline) == kinds
    none = document()
    assert (none.title, none.byline, none.date, none.dateline) == (None,) * 4


def test_removed_pieces_are_what_residue_and_tags_took_out_in_source_order() -> None:
    text = "0123456789"
    layers = (
        (Edit(0, 1, "0", "", "characters/x"),),
        (Edit(7, 8, "8", "", "residue/x"),),
        (Edit(1, 2, "2", "", "tags/x"), Edit(3, 4, "4", "4", "tags/x")),
    )
    removed = Document(Decoded(text, "utf-8"), "1345679", layers, "clean").removed
    assert [(one.start, one.end, one.text, one.rule) for one in removed] == [
        (2, 3, "2", "tags/x"),
        (8, 9, "8", "residue/x"),
    ]


@given(dirty_bytes())
def test_the_bytes_and_their_digest_come_back(raw: bytes) -> None:
    made = clean_bytes(raw)
    assert made.restore_bytes() == raw
    assert made.source_sha256 == hashlib.sha256(raw).hexdigest()
    assert made.n_lost_chars == made.text.count("\ufffd")


def test_a_name_in_doubt_gives_way_to_a_byline_that_was_taken() -> None:
    doubt = note(2, Fact("byline", "Low Tide"), Fact("author", "Low Tide"))
    taken = Edit(5, 6, "5", "", "tags/byline", (Fact("byline", "Ann Lee"), Fact("author", "Ann Lee")))
    assert document(doubt).byline == "Low Tide"
    assert document(doubt, taken).byline == "Ann Lee"
    assert document(doubt, taken).authors == ("Ann Lee",)
