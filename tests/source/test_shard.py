"""Shards: every byte once, in order, whatever the size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folder import laid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpusclean.source import find, records, shards
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
