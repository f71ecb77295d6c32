"""Rebuild `pipeline/corpusclean/mojibake/lost.json`: what a lost character and a BOM look like in each codec.

    python tools/build_lost_characters.py           # writes the table
    python tools/build_lost_characters.py --check   # fails when the table is not what this script makes

U+FFFD is EF BF BD in UTF-8 and U+FEFF is EF BB BF. A program that reads those bytes with the wrong codec shows
the same few characters every time: "ďż˝" in cp1250, "锟斤拷" in GBK, where two of them fill three characters. The
forms are computed, not collected: every text codec that Python knows and the sloppy ones of ftfy, read once, read
twice in a row (doubled), and, for double-byte codecs, with the letter that the last byte swallowed.

A row is `[shown, meant, codec, levels]`. Rows that are pure ASCII are left out (doubled EBCDIC shows as "CnCpBy"):
text in ASCII is never touched.
"""

from __future__ import annotations

import argparse
import codecs
import encodings
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import ftfy.bad_codecs

TABLE = Path(__file__).parents[1] / "pipeline" / "corpusclean" / "mojibake" / "lost.json"
LOST = "\N{REPLACEMENT CHARACTER}"
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# Not a way to misread a file: other spellings of Unicode, escapes, seven-bit codecs that switch alphabets.
NOT_A_CODE_PAGE = ("utf", "unicode", "raw_unicode", "idna", "punycode", "undefined", "mbcs", "oem", "hz", "iso2022")

# The most usual name first, so that an edit says cp1250 and not sloppy-windows-1250 where both agree.
PREFERRED = ("cp1252", "latin_1", "cp1250", "cp1251", "mac_roman", "cp437", "gbk", "big5", "euc_kr", "euc_jp", "cp949")

# Windows shows the pair EF BF, which cp932 does not define, as a middle dot; half-width "ｽ" is what BD means there.
# One alone may be a real heading, so only pairs count.
BY_HAND = (("・ｽ・ｽ", LOST * 2, "cp932", 1),)


def code_pages() -> list[str]:
    """Names of the text codecs to ask, preferred names first."""
    names = {module.name for module in pkgutil.iter_modules(encodings.__path__)}
    names |= {f"sloppy-windows-{page}" for page in range(1250, 1259)}
    return sorted(
        (name for name in names if not name.startswith(NOT_A_CODE_PAGE) and _is_text_codec(name)),
        key=lambda name: (PREFERRED.index(name) if name in PREFERRED else len(PREFERRED), name),
    )


def _is_text_codec(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except LookupError:
        return False


def shown(text: str, codec: str, levels: int = 1) -> str | None:
    """How `text` looks after its UTF-8 was read with `codec`, `levels` times; None where that is an error."""
    try:
        for _ in range(levels):
            text = text.encode("utf-8").decode(codec)
    except UnicodeError:
        return None
    return text


def forms(codec: str) -> Iterator[tuple[str, str, str, int]]:
    """The rows of one codec."""
    for levels in (1, 2):
        for meant in (LOST, MARK):
            for text in (meant, meant * 2):
                form = shown(text, codec, levels)
                if form is not None:
                    yield form, text, codec, levels
                    break
    # An odd one out: its last byte takes the letter that follows for the second half of a character. In Big5 the
    # letters of such a pair are everyday ones, so there it counts only behind a whole pair.
    before = {"gbk": "", "cp949": "", "big5": LOST * 2}.get(codec)
    if before is not None:
        for letter in map(chr, range(0x40, 0x7F)):
            form = shown(before + LOST + letter, codec)
            if form is not None and not any(char.isascii() for char in form):
                yield form, before + LOST + letter, codec, 1


def table() -> list[tuple[str, str, str, int]]:
    """All rows, longest form first: the order in which they have to be tried."""
    rows: dict[str, tuple[str, str, str, int]] = {}
    for row in (*BY_HAND, *(row for codec in code_pages() for row in forms(codec))):
        if not row[0].isascii():
            rows.setdefault(row[0], row)
    return sorted(rows.values(), key=lambda row: (-len(row[0]), row[0]))


def main() -> int:
    """Write the table, or compare it with the one that is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail when the table is not up to date")
    check = parser.parse_args().check
    ftfy.bad_codecs.ok()
    body = ",\n".join(json.dumps(row, ensure_ascii=True) for row in table())
    text = f"[\n{body}\n]\n"
    if not check:
        TABLE.write_text(text, encoding="ascii")
        return 0
    if TABLE.read_text(encoding="ascii") == text:
        return 0
    print(f"{TABLE} is not what this script makes; run it without --check", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
