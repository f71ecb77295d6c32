"""Shards: every byte once, in order, whatever the size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folder import contents, laid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpusclean.batch import run
from corpusclean.restore import restore
from corpusclean.source import cut, find, records, shards
from corpusclean.source import shard as room

LINES = st.lists(
    st.sampled_from(['{"text": "a"}', '{"text": "café"}', "", " ", "broken", '{"text": "' + "x" * 90 + '"}'])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, end=st.sampled_from(["", "\n", "\n\n \n"]), size=st.integers(1, 300))
def test_records_cover_the_file_whatever_the_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], end: str, size: int
) -> None:
    raw = ("\n".join(lines) + end).encode()
    laid(tmp_path, {"a.jsonl": raw})
    monkeypatch.setattr(room, "SHARD_BYTES", size)
    plan = list(shards(find([str(tmp_path)])))
    found = [record for shard in plan for piece in shard.pieces for record in records(piece)]
    assert b"".join(record.raw or b"" for record in found) == raw
    assert len({record.origin.doc_id() for record in found}) == len(found)
    held = [record.text for record in found if record.text is not None]
    assert held == [json.loads(line)["text"] for line in lines if line.startswith("{")]


def test_shards_are_numbered_and_none_is_empty_but_the_only_one(tmp_path: Path) -> None:
    laid(tmp_path, {f"{number}.txt": "x" * 50 for number in range(20)})
    assert [shard.number for shard in shards(find([str(tmp_path)]))] == [0]
    assert [len(shard.pieces) for shard in shards([])] == [0]


def test_a_folder_of_tiny_files_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SHARD_FILES", 6)
    laid(tmp_path, {f"{number}.txt": "x" for number in range(20)})
    plan = list(shards(find([str(tmp_path)])))
    assert [len(shard.pieces) for shard in plan] == [6, 6, 6, 2]
    assert [shard.number for shard in plan] == [0, 1, 2, 3]


def test_a_text_that_is_not_too_long_is_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"short.txt": b"a\nb\n", "a.txt.gz": b"\x1f\x8b" + b"\n" * 200, "a.csv": b"id,text\n" * 40}
    laid(tmp_path, files)
    monkeypatch.setattr(cut, "PART_BYTES", 100)
    (shard,) = shards(find([str(tmp_path)]))
    assert [(piece.start, piece.end) for piece in shard.pieces] == [(0, -1)] * len(files)


def test_a_long_text_comes_back_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PART_BYTES", 1_000)
    text = "".join(f"Story {number}\n\nThe café had closed at noon, and nobody minded.\r\n\r\n" for number in range(90))
    laid(tmp_path / "in", {"dump.txt": text, "old.txt": text.encode("cp1252")})
    run([str(tmp_path / "in")], str(tmp_path / "out"), jobs=1)
    verdict = restore(str(tmp_path / "out"), str(tmp_path / "back"))
    assert verdict.documents > 8
    assert (verdict.damaged, verdict.missing) == ([], [])
    assert contents(tmp_path / "back") == contents(tmp_path / "in")
