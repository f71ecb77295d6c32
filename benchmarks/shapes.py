"""Inputs whose shape is the difficulty: one giant line, very many small files; made from the texts of a JSONL corpus.

python benchmarks/shapes.py line CORPUS.jsonl OUTPUT.txt --megabytes 100
python benchmarks/shapes.py files CORPUS.jsonl OUTPUT_FOLDER --number 100000
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

CHARACTERS = 400
"""Of a small file."""
A_FOLDER = 1_000
"""Small files to a folder."""


def texts(corpus: Path) -> Iterator[str]:
    """The texts of a corpus, again and again."""
    with corpus.open(encoding="utf-8") as file:
        return cycle([json.loads(line)["text"] for line in file])


def giant_line(corpus: Path, target: Path, megabytes: float) -> Path:
    """One line without an end, all white space in it single blanks."""
    left = round(megabytes * 1e6)
    with target.open("wb") as file:
        for text in texts(corpus):
            piece = f"{' '.join(text.split())} ".encode()
            file.write(piece[:left].decode("utf-8", "ignore").encode())
            left -= len(piece)
            if left <= 0:
                return target
    return target


def small_files(corpus: Path, target: Path, number: int) -> Path:
    """So many files of a few hundred characters, each from another place of the corpus."""
    for at, text in zip(range(number), texts(corpus), strict=False):
        folder = target / f"{at // A_FOLDER:04}"
        if not at % A_FOLDER:
            folder.mkdir(parents=True)
        start = (at * 97) % max(1, len(text) - CHARACTERS)
        (folder / f"{at:07}.txt").write_text(text[start : start + CHARACTERS] + "\n", "utf-8")
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shape", choices=["line", "files"])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--number", type=int, default=100_000)
    options = parser.parse_args()
    if options.shape == "line":
        giant_line(options.corpus, options.output, options.megabytes)
    else:
        small_files(options.corpus, options.output, options.number)


if __name__ == "__main__":
    main()
