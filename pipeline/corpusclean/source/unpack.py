"""What compressed files and archives hold, unpacked within limits of size and of growth."""

from __future__ import annotations

import bz2
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from corpusclean.source import read as reading
from corpusclean.source.read import Unreadable

MAX_RATIO = 200
"""What grows by more when it is unpacked is taken for a bomb (text reaches about 20)."""
MAX_MEMBERS = 100_000
"""An archive that holds more is taken for a bomb."""
_ALWAYS = 1 << 20  # bytes; up to so much, growth does not matter
_CHUNK = 1 << 13  # bytes; small, for what follows one stream of many is copied with each
_PIECE = 1 << 20  # bytes unpacked at a time
_MEMORY = 1 << 28  # bytes that an xz file may ask for
_EMPTY_STREAMS = 1_000

_STREAMS: dict[str, tuple[bytes, Callable[[], Any]]] = {
    ".gz": (b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    ".bz2": (b"BZh", bz2.BZ2Decompressor),
    ".xz": (b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)),
    ".zst": (b"\x28\xb5\x2f\xfd", lambda: None),
}
MAGIC_BYTES = 512
"""From so many bytes `is_packed` can tell."""
_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}


def is_packed(name: str, head: bytes) -> bool:
    """True for a file that is compressed, or an archive: by its name and its first bytes.

    >>> is_packed("a.txt.gz", b"\\x1f\\x8b\\x08"), is_packed("a.txt.gz", b"word")
    (True, False)
    """
    name = name.lower()
    streams = (head.startswith(magic) and name.endswith(_endings(ending)) for ending, (magic, _) in _STREAMS.items())
    return any(streams) or _is_zip(name, head) or _is_tar(name, head)


def _endings(ending: str) -> tuple[str, ...]:
    return (ending, *(short for short, long in _SHORT.items() if long == f".tar{ending}"))


def _is_zip(name: str, head: bytes) -> bool:
    return name.lower().endswith(".zip") and head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_tar(name: str, head: bytes) -> bool:
    return name.lower().endswith(".tar") and head[257:262] == b"ustar"


def unpacked(name: str, raw: bytes) -> tuple[str, str, bytes]:
    """Name and contents of a file without the compression that its ending names, and that ending.

    A file whose first bytes are not those of the format is left as it is, and the ending is empty: the decoder will
    see what it is. Raises `Unreadable` for one that is damaged or unpacks to too much.

    >>> unpacked("a.txt", b"word")
    ('a.txt', '', b'word')
    """
    for ending, (magic, fresh) in _STREAMS.items():
        said = next((one for one in _endings(ending) if name.lower().endswith(one)), "")
        if raw.startswith(magic) and said:
            pieces = _zstd(raw) if ending == ".zst" else _pieces(raw, fresh)
            plain, written = name[: -len(said)], name[-len(said) :]
            return plain if said == ending else f"{plain}.tar", written, _bounded(pieces, len(raw))
    return name, "", raw


def _bounded(pieces: Iterator[bytes], size: int) -> bytes:
    limit, total, kept = _limit(size), 0, io.BytesIO()
    try:
        for piece in pieces:
            total += len(piece)
            if total > limit:
                raise Unreadable("bomb", f"unpacks to more than {limit} bytes from {size}")
            kept.write(piece)
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError) as error:
        raise Unreadable("damaged", f"cannot be unpacked: {error}") from None
    return kept.getvalue()  # without a copy, unlike joined pieces


def _limit(size: int) -> int:
    return min(reading.MAX_BYTES, max(_ALWAYS, MAX_RATIO * size))


def _pieces(raw: bytes, fresh: Callable[[], Any]) -> Iterator[bytes]:
    """The contents of all streams of a file, one after another."""
    at, data, empty = 0, b"", 0
    while True:
        machine, some = fresh(), False
        while not machine.eof:
            if not data and at < len(raw) and getattr(machine, "needs_input", True):
                data = raw[at : at + _CHUNK]
                at += len(data)
            over = not data and at >= len(raw)
            piece = machine.decompress(data, _PIECE)
            data = getattr(machine, "unconsumed_tail", b"")
            if over and not piece and not machine.eof:
                raise EOFError("it ends too early")
            some = some or bool(piece)
            yield piece
        empty += not some
        if empty > _EMPTY_STREAMS:
            raise ValueError("it holds thousands of empty streams")
        data = machine.unused_data.lstrip(b"\0")
        while not data and at < len(raw):
            data = raw[at : at + _CHUNK].lstrip(b"\0")
            at += _CHUNK
        if not data:
            return


def _zstd(raw: bytes) -> Iterator[bytes]:
    import pyarrow as pa

    with pa.CompressedInputStream(pa.BufferReader(raw), "zstd") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def members(name: str, raw: bytes) -> Iterator[tuple[str, bytes | Unreadable]] | None:
    """Name and contents of each file in a .zip or .tar, or why it cannot be had; None for any other file.

    Raises `Unreadable`, when it is gone through, for an archive that is damaged or unpacks to too much.
    """
    if _is_zip(name, raw):
        return _guarded(_zip(raw))
    if _is_tar(name, raw):
        return _guarded(_tar(raw))
    return None


def _guarded(found: Iterator[tuple[str, bytes | Unreadable]]) -> Iterator[tuple[str, bytes | Unreadable]]:
    try:
        yield from found
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError) as error:
        raise Unreadable("damaged", f"not a whole archive: {error}") from None


def _zip(raw: bytes) -> Iterator[tuple[str, bytes | Unreadable]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check([entry.file_size for entry in entries], len(raw))
        for entry in entries:
            yield entry.filename, _bad_name(entry.filename) or _of_zip(archive, entry)


def _of_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Unreadable:
    if entry.flag_bits & 1:
        return Unreadable("encrypted", "needs a password")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Unreadable("special", "not a regular file")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Unreadable("unsupported", "packed by a method that can hide a bomb")
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        return Unreadable("damaged", f"cannot be unpacked: {error}")


def _tar(raw: bytes) -> Iterator[tuple[str, bytes | Unreadable]]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:", errors="surrogateescape", encoding="utf-8") as archive:
        entries = [entry for entry in archive if not entry.isdir()]
        _check([entry.size for entry in entries if entry.isreg()], len(raw))
        for entry in entries:
            file = archive.extractfile(entry) if entry.isreg() else None
            special = Unreadable("special", "not a regular file")
            yield entry.name, _bad_name(entry.name) or (file.read() if file else special)


def _check(sizes: list[int], size: int) -> None:
    if len(sizes) > MAX_MEMBERS or sum(sizes) > _limit(size):
        raise Unreadable("bomb", f"holds {len(sizes)} files of {sum(sizes)} bytes in {size}")


def _bad_name(name: str) -> Unreadable | None:
    """The reason not to take a member whose name would lead out of the archive."""
    if "\0" in name or name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        return Unreadable("bad_name", "its name leads out of the archive")
    return None
