"""Whose an output folder is, and how one run takes the place of another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folder import contents, corpus, digest, laid

from corpusclean.batch import run
from corpusclean.error import OutputLocked, OutputProblem, UsageProblem
from corpusclean.output import check_ours, claimed, manifest


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.docx": "x"},
        {"manifest.json": '{"tool": "another"}'},
        {"documents/letter.txt": "x"},
        {"documents/part-00000-1234.snappy.parquet": "x"},
        {"documents/part-000000.parquet": "x"},
        {".staging/mine.txt": "x"},
        {".lock": "mine", "documents/part-000000.parquet": "x"},
        {"edits": "x"},
        {".gitkeep": "", "notes/a.txt": ""},
    ],
)
def test_a_folder_of_somebody_else_is_refused_and_not_touched(tmp_path: Path, files: dict[str, str]) -> None:
    corpus(tmp_path / "in", 1)
    folder = laid(tmp_path / "out", files)
    before = contents(folder)
    with pytest.raises(UsageProblem, match="no run wrote"):
        run([str(tmp_path / "in")], str(folder))
    assert contents(folder) == before


def test_a_folder_with_a_link_among_its_tables_is_refused(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    run([str(tmp_path / "in")], str(tmp_path / "out"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / ".staging").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageProblem):
        run([str(tmp_path / "in")], str(tmp_path / "out"))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("name", [".gitkeep", ".gitignore"])
def test_what_git_needs_may_stand_in_an_output(tmp_path: Path, name: str) -> None:
    corpus(tmp_path / "in", 1)
    folder = laid(tmp_path / "out", {name: "*"})
    run([str(tmp_path / "in")], str(folder))
    assert (folder / name).read_text() == "*"


def test_a_copy_without_its_hidden_files_is_still_ours(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    folder = tmp_path / "out"
    run([str(tmp_path / "in")], str(folder))
    (folder / ".lock").unlink()
    check_ours(folder)


def test_a_second_run_replaces_the_first_whole(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run([str(corpus(tmp_path / "many", 12))], str(folder))
    run([str(corpus(tmp_path / "few", 2))], str(folder))
    run([str(tmp_path / "few")], str(tmp_path / "fresh"))
    assert digest(folder) == digest(tmp_path / "fresh")
    assert {path.name for path in folder.iterdir()} >= {
        "documents",
        "edits",
        "paragraphs",
        "quarantine",
        "manifest.json",
    }
    assert not (folder / ".staging").exists()
    assert not (folder / ".replaced").exists()


def test_the_old_output_stands_until_the_new_one_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    run([str(corpus(tmp_path / "in", 3))], str(folder))
    before = {name: held for name, held in contents(folder).items() if not name.startswith(".")}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpusclean.shard.write_json", full)
    with pytest.raises(OutputProblem, match="No space left"):
        run([str(tmp_path / "in")], str(folder))
    assert {name: held for name, held in contents(folder).items() if not name.startswith(".")} == before
    assert not [name for name in contents(folder) if ".tmp-" in name]


def test_only_one_run_writes_at_a_time(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    with claimed(tmp_path / "out"), pytest.raises(OutputLocked, match="another run"):
        run([str(tmp_path / "in")], str(tmp_path / "out"))
    run([str(tmp_path / "in")], str(tmp_path / "out"))


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    code = (
        "import os, sys; from pathlib import Path; from corpusclean.output import claimed\n"
        "with claimed(Path(sys.argv[1])): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "out")], check=False)
    run([str(tmp_path / "in")], str(tmp_path / "out"))


def test_an_output_among_the_inputs_is_refused(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    for inputs, output in (("in", "in/out"), ("in", "in"), ("in/deep", "in"), (".", "out")):
        with pytest.raises(UsageProblem, match="in one another"):
            run([str(tmp_path / inputs)], str(tmp_path / output))
    assert not (tmp_path / "in" / "out").exists()


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    laid(tmp_path, {"file": "x"})
    for output in ("file", "file/below"):
        with pytest.raises(OutputProblem, match="cannot be written"):
            run([str(tmp_path / "in")], str(tmp_path / output))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_said(tmp_path: Path) -> None:
    corpus(tmp_path / "in", 1)
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(OutputProblem, match="Permission denied"):
        run([str(tmp_path / "in")], str(tmp_path / "closed" / "out"))


@pytest.mark.parametrize("held", [None, "", "{", "[]", '{"tool": "x"}', "[" * 100_000])
def test_what_is_no_manifest_is_said(tmp_path: Path, held: str | None) -> None:
    if held is not None:
        laid(tmp_path, {"manifest.json": held})
    with pytest.raises(OutputProblem, match=r"manifest\.json"):
        manifest(tmp_path)
