"""The only parallelism: a pool of processes that are started once, and that die with their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from corpusclean.shard import Receipt, Task, run_shard
from corpusclean.source import Shard

_SMALL = 2
"""Up to so many shards are done in this process: a worker costs about a second to start."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def default_jobs() -> int:
    """The cores that this process may use: affinity and cgroup quota looked at."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        if quota != "max":
            cores = min(cores, max(1, int(quota) // int(period)))
    except (OSError, ValueError):
        pass
    return cores


def each_shard(shards: Sequence[Shard], task: Task, jobs: int) -> Iterator[Receipt]:
    """The receipts of the shards as they are done, in any order; at most two a worker are under way."""
    if jobs == 1 or len(shards) <= _SMALL:
        for shard in shards:
            yield run_shard(shard, task)
        return
    waiting = iter(shards)
    with ProcessPoolExecutor(min(jobs, len(shards)), get_context("spawn"), _begin, (os.getpid(),)) as pool:
        running: set[Future[Receipt]] = set()
        try:
            while True:
                for shard in islice(waiting, 2 * jobs - len(running)):
                    running.add(pool.submit(run_shard, shard, task))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        except BaseException:
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(cancel_futures=True)
            raise


def _begin(parent: int) -> None:
    """In each worker: leave interrupts to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)  # it died before the request was made
