"""The tables that a run writes: one pinned schema each, every column always there, each with its meaning."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from corpusclean.quality import QUALITY

VERSION = 2
"""Of the schemas; raised when a column is added, renamed or means something else."""

_CITATION = "struct<name: string, extra: int32, url: string>"
_LINK = "struct<text: string, url: string>"

COLUMNS: dict[str, dict[str, tuple[str, str]]] = {
    "documents": {
        "doc_id": ("string", "unique in a run, and the same in every run"),
        "file_path": ("string", "path of the file below the input that was given, `/` between its parts"),
        "source": ("string", "name of the input that was given"),
        "sha256": ("string", "SHA-256 of the input's bytes (unpacked; of a record: of its text in UTF-8), hexadecimal"),
        "n_bytes": ("int64", "length of the input in bytes"),
        "encoding": ("string", "Python's name of the encoding; empty where nothing was decoded"),
        "encoding_confidence": ("float64", "how sure the decoder is, 0 to 1"),
        "encoding_runner_up": ("string", "the best encoding that would give another text; empty where none was tried"),
        "margin": ("float64", "how far the runner-up is behind, in nats a character"),
        "n_replaced_bytes": ("int64", "bytes that the encoding has no character for"),
        "decode_rule": ("string", "the rung of the ladder of encodings that decided; `record` for a JSON text"),
        "mode": ("string", "how the source marks paragraphs: blank-line, line or wrapped"),
        "n_chars_in": ("int64", "code points of the decoded source"),
        "n_chars_out": ("int64", "code points of the clean text"),
        "n_paragraphs": ("int64", "paragraphs of the clean text"),
        "n_edits": ("int64", "changes, not counting notes"),
        "n_lost_chars": ("int64", "U+FFFD in the clean text: characters that are lost, marked and never guessed"),
        "status": ("string", "clean (something changed), unchanged, held_back (would lose too much) or quarantined"),
        "reason": ("string", "why it was held back or quarantined; else empty"),
        "title": ("string", "the document's own title as found; empty where it has none"),
        "byline": ("string", "who wrote it, as the first byline says it; empty where it does not say"),
        "authors": ("list<string>", "the people whom bylines name, each once, in order of appearance"),
        "date": ("string", "when it was published, as found; empty where it does not say"),
        "dateline": ("string", "place and agency before the first sentence, as found; else empty"),
        "agency": ("string", "the news agency whose report it is; empty where it does not say"),
        "tickers": ("list<string>", "cashtags without `$`, each once, in order of appearance"),
        "hashtags": ("list<string>", "hashtags without `#`, each once, in order of appearance"),
        "citations": (f"list<{_CITATION}>", "sources named by residue: name, how many more, address"),
        "links": (f"list<{_LINK}>", "links whose markup was taken out: words and target"),
        "lang": ("string", "language of its longest paragraphs, ISO 639; `und` where there is too little to tell"),
        "lang_score": ("float64", "how sure that is, 0 to 1"),
        "script": ("string", "script of most letters, ISO 15924; Zyyy where there are none"),
        "truncated": ("bool", "opens what it never closes, or stops in mid-sentence"),
        "n_sentences": ("int64", "sentences of its prose"),
        **{name: ("float64", meaning) for name, meaning in QUALITY.items()},
        "metadata": ("string", "the other fields of a record, as JSON; `{}` for a file"),
        "record_id": ("string", "the record's own id (`--id-column`); empty for a file"),
        "record_form": ("string", "how the record's line was written, for `restore`; empty for a file"),
        "container": ("string", "what it was unpacked from: `.gz`, ..., `archive`; empty where it lay in the open"),
        "part_of": (
            "string",
            "`doc_id` of the first part, where a document was too large and cut in parts; else empty",
        ),
        "part": ("int32", "number of the part, from 0"),
        "n_parts": ("int32", "how many parts there are; 1 for a document that is whole"),
        "whole_sha256": ("string", "SHA-256 of all parts together (of a record: of its line), hexadecimal; else empty"),
    },
    "paragraphs": {
        "id": ("string", "`doc_id` and `paragraph_index`, with a hyphen between"),
        "doc_id": ("string", "the document that it belongs to"),
        "paragraph_index": ("int32", "its number in the document, from 0"),
        "text": ("string", "the paragraph; joined with a blank line between, a document's paragraphs are its text"),
        "role": ("string", "title, byline, heading, paragraph, list_item, quote, table, code, caption or footnote"),
        "source": ("string", "as in documents"),
        "file_path": ("string", "as in documents"),
        "url": ("string", "the record's `url` field; else empty"),
        "lang": ("string", "language of the document, ISO 639; `und` where it is not known"),
        "lang_score": ("float64", "how sure that is, 0 to 1"),
        "source_start": ("int64", "where it begins in the decoded source, in code points"),
        "source_end": ("int64", "where it ends there"),
        "n_chars": ("int64", "its length in code points"),
        "n_edits": ("int64", "changes inside its span of the source"),
        "n_lost_chars": ("int64", "U+FFFD in it"),
        "title": ("string", "as in documents"),
        "byline": ("string", "as in documents"),
        "tickers": ("list<string>", "as in documents"),
        "hashtags": ("list<string>", "as in documents"),
        "citations": ("list<string>", "names of the document's citations"),
        "section": ("list<string>", "the headings above it, outermost first"),
        "metadata": ("string", "as in documents"),
    },
    "chunks": {
        "id": ("string", "`doc_id`, `c` and `chunk_index`"),
        "doc_id": ("string", "the document that it belongs to"),
        "chunk_index": ("int32", "its number in the document, from 0"),
        "text": ("string", "neighbouring paragraphs, or a part of one that is too long; no sentence cut without need"),
        "file_path": ("string", "as in documents"),
        "first_paragraph": ("int32", "number of its first paragraph"),
        "last_paragraph": ("int32", "number of its last paragraph"),
        "source_start": ("int64", "where the first of its paragraphs begins in the decoded source, in code points"),
        "source_end": ("int64", "where the last of them ends there"),
        "n_chars": ("int64", "its length in code points"),
        "lang": ("string", "as in documents"),
        "title": ("string", "as in documents"),
        "section": ("list<string>", "the headings above its first paragraph, outermost first"),
    },
    "edits": {
        "doc_id": ("string", "the document that was edited"),
        "file_path": ("string", "as in documents"),
        "layer": ("int32", "order of the edits: layer 0 is decoding, each further one is a rule's turn"),
        "stage": ("string", "decode, newlines, mojibake, characters, residue, tags or layout"),
        "rule": ("string", "the rule that made it; `corpusclean explain` tells about it"),
        "kind": ("string", "what was taken out or repaired"),
        "tier": ("string", "the rule's tier"),
        "start": ("int64", "where it begins in the text that its layer received, in code points"),
        "end": ("int64", "where it ends there"),
        "source_start": ("int64", "where that is in the decoded source"),
        "source_end": ("int64", "and its end"),
        "before": ("string", "what stood there"),
        "before_bytes": ("binary", "what stood there, where it was bytes and no text; else null"),
        "after": ("string", "what stands there now; the same as `before` in a note"),
    },
    "quarantine": {
        "doc_id": ("string", "as in documents"),
        "file_path": ("string", "as in documents"),
        "byte_start": ("int64", "where it begins in its file, in bytes"),
        "byte_end": ("int64", "where it ends there"),
        "code": ("string", "the reason in a word"),
        "detail": ("string", "the reason in a sentence"),
        "sha256": ("string", "SHA-256 of its bytes, hexadecimal; empty where they could not be read"),
        "raw": ("binary", "its bytes; null where they could not be read"),
    },
}
"""Table to column to type and meaning. `chunks` is written only when it is asked for."""


@cache
def schema(table: str) -> Any:
    """The `pyarrow.Schema` of a table."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "binary": pa.binary(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "list<string>": pa.list_(pa.string()),
        f"list<{_CITATION}>": pa.list_(pa.struct([("name", pa.string()), ("extra", pa.int32()), ("url", pa.string())])),
        f"list<{_LINK}>": pa.list_(pa.struct([("text", pa.string()), ("url", pa.string())])),
    }
    fields = [
        pa.field(name, kinds[kind], nullable=kind == "binary", metadata={"description": meaning})
        for name, (kind, meaning) in COLUMNS[table].items()
    ]
    about = {"schema_version": VERSION, "table": table, "offsets": "code points"}
    return pa.schema(fields, metadata={"corpusclean": json.dumps(about)})
