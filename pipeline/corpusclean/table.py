"""Documents to rows of the four tables, and rows back to the bytes of an input."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from corpusclean.chunk import chunks
from corpusclean.document import Decoded, Document
from corpusclean.edit import Edit, apply, invert
from corpusclean.enrich import enrich
from corpusclean.error import LedgerMismatch
from corpusclean.ledger import placed
from corpusclean.pack import load
from corpusclean.schema import COLUMNS, schema

RECORD = "record"
"""`decode_rule` of a text that came out of a JSON record and not out of bytes."""
RAW = "decode/raw"
"""The rule of an edit that holds a whole input whose encoding does not lead back to its bytes."""
LINE = "decode/line"
"""The rule of an edit that holds the whole line of a record that its fields do not lead back to."""
_REPEATED = 1 << 28
"""Bytes that one column may take for saying the same with each paragraph of one document; beyond, only `documents`
says it. A record with megabytes of metadata and a hundred thousand paragraphs would fill the memory."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from."""

    file_path: str
    source: str
    index: int = -1
    """Where the record begins in its file, in bytes; -1 for a whole file."""
    member: int = -1
    """Number of the file in its archive, from 0; -1 outside of archives."""
    container: str = ""
    byte_start: int = 0
    byte_end: int = 0
    record_id: str = ""
    record_form: str = ""
    url: str = ""
    metadata: str = "{}"
    part_of: str = ""
    """Of a part of a document that was too large: the `doc_id` of the first part."""
    part: int = 0
    n_parts: int = 1
    whole_sha256: str = ""
    """Of such a part: the SHA-256 of the bytes of all parts."""

    def doc_id(self) -> str:
        """An id that depends on the place alone, so it is unique in a run and the same in every run."""
        place = f"{self.source}\0{self.file_path}\0{self.index}\0{self.member}"
        return hashlib.sha256(place.encode()).hexdigest()[:32]


@dataclass(slots=True)
class Rows:
    """Columns of the four tables, growing document by document."""

    packs: tuple[str, ...] = ()
    chunk_chars: int = 0
    """Code points of a chunk; 0 for no chunks."""
    columns: dict[str, dict[str, list[Any]]] = field(
        default_factory=lambda: {table: {name: [] for name in names} for table, names in COLUMNS.items()}
    )

    def add(self, origin: Origin, document: Document, sha256: str, n_bytes: int, line: bytes | None = None) -> None:
        """The rows of a document that was decoded, whatever its status; all of them, or none if that fails.

        `line` is the whole line of a record that its fields do not lead back to.
        """
        before = [(column, len(column)) for names in self.columns.values() for column in names.values()]
        try:
            self._add(origin, document, sha256, n_bytes, line)
        except BaseException:
            for column, length in before:
                del column[length:]
            raise

    def _add(self, origin: Origin, document: Document, sha256: str, n_bytes: int, line: bytes | None) -> None:
        decoded = document.source
        changes = [edit for edit in document.edits if not edit.is_note]
        found = enrich(document)
        facts = {
            "lang": found.lang,
            "lang_score": found.lang_score,
            "title": document.title or "",
            "byline": document.byline or "",
            "tickers": list(document.tickers),
            "hashtags": list(document.hashtags),
        }
        self._document(
            origin,
            sha256=sha256,
            n_bytes=n_bytes,
            encoding=decoded.encoding,
            encoding_confidence=decoded.confidence,
            encoding_runner_up=decoded.runner_up,
            margin=decoded.margin,
            n_replaced_bytes=decoded.n_replaced_bytes,
            decode_rule=decoded.rule,
            mode=document.mode,
            n_chars_in=len(decoded.text),
            n_chars_out=len(document.text),
            n_paragraphs=len(document.paragraphs),
            n_edits=len(changes) + len(decoded.edits),
            n_lost_chars=document.n_lost_chars,
            status=document.status,
            reason=document.reason,
            citations=[{"name": one.name, "extra": one.extra, "url": one.url} for one in document.citations],
            links=[{"text": one.text, "url": one.url} for one in document.links],
            date=document.date or "",
            dateline=document.dateline or "",
            authors=list(document.authors),
            agency=document.agency or "",
            script=found.script,
            truncated=found.truncated,
            n_sentences=found.n_sentences,
            **found.quality,
            **facts,
        )
        if line is not None:
            whole = Edit(0, 0, "", "", LINE)
            self._edit(origin.doc_id(), origin.file_path, 0, whole, (0, 0), ("bytes", "safe"), line)
        starts = self._edits(origin, document)
        self._paragraphs(origin, document, starts, facts)
        if self.chunk_chars:
            self._chunks(origin, document, facts)

    def quarantine(self, origin: Origin, raw: bytes | None, code: str, detail: str) -> None:
        """The rows of an input that could not be cleaned; its bytes, if they could be read, are kept."""
        sha256 = "" if raw is None else hashlib.sha256(raw).hexdigest()
        n_bytes = origin.byte_end - origin.byte_start if raw is None else len(raw)
        self._document(origin, sha256=sha256, n_bytes=n_bytes, status="quarantined", reason=f"{code}: {detail}")
        self._append(
            "quarantine",
            doc_id=origin.doc_id(),
            file_path=origin.file_path,
            byte_start=origin.byte_start,
            byte_end=origin.byte_end or n_bytes,
            code=code,
            detail=detail,
            sha256=sha256,
            raw=raw,
        )

    def _document(self, origin: Origin, **values: Any) -> None:
        given = {
            "doc_id": origin.doc_id(),
            "file_path": origin.file_path,
            "source": origin.source,
            "metadata": origin.metadata,
            "record_id": origin.record_id,
            "record_form": origin.record_form,
            "container": origin.container,
            "part_of": origin.part_of,
            "part": origin.part,
            "n_parts": origin.n_parts,
            "whole_sha256": origin.whole_sha256,
            **values,
        }
        for name, column in self.columns["documents"].items():
            column.append(given[name] if name in given else _empty("documents", name))

    def _append(self, table: str, **values: Any) -> None:
        for name, column in self.columns[table].items():
            column.append(values[name])

    def _edits(self, origin: Origin, document: Document) -> list[int]:
        """Rows for all edits; returns the sorted source offsets of the changes."""
        known = _rules(self.packs)
        doc_id, starts = origin.doc_id(), []
        decoded = document.source
        if decoded.raw is not None:
            whole = Edit(0, 0, "", "", RAW)
            self._edit(doc_id, origin.file_path, 0, whole, (0, 0), ("bytes", "safe"), decoded.raw)
        shift = 0
        for edit in decoded.edits:
            at = edit.start + shift
            shift += len(edit.after) - len(edit.before)
            self._edit(doc_id, origin.file_path, 0, edit, (at, at + len(edit.after)), ("bytes", "safe"))
        for row in placed(document.ledger):
            span = (row.source_start, row.source_end)
            about = known.get(row.edit.rule, ("bytes", "safe"))
            self._edit(doc_id, origin.file_path, row.layer + 1, row.edit, span, about)
            if not row.edit.is_note:
                starts.append(row.source_start)
        return sorted(starts)

    def _edit(
        self,
        doc_id: str,
        file_path: str,
        layer: int,
        edit: Edit,
        span: tuple[int, int],
        about: tuple[str, str],
        raw: bytes | None = None,
    ) -> None:
        before, before_bytes = storable(edit.before)
        self._append(
            "edits",
            doc_id=doc_id,
            file_path=file_path,
            layer=layer,
            stage=edit.rule.partition("/")[0],
            rule=edit.rule,
            kind=about[0],
            tier=about[1],
            start=edit.start,
            end=edit.end,
            source_start=span[0],
            source_end=span[1],
            before=before,
            before_bytes=before_bytes if raw is None else raw,
            after=edit.after,
        )

    def _paragraphs(self, origin: Origin, document: Document, starts: list[int], facts: Mapping[str, Any]) -> None:
        columns, doc_id, n = self.columns["paragraphs"], origin.doc_id(), len(document.paragraphs)
        names = [one.name for one in document.citations]
        columns["lang_score"].extend([facts["lang_score"]] * n)
        for index, one in enumerate(document.paragraphs):
            columns["id"].append(f"{doc_id}-{index}")
            columns["paragraph_index"].append(index)
            columns["text"].append(one.text)
            columns["role"].append(one.role)
            columns["source_start"].append(one.source_start)
            columns["source_end"].append(one.source_end)
            columns["n_chars"].append(len(one.text))
            columns["n_edits"].append(bisect_left(starts, one.source_end) - bisect_left(starts, one.source_start))
            columns["n_lost_chars"].append(one.text.count("\N{REPLACEMENT CHARACTER}"))
        sections = [list(one.section) for one in document.paragraphs]
        columns["section"].extend(sections if sum(map(_weight, sections)) < _REPEATED else [[]] * n)
        columns["doc_id"].extend([doc_id] * n)
        shared = {
            "source": origin.source,
            "file_path": origin.file_path,
            "url": origin.url,
            "citations": names,
            "metadata": origin.metadata,
            **{name: value for name, value in facts.items() if name != "lang_score"},
        }
        for name, value in shared.items():
            columns[name].extend([value if n * _weight(value) < _REPEATED else _blank(name)] * n)

    def _chunks(self, origin: Origin, document: Document, facts: Mapping[str, Any]) -> None:
        doc_id = origin.doc_id()
        for index, one in enumerate(chunks(document.paragraphs, max_chars=self.chunk_chars)):
            self._append(
                "chunks",
                id=f"{doc_id}-c{index}",
                doc_id=doc_id,
                chunk_index=index,
                text=one.text,
                file_path=origin.file_path,
                first_paragraph=one.first_paragraph,
                last_paragraph=one.last_paragraph,
                source_start=one.source_start,
                source_end=one.source_end,
                n_chars=len(one.text),
                lang=facts["lang"],
                title=facts["title"],
                section=list(one.section),
            )

    @property
    def tables(self) -> list[str]:
        """Names of the tables to write."""
        return [name for name in self.columns if name != "chunks" or self.chunk_chars]

    def table(self, name: str) -> Any:
        """One table as a `pyarrow.Table` in one chunk."""
        import pyarrow as pa  # noqa: PLC0415

        return pa.Table.from_pydict(self.columns[name], schema=schema(name)).combine_chunks()


def _weight(value: Any) -> int:
    """About the bytes that a cell takes."""
    return sum(len(one) + 8 for one in value) if isinstance(value, list) else len(value) if value else 0


def _blank(name: str) -> Any:
    return "{}" if name == "metadata" else _empty("paragraphs", name)


@cache
def _rules(packs: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Kind and tier of each rule, by its name."""
    return {rule.name: (rule.kind, rule.tier) for rule in load(packs).rules}


@cache
def _empty(table: str, column: str) -> Any:
    kind = COLUMNS[table][column][0]
    return {"string": "", "int64": 0, "float64": 0.0, "bool": False}.get(kind, ())


def storable(before: str) -> tuple[str, bytes | None]:
    """`before` as Arrow takes it, and the bytes of what is no text.

    >>> storable("a"), storable("\\udc93")
    (('a', None), ('\N{REPLACEMENT CHARACTER}', b'\\x93'))
    """
    try:
        before.encode()
    except UnicodeEncodeError:
        readable = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= char <= "\udfff" else char for char in before)
        try:
            return readable, before.encode("ascii", "surrogateescape")
        except UnicodeEncodeError:
            return readable, before.encode("utf-8", "surrogatepass")
    return before, None


def stored(before: str, before_bytes: bytes | None) -> str:
    """The text that `storable` was given.

    >>> stored(*storable("\\ud83d")) == "\\ud83d"
    True
    """
    if before_bytes is None:
        return before
    if all(byte >= 0x80 for byte in before_bytes) and len(before_bytes) == len(before):
        return before_bytes.decode("ascii", "surrogateescape")
    return before_bytes.decode("utf-8", "surrogatepass")


def rebuild(document: Mapping[str, Any], paragraphs: Iterable[str], edits: Iterable[Mapping[str, Any]]) -> bytes:
    """The bytes of an input (for a record: its text in UTF-8), from its rows alone.

    `edits` may come in any order. Raises `LedgerMismatch` where the rows do not fit one another.
    """
    text = "\n\n".join(paragraphs)
    layers: dict[int, list[Edit]] = {}
    for row in edits:
        if row["rule"] == RAW:
            return bytes(row["before_bytes"])
        if row["rule"] != LINE and (row["before"] != row["after"] or row["before_bytes"] is not None):
            before = stored(row["before"], row["before_bytes"])
            edit = Edit(row["start"], row["end"], before, row["after"], row["rule"])
            layers.setdefault(row["layer"], []).append(edit)
    for layer in sorted(layers, reverse=True):
        text = apply(text, invert(sorted(layers[layer], key=lambda edit: edit.start)))
    try:
        return Decoded(text, document["encoding"], rule=document["decode_rule"]).encode()
    except UnicodeEncodeError as error:
        raise LedgerMismatch(
            f"{document['file_path']}: the text does not fit {document['encoding']}: {error}"
        ) from None
