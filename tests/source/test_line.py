"""Lines of records come back as they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.source.line import KEPT, parse, written

COLUMNS = ("text", "id")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=4), held, max_size=3),
    max_leaves=6,
)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    fields = list(
        draw(st.dictionaries(st.text(max_size=6).filter(lambda key: key != "text"), JSON, max_size=4)).items()
    )
    fields.insert(draw(st.integers(0, len(fields))), ("text", draw(st.text(max_size=20))))
    return dict(fields)


@given(
    rows(),
    st.booleans(),
    st.sampled_from([(", ", ": "), (",", ":"), (" , ", ":")]),
    st.sampled_from(["\n", "\r\n", ""]),
)
def test_a_line_is_written_again_as_it_was_or_kept(
    row: dict[str, object], ascii_only: bool, separators: tuple[str, str], end: str
) -> None:
    raw = (json.dumps(row, ensure_ascii=ascii_only, separators=separators) + end).encode("utf-8", "surrogatepass")
    line = parse(raw, COLUMNS)
    assert line.text == row["text"]
    assert json.loads(line.metadata) == {key: value for key, value in row.items() if key != "text"}
    assert line.form == KEPT or written(line.form, line.metadata, "text", line.text) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b'{"id": 1, "text": "caf\\u00e9", "n": [1.5, null]}\n',
        b'{"id":1,"text":"plain","n":{"a":"b"}}\r\n',
        '{"text":"café — \\n\\"quoted\\"","id":"x: y"}'.encode(),
        '{"text": "日本", "at": "2020-01-01T10:00:00"}\n'.encode(),
    ],
)
def test_usual_ways_of_writing_need_no_keeping(raw: bytes) -> None:
    assert parse(raw, COLUMNS).form != KEPT


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not a record"),
        (b"[1]", "no object"),
        (b'{"id": 1}', "--text-column"),
        (b'{"text": 5}', "--text-column"),
        (b'{"text": "a", "text": "b"}', "twice"),
        (b'{"text": "a", "n": NaN}', "no JSON value"),
        (b'{"text": "a", "n": 1e999}', "not a record"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "not a record"),
        (b'{"text": "a", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested"),
        (b'{"text": "\xff"}', "not a record"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(raw, COLUMNS)


def test_a_byte_order_mark_is_no_part_of_a_record() -> None:
    line = parse(b'\xef\xbb\xbf{"text": "a"}\n', COLUMNS)
    assert (line.text, line.form) == ("a", KEPT)


@pytest.mark.parametrize("name", ["../../x", "", "a\x00b", "\ud800", 7, None, ["x"], "x" * 5000])
def test_any_id_can_be_stored(name: object) -> None:
    parse(json.dumps({"id": name, "text": "t"}).encode(), COLUMNS).id.encode()
