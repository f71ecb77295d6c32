"""The tables of a shard: what was gathered of each document, made into columns together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

import numpy as np

from corpusclean.column import Column, column, repeated, spread
from corpusclean.document import Document
from corpusclean.gathered import Gathered, gather, refused
from corpusclean.origin import Origin
from corpusclean.pack import load
from corpusclean.quality import QUALITY, signals
from corpusclean.rebuild import storable
from corpusclean.schema import COLUMNS, schema

_TOGETHER = 1 << 30
"""Bytes, about, of the paragraphs that are made into columns at once: one chunk of strings holds 2 GB at most."""
_MEASURED = 1 << 18
"""Code points of the texts whose quality is measured at once: enough to make it cheap, and not too much to be near."""
_PRESSED = 1 << 20
"""Bytes and code points, about, of the documents that are made into columns together."""
_UNDECLARED = ("bytes", "safe")
"""Kind and tier of what no pack declares: the edits of the decoder."""


class Rows:
    """The rows of a shard, growing document by document.

    A document is gathered whole or not at all, so one that fails leaves nothing behind.
    """

    def __init__(self, packs: tuple[str, ...] = (), chunk_chars: int = 0) -> None:
        """`chunk_chars` are the code points of a chunk; 0 for no chunks."""
        self._packs = packs
        self._chunk_chars = chunk_chars
        self._made: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        self._documents: list[Gathered] = []  # those that are not yet columns
        self._weight = 0
        self._quality: dict[str, list[float]] = {name: [] for name in QUALITY}
        self._waiting: list[tuple[str, int]] = []  # texts whose quality is not measured yet, and their sentences
        self._waiting_chars = 0
        self.n_paragraphs = 0

    def add(self, origin: Origin, document: Document, sha256: str, n_bytes: int, line: bytes | None = None) -> None:
        """The rows of a document that was decoded, whatever its status; all of them, or none if that fails.

        `line` is the whole line of a record that its fields do not lead back to.
        """
        found = gather(origin, document, sha256, n_bytes, line, self._chunk_chars)
        self._take(found, document.text, found.about["n_sentences"])

    def quarantine(self, origin: Origin, raw: bytes | None, code: str, detail: str) -> None:
        """The rows of an input that could not be cleaned; its bytes, if they could be read, are kept."""
        sha256 = "" if raw is None else hashlib.sha256(raw).hexdigest()
        n_bytes = origin.byte_end - origin.byte_start if raw is None else len(raw)
        self._take(refused(origin, sha256, n_bytes, raw, code, detail), "", 0)

    def _take(self, found: Gathered, text: str, n_sentences: int) -> None:
        self._documents.append(found)
        self._waiting.append((text, n_sentences))
        self._waiting_chars += len(text)
        self._weight += len(text) + int(found.about["n_bytes"])
        self.n_paragraphs += found.n_paragraphs
        if self._waiting_chars >= _MEASURED:
            self._measure()

    def _measure(self) -> None:
        """Measure the quality of what waits."""
        texts, n_sentences = [text for text, _ in self._waiting], [number for _, number in self._waiting]
        self._waiting, self._waiting_chars = [], 0
        for name, values in signals(texts, n_sentences).items():
            self._quality[name] += values

    @property
    def tables(self) -> list[str]:
        """Names of the tables to write."""
        return [name for name in COLUMNS if name != "chunks" or self._chunk_chars]

    def press(self, least: int = _PRESSED) -> None:
        """Make columns of the rows that wait for it, if they come from at least so many bytes of documents.

        As columns they take a fifth of the memory.
        """
        if not self._documents or self._weight < least:
            return
        if self._waiting:
            self._measure()
        for name in self.tables:
            self._made[name] += self._parts(name)
        self._documents, self._weight = [], 0
        self._quality = {name: [] for name in QUALITY}

    def table(self, name: str) -> Any:
        """One table as a `pyarrow.Table` in one chunk."""
        import pyarrow as pa

        self.press(0)
        made = self._made.pop(name) or [schema(name).empty_table()]
        whole = pa.concat_tables(made).combine_chunks()
        self._made[name] = [whole]
        return whole

    def _parts(self, name: str) -> Iterator[Any]:
        """One table of the documents that are not yet columns, in parts that Arrow can hold."""
        import pyarrow as pa

        shape = schema(name)
        if name == "documents":
            parts = [self._document_columns()]
        elif name == "paragraphs":
            parts = [_paragraph_columns(some) for some in _portions(self._documents)]
        elif name == "edits":
            parts = [_edit_columns(self._documents, _rules(self._packs))]
        else:
            parts = [_other_columns(name, self._documents)]
        for part in parts:
            yield pa.Table.from_arrays([part[one] for one in shape.names], schema=shape)

    def _document_columns(self) -> dict[str, Column]:
        kinds = _kinds("documents")
        about = [document.about for document in self._documents]
        made = {name: column(values, kinds[name]) for name, values in self._quality.items()}
        for name in kinds.keys() - made.keys():
            empty = _empty(name)
            made[name] = column([row.get(name, empty) for row in about], kinds[name])
        return made


def _portions(documents: Sequence[Gathered]) -> Iterator[Sequence[Gathered]]:
    """The documents that have paragraphs, in portions whose columns Arrow can hold."""
    some: list[Gathered] = []
    together = 0
    for document in documents:
        if document.n_paragraphs:
            together += document.weight
            if some and together > _TOGETHER:
                yield some
                some, together = [], document.weight
            some.append(document)
    if some:
        yield some


def _paragraph_columns(documents: Sequence[Gathered]) -> dict[str, Column]:
    import pyarrow as pa
    import pyarrow.compute as pc

    kinds = _kinds("paragraphs")
    sizes = np.array([document.n_paragraphs for document in documents], np.int64)
    owners = np.repeat(np.arange(len(documents)), sizes)
    index = pa.array(np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes), pa.int32())
    made = {
        "paragraph_index": index,
        "doc_id": spread([document.doc_id for document in documents], owners, pa.string()),
    }
    made["id"] = pc.binary_join_element_wise(made["doc_id"], index.cast(pa.string()), "-")
    for name in documents[0].shared:
        made[name] = spread([document.shared[name] for document in documents], owners, kinds[name])
    for name in documents[0].paragraphs:
        values = chain.from_iterable([document.paragraphs[name] for document in documents])
        made[name] = (repeated if name in ("role", "section") else column)(values, kinds[name])
    return made | {"n_chars": pc.utf8_length(made["text"]).cast(pa.int64())}


def _edit_columns(documents: Sequence[Gathered], declared: Mapping[str, tuple[str, str]]) -> dict[str, Column]:
    kinds = _kinds("edits")
    owners = np.repeat(np.arange(len(documents)), [len(document.edits) for document in documents])
    rows = [row for document in documents for row in document.edits]
    edits = [row.edit for row in rows]
    rules = [edit.rule for edit in edits]
    about = {rule: (rule.partition("/")[0], *declared.get(rule, _UNDECLARED)) for rule in set(rules)}
    before = [storable(edit.before) for edit in edits]
    made: dict[str, Any] = {
        "layer": [row.layer + 1 for row in rows],
        "start": [edit.start for edit in edits],
        "end": [edit.end for edit in edits],
        "source_start": [row.source_start for row in rows],
        "source_end": [row.source_end for row in rows],
        "before": [text for text, _ in before],
        "before_bytes": [raw for _, raw in before],
        "after": [edit.after for edit in edits],
    }
    at = 0
    for document in documents:
        made["before_bytes"][at : at + len(document.wholes)] = document.wholes
        at += len(document.edits)
    made = {name: column(values, kinds[name]) for name, values in made.items()}
    for at, name in enumerate(("stage", "kind", "tier")):
        made[name] = repeated([about[rule][at] for rule in rules], kinds[name])
    made["rule"] = repeated(rules, kinds["rule"])
    made["doc_id"] = spread([document.doc_id for document in documents], owners, kinds["doc_id"])
    made["file_path"] = spread([document.file_path for document in documents], owners, kinds["file_path"])
    return made


def _other_columns(name: str, documents: Sequence[Gathered]) -> dict[str, Column]:
    rows = [
        {"doc_id": document.doc_id, "file_path": document.file_path, **row}
        for document in documents
        for row in (document.chunks if name == "chunks" else document.quarantine)
    ]
    return {one: column([row[one] for row in rows], kind) for one, kind in _kinds(name).items()}


@cache
def _kinds(table: str) -> dict[str, Any]:
    """The Arrow types of a table's columns."""
    return {field.name: field.type for field in schema(table)}


def _rules(packs: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Kind and tier of each rule, by its name."""
    return {rule.name: (rule.kind, rule.tier) for rule in load(packs).rules}


@cache
def _empty(name: str) -> Any:
    """What stands in a column of `documents` where a document says nothing."""
    kind = COLUMNS["documents"][name][0]
    return {"string": "", "int64": 0, "float64": 0.0, "bool": False}.get(kind, ())
