"""What a file says about its own encoding: a prior, for a good many files are wrong about themselves."""

from __future__ import annotations

import codecs
import re

_HEAD = 4_096
_TAIL = 1_024
_LABEL = rb"""["']?([A-Za-z0-9][A-Za-z0-9_.:+-]{1,30})"""
# What must occur for a form to match, in lower case, and the form.
_FORMS = tuple(
    (needle, re.compile(form, re.I | re.M))
    for needle, form in (
        (b"<?xml", rb"<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}" + _LABEL),
        (b"charset", rb"\bcharset\s{0,9}=\s{0,9}\\?" + _LABEL),  # HTML meta, MIME headers, gettext
        (b"@charset", rb"^@charset\s{1,9}" + _LABEL),
        (b"-*-", rb"-\*-[^\n]{0,200}?\bcoding:\s{0,9}" + _LABEL),
        (b"enc", rb"\b(?:vim?|ex):[^\n]{0,200}?\b(?:fenc|fileencoding)=" + _LABEL),
        (b"scriptencoding", rb"^[ \t\"]{0,20}scriptencoding\s{1,9}" + _LABEL),
        (b"coding", rb"^#[^\n]{0,200}?\bcoding[:=]\s{0,9}" + _LABEL),
        (b"set ", rb"^SET\s{1,9}" + _LABEL),  # Hunspell affix files
        (b"inputenc", rb"\\usepackage\[([A-Za-z0-9-]{3,20})\]\{inputenc\}"),
        (b"page", rb"\bcode ?-?page\s{0,9}[:= ]\s{0,9}(?:cp|ibm)?(\d{3,5})\b"),
    )
)

# Labels that Python does not know, and its names of codecs that read more narrowly than the world writes.
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "936": "gb18030",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "x-windows-949": "cp949",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "ansinew": "cp1252",
    "iso8859-9": "cp1254",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "applemac": "mac_roman",
    "x-mac-ce": "mac_latin2",
}


def codec_of(label: str) -> str | None:
    """The Python codec that reads what a label means in the world, or None for an unknown label.

    >>> codec_of("ISO-8859-1"), codec_of("KOI8-R"), codec_of("UTF-8"), codec_of("nonsense")
    ('cp1252', 'koi8_r', 'utf-8', None)
    """
    name = label.strip().lower()
    name = _ALIASES.get(name, name)
    for spelling in (name, f"cp{name}", name.removeprefix("microsoft-")):
        try:
            found = codecs.lookup(spelling)
        except (LookupError, ValueError):
            continue
        if found._is_text_encoding:
            # as `candidate` spells them
            return _ALIASES.get(found.name, found.name if "utf" in found.name else found.name.replace("-", "_"))
    return None


def read(raw: bytes) -> str | None:
    """The codec that the file declares at its head, or in its last lines; None where it declares none we know.

    >>> read(b"<meta charset='windows-1251'>")
    'cp1251'
    """
    where = raw if len(raw) <= _HEAD + _TAIL else raw[:_HEAD] + b"\n" + raw[-_TAIL:]
    small = where.lower()
    for needle, form in _FORMS:
        for found in form.finditer(where) if needle in small else ():
            codec = codec_of(found[1].decode("ascii"))
            if codec is not None:
                return codec
    return None
