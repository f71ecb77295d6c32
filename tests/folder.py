"""What tests of whole runs share: inputs on disk, and an output as one number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

PROSE = "The ferry was late again, and nobody on the quay seemed to mind.\n\nThe café had closed at noon.\n"


def laid(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files below a folder; returns the folder."""
    for name, held in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held.encode() if isinstance(held, str) else held)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their names."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def digest(output: Path) -> str:
    """SHA-256 of the names and bytes of all that a run wrote; its lock aside."""
    state = hashlib.sha256()
    for name, held in sorted(contents(output).items()):
        if name != ".lock":
            state.update(f"{name}\0{len(held)}\0".encode() + held)
    return state.hexdigest()


def corpus(folder: Path, documents: int = 24) -> Path:
    """Some files with some damage, among them one of records, an empty one and one that is no text."""
    files: dict[str, bytes | str] = {}
    for number in range(documents):
        text = f"ARTICLE AD BOX\n\nStory {number}\n\n{PROSE * (1 + number % 5)}\n\n$ABC $DEF\n"
        files[f"{'deep/' * (number % 3)}story-{number:03}.txt"] = text.encode("utf-16" if number % 7 == 3 else "utf-8")
    lines = [json.dumps({"id": number, "text": f"Read more\n\n{PROSE}", "n": [number]}) for number in range(documents)]
    files["records.jsonl"] = "\n".join(lines)
    files["empty.txt"] = b""
    files["picture.txt"] = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    return laid(folder, files)
