"""What cleaning costs without a gate: ftfy, with settings fit for a corpus, on every line; tables as we write them.

python benchmarks/ftfy_everywhere.py INPUT.jsonl OUTPUT_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ftfy
import pyarrow as pa
import pyarrow.parquet as pq

BATCH = 4 << 20
SETTINGS = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False, unescape_html=False, explain=True
)


def repaired(text: str, edits: list[tuple[int, str, str]]) -> str:
    lines = text.split("\n")
    at = 0
    for number, line in enumerate(lines):
        fixed = ftfy.fix_and_explain(line, SETTINGS).text
        if fixed != line:
            edits.append((at, line, fixed))
            lines[number] = fixed
        at += len(line) + 1
    return "\n".join(lines)


def main(source: str, target: str) -> None:
    out = Path(target)
    out.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pq.ParquetWriter] = {}
    with Path(source).open("rb") as file:
        while lines := file.readlines(BATCH):
            rows = [json.loads(line) for line in lines]
            edits: list[tuple[int, str, str]] = []
            texts = [repaired(row["text"], edits) for row in rows]
            split = [text.split("\n\n") for text in texts]
            tables = {
                "documents": {"id": [row.get("id") for row in rows], "text": texts},
                "paragraphs": {
                    "document": [at for at, pieces in enumerate(split) for _ in pieces],
                    "text": [piece for pieces in split for piece in pieces],
                },
                "edits": {
                    "start": pa.array([edit[0] for edit in edits], pa.int64()),
                    "before": pa.array([edit[1] for edit in edits], pa.string()),
                    "after": pa.array([edit[2] for edit in edits], pa.string()),
                },
            }
            for name, columns in tables.items():
                table = pa.table(columns)
                if name not in writers:
                    writers[name] = pq.ParquetWriter(out / f"{name}.parquet", table.schema, compression="zstd")
                writers[name].write_table(table)
    for writer in writers.values():
        writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
