#!/usr/bin/env python3
"""Compare ways to read bytes as text on the labelled development data, if it is there.

    python benchmarks/encoding.py [decode.jsonl]

Each line of the data holds `input` (base64), `expected` (the text, or null for a binary) and `kind`. Printed is the
share of files whose text is exactly right, line ends aside, and the speed. chardet is compared where it is installed.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from charset_normalizer import from_bytes

from corpusclean.decode import decode, vote
from corpusclean.error import UndecodableSource

DATA = Path(__file__).parent.parent / "../shared/eval/encoding/dev/decode.jsonl"
Reader = Callable[[bytes], str | None]


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the data: its bytes and every text that is right for it (none for a binary)."""

    kind: str
    raw: bytes
    texts: tuple[str, ...]


def load(path: Path) -> list[Item]:
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    return [
        Item(
            row["kind"],
            base64.b64decode(row["input"]),
            () if row["expected"] is None else tuple(map(plain, (row["expected"], *row.get("expected_alt", ())))),
        )
        for row in rows
    ]


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def ours(raw: bytes) -> str | None:
    try:
        return decode(raw).text
    except UndecodableSource:
        return None


def utf8_then(detect: Callable[[bytes], str | None]) -> Reader:
    """A reader that tries UTF-8 and then what a detector says."""

    def read(raw: bytes) -> str | None:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            pass
        codec = detect(raw)
        try:
            return raw.decode(codec) if codec else None
        except (UnicodeDecodeError, LookupError):
            return None

    return read


def normalizer(raw: bytes) -> str | None:
    best = from_bytes(raw).best()
    return best.encoding if best else None


def readers() -> dict[str, Reader]:
    found = {"UTF-8, then charset-normalizer": utf8_then(normalizer)}
    chardet = vote.chardet()
    if chardet is None:
        print("chardet is not installed: left out")
        return found | {"corpusclean": ours}
    return found | {
        "UTF-8, then chardet": utf8_then(lambda raw: chardet.detect(raw)["encoding"]),
        "corpusclean": without_chardet,
        "corpusclean, with chardet's votes": ours,
    }


def without_chardet(raw: bytes) -> str | None:
    with mock.patch.object(vote, "chardet", lambda: None):
        return ours(raw)


def share(flags: Iterable[bool]) -> str:
    known = list(flags)
    return f"{sum(known) / len(known):.3f}" if known else "-"


def row(name: str, read: Reader, items: list[Item]) -> str:
    start = time.perf_counter()
    got = [read(item.raw) for item in items]
    speed = sum(len(item.raw) for item in items) / 1e6 / (time.perf_counter() - start)
    right = [
        text is None if not item.texts else text is not None and plain(text) in item.texts
        for text, item in zip(got, items, strict=True)
    ]
    cells = [share(right)]
    for size in ("100", "500", "3000"):
        legacy = [
            ok
            for ok, item in zip(right, items, strict=True)
            if item.texts and item.kind.endswith("-" + size) and not item.kind.startswith("decode-utf-8")
        ]
        cells.append(share(legacy))
    cells.append(share(ok for ok, item in zip(right, items, strict=True) if not item.texts))
    cells.append(f"{speed:.1f}")
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not path.is_file():
        print(f"no data at {path}: nothing to compare")
        return
    items = load(path)
    ours(items[0].raw)
    print("| method | all | legacy 100 B | 500 B | 3000 B | binaries refused | MB/s |\n|---|---|---|---|---|---|---|")
    for name, read in readers().items():
        print(row(name, read, items), flush=True)


if __name__ == "__main__":
    main()
