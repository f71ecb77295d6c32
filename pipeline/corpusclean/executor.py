"""The only parallelism: processes that are started once, die with their parent, and whose death is no end of a run."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
import traceback
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from corpusclean import mark
from corpusclean.column import look_for_no_pandas, use_memory_of_the_system
from corpusclean.error import CorpuscleanError, UndecodableSource
from corpusclean.mark import PARTS, Fatal, Place, Seen
from corpusclean.shard import Receipt, Task, run_shard
from corpusclean.source import Shard

_SMALL = 2
"""Up to so many shards are done in this process: a worker costs about a second to start."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_LOOK = 1.0  # seconds between two looks at the clock
PATIENCE = 300.0
"""Seconds that any document may take ..."""
SLOWEST = 20_000
"""... and one more for each so many bytes: a hundred times slower than the slowest of our hostile inputs."""
_DEATHS = 2
"""A place where so many processes died is to blame; one death may have been a person's kill, or the memory's end."""


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
    """The receipts of the shards as they are done, in any order.

    A document that ends its process twice, or takes longer than any should, is put in quarantine, and its shard is
    done again without it.
    """
    if len(shards) <= _SMALL and not mark.left(task.staging):
        for shard in shards:
            yield run_shard(shard, task)
        return
    mark.forget(task.staging)
    pool = _Pool(task, deque(shards))
    try:
        yield from pool.receipts(jobs)
    finally:
        pool.end()


@dataclass(slots=True)
class _Worker:
    process: Any
    line: Connection
    shard: Shard | None = None
    is_ready: bool = False
    seen: Seen | None = None


@dataclass(slots=True)
class _Pool:
    task: Task
    waiting: deque[Shard]
    workers: list[_Worker] = field(default_factory=list)
    deaths: Counter[tuple[int, Place]] = field(default_factory=Counter)
    fatal: dict[int, dict[Place, UndecodableSource]] = field(default_factory=dict)

    def receipts(self, jobs: int) -> Iterator[Receipt]:
        busy = 0
        while self.waiting or busy:
            while len(self.workers) < min(jobs, len(self.waiting) + busy):
                self.workers.append(_started(self.task))
            for worker in self.workers:
                if worker.shard is None and self.waiting:
                    worker.shard = self.waiting.popleft()
                    worker.line.send((worker.shard, self.fatal.get(worker.shard.number, {})))
            lines = {worker.line: worker for worker in self.workers}
            for line in wait(list(lines), timeout=_LOOK):
                receipt = self._heard(lines[line])  # type: ignore[index]  # `wait` gives back what it was given
                if receipt is not None:
                    yield receipt
            self._look_at_the_clock()
            busy = sum(worker.shard is not None for worker in self.workers)

    def _heard(self, worker: _Worker) -> Receipt | None:
        """A worker's receipt; None if it only says that it is there, or if it is dead."""
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return None
        if isinstance(said, BaseException):
            raise said
        if said is None:
            worker.is_ready = True
            return None
        worker.shard = None
        receipt: Receipt = said
        return receipt

    def _bury(self, worker: _Worker) -> None:
        """Find out what a worker died of, and see to it that its shard is done without that."""
        self.workers.remove(worker)
        worker.process.join()
        worker.line.close()
        if not worker.is_ready:
            raise CorpuscleanError(
                "a worker process could not start; a script that calls `run` does it under "
                '`if __name__ == "__main__":`, or with jobs=1 and few files'
            )
        if worker.shard is None:
            return
        number = worker.shard.number
        found = mark.seen(self.task.staging, number)
        mark.forget(self.task.staging, number)
        place = found.place if found else (PARTS, 0)
        self.deaths[number, place] += 1
        if self.deaths[number, place] >= _DEATHS:
            if place[0] == PARTS:
                raise CorpuscleanError(
                    f"a worker died {_DEATHS} times while it wrote (exit {worker.process.exitcode}); "
                    "is there enough memory? Run again with fewer --jobs"
                )
            reason = UndecodableSource("crashed", f"ended its process {_DEATHS} times (exit {worker.process.exitcode})")
            self.fatal.setdefault(number, {}).setdefault(place, reason)
        self.waiting.appendleft(worker.shard)

    def _look_at_the_clock(self) -> None:
        """End workers that are at one document for longer than any document should take."""
        for worker in self.workers:
            before = worker.seen
            worker.seen = found = mark.seen(self.task.staging, worker.shard.number) if worker.shard else None
            # one look may fall into the moment in which the mark is written; two do not
            if worker.shard is None or found is None or found != before or found.place[0] == PARTS:
                continue
            limit = PATIENCE + found.size / SLOWEST
            if time.monotonic() - found.since > limit:
                reason = UndecodableSource("too_slow", f"took more than {limit:.0f} seconds")
                self.fatal.setdefault(worker.shard.number, {})[found.place] = reason
                worker.process.kill()

    def end(self) -> None:
        """Let idle workers go home, and stop those at work."""
        for worker in self.workers:
            if worker.shard is None:
                worker.line.close()
            else:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join(2)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()


def _started(task: Task) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, task, os.getpid()), daemon=True)
    # Ctrl-C reaches the whole group; a worker inherits that it is not its business. The tracker, which the first
    # worker would start, lifts the block.
    resource_tracker.ensure_running()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    theirs.close()
    return _Worker(process, ours)


def _work(line: Connection, task: Task, parent: int) -> None:
    """The life of a worker: a shard, its receipt, and the next, until nobody asks any more."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)  # it died before the request was made
    look_for_no_pandas()
    use_memory_of_the_system()
    try:
        line.send(None)
        while True:
            shard, fatal = line.recv()
            line.send(_done(shard, task, fatal))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _done(shard: Shard, task: Task, fatal: Fatal) -> Receipt | Exception:
    try:
        return run_shard(shard, task, fatal)
    except (CorpuscleanError, OSError) as error:
        return error
    except Exception as error:
        told = "".join(traceback.format_exception(error))
        return CorpuscleanError(f"{type(error).__name__} in a worker: {error}\n{told}")
