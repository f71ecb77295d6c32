"""Runs that are killed, interrupted or denied by the system: the next one ends at the same bytes.

`CORPUSCLEAN_TEST_PROFILE=long` repeats each trial as often as docs/reliability.md tells, and `-s` shows the figures.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from folder import contents, corpus, digest

LONG = os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long"
ONLY_LONG = pytest.mark.skipif(not LONG, reason="the long form has it")
HERE = Path(__file__).parent
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="signals, /proc and LD_PRELOAD as Linux has them"),
    pytest.mark.timeout(7_200 if LONG else 300),
]


class Zygote:
    """Runs, forked from one process that has everything imported."""

    def __init__(self, top: Path, shim: Path | None = None) -> None:
        self.top = top
        self._chance = random.Random(7)
        corpus(top / "in", 24)
        # Bytes are compiled beforehand, so that a kill hits the same work each time.
        variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"} | ({"LD_PRELOAD": str(shim)} if shim else {})
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "zygote.py")], cwd=top, env=variables, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        begun = time.monotonic()
        assert self.run("whole") == 3  # a picture is in quarantine
        self.run("again")
        self.whole, self.seconds = digest(top / "whole"), 0.0
        begun = time.monotonic()
        self.run("timed")
        self.seconds = time.monotonic() - begun
        assert digest(top / "timed") == self.whole

    def start(self, output: str, jobs: int = 1, manner: str = "careful", shim: tuple[int, int, int] = (0, 0, 0)) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{output} {jobs} {manner} {shim[0]} {shim[1]} {shim[2]}\n")
        return int(self._process.stdout.readline())

    def end(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())

    def run(self, output: str, jobs: int = 1, manner: str = "careful", shim: tuple[int, int, int] = (0, 0, 0)) -> int:
        self.start(output, jobs, manner, shim)
        return self.end()

    def hit(
        self, output: str, strike: Callable[[int], object], jobs: int = 1, manner: str = "careful"
    ) -> tuple[int, bool]:
        """Start a run and strike it at a random moment of its work; its exit code, and whether it was at work."""
        process = self.start(output, jobs, manner)
        marks = self.top / output / ".staging" / "marks"
        while not marks.exists() and os.path.exists(f"/proc/{process}"):  # noqa: PTH110
            time.sleep(0.001)
        time.sleep(self._chance.random() * self.seconds * 0.9)
        at_work = marks.exists() and not (self.top / output / "manifest.json").exists()
        with suppress(ProcessLookupError):  # it may be done
            strike(process)
        return self.end(), at_work

    def close(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait()


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    made = Zygote(tmp_path_factory.mktemp("kill"))
    yield made
    made.close()


def _kill_group(process: int) -> None:
    os.killpg(process, signal.SIGKILL)


@pytest.mark.parametrize(("jobs", "trials"), [(1, 200 if LONG else 3), pytest.param(4, 200, marks=ONLY_LONG)])
def test_a_run_that_is_killed_goes_on_to_the_same_bytes(zygote: Zygote, jobs: int, trials: int) -> None:
    hits = 0
    for trial in range(trials):
        output = f"kill-{jobs}-{trial}"
        _, at_work = zygote.hit(output, _kill_group, jobs)
        hits += at_work
        assert zygote.run(output) == 3
        assert digest(zygote.top / output) == zygote.whole
        shutil.rmtree(zygote.top / output)
    print(f"SIGKILL of the group, {jobs} workers: {trials} of {trials} the same, {hits} of them at work")
    assert hits >= trials / 2


def test_the_kill_test_can_fail(zygote: Zygote) -> None:
    torn = 0
    for trial in range(100 if LONG else 12):
        output = f"control-{trial}"
        zygote.hit(output, _kill_group, manner="careless")
        zygote.run(output, manner="careless")
        parts = contents(zygote.top / "whole")
        torn += any(
            contents(zygote.top / output).get(name) != parts[name] for name in parts if name.endswith(".parquet")
        )
        if torn and not LONG:
            break
    print(f"control that writes in place: {torn} outputs torn")
    assert torn


@ONLY_LONG
def test_the_death_of_the_parent_alone_frees_the_output(zygote: Zygote) -> None:
    trials = 50
    for trial in range(trials):
        output = f"orphan-{trial}"
        zygote.hit(output, lambda process: os.kill(process, signal.SIGKILL), jobs=2)
        begun = time.monotonic()
        assert zygote.run(output) == 3
        assert time.monotonic() - begun < 5 + zygote.seconds
        assert digest(zygote.top / output) == zygote.whole
    print(f"SIGKILL of the parent alone: {trials} of {trials} could be gone on with at once")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=ONLY_LONG)])
def test_an_interrupted_run_leaves_nothing_half_written(zygote: Zygote, number: signal.Signals, jobs: int) -> None:
    struck, slowest = [], 0.0

    def strike(process: int) -> None:
        struck.append(time.monotonic())
        os.killpg(process, number)

    trials = 25 if LONG else 1
    for trial in range(trials):
        output = f"stop-{number}-{jobs}-{trial}"
        code, _ = zygote.hit(output, strike, jobs)
        slowest = max(slowest, time.monotonic() - struck[-1])
        # one that strikes when all is done finds no handler any more
        ways = (3, 128 + number, -number) if (zygote.top / output / "manifest.json").exists() else (128 + number,)
        assert code in ways, (zygote.top / f"{output}.log").read_text()
        assert "Traceback" not in (zygote.top / f"{output}.log").read_text()
        assert not [name for name in contents(zygote.top / output) if ".tmp-" in name]
        assert zygote.run(output) == 3
        assert digest(zygote.top / output) == zygote.whole
    print(f"{number.name}, {jobs} workers: {trials} of {trials} out within {slowest:.1f} s, nothing half written")
    assert slowest < 5


def test_of_two_runs_one_wins(zygote: Zygote, tmp_path: Path) -> None:
    for trial in range(20 if LONG else 1):
        output = str(tmp_path / f"both-{trial}")
        command = [sys.executable, "-c", "from corpusclean.cli import main; main()", "run", "in", "-o", output]
        both = [subprocess.Popen(command, cwd=zygote.top, stderr=subprocess.DEVNULL) for _ in range(2)]
        codes = sorted(one.wait() for one in both)
        assert codes in ([3, 4], [3, 3])  # the second may come when the first is done
        assert digest(Path(output)) == digest(tmp_path / "both-0")


def test_a_run_that_comes_while_another_is_at_work_ends_with_4(zygote: Zygote) -> None:
    for trial in range(20 if LONG else 1):
        output = f"held-{trial}"
        process = zygote.start(output)
        while not (zygote.top / output / ".staging").exists():
            time.sleep(0.001)
        os.kill(process, signal.SIGSTOP)
        command = [sys.executable, "-c", "from corpusclean.cli import main; main()", "run", "in", "-o", output]
        second = subprocess.run(command, cwd=zygote.top, stderr=subprocess.PIPE, text=True, check=False)
        os.kill(process, signal.SIGCONT)
        assert second.returncode == 4, second.stderr
        assert "another run is writing here" in second.stderr
        assert zygote.end() == 3
        assert digest(zygote.top / output) == zygote.whole


KINDS = {"write": 0, "fsync": 1, "rename": 2, "read": 3}
WAYS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "killed": 0}


@pytest.fixture(scope="module")
def shimmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not compiler:
        pytest.skip("needs a C compiler")
    top = tmp_path_factory.mktemp("shim")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(top / "shim.so"), str(HERE / "shim.c"), "-ldl"], check=True)
    made = Zygote(top, top / "shim.so")
    yield made
    made.close()


SHORT = [("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "killed"), ("read", "EIO")]


@pytest.mark.parametrize(("kind", "way"), [(kind, way) for kind in KINDS for way in WAYS] if LONG else SHORT)
def test_no_failing_call_is_taken_for_success(shimmed: Zygote, kind: str, way: str) -> None:
    reached = 0
    for nth in range(1, 21) if LONG else (3,):
        output = f"{kind}-{way}-{nth}"
        code = shimmed.run(output, shim=(KINDS[kind], nth, WAYS[way]))
        if kind == "read" and code == 3:
            # an input that cannot be read is in quarantine with its reason; the run goes on
            reached += digest(shimmed.top / output) != shimmed.whole
            assert (
                "unreadable" in (shimmed.top / f"{output}.log").read_text()
                or digest(shimmed.top / output) == shimmed.whole
            )
        elif code == 3:
            assert digest(shimmed.top / output) == shimmed.whole
        else:
            reached += 1
            assert code == (-signal.SIGKILL if way == "killed" else 5), (shimmed.top / f"{output}.log").read_text()
            assert not (shimmed.top / output / "manifest.json").exists()
        assert shimmed.run(output) == 3
        assert digest(shimmed.top / output) == shimmed.whole
        shutil.rmtree(shimmed.top / output)
    print(f"failing {kind}, {way}: {reached} reached, no false success")
    assert reached


@pytest.mark.parametrize("limit", ["size", pytest.param("files", marks=ONLY_LONG)])
def test_a_limit_of_the_system_ends_in_an_error_and_not_in_a_loss(zygote: Zygote, tmp_path: Path, limit: str) -> None:
    def lowered() -> None:
        if limit == "size":
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))
        else:
            resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))

    command = [sys.executable, "-c", "from corpusclean.cli import main; main()", "run", "in", "--jobs", "1", "-o"]
    output = tmp_path / "out"
    done = subprocess.run(
        [*command, str(output)], cwd=zygote.top, preexec_fn=lowered, stderr=subprocess.PIPE, check=False
    )
    if limit == "size" or done.returncode != 3:  # a few handles may be enough
        assert done.returncode not in (0, 3), done.stderr
        assert not (output / "manifest.json").exists()
    for folder in (output, tmp_path / "free"):
        again = subprocess.run([*command, str(folder)], cwd=zygote.top, stderr=subprocess.PIPE, check=False)
        assert again.returncode == 3
    assert digest(output) == digest(tmp_path / "free")
