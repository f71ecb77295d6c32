"""Characters that nobody sees: removed where they do nothing, left where a script or an emoji needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpusclean.characters.substitution import Substitution, rare, removed
from corpusclean.draft import Draft
from corpusclean.edit import Edit

# Right-to-left letters; bidi controls do something only near them.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

# Scripts that join letters, or stack them: there ZWJ and ZWNJ choose between shapes, and between words.
_JOINING = re.compile("[\u0600-\u0dff\u0f00-\u109f\u1700-\u18af\ua840-\ua87f\ufb50-\ufefc]")
# Scripts that write no spaces: there U+200B marks where a line may break.
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")

_EMOJI = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f]+")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
_BLACK_FLAG = "\N{WAVING BLACK FLAG}"


def _before(text: str, at: int) -> str:
    return text[at - 1 : at] if at else ""


def _zero_width(text: str, match: re.Match[str]) -> str | None:
    """U+200B stays between letters of a script without spaces."""
    left, right = _before(text, match.start()), text[match.end() : match.end() + 1]
    if "\u200b" in match[0] and left and right and _WITHOUT_SPACES.match(left) and _WITHOUT_SPACES.match(right):
        return "\u200b"
    return ""


def _joiner(text: str, match: re.Match[str]) -> str | None:
    """Of a run of joiners the first stays: ZWJ between emoji, either one behind a letter of a joining script."""
    left, right = _before(text, match.start()), text[match.end() : match.end() + 1]
    if left and _JOINING.match(left):
        return match[0][0]
    if "\u200d" in match[0] and left and right and _EMOJI.match(left) and _EMOJI.match(right):
        return "\u200d"
    return ""


def _variation(text: str, match: re.Match[str]) -> str | None:
    """A variation selector stays behind a sign, a letter beyond Latin-1 or a keycap's digit."""
    left = _before(text, match.start())
    if not left or left.isspace():
        return ""
    return match[0][0] if not left.isascii() or left in "0123456789#*" else ""


def _soft_hyphen(text: str, match: re.Match[str]) -> str | None:
    """At the end of a line the hyphen was printed, so it stays as one: the layout stage joins the word."""
    at_end = text[match.end() : match.end() + 1] == "\n" and _before(text, match.start()).isalpha()
    return "-" if at_end else ""


class _Bidi:
    name: Final = "characters/bidi-control"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Bidi controls go from lines without a right-to-left letter, where there is nothing for them to turn."""
        if not BIDI_CONTROLS.search(rare(draft.text)):
            return
        for line in draft.lines:
            if not line.text.isascii() and not _RIGHT_TO_LEFT.search(line.text):
                for match in BIDI_CONTROLS.finditer(line.text):
                    yield Edit(line.start + match.start(), line.start + match.end(), match[0], "", self.name)


def _tag(text: str, match: re.Match[str]) -> str | None:
    """Tags spell the region of a flag; anywhere else they are letters made invisible."""
    return None if _before(text, match.start()) == _BLACK_FLAG and match[0].endswith("\U000e007f") else ""


def _control(_text: str, match: re.Match[str]) -> str | None:
    return " " if match[0] in "\x1c\x1d\x1e\x1f" else ""


def _private(text: str, match: re.Match[str]) -> str | None:
    """An icon of some font goes; beside a Chinese character it is a rare one that an old code page put there."""
    left, right = _before(text, match.start()), text[match.end() : match.end() + 1]
    return None if (left and _CJK.match(left)) or (right and _CJK.match(right)) else ""


ESCAPE: Final = Substitution(
    "characters/terminal-escape",
    re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)|[@-Z\\\\^_])"),
    removed,
    needs="\x1b",
)
OVERSTRIKE: Final = Substitution("characters/overstrike", re.compile("[^\x08\n]\x08"), removed, needs="\x08")
CONTROL: Final = Substitution(
    "characters/control",
    re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"),
    _control,
)
ZERO_WIDTH: Final = Substitution("characters/zero-width", re.compile("[\u200b\u2060\ufeff\u180e]+"), _zero_width)
JOINER: Final = Substitution("characters/joiner", re.compile("[\u200c\u200d]+"), _joiner)
VARIATION: Final = Substitution("characters/variation-selector", re.compile("[\ufe00-\ufe0f]+"), _variation)
SOFT_HYPHEN: Final = Substitution("characters/soft-hyphen", re.compile("\u00ad+"), _soft_hyphen)
BIDI: Final = _Bidi()
TAG: Final = Substitution("characters/tag-character", re.compile("[\U000e0001-\U000e007f]+"), _tag)
PRIVATE_USE: Final = Substitution("layout/private-use", re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+"), _private)
OBJECT: Final = Substitution("layout/object-replacement", re.compile("\ufffc+"), removed)
