"""The floor: read JSONL, decode, split at blank lines, write two Parquet tables; no cleaning, no ledger.

python benchmarks/floor.py INPUT.jsonl OUTPUT_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

BATCH = 4 << 20  # bytes of input to a row group, as corpusclean's shards


def main(source: str, target: str) -> None:
    out = Path(target)
    out.mkdir(parents=True, exist_ok=True)
    documents = paragraphs = None
    with Path(source).open("rb") as file:
        while lines := file.readlines(BATCH):
            rows = [json.loads(line) for line in lines]
            texts = [row["text"] for row in rows]
            split = [text.split("\n\n") for text in texts]
            one = pa.table({"id": [row.get("id") for row in rows], "text": texts})
            two = pa.table(
                {
                    "document": [at for at, pieces in enumerate(split) for _ in pieces],
                    "text": [piece for pieces in split for piece in pieces],
                }
            )
            documents = documents or pq.ParquetWriter(out / "documents.parquet", one.schema, compression="zstd")
            paragraphs = paragraphs or pq.ParquetWriter(out / "paragraphs.parquet", two.schema, compression="zstd")
            documents.write_table(one)
            paragraphs.write_table(two)
    for writer in (documents, paragraphs):
        if writer:
            writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
