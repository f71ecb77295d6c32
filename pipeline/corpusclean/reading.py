"""Decode the files of a shard together: where bytes leave a doubt, the neighbours in the folder have a say.

The prior of a folder is made of the files of one shard, and shards depend on the inputs alone; so it does not depend
on the order of listing, nor on how many workers there are.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from corpusclean.decode import decode
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource, UsageProblem
from corpusclean.origin import RECORD
from corpusclean.source import Record

SURE = 0.9
"""A file that is decoded with this confidence speaks for its folder, and needs no advice itself."""

Encodings = tuple[tuple[str, str], ...]
"""Pairs of a glob and the encoding of the files it matches; the first that matches counts."""


def chosen(file_path: str, encodings: Encodings) -> str | None:
    """The encoding that the user named for a file.

    >>> chosen("old/a.txt", (("old/*", "cp437"), ("*", "utf-8")))
    'cp437'
    """
    return next((codec for glob, codec in encodings if fnmatchcase(file_path, glob)), None)


def decode_together(
    records: Sequence[Record], encodings: Encodings = (), begun: Callable[[int], object] = abs
) -> list[Decoded | UndecodableSource]:
    """What each record holds, in order, or why it holds no text. `begun` is told the number of each in turn."""
    result = []
    for at, record in enumerate(records):
        begun(at)
        result.append(_one(record, encodings))
    speakers: dict[str, list[str]] = {}
    for record, found in zip(records, result, strict=True):
        if isinstance(found, Decoded) and _is_guess(record, found) and found.confidence >= SURE:
            speakers.setdefault(_folder(record), []).append(found.encoding)
    for at, (record, found) in enumerate(zip(records, result, strict=True)):
        advice = speakers.get(_folder(record), ())
        if isinstance(found, Decoded) and _is_guess(record, found) and found.confidence < SURE and advice:
            begun(at)
            result[at] = _one(record, encodings, advice)
    return result


def _folder(record: Record) -> str:
    return str(PurePosixPath(record.origin.file_path).parent)


def _is_guess(record: Record, found: Decoded) -> bool:
    return bool(found.runner_up) and record.like is None


def _one(record: Record, encodings: Encodings, neighbours: Sequence[str] = ()) -> Decoded | UndecodableSource:
    if record.problem is not None:
        return record.problem
    if record.text is not None:
        return Decoded(record.text, "utf-8", rule=RECORD)
    try:
        if record.like is not None:
            return _alike(record.raw or b"", record.like)
        return decode(record.raw or b"", encoding=chosen(record.origin.file_path, encodings), neighbours=neighbours)
    except UndecodableSource as problem:
        return problem
    except (UsageProblem, ImportError):
        raise
    except Exception as error:  # a defect of ours, or of a library, must not end the run
        return defect(error)


def _alike(raw: bytes, like: Decoded) -> Decoded:
    """A part of a document, in the encoding of the whole."""
    return replace(
        decode(raw, encoding=like.encoding),
        rule=like.rule,
        confidence=like.confidence,
        runner_up=like.runner_up,
        margin=like.margin,
    )


def defect(error: Exception) -> UndecodableSource:
    """A defect as a reason for quarantine: its kind and its place, and no word of the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return UndecodableSource(
        "defect", f"{type(error).__name__} at {PurePosixPath(frame.filename).name}:{frame.lineno}; please report it"
    )
