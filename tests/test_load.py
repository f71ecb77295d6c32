"""Every table opens in every common reader, with the same rows and no surprise in the types."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import corpusclean
from corpusclean.schema import COLUMNS, schema

TABLES = tuple(COLUMNS)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("load")
    inputs = top / "in"
    inputs.mkdir()
    (inputs / "post.txt").write_text("$KORN $HAVN\n\nRead more\n\nThe mill ran all night.", "utf-8")
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "latin.txt").write_bytes("Der Bäcker öffnet früh, und die Straße riecht nach Brot.".encode("cp1252"))
    (inputs / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (inputs / "rows.jsonl").write_text('{"id": "a", "text": "Rain all day.", "score": 3}\n{"text": 7}\n', "utf-8")
    corpusclean.run([str(inputs)], str(top / "out"), jobs=1, chunks=200)
    return top / "out"


@pytest.mark.parametrize("table", TABLES)
def test_every_reader_sees_the_same_rows(output: Path, table: str) -> None:
    folder, glob = output / table, str(output / table / "*.parquet")
    rows = pq.read_table(folder).num_rows
    assert rows > 0
    assert len(pd.read_parquet(folder)) == rows
    assert pl.read_parquet(glob).height == rows
    assert duckdb.sql(f"select count(*) from '{glob}'").fetchall() == [(rows,)]
    assert getattr(corpusclean.read(str(output)), table).height == rows


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_on_disk_is_the_pinned_one(output: Path, table: str, tmp_path: Path) -> None:
    pq.write_table(schema(table).empty_table(), tmp_path / "pinned.parquet")
    found = pq.read_schema(next((output / table).glob("*.parquet")))
    assert found.equals(pq.read_schema(tmp_path / "pinned.parquet"), check_metadata=True)


@pytest.mark.parametrize("table", TABLES)
def test_no_type_that_a_reader_trips_over(table: str) -> None:
    for field in schema(table):
        assert not (pa.types.is_large_string(field.type) or pa.types.is_dictionary(field.type))
        assert not (pa.types.is_null(field.type) or pa.types.is_unsigned_integer(field.type))
        assert field.metadata[b"description"]


def test_paragraphs_hold_no_struct() -> None:
    assert not any("struct" in str(field.type) for field in schema("paragraphs"))


def test_every_reader_opens_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    corpusclean.run([str(tmp_path / "empty.txt")], str(tmp_path / "out"), jobs=1)
    for name in ("paragraphs", "edits", "quarantine"):
        folder, columns = tmp_path / "out" / name, list(COLUMNS[name])
        table = pq.read_table(folder)
        assert table.num_rows == 0
        assert table.schema.equals(schema(name))
        assert list(pd.read_parquet(folder).columns) == columns
        assert pl.read_parquet(folder / "*.parquet").columns == columns
        assert [one[0] for one in duckdb.sql(f"select * from '{folder}/*.parquet'").description] == columns


def test_each_row_tells_what_it_is(output: Path) -> None:
    frames = corpusclean.read(str(output))
    statuses = dict(frames.documents.select("file_path", "status").rows())
    assert statuses["picture.txt"] == "quarantined"
    assert statuses["empty.txt"] == "unchanged"
    assert frames.documents["doc_id"].is_unique().all()
    assert frames.paragraphs["id"].is_unique().all()
    post = frames.paragraphs.filter(pl.col("file_path") == "post.txt")
    assert post["tickers"].to_list() == [["KORN", "HAVN"]] * post.height
    latin = frames.documents.filter(pl.col("file_path") == "latin.txt").row(0, named=True)
    assert latin["encoding"] == "cp1252"


def test_paragraphs_stand_where_they_say(output: Path) -> None:
    source = "$KORN $HAVN\n\nRead more\n\nThe mill ran all night."
    last = corpusclean.read(str(output)).paragraphs.filter(pl.col("file_path") == "post.txt").row(-1, named=True)
    assert source[last["source_start"] : last["source_end"]] == last["text"]
