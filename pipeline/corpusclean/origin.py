"""Where a document came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

RECORD = "record"
"""`decode_rule` of a text that came out of a JSON record and not out of bytes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from."""

    file_path: str
    source: str
    index: int = -1
    """Where the record begins in its file, in bytes; -1 for a whole file."""
    member: int = -1
    """Number of the file in its archive, from 0; -1 outside of archives."""
    container: str = ""
    byte_start: int = 0
    byte_end: int = 0
    record_id: str = ""
    record_form: str = ""
    url: str = ""
    metadata: str = "{}"
    part_of: str = ""
    """Of a part of a document that was too large: the `doc_id` of the first part."""
    part: int = 0
    n_parts: int = 1
    whole_sha256: str = ""
    """Of such a part: the SHA-256 of the bytes of all parts."""

    def doc_id(self) -> str:
        """An id that depends on the place alone, so it is unique in a run and the same in every run."""
        place = f"{self.source}\0{self.file_path}\0{self.index}\0{self.member}"
        return hashlib.sha256(place.encode()).hexdigest()[:32]
