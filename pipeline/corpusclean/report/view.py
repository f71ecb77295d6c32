"""The facts of a report, read off an output folder: counts over all rows, and a few rows to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from corpusclean.error import OutputProblem
from corpusclean.output import manifest, parts
from corpusclean.rebuild import LINE, RAW, decoded
from corpusclean.rule import STAGES

_CONTEXT = 90  # code points of the source on each side of an edit
_LONGEST = 400  # code points of an edit that are shown
_RULES = 40
_EXAMPLES = 3
_STRIPS = 10
_TICKS = 400
_ROWS = 12
_PARAGRAPHS = 6
_READABLE = (80, 700)
_LENGTHS = (25, 50, 100, 200, 400, 800)
_TIERS = ("aggressive", "default", "safe")
"""What is least certain comes first."""
_SHOWN_STAGES = ("decode", *STAGES)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One edit or note with the text that stands round it in the source."""

    row: Row
    """Its columns in `edits`."""
    sha256: str
    """Its document's, as a decisions file names it."""
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A document from its start to its end, and where its edits stand."""

    name: str
    n_paragraphs: int
    n_edits: int
    ticks: tuple[tuple[float, str, str], ...]
    """Share of the way through the source (0 to 1), stage and rule of an edit."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows."""

    about: Row
    """The manifest."""
    documents: Row
    """Sums over the documents."""
    stages: tuple[Row, ...]
    """For each stage: edits, characters taken and characters put in their place."""
    rules: tuple[Row, ...]
    """For each rule that changed something: kind, tier, edits, documents, characters taken."""
    strips: tuple[Strip, ...]
    edits: tuple[Example, ...]
    """Edits to look at, the least certain first."""
    notes: tuple[Example, ...]
    """What was left standing and looked like something to take."""
    encodings: tuple[Row, ...]
    languages: tuple[Row, ...]
    roles: tuple[Row, ...]
    lengths: tuple[tuple[str, int], ...]
    """Paragraphs by their length in code points."""
    set_aside: tuple[Row, ...]
    """Documents that were held back."""
    quarantine: tuple[Row, ...]
    paragraphs: tuple[Row, ...]
    """Some, as they were written."""


def view(folder: Path) -> View:
    """Read the facts of a finished run.

    Raises `OutputProblem` where the folder holds none.
    """
    about: Row = dict(manifest(folder))
    try:
        return _view(folder, about)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise OutputProblem(f"{folder}: a table cannot be read: {error}") from None
    except (ValueError, KeyError) as error:
        raise OutputProblem(f"{folder}: a table is not as a run writes it: {error}") from None


def _view(folder: Path, about: Row) -> View:
    documents, paragraphs, edits, quarantine = (
        pl.scan_parquet(parts(folder, name)) for name in ("documents", "paragraphs", "edits", "quarantine")
    )
    is_note = (pl.col("before") == pl.col("after")) & pl.col("before_bytes").is_null()
    changes = edits.filter(~is_note, ~pl.col("rule").is_in([RAW, LINE]))
    rules = _rules(changes)
    samples = _samples(changes, [row["rule"] for row in rules])
    near = edits.filter(is_note)
    notes = _samples(near, [row["rule"] for row in _rules(near)][:_ROWS])
    ids = list(dict.fromkeys(row["doc_id"] for row in samples))
    sources = _Sources(documents, paragraphs, edits, {*ids, *(row["doc_id"] for row in notes)})
    return View(
        about=about,
        documents=_sums(documents),
        stages=_stages(changes),
        rules=rules,
        strips=sources.strips(ids[:_STRIPS]),
        edits=tuple(map(sources.example, samples)),
        notes=tuple(map(sources.example, notes)),
        encodings=_counts(documents.filter(pl.col("encoding") != ""), "encoding", "decode_rule"),
        languages=_counts(documents.filter(pl.col("lang") != ""), "lang"),
        roles=_counts(paragraphs, "role"),
        lengths=_lengths(paragraphs),
        set_aside=_first(documents.filter(pl.col("status") == "held_back").select("file_path", "reason")),
        quarantine=_first(quarantine.select("file_path", "byte_start", "byte_end", "code", "detail")),
        paragraphs=_some(paragraphs),
    )


def _first(rows: pl.LazyFrame) -> tuple[Row, ...]:
    return tuple(rows.head(_ROWS).collect().to_dicts())


def _counts(rows: pl.LazyFrame, *columns: str) -> tuple[Row, ...]:
    counted = rows.group_by(*columns).len().sort("len", *columns, descending=[True, *(False for _ in columns)])
    return _first(counted)


def _sums(documents: pl.LazyFrame) -> Row:
    sums = documents.select(
        pl.len().alias("n"),
        *(pl.col(name).sum() for name in ("n_bytes", "n_chars_in", "n_chars_out", "n_paragraphs", "n_lost_chars")),
        n_files=pl.col("file_path").n_unique(),
    )
    row: Row = sums.collect().row(0, named=True)
    return row


def _stages(changes: pl.LazyFrame) -> tuple[Row, ...]:
    found = changes.group_by("stage").agg(
        pl.len().alias("n"),
        taken=pl.col("before").str.len_chars().sum(),
        put=pl.col("after").str.len_chars().sum(),
    )
    return tuple(sorted(found.collect().to_dicts(), key=lambda row: _SHOWN_STAGES.index(row["stage"])))


def _rules(rows: pl.LazyFrame) -> tuple[Row, ...]:
    """The rules with the kind of what they took, their tier and their counts; the most frequent first."""
    found = rows.group_by("rule", "stage", "kind", "tier").agg(
        pl.len().alias("n"),
        documents=pl.col("doc_id").n_unique(),
        taken=pl.col("before").str.len_chars().sum(),
    )
    return tuple(found.sort("n", "rule", descending=[True, False]).head(_RULES).collect().to_dicts())


def _samples(rows: pl.LazyFrame, rules: Sequence[str]) -> list[Row]:
    """A few rows of each rule, those that take most of them; rules of the least certain tier and the rarest first."""
    size = pl.col("before").str.len_chars()
    found = (
        rows.filter(pl.col("rule").is_in(list(rules)), pl.col("layer") > 0)
        .with_columns(size=size, tier_rank=pl.col("tier").replace_strict(_TIERS, range(len(_TIERS)), default=0))
        .with_columns(rule_count=pl.len().over("rule"))
        .sort("size", "doc_id", "layer", "start", descending=[True, False, False, False])
        .group_by("rule", maintain_order=True)
        .head(_EXAMPLES)
        .sort("tier_rank", "rule_count", "rule", "size", descending=[False, False, False, True], maintain_order=True)
    )
    return found.collect().to_dicts()


def _lengths(paragraphs: pl.LazyFrame) -> tuple[tuple[str, int], ...]:
    edges = [0, *_LENGTHS]
    n = pl.col("n_chars")
    bins = [
        ((n >= low) & (n < high) if high else n >= low).sum().alias(str(low))
        for low, high in zip(edges, [*_LENGTHS, 0], strict=True)
    ]
    counts = paragraphs.select(bins).collect().row(0)
    names = [f"{low}-{high - 1}" for low, high in zip(edges, _LENGTHS, strict=False)]
    return tuple(zip([*names, f"{edges[-1]}+"], counts, strict=True))


def _some(paragraphs: pl.LazyFrame) -> tuple[Row, ...]:
    """The first readable paragraphs of documents from all over the run."""
    shortest, longest = _READABLE
    firsts = (
        paragraphs.filter(pl.col("role") == "paragraph", pl.col("n_chars").is_between(shortest, longest))
        .group_by("doc_id", maintain_order=True)
        .first()
        .select("text", "file_path", "lang", "section", "tickers", "citations")
        .collect()
    )
    return tuple(firsts.gather_every(max(1, -(-firsts.height // _PARAGRAPHS))).to_dicts())


class _Sources:
    """The decoded sources of some documents, rebuilt from the tables."""

    def __init__(
        self, documents: pl.LazyFrame, paragraphs: pl.LazyFrame, edits: pl.LazyFrame, ids: Iterable[str]
    ) -> None:
        mine = pl.col("doc_id").is_in(list(ids))
        rows = documents.filter(mine).select(
            "doc_id", "sha256", "n_chars_in", "n_paragraphs", "n_edits", "file_path", "record_id"
        )
        self._documents = {row["doc_id"]: row for row in rows.collect().iter_rows(named=True)}
        self._edits = _by_document(edits.filter(mine).collect())
        texts = paragraphs.filter(mine).select("doc_id", "paragraph_index", "text").sort("paragraph_index").collect()
        self._texts = {
            doc_id: decoded([row["text"] for row in rows], self._edits.get(doc_id, []))
            for doc_id, rows in {**dict.fromkeys(self._documents, ()), **_by_document(texts)}.items()
        }

    def example(self, row: Row) -> Example:
        """The edit among what stands round it in the source."""
        text = self._texts[row["doc_id"]]
        about = self._documents[row["doc_id"]]
        start, end = row["source_start"], row["source_end"]
        shown = {"before": row["before"][:_LONGEST], "after": row["after"][:_LONGEST], "file_path": _name(about)}
        return Example(
            row={**row, **shown},
            sha256=about["sha256"],
            left=text[max(0, start - _CONTEXT) : start],
            right=text[end : end + _CONTEXT],
        )

    def strips(self, ids: Sequence[str]) -> tuple[Strip, ...]:
        """These documents from start to end."""
        return tuple(map(self._strip, ids))

    def _strip(self, doc_id: str) -> Strip:
        about = self._documents[doc_id]
        ticks = [
            (row["source_start"] / max(1, about["n_chars_in"]), row["stage"], row["rule"])
            for row in self._edits[doc_id]
            if row["before"] != row["after"]
        ]
        some = tuple(ticks[:: max(1, len(ticks) // _TICKS)])
        return Strip(_name(about), about["n_paragraphs"], about["n_edits"], some)


def _name(about: Row) -> str:
    """A document's name: its file, and where that has many, its own id there."""
    return f"{about['file_path']} {about['record_id']}".rstrip()


def _by_document(rows: pl.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row["doc_id"], []).append(row)
    return found
