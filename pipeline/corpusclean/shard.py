"""One shard, from bytes to parts: decode, clean, check, write. Safe to repeat; the same wherever it runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from corpusclean.clean import clean, verify
from corpusclean.document import Decoded, Document
from corpusclean.doubt import doubts
from corpusclean.error import UndecodableSource, UsageProblem
from corpusclean.garbage import seldom_sought
from corpusclean.ledger import counts
from corpusclean.mark import PARTS, PIECE, RECORD, Fatal, Mark
from corpusclean.memory import GIANT, forget, give_back
from corpusclean.origin import Origin
from corpusclean.reading import Encodings, chosen, decode_together, defect
from corpusclean.settings import Settings
from corpusclean.sink import write_json, write_parts
from corpusclean.source import Piece, Reading, Record, Shard, contents, origin, records
from corpusclean.table import Rows

_BATCH_BYTES = 8 << 20
_VOLUME_BYTES = 8 << 20
"""Bytes of documents after which a shard begins a new part: a packed file may hold a thousand times more than shards
are planned for."""
_MUCH = 1 << 20
"""Code points of a shard that leave enough memory free for it to be worth giving back."""
_NAMED = 100
"""Of so many documents the summary can say what is the matter; the tables have them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What all shards of a run have in common."""

    staging: str
    settings: Settings
    text_column: str = "text"
    id_column: str = "id"
    encodings: Encodings = ()
    chunks: int = 0
    """Code points of a chunk; 0 for no chunks."""
    config: str = ""
    """Digest of all that decides what comes out: versions, rules, settings."""

    @property
    def reading(self) -> Reading:
        """What has to be known of the inputs to cut them."""
        return Reading((self.text_column, self.id_column), partial(chosen, encodings=self.encodings))


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
    doubts: list[list[str]] = field(default_factory=list)
    """File and reason for each document that was cleaned and that a person should look at, the first hundred."""
    parts: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each part."""


def run_shard(shard: Shard, task: Task, fatal: Fatal = MappingProxyType({})) -> Receipt:
    """Clean the documents of a shard and write its parts and its receipt under the staging folder.

    What is `fatal` goes to quarantine without being touched.
    """
    rows, size, volume = Rows(task.settings.packs, task.chunks), 0, 0
    receipt = Receipt(shard.number, fingerprint(shard, task.config))
    inputs = hashlib.sha256()
    with Mark(task.staging, shard.number) as mark, seldom_sought():
        for record, decoded in _decoded(shard, task, fatal, mark, inputs.update):
            _count(receipt, record, _add(record, decoded, task, rows))
            rows.press()
            weight = len(record.raw or b"")
            size += weight + 1
            if weight > GIANT:
                forget()
            if size > _VOLUME_BYTES:
                mark.at(PARTS, 0)
                _write(receipt, rows, task, volume)
                rows, size, volume = Rows(task.settings.packs, task.chunks), 0, volume + 1
        mark.at(PARTS, 0)
        if size or not volume:
            _write(receipt, rows, task, volume)
        receipt.inputs = inputs.hexdigest()
        for counted in (receipt.statuses, receipt.rules, receipt.touched):
            _sort(counted)
        write_json(receipt_path(task.staging, shard.number), asdict(receipt))
        if receipt.chars_in > _MUCH:
            del rows
            give_back()
    return receipt


def _write(receipt: Receipt, rows: Rows, task: Task, volume: int) -> None:
    receipt.paragraphs += rows.n_paragraphs
    receipt.parts |= write_parts(rows, Path(task.staging), receipt.number, volume)


def _count(receipt: Receipt, record: Record, document: Document | UndecodableSource) -> None:
    receipt.documents += 1
    if isinstance(document, UndecodableSource):
        _more(receipt.statuses, "quarantined")
        if len(receipt.quarantine) < _NAMED:
            receipt.quarantine.append(
                [record.origin.file_path, document.code, f"{document.detail}{_place(record.origin)}"]
            )
        return
    _more(receipt.statuses, document.status)
    changes = counts(document.ledger)
    for rule, number in changes.items():
        _more(receipt.rules, rule, number)
        _more(receipt.touched, rule)
    for reason in doubts(document.source, changes):
        if len(receipt.doubts) < _NAMED:
            receipt.doubts.append([record.origin.file_path, reason])
    receipt.chars_in += len(document.source.text)
    receipt.chars_out += len(document.text)
    receipt.lost_chars += document.n_lost_chars
    receipt.removed += sum(len(one.text) for one in document.removed if one.rule.startswith("residue/"))


def _place(origin: Origin) -> str:
    """Where in its file a record begins, which has no name of its own to be found by."""
    return f" (at byte {origin.byte_start})" if origin.record_form else ""


def _more(counted: dict[str, int], name: str, number: int = 1) -> None:
    counted[name] = counted.get(name, 0) + number


def _sort(counted: dict[str, int]) -> None:
    for name in sorted(counted):
        counted[name] = counted.pop(name)


def fingerprint(shard: Shard, config: str) -> str:
    """Digest of all that decides what comes of a shard: the configuration, its files and their state."""
    files = [
        [one.found.path, one.found.file_path, one.found.source, one.found.size, one.found.mtime_ns, one.start, one.end]
        for one in shard.pieces
    ]
    parts = [asdict(one.part) for one in shard.pieces if one.part]
    return hashlib.sha256(json.dumps([config, files, parts]).encode()).hexdigest()


def receipt_path(staging: str | Path, number: int) -> Path:
    """Where a shard's receipt lies."""
    return Path(staging) / "receipts" / f"{number:05d}.json"


def read_receipt(shard: Shard, task: Task) -> Receipt | None:
    """The receipt of a shard, if an earlier run finished it and neither what it read nor its parts changed since."""
    try:
        receipt = Receipt(**json.loads(receipt_path(task.staging, shard.number).read_text("utf-8")))
        if receipt.config != fingerprint(shard, task.config):
            return None
        for part, digest in receipt.parts.items():
            with (Path(task.staging) / part).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    return None
        inputs = hashlib.sha256()
        for piece in shard.pieces:
            inputs.update(contents(piece))
    except (OSError, ValueError, TypeError, UndecodableSource):
        return None
    return receipt if inputs.hexdigest() == receipt.inputs else None


def _decoded(
    shard: Shard, task: Task, fatal: Fatal, mark: Mark, seen: Callable[[bytes], object]
) -> Iterator[tuple[Record, Decoded | UndecodableSource]]:
    """Each record with what it holds; the mark stands at the record that is worked on."""
    first = 0
    for batch in _batches(shard, task, fatal, mark, seen):
        sizes = [len(record.raw or b"") for record in batch]
        begun = partial(_begin, mark, first, sizes)
        for at, pair in enumerate(zip(batch, decode_together(batch, task.encodings, begun), strict=True)):
            begun(at)
            yield pair
        first += len(batch)


def _begin(mark: Mark, first: int, sizes: Sequence[int], at: int) -> None:
    mark.at(RECORD, first + at, sizes[at])


def _batches(
    shard: Shard, task: Task, fatal: Fatal, mark: Mark, seen: Callable[[bytes], object]
) -> Iterator[list[Record]]:
    """The records of a shard, some megabytes at a time: what one file unpacks to can be much more than a shard."""
    batch: list[Record] = []
    size = number = 0
    for at, piece in enumerate(shard.pieces):
        mark.at(PIECE, at, piece.found.size)
        for record in _records(piece, task, fatal.get((PIECE, at)), seen):
            problem = fatal.get((RECORD, number))
            batch.append(replace(record, problem=problem) if problem else record)
            number += 1
            size += len(record.raw or b"")
            if size > _BATCH_BYTES:
                yield batch
                batch, size = [], 0
                mark.at(PIECE, at, piece.found.size)
    if batch:
        yield batch


def _records(
    piece: Piece, task: Task, problem: UndecodableSource | None, seen: Callable[[bytes], object]
) -> Iterator[Record]:
    if problem:
        seen(contents(piece))
        return iter([Record(origin(piece), problem=problem)])
    return records(piece, task.reading, seen=seen)


def _add(record: Record, decoded: Decoded | UndecodableSource, task: Task, rows: Rows) -> Document | UndecodableSource:
    """Add a record's rows; the document, or why it is in quarantine."""
    try:
        document = _cleaned(record, decoded, task) if isinstance(decoded, Decoded) else decoded
        if isinstance(document, Document):
            whole = _bytes(record)
            rows.add(record.origin, document, hashlib.sha256(whole).hexdigest(), len(whole), record.line)
            return document
    except (UsageProblem, ImportError):
        raise
    except Exception as error:
        document = defect(error)
    kept = record.raw if record.line is None else record.line
    rows.quarantine(record.origin, kept, document.code, document.detail)
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
