"""Rows lead back to bytes, and every column says what it is."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dirty_bytes, dirty_text

from corpusclean import gathered, table
from corpusclean.clean import clean
from corpusclean.decode import decode
from corpusclean.document import Decoded
from corpusclean.error import LedgerMismatch, UndecodableSource
from corpusclean.origin import RECORD, Origin
from corpusclean.rebuild import rebuild, storable, stored
from corpusclean.schema import COLUMNS, schema
from corpusclean.table import Rows


def _rows_of(rows: Rows) -> dict[str, list[dict[str, object]]]:
    return {name: rows.table(name).to_pylist() for name in COLUMNS}


def _rebuilt(rows: dict[str, list[dict[str, object]]]) -> bytes:
    return rebuild(rows["documents"][0], [str(one["text"]) for one in rows["paragraphs"]], reversed(rows["edits"]))


@given(dirty_bytes())
def test_rows_lead_back_to_the_bytes(raw: bytes) -> None:
    rows = Rows()
    try:
        document = clean(decode(raw))
    except UndecodableSource as problem:
        rows.quarantine(Origin("a", "s"), raw, problem.code, problem.detail)
        assert _rows_of(rows)["quarantine"][0]["raw"] == raw
        return
    if document.status != "quarantined":
        rows.add(Origin("a", "s"), document, hashlib.sha256(raw).hexdigest(), len(raw))
        assert _rebuilt(_rows_of(rows)) == raw


@given(dirty_text())
def test_rows_of_a_record_lead_back_to_its_text(text: str) -> None:
    document = clean(Decoded(text, "utf-8", rule=RECORD))
    if document.status == "quarantined":
        return
    rows = Rows()
    rows.add(Origin("a.jsonl", "s", index=0), document, "", 0)
    assert _rebuilt(_rows_of(rows)) == text.encode("utf-8", "surrogatepass")


@given(dirty_text())
def test_rows_fit_one_another(text: str) -> None:
    document = clean(text)
    rows = Rows()
    rows.add(Origin("a.txt", "s"), document, "", 0)
    tables = _rows_of(rows)
    (about,) = tables["documents"]
    assert about["n_paragraphs"] == len(tables["paragraphs"])
    assert [one["paragraph_index"] for one in tables["paragraphs"]] == list(range(len(tables["paragraphs"])))
    assert sum(one["n_lost_chars"] for one in tables["paragraphs"]) == about["n_lost_chars"]  # type: ignore[misc]
    assert {one["doc_id"] for name in COLUMNS for one in tables[name]} == {about["doc_id"]}


@given(
    st.text(st.characters(codec=None), max_size=5) | st.text(st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))
)
def test_what_is_no_text_is_stored_and_found_again(before: str) -> None:
    readable, raw = storable(before)
    readable.encode()
    assert stored(readable, raw) == before


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_has_a_description_and_a_plain_type(name: str) -> None:
    for column in schema(name):
        assert column.metadata[b"description"].decode().strip()
        assert not any(odd in str(column.type) for odd in ("large", "view", "dictionary", "null", "uint"))
    assert Rows().table(name).schema == schema(name)


def test_a_document_that_fails_half_way_leaves_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(gathered, "measure", broken)
    rows = Rows()
    with pytest.raises(ArithmeticError):
        rows.add(Origin("a", "s"), clean("Some text."), "", 0)
    assert all(rows.table(name).num_rows == 0 for name in COLUMNS)


def test_what_every_paragraph_would_repeat_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "REPEATED", 1000)
    rows = Rows()
    origin = Origin("a.jsonl", "s", index=0, metadata='{"note": "' + "x" * 400 + '"}')
    rows.add(origin, clean("One.\n\nTwo.\n\nThree."), "", 0)
    tables = _rows_of(rows)
    assert {one["metadata"] for one in tables["paragraphs"]} == {"{}"}
    assert tables["documents"][0]["metadata"] == origin.metadata
    assert {one["file_path"] for one in tables["paragraphs"]} == {"a.jsonl"}


@given(st.lists(dirty_text(), max_size=5), st.integers(1, 2000), st.integers(1, 200), st.integers(1, 400))
def test_rows_are_the_same_one_by_one_and_together(texts: list[str], portion: int, measured: int, pressed: int) -> None:
    documents = [clean(text) for text in texts]
    together = Rows(chunk_chars=90)
    alone: dict[str, list[dict[str, object]]] = {name: [] for name in COLUMNS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "_TOGETHER", portion)
        patch.setattr(table, "_MEASURED", measured)
        for at, document in enumerate(documents):
            if document.status != "quarantined":
                one = Rows(chunk_chars=90)
                for rows in (one, together):
                    rows.add(Origin("a.jsonl", "s", index=at), document, "", 0, b"{}" if at % 2 else None)
                    rows.quarantine(Origin("b", "s", index=at), b"\x00", "binary", "no text")
                together.press(pressed)
                for name, found in _rows_of(one).items():
                    alone[name] += found
        assert _rows_of(together) == alone
    assert together.n_paragraphs == len(alone["paragraphs"])


def test_ids_depend_on_the_place_alone_and_tell_places_apart() -> None:
    places = [
        Origin("a", "s"),
        Origin("a", "t"),
        Origin("b", "s"),
        Origin("a", "s", index=0),
        Origin("a", "s", member=0),
    ]
    assert len({place.doc_id() for place in places}) == len(places)
    assert Origin("a", "s", metadata="x").doc_id() == Origin("a", "s").doc_id()


def test_rows_of_another_encoding_are_refused() -> None:
    about = {"decode_rule": "utf-8", "encoding": "ascii", "file_path": "a"}
    with pytest.raises(LedgerMismatch):
        rebuild(about, ["é"], [])
