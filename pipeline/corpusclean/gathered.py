"""What the tables say about one document, worked out before any of it is a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpusclean.chunk import chunks
from corpusclean.document import Document
from corpusclean.edit import Edit
from corpusclean.enrich import Enrichment, measure
from corpusclean.layout import Blocks
from corpusclean.ledger import Placed
from corpusclean.origin import Origin
from corpusclean.rebuild import LINE, RAW

Columns = Mapping[str, Sequence[Any]]

REPEATED = 1 << 28
"""Bytes that one column may take for saying the same with each paragraph of one document; beyond, only `documents`
says it. A record with megabytes of metadata and a hundred thousand paragraphs would fill the memory."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document's part of the tables."""

    doc_id: str
    file_path: str
    about: Mapping[str, Any]
    """Its row of `documents`, without the quality signals and what is empty."""
    shared: Mapping[str, Any] = field(default_factory=dict)
    """What each of its rows of `paragraphs` repeats."""
    paragraphs: Columns = field(default_factory=dict)
    """What they say beyond that."""
    edits: Sequence[Placed] = ()
    """Its edits; those of the decoder are in layer -1."""
    wholes: Sequence[bytes] = ()
    """All that was read, which the first of the edits hold, each one of these."""
    chunks: Sequence[Mapping[str, Any]] = ()
    quarantine: Sequence[Mapping[str, Any]] = ()

    @property
    def n_paragraphs(self) -> int:
        """Rows of `paragraphs`."""
        return len(self.paragraphs.get("text", ()))

    @property
    def weight(self) -> int:
        """About the bytes of the largest column of its paragraphs."""
        repeats = max(map(weight, self.shared.values()), default=0)
        return self.n_paragraphs * (repeats + 8) + 4 * int(self.about.get("n_chars_out", 0))


def gather(
    origin: Origin, document: Document, sha256: str, n_bytes: int, line: bytes | None = None, chunk_chars: int = 0
) -> Gathered:
    """A document that was decoded, whatever its status.

    `line` is the whole line of a record that its fields do not lead back to; `chunk_chars` are the code points of a
    chunk, 0 for no chunks.
    """
    doc_id = origin.doc_id()
    blocks = Blocks.of(document.text, document.first("title"), document.first("byline"))
    found = measure(document.text, blocks.texts, blocks.roles)
    starts = sorted([row.source_start for row in document.placed if row.edit.before != row.edit.after])
    facts = {
        "lang": found.lang,
        "lang_score": found.lang_score,
        "title": document.title or "",
        "byline": document.byline or "",
        "tickers": document.tickers,
        "hashtags": document.hashtags,
    }
    about = _about(origin, document, found, len(blocks.texts), len(starts))
    kept = [
        (Placed(Edit(0, 0, "", "", rule), -1, 0, 0), raw)
        for rule, raw in ((LINE, line), (RAW, document.source.raw))
        if raw is not None
    ]
    return Gathered(
        doc_id,
        origin.file_path,
        {"doc_id": doc_id, "sha256": sha256, "n_bytes": n_bytes, **about, **facts},
        _shared(origin, document, facts, len(blocks.texts)),
        _paragraphs(document, blocks, starts),
        (*[whole for whole, _ in kept], *_decoding(document.source.edits), *document.placed),
        [raw for _, raw in kept],
        tuple(_chunks(doc_id, document, facts, chunk_chars)) if chunk_chars else (),
    )


def refused(origin: Origin, sha256: str, n_bytes: int, raw: bytes | None, code: str, detail: str) -> Gathered:
    """An input that could not be cleaned; its bytes, if they could be read, are kept."""
    doc_id = origin.doc_id()
    place = {"doc_id": doc_id, "file_path": origin.file_path, "sha256": sha256}
    about = {**_place(origin), **place, "n_bytes": n_bytes, "status": "quarantined", "reason": f"{code}: {detail}"}
    kept = {
        **place,
        "byte_start": origin.byte_start,
        "byte_end": origin.byte_end or n_bytes,
        "code": code,
        "detail": detail,
        "raw": raw,
    }
    return Gathered(doc_id, origin.file_path, about, quarantine=(kept,))


def _place(origin: Origin) -> dict[str, Any]:
    return {
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
    }


def _about(origin: Origin, document: Document, found: Enrichment, n_paragraphs: int, n_changes: int) -> dict[str, Any]:
    decoded = document.source
    return {
        **_place(origin),
        "encoding": decoded.encoding,
        "encoding_confidence": decoded.confidence,
        "encoding_runner_up": decoded.runner_up,
        "margin": decoded.margin,
        "n_replaced_bytes": decoded.n_replaced_bytes,
        "decode_rule": decoded.rule,
        "mode": document.mode,
        "n_chars_in": len(decoded.text),
        "n_chars_out": len(document.text),
        "n_paragraphs": n_paragraphs,
        "n_edits": n_changes + len(decoded.edits),
        "n_lost_chars": document.n_lost_chars,
        "status": document.status,
        "reason": document.reason,
        "citations": [{"name": one.name, "extra": one.extra, "url": one.url} for one in document.citations],
        "links": [{"text": one.text, "url": one.url} for one in document.links],
        "date": document.date or "",
        "dateline": document.dateline or "",
        "authors": document.authors,
        "agency": document.agency or "",
        "script": found.script,
        "truncated": found.truncated,
        "n_sentences": found.n_sentences,
    }


def _shared(origin: Origin, document: Document, facts: Mapping[str, Any], n: int) -> dict[str, Any]:
    shared = {
        "source": origin.source,
        "file_path": origin.file_path,
        "url": origin.url,
        "citations": [one.name for one in document.citations],
        "metadata": origin.metadata,
        **facts,
    }
    if n * max(map(weight, shared.values())) >= REPEATED:
        for name, value in shared.items():
            if n * weight(value) >= REPEATED:
                shared[name] = "{}" if name == "metadata" else type(value)()
    return shared


def _paragraphs(document: Document, blocks: Blocks, starts: Sequence[int]) -> Columns:
    """The columns of a document's paragraphs; `starts` are the sorted places of its changes in the source."""
    n = len(blocks.texts)
    depth = len(document.ledger)
    source_starts = document.origins.all_at(blocks.starts, depth, after=True)
    source_ends = document.origins.all_at(blocks.ends, depth, after=False)
    lost = "\N{REPLACEMENT CHARACTER}"
    return {
        "text": blocks.texts,
        "role": blocks.roles,
        "section": blocks.sections if _is_bounded(document, blocks) else [()] * n,
        "source_start": source_starts,
        "source_end": source_ends,
        "n_edits": [
            bisect_left(starts, end) - bisect_left(starts, start)
            for start, end in zip(source_starts, source_ends, strict=True)
        ]
        if starts
        else [0] * n,
        "n_lost_chars": [text.count(lost) for text in blocks.texts] if lost in document.text else [0] * n,
    }


def _is_bounded(document: Document, blocks: Blocks) -> bool:
    """True where the headings above all paragraphs may be repeated; they are short, as a rule."""
    most = len(document.text) + 8 * len(blocks.texts)
    return most * len(blocks.texts) < REPEATED or sum(map(weight, blocks.sections)) < REPEATED


def _decoding(edits: Sequence[Edit]) -> Iterator[Placed]:
    """The decoder's edits, whose places in the decoded source are those of what they left."""
    shift = 0
    for edit in edits:
        at = edit.start + shift
        shift += len(edit.after) - len(edit.before)
        yield Placed(edit, -1, at, at + len(edit.after))


def _chunks(doc_id: str, document: Document, facts: Mapping[str, Any], size: int) -> Iterator[dict[str, Any]]:
    for index, one in enumerate(chunks(document.paragraphs, max_chars=size)):
        yield {
            "id": f"{doc_id}-c{index}",
            "chunk_index": index,
            "text": one.text,
            "first_paragraph": one.first_paragraph,
            "last_paragraph": one.last_paragraph,
            "source_start": one.source_start,
            "source_end": one.source_end,
            "n_chars": len(one.text),
            "lang": facts["lang"],
            "title": facts["title"],
            "section": one.section,
        }


def weight(value: Any) -> int:
    """About the bytes that a cell takes."""
    if isinstance(value, list | tuple):
        return sum(len(one) + 8 for one in value)
    return len(value) if isinstance(value, str) else 8
