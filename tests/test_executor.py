"""Workers: a document that ends one is found, and the run goes on without it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from folder import PROSE, laid

import corpusclean
from corpusclean import mark
from corpusclean.error import UndecodableSource
from corpusclean.executor import default_jobs

ONLY_LONG = pytest.mark.skipif(os.environ.get("CORPUSCLEAN_TEST_PROFILE") != "long", reason="the long form has it")
HARNESS = """
import json, os, signal, sys, time
import corpusclean.executor as executor, corpusclean.shard as shard, corpusclean.source.shard as source
source.SHARD_BYTES = 2_000
executor.PATIENCE, executor._LOOK = 15, 0.2
plain_clean, plain_decode, plain_write = shard.clean, shard.decode_together, shard.write_parts

def clean(decoded, **given):
    if "deadly" in decoded.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "endless" in decoded.text:
        time.sleep(600)
    return plain_clean(decoded, **given)

def write(rows, folder, number, volume):
    if number == 1 and "full" in sys.argv:
        raise OSError(28, "No space left on device")
    if number == 1 and "dies" in sys.argv:
        os._exit(7)
    return plain_write(rows, folder, number, volume)

shard.clean, shard.write_parts = clean, write
if __name__ == "__main__":
    from corpusclean import run
    from corpusclean.error import CorpuscleanError
    try:
        summary = run(["in"], "out", jobs=2)
        print(json.dumps(sorted(summary.quarantine)))
    except CorpuscleanError as error:
        print(error.exit_code, error)
"""


@pytest.fixture
def top(tmp_path: Path) -> Path:
    laid(tmp_path / "in", {f"{number:02}.txt": f"Story {number}.\n\n{PROSE}" for number in range(60)})
    return laid(tmp_path, {"harness.py": HARNESS})


def _run(top: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "harness.py", *words], cwd=top, capture_output=True, text=True, check=True, timeout=100
    )
    return done.stdout.strip()


def test_documents_that_end_their_worker_are_found_and_set_aside(top: Path) -> None:
    laid(top / "in", {"07.txt": "A deadly text.", "41.txt": "An endless text."})
    laid(top / "in", {"r.jsonl": json.dumps({"text": "fine"}) + "\n" + json.dumps({"text": "deadly"}) + "\n"})
    assert [(name, code) for name, code, _ in json.loads(_run(top))] == [
        ("07.txt", "crashed"), ("41.txt", "too_slow"), ("r.jsonl", "crashed"),
    ]  # fmt: skip
    frames = corpusclean.read(str(top / "out"))
    assert frames.documents.height == 62
    assert (frames.documents["status"] == "quarantined").sum() == 3
    raws = dict(frames.quarantine.select("file_path", "raw").iter_rows())
    assert raws["07.txt"] == b"A deadly text."


@ONLY_LONG
def test_a_worker_that_cannot_write_ends_the_run_with_5(top: Path) -> None:
    assert _run(top, "full").startswith("5 ")
    assert _run(top) == "[]"


@ONLY_LONG
def test_a_worker_that_dies_while_it_writes_is_no_documents_fault(top: Path) -> None:
    assert "died 2 times while it wrote" in _run(top, "dies")
    assert _run(top) == "[]"


@ONLY_LONG
def test_a_small_run_that_died_is_gone_on_with_in_workers(tmp_path: Path) -> None:
    laid(tmp_path / "in", {"bad.txt": "A deadly text.", "good.txt": PROSE})
    laid(tmp_path, {"harness.py": HARNESS})
    died = subprocess.run([sys.executable, "harness.py"], cwd=tmp_path, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL
    assert "crashed" in _run(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the orphans of a parent")
def test_workers_die_with_their_parent(top: Path) -> None:
    laid(top / "in", {"07.txt": "An endless text."})
    with subprocess.Popen([sys.executable, "harness.py"], cwd=top, stdout=subprocess.DEVNULL) as parent:
        workers = _children(parent.pid, at_least=2)
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 20
        while any(_is_alive(worker) for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not [worker for worker in workers if _is_alive(worker)]


def _children(parent: int, at_least: int) -> list[int]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        if len(children) >= at_least:
            return [int(child) for child in children]
        time.sleep(0.05)
    return []


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_script_without_a_main_guard_is_told_so(top: Path) -> None:
    laid(top, {"script.py": "import corpusclean.source.shard as s; s.SHARD_BYTES = 2000\n"
                            "from corpusclean import run; run(['in'], 'out', jobs=2)"})  # fmt: skip
    done = subprocess.run([sys.executable, "script.py"], cwd=top, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert '__name__ == "__main__"' in done.stderr


def test_a_mark_tells_where_the_work_is(tmp_path: Path) -> None:
    assert mark.seen(tmp_path, 3) is None
    with mark.Mark(tmp_path, 3) as made:
        made.at(mark.RECORD, 7, 100)
        seen = mark.seen(tmp_path, 3)
        assert seen is not None
        assert (seen.place, seen.size) == ((mark.RECORD, 7), 100)
        assert mark.left(tmp_path)
    assert not mark.left(tmp_path)


def test_reasons_travel_between_processes() -> None:
    import pickle

    reason = pickle.loads(pickle.dumps(UndecodableSource("crashed", "ended its process")))
    assert (reason.code, reason.detail) == ("crashed", "ended its process")


def test_there_is_always_a_worker() -> None:
    assert 1 <= default_jobs() <= (os.cpu_count() or 1)
