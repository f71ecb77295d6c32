"""Whole runs: all that goes in comes out again, the same whatever the circumstances."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from folder import PROSE, contents, corpus, digest, laid
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import dirty_bytes

import corpusclean
from corpusclean import batch, shard
from corpusclean.batch import run
from corpusclean.error import OutputProblem, UsageProblem
from corpusclean.restore import restore, verify
from corpusclean.settings import Settings
from corpusclean.source import shard as shards_room

FILE_NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8).filter(
    lambda name: (
        name not in (".", "..") and len(name.encode()) < 200 and not name.endswith((".gz", ".bz2", ".xz", ".zst"))
    )
)
FILES = st.dictionaries(FILE_NAMES, dirty_bytes() | st.binary(max_size=30), min_size=1, max_size=6)


@settings(max_examples=max(12, settings().max_examples // 100))
@given(files=FILES, records=st.lists(st.text(max_size=12) | st.just("broken"), max_size=5))
def test_any_files_come_back_byte_for_byte(files: dict[str, bytes], records: list[str]) -> None:
    lines = [text if text == "broken" else json.dumps({"text": text}) for text in records]
    files = {f"f-{name}": held for name, held in files.items()} | {"records.jsonl": "\n".join(lines).encode()}
    with tempfile.TemporaryDirectory() as made:
        top = Path(made)
        laid(top / "in", files)
        run([str(top / "in")], str(top / "out"))
        verdict = restore(str(top / "out"), str(top / "back"))
        assert (verdict.damaged, verdict.missing) == ([], [])
        assert contents(top / "back") == files
        documents = pl.read_parquet(top / "out" / "documents")
        assert documents["doc_id"].is_unique().all()
        assert set(documents["file_path"]) >= {name.replace("\\", "\\\\") for name in files}


def test_every_input_has_a_row(tmp_path: Path) -> None:
    laid(
        tmp_path / "in", {"empty.txt": "", "blank.txt": "\n \n", "empty.jsonl": "", "blank.jsonl": "\n\n", "a.txt": "A"}
    )
    (tmp_path / "in" / "closed.txt").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    summary = run([str(tmp_path / "in")], str(tmp_path / "out"))
    rows = pl.read_parquet(tmp_path / "out" / "documents")
    assert dict(rows.select("file_path", "status").iter_rows())["pipe.txt"] == "quarantined"
    assert summary.documents == rows.height == 6
    restore(str(tmp_path / "out"), str(tmp_path / "back"))
    (tmp_path / "in" / "pipe.txt").unlink()
    assert contents(tmp_path / "back") == contents(tmp_path / "in")


def test_only_links_make_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to("nowhere")
    summary = run([str(tmp_path / "in")], str(tmp_path / "out"))
    assert summary.skipped == ["link"]
    assert corpusclean.read(str(tmp_path / "out")).documents.height == 0


def test_the_output_does_not_depend_on_workers_or_on_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards_room, "SHARD_BYTES", 4_000)
    inputs = [str(corpus(tmp_path / "in"))]
    seen = []
    for jobs, at_home, output in ((1, 1_000, "one"), (4, 2, "four"), (1, 1_000, "one")):
        monkeypatch.setattr("corpusclean.executor._SMALL", at_home)
        run(inputs, str(tmp_path / output), jobs=jobs)
        seen.append(digest(tmp_path / output))
    assert len(list((tmp_path / "one" / "documents").iterdir())) > 4
    assert len(set(seen)) == 1


def test_the_output_does_not_depend_on_the_surroundings(tmp_path: Path) -> None:
    names = {"naïve.txt": PROSE, "b.txt": b"caf\xe9 au lait\n", "日本.md": PROSE, "sub/a.txt": PROSE}
    laid(tmp_path / "in", names)
    laid(tmp_path / "again" / "in", dict(reversed(names.items())))
    surroundings = [
        (tmp_path, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}),
        (tmp_path, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONUTF8": "1"}),
        (tmp_path / "again", {"PYTHONHASHSEED": "3", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ]
    seen = set()
    for folder, variables in surroundings:
        code = "from corpusclean import run; run(['in'], 'out')"
        subprocess.run([sys.executable, "-c", code], cwd=folder, env={**os.environ, **variables}, check=True)
        seen.add(digest(folder / "out"))
    assert len(seen) == 1


def _interrupt_after(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    done = iter(range(number))

    def progress(*_: int) -> None:
        if next(done, None) is None:
            raise KeyboardInterrupt

    original = batch.each_shard
    monkeypatch.setattr(
        batch,
        "each_shard",
        lambda *given_: (progress() or receipt for receipt in original(*given_)),  # type: ignore[func-returns-value]
    )


@pytest.fixture
def shredded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Inputs of many small shards, done in this process."""
    monkeypatch.setattr(shards_room, "SHARD_BYTES", 4_000)
    monkeypatch.setattr("corpusclean.executor._SMALL", 1_000)
    return corpus(tmp_path / "in")


@pytest.mark.parametrize("number", [0, 5])
def test_an_interrupted_run_goes_on_to_the_same_output(
    tmp_path: Path, shredded: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    run([str(shredded)], str(tmp_path / "whole"))
    with monkeypatch.context() as patch:
        _interrupt_after(number, patch)
        with pytest.raises(KeyboardInterrupt):
            run([str(shredded)], str(tmp_path / "out"))
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert not [name for name in contents(tmp_path / "out") if ".tmp-" in name]
    summary = run([str(shredded)], str(tmp_path / "out"))
    assert summary.resumed == number + 1
    assert digest(tmp_path / "out") == digest(tmp_path / "whole")


@pytest.mark.parametrize("change", ["nothing", "input", "hidden", "settings", "part", "receipt", "fewer", "anew"])
def test_what_changed_is_done_again(
    tmp_path: Path, shredded: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    out, staging = str(tmp_path / "out"), tmp_path / "out" / ".staging"
    with monkeypatch.context() as patch:
        _interrupt_after(3, patch)
        with pytest.raises(KeyboardInterrupt):
            run([str(shredded)], out)
    first = next(path for path in sorted(shredded.rglob("*.txt")) if path.name == "story-000.txt")
    chosen = Settings()
    if change == "input":
        first.write_text("Another story.\n")
    elif change == "hidden":  # same size, same time: only the bytes tell
        stamp = first.stat().st_mtime_ns
        first.write_bytes(first.read_bytes().replace(b"quay", b"pier"))
        os.utime(first, ns=(stamp, stamp))
    elif change == "settings":
        chosen = Settings(tier="safe")
    elif change == "part":
        (staging / "edits" / "part-000001.parquet").write_bytes(b"torn")
    elif change == "receipt":
        (staging / "receipts" / "00001.json").write_text('{"number": 1}')
    elif change == "fewer":
        for path in sorted(shredded.rglob("*.txt"))[1:]:
            path.unlink()
    summary = run([str(shredded)], out, settings=chosen, resume=change != "anew")
    assert summary.resumed == {"nothing": 4, "part": 3, "receipt": 3}.get(change, summary.resumed)
    assert summary.resumed < 4 or change == "nothing"
    run([str(shredded)], str(tmp_path / "whole"), settings=chosen)
    assert digest(tmp_path / "out") == digest(tmp_path / "whole")


def test_what_is_packed_comes_back_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("a.txt", PROSE)
        made.writestr("below/b.jsonl", '{"text": "one"}\n{"text": "two"}\n')
        made.writestr("../evil.txt", "x")
    laid(
        tmp_path / "in",
        {
            "a.txt.gz": gzip.compress(PROSE.encode()),
            "a.txt": "another",
            "r.jsonl.gz": gzip.compress(b'{"text": "one"}\n\n{"text":"two"}'),
            "bundle.zip": held.getvalue(),
            "bomb.gz": gzip.compress(bytes(10_000_000), mtime=0),
        },
    )
    summary = run([str(tmp_path / "in")], str(tmp_path / "out"))
    assert {code for _, code, _ in summary.quarantine} == {"bomb", "bad_name"}
    restore(str(tmp_path / "out"), str(tmp_path / "back"))
    assert contents(tmp_path / "back") == {
        "a.txt": b"another",
        "a.txt.2": PROSE.encode(),
        "r.jsonl": b'{"text": "one"}\n\n{"text":"two"}',
        "bundle.zip!/a.txt": PROSE.encode(),
        "bundle.zip!/below/b.jsonl": b'{"text": "one"}\n{"text": "two"}\n',
        "bomb.gz": gzip.compress(bytes(10_000_000), mtime=0),
    }


def test_what_unpacks_to_much_is_written_in_volumes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"".join(b'{"id": %d, "text": "Part %d."}\n' % (number, number) for number in range(30))
    laid(tmp_path / "in", {"a.jsonl.gz": gzip.compress(lines, mtime=0), "b.txt": PROSE})
    run([str(tmp_path / "in")], str(tmp_path / "one"), jobs=1)
    monkeypatch.setattr(shard, "_VOLUME_BYTES", 100)
    run([str(tmp_path / "in")], str(tmp_path / "out"), jobs=1)
    assert len(list((tmp_path / "out" / "documents").iterdir())) > 5
    one, out = corpusclean.read(str(tmp_path / "one")), corpusclean.read(str(tmp_path / "out"))
    assert out.documents.equals(one.documents)
    assert out.paragraphs.equals(one.paragraphs)
    assert verify(str(tmp_path / "out")).damaged == []
    restore(str(tmp_path / "out"), str(tmp_path / "back"))
    assert contents(tmp_path / "back") == {"a.jsonl": lines, "b.txt": PROSE.encode()}


def test_fields_of_records_travel_on(tmp_path: Path) -> None:
    row = {"url": "https://example.org/a", "body": "Read more\n\n" + PROSE, "name": "n-7", "tags": ["a", {"b": 1.5}]}
    laid(tmp_path / "in", {"r.jsonl": json.dumps(row) + "\n"})
    run([str(tmp_path / "in")], str(tmp_path / "out"), text_column="body", id_column="name")
    frames = corpusclean.read(str(tmp_path / "out"))
    about = frames.documents.row(0, named=True)
    assert about["record_id"] == "n-7"
    assert json.loads(about["metadata"]) == {key: value for key, value in row.items() if key != "body"}
    assert set(frames.paragraphs["url"]) == {"https://example.org/a"}
    restore(str(tmp_path / "out"), str(tmp_path / "back"))
    assert (tmp_path / "back" / "r.jsonl").read_bytes() == (tmp_path / "in" / "r.jsonl").read_bytes()


def test_a_document_in_quarantine_keeps_its_bytes(tmp_path: Path) -> None:
    raw = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    laid(tmp_path / "in", {"picture.txt": raw, "good.txt": PROSE})
    summary = run([str(tmp_path / "in")], str(tmp_path / "out"))
    assert summary.statuses == {"quarantined": 1, "clean": 1}
    (row,) = corpusclean.read(str(tmp_path / "out")).quarantine.to_dicts()
    assert (row["file_path"], row["code"], row["raw"]) == ("picture.txt", "binary", raw)
    assert (row["byte_start"], row["byte_end"]) == (0, len(raw))


def test_a_defect_ends_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = corpusclean.shard.clean  # type: ignore[attr-defined]

    def broken(decoded: corpusclean.Decoded, **given_: object) -> corpusclean.Document:
        if "cursed" in decoded.text:
            raise ZeroDivisionError("cursed words")
        return original(decoded, **given_)  # type: ignore[no-any-return]

    monkeypatch.setattr("corpusclean.shard.clean", broken)
    laid(tmp_path / "in", {"bad.txt": "a cursed text", "good.txt": PROSE})
    summary = run([str(tmp_path / "in")], str(tmp_path / "out"))
    ((name, code, detail),) = summary.quarantine
    assert (name, code) == ("bad.txt", "defect")
    assert "ZeroDivisionError" in detail
    assert "cursed" not in detail
    assert verify(str(tmp_path / "out")).damaged == []


def test_decisions_are_followed_in_every_run(tmp_path: Path) -> None:
    laid(tmp_path / "in", {"a.txt": f"ARTICLE AD BOX\n\n{PROSE}"})
    run([str(tmp_path / "in")], str(tmp_path / "out"))
    frames = corpusclean.read(str(tmp_path / "out"))
    (edit,) = frames.edits.filter(pl.col("rule") == "residue/ad-box").to_dicts()
    decision = {"start": edit["source_start"], "end": edit["source_end"], "decision": "undo"}
    laid(tmp_path, {"d.jsonl": json.dumps({"sha256": frames.documents["sha256"][0], **decision})})
    run([str(tmp_path / "in")], str(tmp_path / "out"), settings=Settings(decisions=str(tmp_path / "d.jsonl")))
    assert "ARTICLE AD BOX" in corpusclean.read(str(tmp_path / "out")).paragraphs["text"][0]


def test_damage_to_an_output_is_found(tmp_path: Path) -> None:
    run([str(corpus(tmp_path / "in", 2))], str(tmp_path / "out"))
    out = str(tmp_path / "out")
    assert verify(out).damaged == []
    part = tmp_path / "out" / "paragraphs" / "part-000000.parquet"
    whole = part.read_bytes()
    part.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    assert verify(out).torn == ["paragraphs/part-000000.parquet"]
    part.unlink()
    assert verify(out).torn == ["paragraphs/part-000000.parquet"]
    with pytest.raises(OutputProblem, match="cannot be read"):
        restore(out, str(tmp_path / "back"))
    with pytest.raises(OutputProblem, match="the paragraphs table is missing"):
        corpusclean.read(out)


def test_the_endings_of_names_mean_the_same_in_capitals(tmp_path: Path) -> None:
    lines, rows = b'{"text": "One boat."}\n{"text": "Two boats."}\n', b"id,text\n1,One boat.\n2,Two boats.\n"
    files = {"A.JSONL": lines, "b.ndjson": lines, "C.Csv": rows, "D.TSV": rows.replace(b",", b"\t")}
    packed = {"E.JSONL.GZ": gzip.compress(lines), "F.ndjson.Gz": gzip.compress(lines)}
    laid(tmp_path / "in", files | packed)
    with zipfile.ZipFile(tmp_path / "in" / "G.ZIP", "w") as archive:
        archive.writestr("a.JSONL", lines)
    run(tmp_path / "in", tmp_path / "out")
    documents = corpusclean.read(str(tmp_path / "out")).documents
    assert documents["n_chars_in"].to_list() == [9, 10] * 7
    assert restore(str(tmp_path / "out"), str(tmp_path / "back")).damaged == []
    back = {"E.JSONL": lines, "F.ndjson": lines, "G.ZIP!/a.JSONL": lines}
    assert contents(tmp_path / "back") == files | back


@pytest.mark.parametrize("table", ["documents", "paragraphs", "edits", "quarantine"])
def test_a_cut_table_is_named_where_the_way_back_needs_it(tmp_path: Path, table: str) -> None:
    run([str(corpus(tmp_path / "in", 2))], str(tmp_path / "out"))
    part = tmp_path / "out" / table / "part-000000.parquet"
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(OutputProblem, match=r"part-000000.parquet cannot be read: .* says what is damaged"):
        restore(str(tmp_path / "out"), str(tmp_path / "back"))


@pytest.mark.parametrize(
    ("inputs", "chosen", "message"),
    [
        ([], {}, "no input is given"),
        (["in"], {"jobs": 0}, "jobs must be at least 1, not 0"),
        (["in"], {"encodings": ["cp1252"]}, "encodings takes pairs of a glob and an encoding"),
    ],
)
def test_a_call_that_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, inputs: list[str], chosen: dict[str, Any], message: str
) -> None:
    corpus(tmp_path / "in", 1)
    with pytest.raises(UsageProblem, match=message):
        run([str(tmp_path / one) for one in inputs], str(tmp_path / "out"), **chosen)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "\\x2e\\x", "\\xzz"])
def test_an_output_that_was_tampered_with_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    laid(tmp_path / "in", {"a.txt": PROSE})
    run([str(tmp_path / "in")], str(tmp_path / "out"))
    part = tmp_path / "out" / "documents" / "part-000000.parquet"
    table = pq.read_table(part)
    column = table.schema.get_field_index("file_path")
    pq.write_table(table.set_column(column, table.schema.field(column), [[name]]), part)
    with pytest.raises(UsageProblem, match="tampered"):
        restore(str(tmp_path / "out"), str(tmp_path / "top" / "back"))
    assert not (tmp_path / "top" / "evil.txt").exists()


def test_restoring_needs_an_empty_folder(tmp_path: Path) -> None:
    run([str(corpus(tmp_path / "in", 1))], str(tmp_path / "out"))
    with pytest.raises(UsageProblem, match="not empty"):
        restore(str(tmp_path / "out"), str(tmp_path / "in"))


@pytest.mark.parametrize("first", ["batch", "frames", "clean"])
def test_the_functions_keep_their_names_whatever_is_imported_first(first: str) -> None:
    code = (
        f"import corpusclean.{first}, corpusclean\n"
        "assert callable(corpusclean.run) and callable(corpusclean.read)\n"
        "assert corpusclean.clean('a').text == 'a' and corpusclean.decode(b'a').text == 'a'\n"
        "assert corpusclean.clean_bytes(b'a').text == 'a'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_manifest_says_what_ran(tmp_path: Path) -> None:
    summary = run([str(corpus(tmp_path / "in", 2))], str(tmp_path / "out"))
    found = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert found["counts"]["documents"] == summary.documents
    assert sorted(found["parts"]) == sorted(name for name in contents(tmp_path / "out") if name.endswith(".parquet"))
    assert str(tmp_path) not in json.dumps(found)
