"""Parts of giant documents: every byte once, in order, and no character cut, wherever the cuts fall."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from folder import contents, laid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import dirty_text

import corpusclean
from corpusclean.restore import restore, verify
from corpusclean.source import cut, find, records, shards
from corpusclean.source import shard as room
from corpusclean.source.part import of_line, of_text

SMALL = 64
CODECS = ("utf-8", "utf-16-le", "utf-32-be", "cp1251", "gb18030", "shift_jis", "cp037")
WHOLE_RUN = max(12, settings().max_examples // 100)

text = st.lists(
    dirty_text(6)
    | st.text(max_size=30)
    | st.sampled_from(["\n\n", "\r\n", " ", "\\", '"', "\N{GRINNING FACE}" * 40, "語" * 50, "word. " * 20])
).map("".join)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PART_BYTES", SMALL)
    monkeypatch.setattr(room, "SHARD_BYTES", SMALL)


def reader(raw: bytes) -> Callable[[int, int], bytes]:
    return lambda start, end: raw[start:end]


anew = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
whole_run = settings(max_examples=WHOLE_RUN, suppress_health_check=[HealthCheck.function_scoped_fixture])


@anew
@given(held=text, codec=st.sampled_from(CODECS))
def test_text_is_cut_between_characters_into_parts_of_bounded_size(held: str, codec: str) -> None:
    raw = held.encode(codec, "ignore")
    places = cut.cuts(reader(raw), 0, len(raw), cut.of_text(codec))
    pieces = [raw[a:b] for a, b in zip([0, *places], [*places, len(raw)], strict=True)]
    assert all(0 < len(piece) <= SMALL for piece in pieces) or not raw
    assert "".join(piece.decode(codec) for piece in pieces) == raw.decode(codec)


@anew
@given(held=text, ascii_only=st.booleans())
def test_a_json_string_is_cut_between_characters(held: str, ascii_only: bool) -> None:
    raw = json.dumps(held, ensure_ascii=ascii_only)[1:-1].encode("utf-8", "surrogatepass")
    places = cut.cuts(reader(raw), 0, len(raw), cut.of_json)
    pieces = [raw[a:b] for a, b in zip([0, *places], [*places, len(raw)], strict=True)]
    assert all(len(piece) <= SMALL for piece in pieces)
    read = [json.loads(f'"{piece.decode("utf-8", "surrogatepass")}"') for piece in pieces]
    assert "".join(read) == held


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        ("One two three.\n\nFour five six seven. Eight nine ten\neleven twelve thirteen.", "One two three.\n\n"),
        ("One two three. Four five six\nseven eight nine ten eleven twelve thirteen", "One two three. Four five six\n"),
        ("One two three four. Five six seven eight nine ten eleven twelve thirteen", "One two three four. "),
        ("One, two, three, four, five, six, seven, eight, nine, ten, eleven", "One, two, three, four, five, "),
        ("一二三四五六七。" * 4, "一二三四五六七。" * 2),
    ],
)  # fmt: skip
def test_the_best_place_is_taken(raw: str, first: str) -> None:
    held = raw.encode()
    assert held[: cut.cuts(reader(held), 0, len(held), cut.of_text("utf-8"))[0]].decode() == first
    line = json.dumps(raw, ensure_ascii=False)[1:-1].encode()
    assert json.loads(b'"%b"' % line[: cut.cuts(reader(line), 0, len(line), cut.of_json)[0]]) == first


@anew
@given(held=text, rest=st.dictionaries(st.sampled_from(["id", "url", "n"]), st.text(max_size=5)), first=st.booleans())
def test_the_text_of_a_record_is_found(held: str, rest: dict[str, str], first: bool) -> None:
    row = {"text": held, **rest} if first else {**rest, "text": held}
    raw = json.dumps(row).encode()
    parts = of_line(reader(raw), 0, len(raw), ("text", "id"))
    if parts:
        whole = parts[0].whole
        assert json.loads(b'"%b"' % raw[whole.text_start : whole.text_end]) == held
        assert b"".join(raw[part.start : part.end] for part in parts) == raw
        assert [part.number for part in parts] == list(range(whole.n_parts))


@pytest.mark.parametrize(
    "raw",
    [
        b'{"other": "' + b"x " * 90 + b'", "text": "short"}',
        b'{"text": "' + b"x " * 90,
        b'{"text": "' + b"x " * 90 + b'", "text": "again"}',
        b'{"in": {"text": "' + b"x " * 90 + b'"}}',
        b"[" + b"1, " * 90 + b"1]",
        b'"' + b"x " * 90 + b'"',
    ],
)
def test_what_is_no_record_with_a_long_text_is_not_cut(raw: bytes) -> None:
    assert of_line(reader(raw), 0, len(raw), ("text", "id")) == []


def test_what_is_no_text_is_not_cut() -> None:
    noise = random.Random(4).randbytes(5_000)
    assert of_text(reader(noise), 0, len(noise)) == []
    switching = "日本語の文です。\n".encode("iso2022_jp") * 90
    assert of_text(reader(switching), 0, len(switching)) == []


@anew
@given(lines=st.lists(text), size=st.integers(SMALL, 300))
def test_records_cover_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], size: int) -> None:
    monkeypatch.setattr(room, "SHARD_BYTES", size)
    raw = "".join(json.dumps({"text": line}) + "\n" for line in lines).encode()
    laid(tmp_path, {"a.jsonl": raw})
    plan = list(shards(find([str(tmp_path)])))
    found = [record for shard in plan for piece in shard.pieces for record in records(piece)]
    assert b"".join(record.raw or b"" for record in found) == raw
    assert len({record.origin.doc_id() for record in found}) == len(found)
    assert "".join(record.text or "" for record in found) == "".join(lines)


def there_and_back(tmp_path: Path, files: dict[str, bytes]) -> None:
    place = tmp_path / str(len(list(tmp_path.iterdir())))
    laid(place / "in", files)
    corpusclean.run([str(place / "in")], str(place / "out"), jobs=1)
    verdict = verify(str(place / "out"))
    assert (verdict.damaged, verdict.missing) == ([], [])
    restore(str(place / "out"), str(place / "back"))
    assert contents(place / "back") == files


@whole_run
@given(held=text, codec=st.sampled_from(CODECS), noise=st.binary(max_size=5))
def test_giant_files_come_back(tmp_path: Path, held: str, codec: str, noise: bytes) -> None:
    raw = held.encode(codec, "ignore")
    there_and_back(tmp_path, {"a.txt": raw, "b.txt": raw[: len(raw) // 2] + noise + raw[len(raw) // 2 :]})


@whole_run
@given(
    held=text, ascii_only=st.booleans(), spaces=st.sampled_from([", ", " , "]), last=st.sampled_from(["", "\n", "\n\n"])
)
def test_giant_records_come_back(tmp_path: Path, held: str, ascii_only: bool, spaces: str, last: str) -> None:
    line = json.dumps({"id": 1, "text": held, "é": "ü"}, ensure_ascii=ascii_only, separators=(spaces, ": "))
    there_and_back(tmp_path, {"a.jsonl": f"\n{line}\n{line}{last}".encode("utf-8", "surrogatepass")})
