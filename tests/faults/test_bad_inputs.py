"""The project's collection of hostile inputs, where it lies beside this checkout: each comes out as its case says.

The short form takes the cases that are quick; `CORPUSCLEAN_TEST_PROFILE=long` takes all of them, the big ones too (some
20 GB of memory and half an hour). What a case file calls `reject` are packs and configurations: each is used in a
run, and refused.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import multiprocessing
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from corpusclean.cli import main
from corpusclean.restore import verify
from corpusclean.source.walk import shown

SCRIPT = Path(__file__).parents[2] / "../shared/faults/bad_inputs.py"
LONG = os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long"
QUICK = (
    "nuls", "renamed_binaries", "utf8_truncated", "bidi", "symlinks", "special_files", "unreadable", "names_hostile",
    "jsonl_bad", "csv_bad", "rule_packs", "config_bad",
)  # fmt: skip
CODES = {"ok": 0, "ok_warn": 0, "quarantine": 3, "reject": 2}
BIGGEST_LAST = 14_400  # seconds

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="devices, capabilities and names as Linux has them"),
    pytest.mark.skipif(not SCRIPT.exists(), reason="the collection is not beside this checkout"),
    pytest.mark.timeout(BIGGEST_LAST if LONG else 300),
]

REFUSED: dict[str, set[str]] = {
    "nuls": {"nuls.txt", "nul_in_text.txt"},
    "random_binary": {"rnd.txt"},
    "renamed_binaries": {f"{kind}.txt" for kind in ("png", "pdf", "zip", "elf", "gz", "sqlite", "parquet")},
    "utf16_odd": {"odd.txt", "lone.txt"},
    "bombs": {
        "bomb.txt.gz", "bomb2.gz.gz", "bomb.zip", "trunc.txt.gz", "trailing.txt.gz", "trav.tar!/../evil.txt",
        "trav.tar!//abs.txt", "trav.tar!/lnk", "bomb.txt.zst", "bad.txt.zst",
    },
    "bomb_10g": {"bomb.txt.gz"},
    "special_files": {"fifo.txt", "sock.txt"},
    "unreadable": {"secret.txt", "nodir"},
    "sparse_1tb": {"sparse.txt"},
    "jsonl_bad": {"rows.jsonl"},
    "csv_bad": {"rows.csv"},
    "parquet_bad": {"trunc.parquet", "liar.parquet", "int_text.parquet", "no_text.parquet", "binary_text.parquet"},
}  # fmt: skip
"""What may stand in quarantine, case by case; `vanish_mutate` is a matter of chance."""

NAMED = {
    "utf8_truncated": ("end.txt", "mid.txt"),
    "utf8_overlong": ("overlong.txt",),
    "bidi": ("bidi.txt",),
    "symlinks": ("dangling.txt", "inside.txt", "loop_a", "loop_b", "parent", "passwd.txt"),
}
"""What the summary on the screen names with its reason, of the cases that are cleaned with a warning."""


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bad_inputs", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES = {name: expect for name, expect, *_ in _script().CASES} if SCRIPT.exists() else {}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    top = tmp_path_factory.mktemp("bad")
    chosen = ["--big"] if LONG else ["--only", *QUICK]
    subprocess.run([sys.executable, SCRIPT, top, *chosen], check=True, stdout=subprocess.DEVNULL)
    cases = json.loads((top / "CASES.json").read_text("utf-8"))
    assert not [case["name"] for case in cases if case["not_made"]]
    made = {case["name"]: top / case["dir"] for case in cases}
    yield made
    (made["unreadable"] / "nodir").chmod(0o700)  # so that it can be taken away


def _as_anybody(arguments: list[str], log: Path) -> None:
    """The command without the rights that only root has."""
    for capability in range(64):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    code = "import sys; from corpusclean.cli import main; main(sys.argv[1:])"
    os.execv(sys.executable, [sys.executable, "-c", code, *arguments])


def _run(arguments: list[str], log: Path) -> int:
    process = multiprocessing.get_context("fork").Process(target=_as_anybody, args=(arguments, log))
    process.start()
    process.join()
    return int(process.exitcode or 0)


def _files(folder: Path) -> Iterator[str]:
    """The names of all that is not a link below a folder, with an unreadable folder for what is in it."""
    waiting = [(os.open(folder, os.O_RDONLY), "")]
    while waiting:
        handle, prefix = waiting.pop()
        for name in os.listdir(handle):  # noqa: PTH208 - a handle is no path
            mode = os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode) and name != "nodir":
                waiting.append((os.open(name, os.O_RDONLY, dir_fd=handle), f"{prefix}{shown(name)}/"))
            elif not stat.S_ISLNK(mode):
                yield f"{prefix}{shown(name)}"
        os.close(handle)


@pytest.mark.parametrize("name", [one for one in CASES if (LONG or one in QUICK) and CASES[one] != "reject"])
def test_a_hostile_input_comes_out_as_its_case_says(folders: dict[str, Path], name: str, tmp_path: Path) -> None:
    folder, output, log = folders[name], tmp_path / "out", tmp_path / "log"
    mutate = folder.parent / "mutate.py"
    before = set(_files(folder))
    meddler = subprocess.Popen([sys.executable, mutate, folder]) if mutate.exists() else None
    code = _run(["run", str(folder), "-o", str(output), "--jobs", "2"], log)
    if meddler:
        meddler.wait()
    said = log.read_text("utf-8")
    assert code == CODES[CASES[name]], said
    documents = pl.read_parquet(output / "documents")
    bad = set(pl.read_parquet(output / "quarantine")["file_path"])
    assert bad <= REFUSED.get(name, before if meddler else set())
    assert bad or CASES[name] != "quarantine"
    assert documents.filter(file_path="good.txt")["status"].to_list() == ["clean"]
    there = {file_path.partition("!/")[0] for file_path in documents["file_path"]}
    assert there >= before if not meddler else there <= before
    assert verify(str(output)).damaged == []
    for named in NAMED.get(name, ()):
        assert f" {named}" in said


def _refused(name: str, folders: dict[str, Path]) -> list[Path]:
    return sorted(path for path in folders[name].iterdir() if path.suffix in (".toml", ".yaml"))


def test_hostile_rule_packs_are_refused(
    folders: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for pack in _refused("rule_packs", folders):
        for arguments in (
            ["run", str(folders["rule_packs"] / "good.txt"), "-o", str(tmp_path / "out"), "--rules", str(pack)],
            ["rules", "test", str(pack)],
        ):
            with pytest.raises(SystemExit) as ended:
                main(arguments)
            assert ended.value.code == 2
            assert pack.name in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


def test_wrong_configurations_are_refused(
    folders: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for configuration in _refused("config_bad", folders):
        with pytest.raises(SystemExit) as ended:
            main(["--config", str(configuration), "run", str(folders["config_bad"]), "-o", str(tmp_path / "out")])
        assert ended.value.code == 2
        assert configuration.name in capfd.readouterr().err
    inside = folders["config_bad"] / "out"
    with pytest.raises(SystemExit) as ended:
        main(["run", str(folders["config_bad"]), "-o", str(inside)])
    assert ended.value.code == 2
    assert not inside.exists()
    assert not list(tmp_path.iterdir())
