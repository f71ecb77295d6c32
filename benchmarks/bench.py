"""How close to the cost of reading and writing: whole processes, interleaved, medians of CPU-seconds and wall.

    python benchmarks/bench.py [--data CLEAN.jsonl DIRTY.jsonl] [--megabytes 50] [--repeat 3] [--jobs 1 2 4]
                               [--line MEGABYTES] [--files NUMBER] [--datatrove PYTHON] [--json FILE] [--markdown FILE]

Without --data a corpus is made by `benchmarks/corpus.py`. `--data` takes plain or gzipped JSONL with a `text` field;
each file is repeated until it holds --megabytes. `--datatrove` names the Python of an environment that has datatrove.
`--line` adds one giant line, `--files` so many small files, both made from the first corpus (`benchmarks/shapes.py`).
The memory is the most that any one process of a run held. Absolute figures are of no use on another machine; the ratios
are what counts.
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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shapes import giant_line, small_files

HERE = Path(__file__).parent


@dataclass
class Variant:
    """One way to do the work, and what its runs cost."""

    name: str
    command: list[str]
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    memory: float = 0.0
    """Megabytes that the largest of its processes held."""

    def run(self, out: Path) -> None:
        shutil.rmtree(out, ignore_errors=True)
        start = time.perf_counter()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen([*self.command, str(out)], stdout=subprocess.DEVNULL, stderr=said)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 3):
                said.seek(0)
                sys.exit(f"{self.name} failed with {process.returncode}:\n{said.read().decode('utf-8', 'replace')}")
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))


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


def cleaning(name: str, path: Path, jobs: Sequence[int]) -> list[Variant]:
    ours = shutil.which("corpusclean") or sys.exit("corpusclean is not installed here")
    return [
        Variant(
            f"{name}: corpusclean, {number} worker{'s' * (number > 1)}",
            [ours, "run", str(path), "--jobs", str(number), "--output"],
        )
        for number in jobs
    ]


def variants(corpus: str, path: Path, options: argparse.Namespace) -> list[Variant]:
    python = sys.executable
    result = [
        Variant(f"{corpus}: floor", [python, str(HERE / "floor.py"), str(path)]),
        Variant(f"{corpus}: ftfy on every line", [python, str(HERE / "ftfy_everywhere.py"), str(path)]),
    ]
    result += cleaning(corpus, path, options.jobs)
    if options.datatrove:
        result.append(Variant(f"{corpus}: datatrove", [options.datatrove, str(HERE / "datatrove_ftfy.py"), str(path)]))
    return result


def shapes(corpus: Path, work: Path, options: argparse.Namespace) -> dict[str, Path]:
    made = {}
    if options.line:
        made[f"one line of {options.line:g} MB"] = giant_line(corpus, work / "line.txt", options.line)
    if options.files:
        made[f"{options.files} small files"] = small_files(corpus, work / "files", options.files)
    return made


def table(rows: list[Variant], size: float, floor: Variant | None) -> tuple[list[dict[str, float | str]], str]:
    figures: list[dict[str, float | str]] = []
    lines = ["| | CPU s | wall s | MB/s of CPU | MB of memory | CPU against the floor |", "|---|---|---|---|---|---|"]
    for row in rows:
        cpu, wall = statistics.median(row.cpu), statistics.median(row.wall)
        figure: dict[str, float | str] = {"name": row.name, "cpu_s": cpu, "wall_s": wall, "mb": size, "rss": row.memory}
        ratio = "-"
        if floor:
            figure["ratio"] = cpu / statistics.median(floor.cpu)
            ratio = f"{figure['ratio']:.2f}"
        figures.append(figure)
        lines.append(f"| {row.name} | {cpu:.2f} | {wall:.2f} | {size / cpu:.1f} | {row.memory:.0f} | {ratio} |")
    return figures, "\n".join(lines)


def weight(path: Path) -> float:
    """Megabytes of a file, or of all files below a folder."""
    files = path.rglob("*.txt") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", default=[])
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--line", type=float, default=0)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--datatrove")
    parser.add_argument("--json")
    parser.add_argument("--markdown")
    options = parser.parse_args()
    everything, texts = [], []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        found = corpora(options, work)
        trials = [(path, variants(corpus, path, options)) for corpus, path in found.items()]
        made = shapes(next(iter(found.values())), work, options)
        trials += [(path, cleaning(name, path, options.jobs)) for name, path in made.items()]
        for path, rows in trials:
            for _ in range(options.repeat):
                for row in rows:
                    row.run(work / "out")
            figures, text = table(rows, weight(path), rows[0] if path in found.values() else None)
            everything += figures
            texts.append(text)
    print("\n\n".join(texts))
    if options.json:
        Path(options.json).write_text(json.dumps(everything, indent=1), "utf-8")
    if options.markdown:
        Path(options.markdown).write_text("\n\n".join(texts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
