"""A run as a whole: the same bytes whatever the circumstances, and nothing touched that is not ours."""

from __future__ import annotations

import fcntl
import hashlib
import os
from pathlib import Path

import pytest

import corpusclean
from corpusclean import executor
from corpusclean.error import OutputLocked, OutputProblem, UsageProblem
from corpusclean.restore import restore
from corpusclean.source import shard


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder with its digest; the lock, which holds nothing, aside."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enough small files for six shards, which are done in this process."""
    monkeypatch.setattr(shard, "SHARD_BYTES", 1_000)
    monkeypatch.setattr(executor, "_SMALL", 1_000)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(18):
        text = f"Read more\n\nLetter number {number} came late.\r\nAnd it was  short. Ã©t\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8", newline="")
    lines = "".join(f'{{"id": "{n}", "text": "Line {n} of the ferry\'s log."}}\n' for n in range(80))
    (folder / "log.jsonl").write_text(lines, "utf-8")
    return folder


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """One small file."""
    path = tmp_path / "a.txt"
    path.write_text("One short letter.", "utf-8")
    return path


def stop_after(n: int, inputs: Path, out: Path) -> None:
    """A run that is interrupted when it has done `n` shards."""
    left = iter(range(n - 1))

    def progress(done: int, total: int) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpusclean.run([str(inputs)], str(out), jobs=1, progress=progress)
    assert not list(out.rglob(".tmp-*"))


def test_a_second_run_gives_the_same_bytes(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    corpusclean.run([str(inputs)], str(out), jobs=1)
    first = files(out)
    corpusclean.run([str(inputs)], str(out), jobs=1)
    assert files(out) == first


def test_where_the_inputs_lie_changes_nothing(inputs: Path, tmp_path: Path) -> None:
    corpusclean.run([str(inputs)], str(tmp_path / "one"), jobs=1)
    (tmp_path / "elsewhere").mkdir()
    moved = inputs.rename(tmp_path / "elsewhere" / "in")
    corpusclean.run([str(moved)], str(tmp_path / "two"), jobs=1)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_second_run_replaces_the_first_whole(inputs: Path, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    corpusclean.run([str(inputs)], str(out), jobs=1)
    corpusclean.run([str(letter)], str(out), jobs=1)
    assert corpusclean.read(str(out)).documents["file_path"].to_list() == ["a.txt"]
    assert len(list((out / "paragraphs").iterdir())) == 1


def test_an_interrupted_run_goes_on(inputs: Path, tmp_path: Path) -> None:
    corpusclean.run([str(inputs)], str(tmp_path / "whole"), jobs=1)
    out = tmp_path / "out"
    stop_after(2, inputs, out)
    summary = corpusclean.run([str(inputs)], str(out), jobs=1)
    assert summary.resumed >= 2
    assert files(out) == files(tmp_path / "whole")


def test_without_resume_it_begins_anew(inputs: Path, tmp_path: Path) -> None:
    stop_after(2, inputs, tmp_path / "out")
    assert corpusclean.run([str(inputs)], str(tmp_path / "out"), jobs=1, resume=False).resumed == 0


def test_a_changed_input_is_done_again(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stop_after(3, inputs, out)
    (inputs / "00.txt").write_text("Another letter altogether came in its place.", "utf-8")
    corpusclean.run([str(inputs)], str(out), jobs=1)
    texts = corpusclean.read(str(out)).paragraphs["text"].to_list()
    assert "Another letter altogether came in its place." in texts
    assert not any("number 0 came" in text for text in texts)


def test_nothing_of_an_abandoned_run_comes_through(inputs: Path, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stop_after(4, inputs, out)
    corpusclean.run([str(letter)], str(out), jobs=1)
    assert corpusclean.read(str(out)).documents["file_path"].to_list() == ["a.txt"]


def test_a_run_that_fails_leaves_the_last_output(inputs: Path, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    corpusclean.run([str(letter)], str(out), jobs=1)
    before = files(out)
    stop_after(1, inputs, out)
    assert corpusclean.read(str(out)).documents["file_path"].to_list() == ["a.txt"]
    assert before.items() <= files(out).items()


@pytest.mark.parametrize("name", ["thesis.docx", "documents/thesis.txt", ".staging.txt"])
def test_a_folder_that_is_not_ours_is_not_touched(letter: Path, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "out" / name
    precious.parent.mkdir(parents=True)
    precious.write_text("years of work", "utf-8")
    with pytest.raises(UsageProblem, match="no run wrote"):
        corpusclean.run([str(letter)], str(tmp_path / "out"), jobs=1)
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == [precious]


def test_the_tables_of_somebody_else_are_not_ours(letter: Path, tmp_path: Path) -> None:
    precious = tmp_path / "out" / "documents" / "part-0.parquet"
    precious.parent.mkdir(parents=True)
    precious.write_bytes(b"PAR1")
    with pytest.raises(UsageProblem, match="no run wrote"):
        corpusclean.run([str(letter)], str(tmp_path / "out"), jobs=1)
    assert precious.read_bytes() == b"PAR1"


def test_the_mark_that_keeps_an_empty_folder_in_git_stays(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").touch()
    corpusclean.run([str(letter)], str(out), jobs=1)
    assert (out / ".gitkeep").exists()


def test_two_runs_do_not_share_an_output(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with (out / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputLocked):
            corpusclean.run([str(letter)], str(out), jobs=1)
    corpusclean.run([str(letter)], str(out), jobs=1)


@pytest.mark.parametrize("place", ["in/output", ".", "in"])
def test_output_and_input_do_not_lie_in_one_another(inputs: Path, tmp_path: Path, place: str) -> None:
    before = files(inputs)
    with pytest.raises(UsageProblem, match="give another --output"):
        corpusclean.run([str(inputs)], str(tmp_path / place), jobs=1)
    assert files(inputs) == before
    assert not (tmp_path / place / ".lock").exists()


def test_the_same_bytes_twice_are_two_documents(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("The same letter.", "utf-8")
    corpusclean.run([str(tmp_path / "one"), str(tmp_path / "two")], str(tmp_path / "out"), jobs=1)
    documents = corpusclean.read(str(tmp_path / "out")).documents
    assert documents["file_path"].to_list() == ["one/a.txt", "two/a.txt"]
    assert documents["doc_id"].n_unique() == 2
    assert documents["sha256"].n_unique() == 1


def test_special_files_are_named_and_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("A sentence that is fine.", "utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "away.txt").symlink_to("/etc/hostname")
    summary = corpusclean.run([str(folder)], str(tmp_path / "out"), jobs=1)
    assert sorted(summary.skipped) == ["away.txt", "loop"]
    assert [row[:2] for row in summary.quarantine] == [["pipe.txt", "special"]]
    assert summary.documents == 2


def test_names_that_are_no_utf_8_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [
        b"caf\xe9.txt",
        b"a\nb.txt",
        b"\x1b[31mred.txt",
        "e\u0301.txt".encode(),
        "\u00e9.txt".encode(),
        b"-rf",
        b"\\x",
    ]
    for name in names:
        (folder / os.fsdecode(name)).write_bytes(b"A line in " + name)
    corpusclean.run([str(folder)], str(tmp_path / "out"), jobs=1)
    restore(str(tmp_path / "out"), str(tmp_path / "back"))
    back = {os.fsencode(path.name): path.read_bytes() for path in (tmp_path / "back").iterdir()}
    assert back == {name: b"A line in " + name for name in names}


def test_no_input_and_a_wrong_input_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no such file"):
        corpusclean.run([str(tmp_path / "nowhere")], str(tmp_path / "out"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(OutputProblem, match="no file to read"):
        corpusclean.run([str(tmp_path / "empty")], str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_one_input_may_stand_for_itself_and_paths_may_be_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late again.", "utf-8")
    for number, inputs in enumerate((str(tmp_path / "a.txt"), tmp_path / "a.txt", [tmp_path / "a.txt"])):
        assert corpusclean.run(inputs, tmp_path / f"out{number}", jobs=1).documents == 1
