"""Tables: each row a document, each byte in its place, and what breaks the format costs its row alone."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from folder import contents, laid
from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean
from corpusclean.restore import restore
from corpusclean.source import Record, find, records, shards

CELLS = st.text(st.sampled_from('a,"é\n\r;\t \\'), max_size=8) | st.text(st.characters(codec="utf-8"), max_size=8)
BROKEN = st.lists(st.sampled_from([b'"', b'""', b",", b"\n", b"\r\n", b"\r", b"a", b"\0", b"\xe9", b";"]), max_size=40)


def read(tmp: str, raw: bytes, name: str = "a.csv") -> list[Record]:
    laid(Path(tmp), {name: raw})
    return [record for shard in shards(find([f"{tmp}/{name}"])) for piece in shard.pieces for record in records(piece)]


@given(
    table=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6),
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_what_a_writer_of_tables_writes_is_read(
    table: list[tuple[str, str]], separator: str, end: str, mark: str
) -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text"), *table])
    raw = (mark + made.getvalue()).encode()
    with tempfile.TemporaryDirectory() as tmp:
        found = read(tmp, raw)
    assert [(one.origin.record_id, one.raw) for one in found] == [(first, text.encode()) for first, text in table]
    assert b"".join(one.line or b"" for one in found) == raw


@given(body=BROKEN.map(b"".join), name=st.sampled_from(["a.csv", "a.tsv"]))
def test_every_byte_is_in_one_record(body: bytes, name: str) -> None:
    raw = b"id,text\n" + body
    with tempfile.TemporaryDirectory() as tmp:
        found = read(tmp, raw, name)
    assert b"".join((one.line or one.raw or b"") for one in found) == raw
    assert [one.origin.byte_end for one in found[:-1]] == [one.origin.byte_start for one in found[1:]]
    assert len({one.origin.doc_id() for one in found}) == len(found)


@settings(max_examples=max(12, settings().max_examples // 100))
@given(body=BROKEN.map(b"".join))
def test_a_table_comes_back_byte_for_byte(body: bytes) -> None:
    files = {"a.csv": b"id,text\n" + body + b"\n7,caf\xe9 au lait\n"}
    with tempfile.TemporaryDirectory() as made:
        top = Path(made)
        laid(top / "in", files)
        corpusclean.run([str(top / "in")], str(top / "out"), jobs=1)
        verdict = restore(str(top / "out"), str(top / "back"))
        assert (verdict.damaged, verdict.missing) == ([], [])
        assert contents(top / "back") == files


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b'id,text\n1,"never closed\n2,fine\n', ["a quote is not closed", b"fine"]),
        (b'id,text\n1,"shut" and more\n2,fine\n', ["a quote is not closed", b"fine"]),
        (b"id,text\n1\n2,fine\n3,too,many\n", ["1 cell where", b"fine", "3 cells where"]),
        (b'id,text\n\n1,"a ""word"""\n\n', [b'a "word"']),
        (b"text\nfirst\n\nlast", [b"first", b"", b"last"]),
        (b"text;id\r1;2\r", [b"1"]),
    ],
)
def test_rows(tmp_path: Path, raw: bytes, texts: list[bytes | str]) -> None:
    found = read(str(tmp_path), raw)
    assert len(found) == len(texts)
    for record, wanted in zip(found, texts, strict=True):
        if isinstance(wanted, str):
            assert record.problem
            assert wanted in record.problem.detail
        else:
            assert record.raw == wanted


def test_the_other_columns_are_metadata(tmp_path: Path) -> None:
    raw = b"url,lang,text,id\nhttps://example.org/a,da,word,7\n"
    (record,) = read(str(tmp_path), raw)
    assert json.loads(record.origin.metadata) == {"url": "https://example.org/a", "lang": "da", "id": "7"}
    assert (record.origin.record_id, record.origin.url) == ("7", "https://example.org/a")


def test_two_columns_of_the_same_name_leave_a_doubt(tmp_path: Path) -> None:
    (record,) = read(str(tmp_path), b"id,text,text\n1,a,b\n")
    assert record.problem
    assert record.problem.code == "bad_table"
    assert "--text-column" in record.problem.detail


@pytest.mark.parametrize("raw", [b"id,text\n", b"id,text", b"name,words\n1,2\n", b"Dear reader, text follows\n"])
def test_no_rows_or_no_such_column_is_a_text(tmp_path: Path, raw: bytes) -> None:
    (record,) = read(str(tmp_path), raw)
    assert (record.raw, record.problem, record.line) == (raw, None, None)
