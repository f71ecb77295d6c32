"""From the output alone, every input: the promise that everything else stands on."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import dirty_bytes, dirty_text

import corpusclean
from corpusclean.restore import restore, verify

SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
FIELDS = st.dictionaries(
    st.text(max_size=8).filter(lambda name: name != "text"),
    SCALARS | dirty_text(3) | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=3), SCALARS, max_size=2),
    max_size=4,
)

EXAMPLES = max(12, settings().max_examples // 100)
"""Each is a whole run."""


def written(folder: Path, contents: list[bytes], suffix: str) -> dict[str, bytes]:
    folder.mkdir()
    files = {f"{number:02}{suffix}": raw for number, raw in enumerate(contents)}
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return files


def there_and_back(contents: list[bytes], suffix: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    with tempfile.TemporaryDirectory() as top:
        files = written(Path(top) / "in", contents, suffix)
        corpusclean.run([f"{top}/in"], f"{top}/out", jobs=1)
        verdict = verify(f"{top}/out")
        assert verdict.damaged == []
        assert verdict.missing == []
        restore(f"{top}/out", f"{top}/back")
        return files, {path.name: path.read_bytes() for path in (Path(top) / "back").iterdir()}


@settings(max_examples=EXAMPLES)
@given(st.lists(dirty_bytes() | st.binary(max_size=40), min_size=1, max_size=8))
def test_any_bytes_come_back(contents: list[bytes]) -> None:
    files, back = there_and_back(contents, ".txt")
    assert back == files


@settings(max_examples=EXAMPLES)
@given(st.lists(st.tuples(dirty_text(8), FIELDS), min_size=1, max_size=6), st.booleans())
def test_records_come_back_field_for_field(rows: list[tuple[str, dict[str, object]]], ascii_only: bool) -> None:
    records = [{"text": text, **fields} for text, fields in rows]
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    raw = "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass")
    _, back = there_and_back([raw], ".jsonl")
    for line, came_back in zip(
        raw.rstrip(b"\n").split(b"\n"), back["00.jsonl"].rstrip(b"\n").split(b"\n"), strict=True
    ):
        try:
            wanted = json.loads(line)
        except UnicodeDecodeError:
            assert came_back == line
        else:
            assert json.loads(came_back) == wanted


@settings(max_examples=EXAMPLES)
@given(st.lists(dirty_bytes(), min_size=1, max_size=5))
def test_lines_that_are_no_records_come_back(contents: list[bytes]) -> None:
    lines = [raw.replace(b"\n", b" ").replace(b"\r", b" ") for raw in contents]
    raw = b"".join(line + b"\n" for line in lines if line.strip())
    _, back = there_and_back([raw], ".jsonl")
    assert back.get("00.jsonl", b"") == raw
