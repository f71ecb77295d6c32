"""How close to the cost of reading and writing: whole processes, interleaved, medians of CPU-seconds and wall.

    python benchmarks/bench.py [--data CLEAN.jsonl DIRTY.jsonl] [--megabytes 50] [--repeat 3] [--jobs 1 2 4]
                               [--datatrove PYTHON] [--json FILE] [--markdown FILE]

Without --data a corpus is made by `benchmarks/corpus.py`. `--data` takes plain or gzipped JSONL with a `text` field;
each file is repeated until it holds --megabytes. `--datatrove` names the Python of an environment that has datatrove.
Absolute figures are of no use on another machine; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Variant:
    """One way to do the work, and what its runs cost."""

    name: str
    command: list[str]
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def run(self, out: Path) -> None:
        shutil.rmtree(out, ignore_errors=True)
        before, start = os.times(), time.perf_counter()
        done = subprocess.run([*self.command, str(out)], capture_output=True, text=True, check=False)
        after = os.times()
        if done.returncode not in (0, 3):
            sys.exit(f"{self.name} failed with {done.returncode}:\n{done.stderr}")
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(sum(after[2:4]) - sum(before[2:4]))


def grown(source: Path, target: Path, megabytes: float) -> Path:
    """The corpus, repeated until it is large enough."""
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rb") as file:
        data = file.read()
    data += b"" if data.endswith(b"\n") else b"\n"
    target.write_bytes(data * max(1, round(megabytes * 1e6 / len(data))))
    return target


def corpora(options: argparse.Namespace, work: Path) -> dict[str, Path]:
    if options.data:
        return {
            Path(name).name.split(".")[0]: grown(Path(name), work / f"{at}.jsonl", options.megabytes)
            for at, name in enumerate(options.data)
        }
    made = {}
    for name in ("clean", "dirty"):
        made[name] = work / f"{name}.jsonl"
        extra = ["--dirty"] if name == "dirty" else []
        size = ["--megabytes", str(options.megabytes)]
        subprocess.run([sys.executable, str(HERE / "corpus.py"), str(made[name]), *size, *extra], check=True)
    return made


def variants(corpus: str, path: Path, options: argparse.Namespace) -> list[Variant]:
    python, ours = sys.executable, shutil.which("corpusclean") or sys.exit("corpusclean is not installed here")
    result = [
        Variant(f"{corpus}: floor", [python, str(HERE / "floor.py"), str(path)]),
        Variant(f"{corpus}: ftfy on every line", [python, str(HERE / "ftfy_everywhere.py"), str(path)]),
    ]
    for jobs in options.jobs:
        command = [ours, "run", str(path), "--jobs", str(jobs), "--output"]
        result.append(Variant(f"{corpus}: corpusclean, {jobs} worker{'s' * (jobs > 1)}", command))
    if options.datatrove:
        result.append(Variant(f"{corpus}: datatrove", [options.datatrove, str(HERE / "datatrove_ftfy.py"), str(path)]))
    return result


def table(rows: list[Variant], size: float) -> tuple[list[dict[str, float | str]], str]:
    figures: list[dict[str, float | str]] = []
    lines = ["| | CPU s | wall s | MB/s of CPU | CPU against the floor |", "|---|---|---|---|---|"]
    floor = statistics.median(rows[0].cpu)
    for row in rows:
        cpu, wall = statistics.median(row.cpu), statistics.median(row.wall)
        figures.append({"name": row.name, "cpu_s": cpu, "wall_s": wall, "ratio": cpu / floor, "mb": size})
        lines.append(f"| {row.name} | {cpu:.2f} | {wall:.2f} | {size / cpu:.1f} | {cpu / floor:.2f} |")
    return figures, "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", default=[])
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--datatrove")
    parser.add_argument("--json")
    parser.add_argument("--markdown")
    options = parser.parse_args()
    everything, texts = [], []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for corpus, path in corpora(options, work).items():
            rows = variants(corpus, path, options)
            for _ in range(options.repeat):
                for row in rows:
                    row.run(work / "out")
            figures, text = table(rows, path.stat().st_size / 1e6)
            everything += figures
            texts.append(text)
    print("\n\n".join(texts))
    if options.json:
        Path(options.json).write_text(json.dumps(everything, indent=1), "utf-8")
    if options.markdown:
        Path(options.markdown).write_text("\n\n".join(texts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
