"""Write parts so that a part is whole or not there: temporary name, fsync, rename, fsync of the folder."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpusclean.table import Rows

TEMPORARY = ".tmp-"
ROW_GROUP = 50_000  # rows; readers that skip by statistics want groups well below a million


def write_parts(rows: Rows, folder: Path, number: int, volume: int = 0) -> dict[str, str]:
    """Write the part of each table; returns the SHA-256 of each, by its path below `folder`.

    `number` is that of the shard; what one shard holds may be written in several volumes.
    """
    import pyarrow.parquet as pq

    digests = {}
    for name in rows.tables:
        target = folder / name / f"part-{number:06d}{f'_{volume:04d}' if volume else ''}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{TEMPORARY}{target.name}")
        pq.write_table(
            rows.table(name), partial, compression="zstd", compression_level=1, row_group_size=ROW_GROUP,
            write_page_index=True,
        )  # fmt: skip
        with partial.open("rb") as file:
            digests[f"{name}/{target.name}"] = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        settle(partial, target)
    return digests


def write_json(target: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON file, whole or not at all; the same value gives the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{TEMPORARY}{target.name}")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(value, file, indent=1, sort_keys=True)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    settle(partial, target)


def settle(partial: Path, target: Path) -> None:
    """Rename, and make the rename last."""
    partial.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
