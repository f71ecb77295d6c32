"""One shard, from bytes to parts: decode, clean, check, write. Safe to repeat; the same wherever it runs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpusclean.clean import clean, verify
from corpusclean.document import Decoded, Document
from corpusclean.error import UndecodableSource
from corpusclean.ledger import counts
from corpusclean.reading import Encodings, decode_together
from corpusclean.settings import Settings
from corpusclean.sink import write_json, write_parts
from corpusclean.source import Record, Shard, records
from corpusclean.table import Rows

_BATCH_BYTES = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What all shards of a run have in common."""

    staging: str
    settings: Settings
    text_column: str = "text"
    id_column: str = "id"
    encodings: Encodings = ()
    config: str = ""
    """Digest of all that decides what comes out: versions, rules, settings."""


@dataclass(slots=True)
class Receipt:
    """What came of a shard."""

    number: int
    config: str
    inputs: str = ""
    """Digest of the bytes that were read."""
    documents: int = 0
    paragraphs: int = 0
    chars_in: int = 0
    chars_out: int = 0
    lost_chars: int = 0
    removed: int = 0
    """Characters that the residue stage took out."""
    statuses: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    """Changes that each rule made."""
    touched: dict[str, int] = field(default_factory=dict)
    """Documents that each rule changed."""
    quarantine: list[list[str]] = field(default_factory=list)
    """File, code and detail of each thing in quarantine, the first hundred."""
    parts: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each part."""


def run_shard(shard: Shard, task: Task) -> Receipt:
    """Clean the documents of a shard and write its parts and its receipt under the staging folder."""
    rows = Rows(task.settings.packs)
    receipt = Receipt(shard.number, task.config)
    statuses: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    inputs = hashlib.sha256()
    for batch in _batches(shard, task):
        for record, decoded in zip(batch, decode_together(batch, task.encodings), strict=True):
            inputs.update(hashlib.sha256(record.raw or b"").digest())
            document = _add(record, decoded, task, rows)
            receipt.documents += 1
            if isinstance(document, UndecodableSource):
                statuses["quarantined"] += 1
                if len(receipt.quarantine) < 100:
                    receipt.quarantine.append([record.origin.file_path, document.code, document.detail])
                continue
            statuses[document.status] += 1
            made = counts(document.ledger)
            rules.update(made)
            touched.update(made.keys())
            receipt.paragraphs += len(document.paragraphs)
            receipt.chars_in += len(document.source.text)
            receipt.chars_out += len(document.text)
            receipt.lost_chars += document.n_lost_chars
            receipt.removed += sum(len(one.text) for one in document.removed if one.rule.startswith("residue/"))
    receipt.inputs = inputs.hexdigest()
    receipt.statuses, receipt.rules = dict(sorted(statuses.items())), dict(sorted(rules.items()))
    receipt.touched = dict(sorted(touched.items()))
    receipt.parts = write_parts(rows, Path(task.staging), shard.number)
    write_json(receipt_path(task.staging, shard.number), asdict(receipt))
    return receipt


def receipt_path(staging: str | Path, number: int) -> Path:
    """Where a shard's receipt lies."""
    return Path(staging) / "receipts" / f"{number:05d}.json"


def read_receipt(staging: str | Path, number: int, config: str) -> Receipt | None:
    """The receipt of a shard that was finished under the same configuration and whose parts are whole."""
    try:
        receipt = Receipt(**json.loads(receipt_path(staging, number).read_text("utf-8")))
        if receipt.config != config:
            return None
        for part, digest in receipt.parts.items():
            with (Path(staging) / part).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    return None
    except (OSError, ValueError, TypeError):
        return None
    return receipt


def _batches(shard: Shard, task: Task) -> Iterator[list[Record]]:
    """The records of a shard, some megabytes at a time: what one file unpacks to can be much more than a shard."""
    batch: list[Record] = []
    size = 0
    for piece in shard.pieces:
        if piece.found.problem == "link":
            continue
        for record in records(piece, text_column=task.text_column, id_column=task.id_column):
            batch.append(record)
            size += len(record.raw or b"")
            if size > _BATCH_BYTES:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def _add(record: Record, decoded: Decoded | UndecodableSource, task: Task, rows: Rows) -> Document | UndecodableSource:
    """Add a record's rows; the document, or why it is in quarantine."""
    document = _cleaned(record, decoded, task) if isinstance(decoded, Decoded) else decoded
    if isinstance(document, UndecodableSource):
        rows.quarantine(record.origin, record.raw, document.code, document.detail)
    else:
        whole = _bytes(record)
        rows.add(record.origin, document, hashlib.sha256(whole).hexdigest(), len(whole))
    return document


def _cleaned(record: Record, decoded: Decoded, task: Task) -> Document | UndecodableSource:
    """The document, checked to lead back to its source."""
    document = clean(decoded, settings=task.settings)
    if document.status == "quarantined":
        code, _, detail = document.reason.partition(": ")
        return UndecodableSource(code, detail)
    if record.text is None:
        whole = verify(document, hashlib.sha256(_bytes(record)).hexdigest())
    else:
        whole = document.restore() == record.text
    if not whole:
        return UndecodableSource("not_reversible", "the ledger does not lead back to the bytes; please report it")
    return document


def _bytes(record: Record) -> bytes:
    """What a document's hash and length are about: a file's bytes, or a record's text in UTF-8."""
    return (record.raw or b"") if record.text is None else record.text.encode("utf-8", "surrogatepass")
