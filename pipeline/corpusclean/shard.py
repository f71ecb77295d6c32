"""One shard, from bytes to parts: decode, clean, check, write. Safe to repeat; the same wherever it runs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpusclean.clean import clean, verify
from corpusclean.decode import decode
from corpusclean.document import Decoded, Document
from corpusclean.error import UndecodableSource
from corpusclean.ledger import counts
from corpusclean.settings import Settings
from corpusclean.sink import write_json, write_parts
from corpusclean.source import Record, Shard, records
from corpusclean.table import RECORD, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What all shards of a run have in common."""

    staging: str
    settings: Settings
    text_column: str = "text"
    id_column: str = "id"
    encoding: str | None = None
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
    inputs = hashlib.sha256()
    for piece in shard.pieces:
        if piece.found.problem == "link":
            continue
        for record in records(piece, text_column=task.text_column, id_column=task.id_column):
            inputs.update(hashlib.sha256(record.raw or b"").digest())
            document = _add(record, task, rows)
            receipt.documents += 1
            if isinstance(document, UndecodableSource):
                statuses["quarantined"] += 1
                if len(receipt.quarantine) < 100:
                    receipt.quarantine.append([record.origin.file_path, document.code, document.detail])
                continue
            statuses[document.status] += 1
            rules.update(counts(document.ledger))
            receipt.paragraphs += len(document.paragraphs)
            receipt.chars_in += len(document.source.text)
            receipt.chars_out += len(document.text)
            receipt.lost_chars += document.n_lost_chars
            receipt.removed += sum(len(one.text) for one in document.removed if one.rule.startswith("residue/"))
    receipt.inputs = inputs.hexdigest()
    receipt.statuses, receipt.rules = dict(sorted(statuses.items())), dict(sorted(rules.items()))
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


def _add(record: Record, task: Task, rows: Rows) -> Document | UndecodableSource:
    """Add a record's rows; the document, or why it is in quarantine."""
    origin, raw = record.origin, record.raw
    problem = record.problem
    if problem is None and raw is not None:
        try:
            decoded = _decoded(record, task)
            whole = raw if record.text is None else record.text.encode("utf-8", "surrogatepass")
            document = clean(decoded, settings=task.settings)
            sha256 = hashlib.sha256(whole).hexdigest()
            if document.status == "quarantined":
                code, _, detail = document.reason.partition(": ")
                raise UndecodableSource(code, detail)
            if not _verified(document, record, sha256):
                raise UndecodableSource(
                    "not_reversible", "the ledger does not lead back to the bytes; please report it"
                )
            rows.add(origin, document, sha256, len(whole))
            return document
        except UndecodableSource as found:
            problem = found
    problem = problem or UndecodableSource("unreadable", "nothing could be read")
    rows.quarantine(origin, raw, problem.code, problem.detail)
    return problem


def _verified(document: Document, record: Record, sha256: str) -> bool:
    if record.text is None:
        return verify(document, sha256)
    return document.restore() == record.text


def _decoded(record: Record, task: Task) -> Decoded:
    if record.text is not None:
        return Decoded(record.text, "utf-8", rule=RECORD)
    return decode(record.raw or b"", encoding=task.encoding)
