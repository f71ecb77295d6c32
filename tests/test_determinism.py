"""One output, whatever the surroundings: workers, cuts between shards, order of inputs, hash seed, locale, time zone.

The default run tries two surroundings that share nothing; `CORPUSCLEAN_TEST_PROFILE=long` tries twelve. What is
compared is what is promised: every row of every table, and the manifest but for the names of the parts.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import polars as pl
from folder import PROSE, corpus, laid

from corpusclean.batch import run

SEEDS = Path(__file__).parents[1] / "seeds"
LONG = os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long"
LARGE = 4 << 20
CODE = """
import sys
from corpusclean import executor, run
from corpusclean.source import shard

if __name__ == "__main__":
    output, jobs, size, *inputs = sys.argv[1:]
    shard.SHARD_BYTES, executor._SMALL = int(size), int(jobs) - 1 and 2
    run(inputs, output, jobs=int(jobs), chunks=400)
"""


class Surroundings(NamedTuple):
    """What must not matter."""

    jobs: int
    shard_bytes: int
    order: str
    hash_seed: str
    locale: str
    zone: str
    utf8_mode: str = "0"


FAR_APART = [
    Surroundings(1, LARGE, "ab", "0", "C.UTF-8", "UTC", "1"),
    Surroundings(3, 3_000, "ba", "random", "POSIX", "Asia/Kathmandu"),
]
MORE = [
    Surroundings(1, LARGE, "ba", "1", "C", "America/St_Johns"),
    Surroundings(1, 3_000, "ab", "2", "C.UTF-8", "Pacific/Kiritimati"),
    Surroundings(1, 9_000, "ba", "random", "POSIX", "Europe/Copenhagen"),
    Surroundings(2, 3_000, "ab", "3", "C", "UTC"),
    Surroundings(2, 9_000, "ba", "4", "C.UTF-8", "Asia/Tokyo", "1"),
    Surroundings(2, 20_000, "ab", "random", "POSIX", "America/St_Johns"),
    Surroundings(3, 9_000, "ab", "5", "C", "Asia/Kathmandu", "1"),
    Surroundings(4, 3_000, "ba", "6", "C.UTF-8", "Africa/Nairobi"),
    Surroundings(4, 9_000, "ab", "7", "POSIX", "UTC"),
    Surroundings(4, 20_000, "ba", "8", "C", "Pacific/Kiritimati", "1"),
]


def promised(output: Path) -> str:
    """SHA-256 of the rows of all tables, in an order of their own, and of the manifest."""
    state = hashlib.sha256()
    for table in ("documents", "paragraphs", "edits", "quarantine", "chunks"):
        frame = pl.read_parquet(output / table)
        with_bytes = frame.with_columns(pl.col(pl.Binary).bin.encode("hex"))
        rows = sorted(json.dumps(row, ensure_ascii=False) for row in with_bytes.iter_rows(named=True))
        state.update(f"{table} {len(rows)}\n".encode() + "\n".join(rows).encode())
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))
    del manifest["parts"]
    for names in ("quarantine", "doubts", "skipped"):
        manifest["counts"][names].sort()
    state.update(json.dumps(manifest).encode())
    return state.hexdigest()


def test_the_output_is_one_whatever_the_surroundings(tmp_path: Path) -> None:
    corpus(tmp_path / "a")
    samples = {path.name: path.read_bytes() for path in SEEDS.iterdir()}
    table = "id,text\n" + "".join(f'{number},"Read more\n\n{PROSE}"\n' for number in range(20))
    laid(tmp_path / "b", {**samples, "naïve.txt": PROSE * 9, "cut.txt": PROSE.encode()[:-3], "rows.csv": table})
    (tmp_path / "b" / "link").symlink_to("nowhere")
    script = tmp_path / "run.py"
    script.write_text(CODE, "utf-8")
    seen: dict[str, list[Surroundings]] = {}
    for number, one in enumerate(FAR_APART + MORE if LONG else FAR_APART):
        variables = {
            "PYTHONHASHSEED": one.hash_seed, "LC_ALL": one.locale, "TZ": one.zone, "PYTHONUTF8": one.utf8_mode,
            "PYTHONCOERCECLOCALE": "0",
        }  # fmt: skip
        output = tmp_path / f"out-{number}"
        command = [sys.executable, script, output, str(one.jobs), str(one.shard_bytes), *one.order]
        subprocess.run(command, cwd=tmp_path, env={**os.environ, **variables}, check=True)
        seen.setdefault(promised(output), []).append(one)
    print(f"{sum(map(len, seen.values()))} surroundings: SHA-256 {', '.join(seen)}")
    assert len(seen) == 1, seen


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    laid(tmp_path / "in", {"a.txt": PROSE})
    seen = set()
    for story in (PROSE, f"{PROSE} "):
        laid(tmp_path / "in", {"b.txt": story})
        run([str(tmp_path / "in")], str(tmp_path / "out"), jobs=1, chunks=400)
        seen.add(promised(tmp_path / "out"))
    manifest = tmp_path / "out" / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"pack_digest": "', '"pack_digest": "0'), "utf-8")
    assert len(seen | {promised(tmp_path / "out")}) == 3
