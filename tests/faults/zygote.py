"""A process that has imported everything and forks a run for each line that it reads: kills come at work, not at start.

A line holds: output, jobs, manner (`careful`, or `careless` for the control that must fail), and three numbers for
the shim (kind of call, which one, errno or 0 for SIGKILL); it answers with the process and then with how that ended.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path

import corpusclean
from corpusclean import batch, executor, shard
from corpusclean.cli import main, run
from corpusclean.source import shard as source

assert run
source.SHARD_BYTES = 6_000


def careless_parts(rows: object, folder: Path, number: int, volume: int) -> dict[str, str]:
    """Write in place, a piece at a time."""
    apart = folder.parent / f"apart-{os.getpid()}"
    digests = PLAIN_PARTS(rows, apart, number, volume)  # type: ignore[arg-type]
    for name in digests:
        held = (apart / name).read_bytes()
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            for at in range(0, len(held), 1 + len(held) // 4):
                file.write(held[at : at + 1 + len(held) // 4])
                file.flush()
                time.sleep(0.005)
    return digests


def careless_receipt(one: source.Shard, task: shard.Task) -> shard.Receipt | None:
    """Take a part that is there for a part that is whole."""
    name = f"part-{one.number:06d}.parquet"
    tables = ("documents", "paragraphs", "edits", "quarantine")
    if all((Path(task.staging) / table / name).exists() for table in tables):
        return shard.Receipt(one.number, "", parts={f"{table}/{name}": "" for table in tables})
    return None


PLAIN_PARTS = shard.write_parts


def child(output: str, jobs: str, manner: str, kind: str, nth: str, number: str) -> None:
    os.setsid()
    if jobs == "1":
        executor._SMALL = 10_000
    if manner == "careless":
        shard.write_parts, batch.read_receipt = careless_parts, careless_receipt
    if int(nth):
        ctypes.CDLL(None).shim_arm(int(kind), int(nth), int(number))
    sys.stderr.flush()
    os.dup2(os.open(f"{output}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    main(["run", "in", "-o", output, "--jobs", jobs])


if __name__ == "__main__":
    # All that a run loads late is loaded now, and no thread is started, for threads do not survive a fork.
    import pandas  # noqa: F401 - pyarrow loads it where it is there
    import pyarrow.parquet  # noqa: F401

    from corpusclean.enrich import enrich

    enrich(corpusclean.clean_bytes(b"ARTICLE AD BOX\n\nThe caf\xe9 had closed at noon, and nobody was surprised."))

    for line in sys.stdin:
        process = os.fork()
        if not process:
            try:
                child(*line.split())
            except SystemExit as ended:
                os._exit(int(ended.code or 0))
            finally:
                os._exit(99)
        print(process, flush=True)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
