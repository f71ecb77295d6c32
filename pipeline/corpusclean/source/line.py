"""A line of a JSON-lines file: its text, its other fields, and how it was written, so that it can be written again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

KEPT = "kept"
"""The `form` of a line that none of our manners of writing gives again: the line itself is kept."""
_ANY = "0 compact unicode lf"  # the form of pieces of such a line that hold nothing but text
_ENDS = {"lf": b"\n", "crlf": b"\r\n", "none": b""}


@dataclass(frozen=True, slots=True)
class Line:
    """A record, its text apart from its other fields."""

    text: str = ""
    id: str = ""
    url: str = ""
    metadata: str = "{}"
    """The other fields as JSON."""
    form: str = KEPT
    """Number of the text's field, separators, escapes and line end; or `kept`."""


def holds_records(name: str) -> bool:
    """True for a file whose name says that it holds a record a line.

    >>> holds_records("Posts.JSONL"), holds_records("posts.ndjson"), holds_records("posts.json")
    (True, True, False)
    """
    return name.lower().endswith((".jsonl", ".ndjson"))


def parse(raw: bytes, columns: tuple[str, str]) -> Line:
    """Read a line; `columns` name the fields of the text and of the id.

    Raises `ValueError` with a reason for a line that is no record.

    >>> line = parse(b'{"id": 7, "text": "caf\\\\u00e9"}\\n', ("text", "id"))
    >>> line.text, line.form, line.metadata
    ('café', '1 spaced ascii lf', '{"id": 7}')
    >>> written(line.form, line.metadata, "text", line.text)
    b'{"id": 7, "text": "caf\\\\u00e9"}\\n'
    """
    text_column, id_column = columns
    try:
        row: Any = _READER.decode(raw.decode(json.detect_encoding(raw), "surrogatepass"))
        if not isinstance(row, dict):
            raise ValueError("it is no object")
        position = list(row).index(text_column) if text_column in row else -1
        text = row.pop(text_column, None)
        if not isinstance(text, str):
            raise ValueError(f"it has no text in the field {text_column!r}; name the field with --text-column")
        metadata = _WRITER.encode(row)
    except RecursionError:
        raise ValueError("not a record: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not a record: {error.msg} at its character {error.pos}") from None
    except ValueError as error:
        raise ValueError(f"not a record: {error}") from None
    form = _form(raw, position)
    url = row.get("url")
    return Line(
        text=text,
        id=_storable(row.get(id_column, "")),
        url=url if isinstance(url, str) and url.isprintable() else "",
        metadata=metadata,
        form=form if written(form, metadata, text_column, text) == raw else KEPT,
    )


def written(form: str, metadata: str, text_column: str, text: str) -> bytes:
    """The line that was written in this form."""
    position, separators, escapes, end = form.split()
    fields = list(json.loads(metadata).items())
    fields.insert(int(position), (text_column, text))
    line = _WRITERS[separators, escapes].encode(dict(fields))
    return line.encode("utf-8", "surrogatepass") + _ENDS[end]


def piece(line: Line, raw: bytes, text: slice, text_column: str, edges: tuple[bool, bool]) -> Line:
    """A piece of a line that is too long to be read at once: `raw`, of which `text` is text of JSON without its quotes.

    `line` has the other fields; `edges` says whether the line begins and ends with this piece. Raises `ValueError`
    with a reason for text that is not JSON.
    """
    try:
        content: str = json.loads(f'"{raw[text].decode("utf-8", "surrogatepass")}"')
    except ValueError as error:
        raise ValueError(f"not a record: {error}") from None
    position, separators, _, end = (_ANY if line.form == KEPT else line.form).split()
    form = f"{position} {separators} {'ascii' if raw.isascii() else 'unicode'} {end}"
    told = written_piece(form, line.metadata, text_column, content, edges) == raw
    return replace(line, text=content, form=form if told else KEPT)


def written_piece(form: str, metadata: str, text_column: str, text: str, edges: tuple[bool, bool]) -> bytes:
    """The piece of a line that `piece` was given.

    >>> written_piece("0 spaced ascii lf", '{"id": 7}', "text", "end.", (False, True))
    b'end.", "id": 7}\\n'
    """
    empty, other = (written(form, metadata, text_column, some) for some in ("", "\n"))
    at = next(at for at, (one, two) in enumerate(zip(empty, other, strict=False)) if one != two)
    body = json.dumps(text, ensure_ascii=form.split()[2] == "ascii")[1:-1].encode("utf-8", "surrogatepass")
    return (empty[:at] if edges[0] else b"") + body + (empty[at:] if edges[1] else b"")


def _form(raw: bytes, position: int) -> str:
    """The only form that could give this line."""
    separators = "spaced" if raw.find(b'": ') == raw.find(b'":') else "compact"
    escapes = "ascii" if raw.isascii() else "unicode"
    end = "crlf" if raw.endswith(b"\r\n") else "lf" if raw.endswith(b"\n") else "none"
    return f"{position} {separators} {escapes} {end}"


def _storable(value: object) -> str:
    """An id as text that a table takes."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace").decode()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless a key stands in it twice: one of the two would be lost."""
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


# made once: `json.loads` and `json.dumps` with choices of ours would make a new one for each line
_READER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
_WRITER = json.JSONEncoder(allow_nan=False)
_WRITERS = {
    (separators, escapes): json.JSONEncoder(ensure_ascii=escapes == "ascii", separators=signs)
    for separators, signs in (("compact", (",", ":")), ("spaced", (", ", ": ")))
    for escapes in ("ascii", "unicode")
}
