"""The gate for bytes that are no text: magic numbers, control characters, NULs that nothing explains."""

from __future__ import annotations

from corpusclean.error import UndecodableSource

# Only signatures that no text file starts with; `.ico`, `.ttf` and the like begin with NULs and fall below.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"%PDF-", "a PDF document, of which the text has to be taken out first"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xca\xfe\xba\xbe", "a Java class"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document, of which the text has to be taken out first"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file; its rows can be cleaned as JSON lines"),
    (b"ARROW1\0", "an Arrow file; its rows can be cleaned as JSON lines"),
    (b"\x89HDF\r\n", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"OggS\0", "Ogg audio"),
    (b"fLaC\0", "FLAC audio"),
    (b".snd\0\0\0", "Sun audio"),
    (b"ID3\x02", "MP3 audio"),
    (b"ID3\x03", "MP3 audio"),
    (b"ID3\x04", "MP3 audio"),
    (b"wOFF", "a web font"),
    (b"wOF2", "a web font"),
    (b"OTTO\0", "a font"),
    (b"\xde\x12\x04\x95", "a gettext catalogue"),
    (b"\x95\x04\x12\xde", "a gettext catalogue"),
    (b"\0asm", "a WebAssembly module"),
)
_PICKLE = tuple(bytes((0x80, protocol)) for protocol in range(2, 6))
# Everything below U+0020 that text files do not use: tab, line ends, form feed, backspace (overstruck man pages),
# escape (terminal colours), bell (the end of a terminal's title) and Ctrl-Z (the end mark of DOS files) are allowed.
_CONTROLS = bytes({*range(32), 0x7F} - {*b"\a\t\n\r\f\b\x0b\x1a\x1b"})
_SAMPLE = 65_536
_MOST_CONTROLS = 0.02
_MOST_NULS = 0.02


def refuse_known(raw: bytes) -> None:
    """Raise `UndecodableSource` for bytes that start like a well-known binary format."""
    for magic, name in _MAGIC:
        if raw.startswith(magic) and not (magic == b"BZh" and raw[4:10] != b"1AY&SY"):
            raise UndecodableSource("binary", f"starts like {name}")
    if raw.startswith(_PICKLE) and raw.endswith(b"."):
        raise UndecodableSource("binary", "starts and ends like a Python pickle")
    if raw[:4] == b"RIFF" and raw[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        raise UndecodableSource("binary", f"starts like a RIFF container of {raw[8:12].decode().strip()}")
    if raw[257:262] == b"ustar":
        raise UndecodableSource("binary", "has the header of a tar archive")


def has_controls(raw: bytes) -> bool:
    """True where the first part of the bytes holds NULs or controls that text has no use for."""
    head = raw[:_SAMPLE]
    return len(head.translate(None, _CONTROLS)) < len(head)


def refuse_controls(raw: bytes) -> None:
    """Raise `UndecodableSource` where control characters and NULs are too many for text in any 8-bit encoding.

    >>> refuse_controls(b"one stray \\0 in a long enough piece of text is a fault, no reason to refuse")
    >>> refuse_controls(bytes(100))
    Traceback (most recent call last):
    corpusclean.error.UndecodableSource: binary: 100 of 100 bytes looked at are NULs
    """
    for piece in (raw[:_SAMPLE], raw[_SAMPLE:][-_SAMPLE:]):
        nuls = piece.count(0)
        if nuls > _MOST_NULS * len(piece):
            raise UndecodableSource("binary", f"{nuls} of {len(piece)} bytes looked at are NULs")
        controls = len(piece) - len(piece.translate(None, _CONTROLS))
        if controls > max(_MOST_CONTROLS * len(piece), 1):
            raise UndecodableSource("binary", f"{controls} of {len(piece)} bytes looked at are control characters")
