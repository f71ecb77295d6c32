"""Mutation score: the share of small changes to the code that the tests of its own room notice.

    python tools/mutation.py edit ledger rule pack clean settle decode layout --sample 120 --seed 1 --jobs 2 --show

Needs mutmut (`pip install mutmut`), whose mutants are taken; they are tried in copies of this checkout, each in a
process of its own that has pytest loaded already. Changes that cannot be told from the original by any test are named
in `tools/equivalent.txt`, with the reason, and not counted. `--sample` takes so many mutants of a room, by chance,
instead of all.
"""

from __future__ import annotations

import argparse
import difflib
import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

TOP = Path(__file__).parents[1]
CODE = "pipeline/corpusclean"
ROOMS = {
    "edit": ["tests/test_edit.py"],
    "ledger": ["tests/test_ledger.py", "tests/test_edit.py"],
    "rule": ["tests/test_pack.py", "tests/test_rules.py"],
    "pack": ["tests/test_pack.py", "tests/test_rules.py", "tests/test_trial.py"],
    "clean": ["tests/test_clean.py", "tests/test_decision.py", "tests/test_document.py"],
    "settle": ["tests/test_passes.py", "tests/test_settle.py", "tests/test_clean.py", "tests/test_decision.py"],
    "decode": ["tests/decode"],
    "layout": ["tests/layout"],
}
"""The rooms that are pure, and the tests that mirror each."""
PATIENCE = 120
"""Seconds of CPU; a mutant that takes longer is noticed: it does not come to an end."""
_OPTIONS = ["-q", "-x", "-o", "addopts=", "--import-mode=importlib", "--doctest-modules", "-p", "no:cacheprovider"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one file."""

    room: str
    file: str
    """Below the package."""
    code: str
    """The whole file with the change."""
    change: str
    """The lines that differ, old ones with `-`, new ones with `+`."""


def mutants(room: str) -> list[Mutant]:
    """All mutants of a room's functions."""
    import libcst as cst
    from mutmut.mutation.file_mutation import create_mutations

    place = TOP / CODE / room
    found: dict[tuple[str, str], Mutant] = {}
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]:
        code = path.read_text("utf-8")
        module, mutations, *_ = create_mutations(str(path), code)
        for one in mutations:
            if isinstance(one.contained_by_top_level_function, cst.FunctionDef):
                changed = module.deep_replace(one.original_node, one.mutated_node).code
                name = str(path.relative_to(TOP / CODE))
                found[name, changed] = Mutant(room, name, changed, _change(code, changed))
    return list(found.values())


def _change(old: str, new: str) -> str:
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[3:]
    return " ".join(f"{line[0]} {line[1:].strip()}" for line in lines if not line.startswith("@@"))


def equivalent() -> set[tuple[str, str]]:
    """File and change of each mutant that nothing can tell from the original; `#` begins a reason."""
    lines = (TOP / "tools" / "equivalent.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {(file, change) for file, _, change in pairs}


def _copy(top: str) -> None:
    """A worker's copy of the checkout; the worker stays in it."""
    tree = Path(tempfile.mkdtemp(dir=top))
    for name in ("pipeline", "tests", "seeds", "docs", "pyproject.toml", "README.md"):
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
        else:
            shutil.copy(source, tree / name)
    os.chdir(tree)
    sys.path.insert(0, str(tree / "pipeline"))
    os.environ["PYTHONPATH"] = str(tree / "pipeline")
    _child(["--co", "tests/test_edit.py"])  # compiles what the tests import, while nothing is changed
    sys.dont_write_bytecode = True


def _child(arguments: list[str]) -> int:
    """How pytest ends in a process of its own."""
    process = os.fork()
    if not process:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        import pytest

        os._exit(int(pytest.main([*_OPTIONS, *arguments])))
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def is_noticed(mutant: Mutant) -> bool:
    """True when a test of its room fails, or does not come to an end."""
    path = Path(CODE) / mutant.file
    whole = path.read_text("utf-8")
    for stale in path.parent.glob(f"__pycache__/{path.stem}.*"):
        stale.unlink()
    path.write_text(mutant.code, "utf-8")
    try:
        return _child([*ROOMS[mutant.room], str(path)]) != 0
    finally:
        path.write_text(whole, "utf-8")


def score(room: str, options: argparse.Namespace, pool: ProcessPoolExecutor) -> float:
    """Print and return a room's score."""
    known = equivalent()
    found = mutants(room)
    unchanged = [replace(one, code=(TOP / CODE / one.file).read_text("utf-8")) for one in found[:1]]
    if any(pool.map(is_noticed, unchanged)):
        sys.exit(f"{room}: {' '.join(ROOMS[room])} fail without any change")
    chosen = random.Random(options.seed).sample(found, min(options.sample or len(found), len(found)))
    counted = [one for one in chosen if (one.file, one.change) not in known]
    missed: Counter[str] = Counter()
    for one, noticed in zip(counted, pool.map(is_noticed, counted), strict=True):
        missed[one.file] += not noticed
        if options.show and not noticed:
            print(f"{one.file}: {one.change}", flush=True)
    share = 1 - missed.total() / max(1, len(counted))
    left_out = len(chosen) - len(counted)
    print(f"{room}: {share:.1%} of {len(counted)} noticed ({len(found)} in all, {left_out} equivalent left out)")
    for file, number in missed.most_common():
        if number:
            print(f"    {file}: {number} not noticed")
    sys.stdout.flush()
    return share


def main() -> None:
    """Read the command line; exit code 1 where a room is below the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--sample", type=int, default=0, help="so many of each room; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--goal", type=float, default=0.85)
    parser.add_argument("--show", action="store_true", help="name what is not noticed, as it is found")
    options = parser.parse_args()
    import hypothesis  # noqa: F401 - loaded once, for all children
    import numpy  # noqa: F401
    import pytest  # noqa: F401

    os.chdir(TOP)  # mutmut looks for its configuration here
    fork = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory() as top, ProcessPoolExecutor(options.jobs, fork, partial(_copy, top)) as pool:
        shares = [score(room, options, pool) for room in options.rooms]
    sys.exit(min(shares) < options.goal)


if __name__ == "__main__":
    main()
