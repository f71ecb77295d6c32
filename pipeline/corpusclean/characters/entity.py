"""HTML entities left in text: `&eacute;`, `&#8217;`, `&amp;nbsp;`.

Only entities that end in a semicolon, known names (those of HTML 4 and `&apos;`) and numbers of real characters.
An ampersand escaped again and again is one entity, read in one go, so the work is linear. `&lt;` and `&gt;` stay
where they would make a tag, and code keeps what it says.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from functools import lru_cache
from html.entities import name2codepoint
from typing import Final

from corpusclean.characters.substitution import Substitution

_ENTITY = re.compile("&(?:(?:amp|#38|#x26);)*(?P<body>[A-Za-z][A-Za-z0-9]{1,7}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG_BEFORE = re.compile("<|&(?:amp;)*(?:lt|#60|#[xX]3[cC]);[A-Za-z/!?]")
_TAG_NAME = re.compile("[A-Za-z/!?]")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~(?!~+\s*$))", re.MULTILINE)  # tildes alone underline a heading
_UNSEEN = "\u00a0\u00ad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f"
_REACH = 200  # code points that context may reach


def _character(body: str) -> str | None:
    if body.startswith("#"):
        shown = html.unescape(f"&{body};")
        seen = shown.isprintable() or shown in _UNSEEN
        return shown if len(shown) == 1 and seen and shown != "\N{REPLACEMENT CHARACTER}" else None
    if body == "apos":
        return "'"
    return chr(name2codepoint[body]) if body in name2codepoint else None


def _becomes(text: str, match: re.Match[str]) -> str | None:
    char = _character(match["body"])
    if char is None or _is_code(text, match.start()):
        return None
    if char == "<" and _TAG_NAME.match(text, match.end()):
        return None
    if char == ">" and _TAG_BEFORE.search(text, max(0, match.start() - _REACH), match.start()):
        return None
    return char


def _is_code(text: str, at: int) -> bool:
    """Between backticks on its line, or in a fenced block."""
    near = max(0, at - _REACH)
    start = max(text.rfind("\n", near, at) + 1, near)
    if text.count("`", start, at) % 2 and "`" in text[at : at + _REACH].partition("\n")[0]:
        return True
    return bisect_left(_fences(text), at) % 2 == 1


@lru_cache(maxsize=2)
def _fences(text: str) -> list[int]:
    """Where the fences of Markdown's code blocks stand."""
    return [match.start() for match in _FENCE.finditer(text)] if "```" in text or "~~~" in text else []


ENTITY: Final = Substitution("characters/entity", _ENTITY, _becomes, needs="&")
