"""datatrove's own way from JSONL through ftfy to Parquet, for comparison; run by the Python that has datatrove.

    PYTHON benchmarks/datatrove_ftfy.py INPUT.jsonl OUTPUT_FOLDER [WORKERS]

A datatrove task reads whole files, so the input is cut into as many files as there are workers first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.formatters import FTFYFormatter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import ParquetWriter


def cut(source: Path, folder: Path, pieces: int) -> None:
    folder.mkdir(parents=True)
    with source.open("rb") as file:
        lines = list(file)
    size = -(-len(lines) // pieces)
    for number in range(pieces):
        (folder / f"{number:02}.jsonl").write_bytes(b"".join(lines[number * size : (number + 1) * size]))


def main(source: str, target: str, workers: str = "4") -> None:
    out = Path(target)
    cut(Path(source), out / "in", int(workers))
    LocalPipelineExecutor(
        pipeline=[JsonlReader(str(out / "in")), FTFYFormatter(), ParquetWriter(str(out / "parquet"))],
        tasks=int(workers),
        workers=int(workers),
        logging_dir=str(out / "logs"),
    ).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
