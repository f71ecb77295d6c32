"""Where documents come from: files are found, read with care, and cut into records."""

from __future__ import annotations

from corpusclean.source.record import Record, contents, origin, records
from corpusclean.source.shard import Piece, Reading, Shard, shards
from corpusclean.source.walk import Found, find

__all__ = ["Found", "Piece", "Reading", "Record", "Shard", "contents", "find", "origin", "records", "shards"]
