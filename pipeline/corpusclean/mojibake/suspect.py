"""A cheap look at a text: which of its lines could hold mojibake at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpusclean.line import Line
from corpusclean.mojibake import codepage

# Mojibake of UTF-8 is at least two odd characters in a row, a C1 control, or one of the letters that C3 and C2 show
# as, before a space that used to be a no-break space ("voilÃ le travail").
# A Chinese or Korean character stuck to Latin letters is what a double-byte codec makes of "é".
_RUN = re.compile(
    r"[^\x00-\x7f]{2,}|[\x80-\x9f]|[ÂÃĂ√](?= )"
    r"|(?<=[A-Za-z])[\u3400-\u9fff\uac00-\ud7a3](?![^\x00-\x7f])|[\u3400-\u9fff\uac00-\ud7a3](?=[A-Za-z])"
)

# The codecs that ftfy repairs even in the middle of a run.
_ANYWHERE = ("cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_roman", "cp437")


def lines(text: str) -> Iterator[Line]:
    """The lines that could, in order.

    >>> [line.text for line in lines("déjà vu\\ncafÃ©\\nПривет")]
    ['cafÃ©']
    """
    if text.isascii():
        return
    runs = {run for run in set(_RUN.findall(text)) if is_suspect(run)}
    if not runs:
        return
    done = 0
    for match in _RUN.finditer(text):
        if match.start() < done or match[0] not in runs:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        done = len(text) if end < 0 else end
        yield Line(start, done, text[start:done])


def is_suspect(run: str) -> bool:
    """True for odd characters that are UTF-8 read with some codec, have such a sequence in them, or a C1 control.

    >>> is_suspect("вЂ”"), is_suspect("Привет"), is_suspect("浣犲ソ"), is_suspect("你好")
    (True, False, True, False)
    """
    if (len(run) == 1 and run < "\u3400") or codepage.fitting(run) or _sequence().search(run):
        return True
    return any(codepage.read_back_double(run, name) is not None for name in codepage.double_openers().get(run[0], ()))


@cache
def _sequence() -> re.Pattern[str]:
    """A whole sequence of UTF-8 in one of the codecs of `_ANYWHERE`, or a C1 control."""
    branches = ["[\x80-\x9f]"]
    for page in codepage.pages():
        if page.name in _ANYWHERE:
            two, three, four, follow = (
                "[" + re.escape(page.characters[first:end]) + codepage.LOST * (first == 0x80) + "]"
                for first, end in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
            )
            branches += [two + follow, three + follow * 2, four + follow * 3]
    return re.compile("|".join(branches))
