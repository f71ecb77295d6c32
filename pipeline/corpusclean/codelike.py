"""Which lines read like source code or a command, and how many of a text's lines do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from corpusclean.dialect import by_line, for_re2, hit_rows
from corpusclean.line import is_underline

_CODE_LINE = re.compile(
    r"""^\s*(?:def|class|import|from|func|fn|const|let|var|return|public|private|static|void|package|use|using|elif|else|
    end|if|for|while|switch|case|try|catch|except|assert|print|echo|export|struct|impl|pub|local|SELECT|sudo|cd|pip|npm)
    \b.*[(){};:=<>$].*$
    | ^\s*(?:\#include|\#!|//|/\*|\*/|\$\s\w|PS>|>>>\s|@\w+(?:\(.*)?$|<\/?[a-z]+[^<>]*>\s*$|\}|\{|\]|\)[;,]?\s*$)
    | [{}]\s*$ | [=()\[\]].*;\s*$ | =>\s | [=!]=\s | \w\(\)| \w\s[+*/-]?=\s\S+.*[()\[\]'"]
    | ^\s{4,}.*(?:[{}=\[\]]|\w\().*$ | ^['.](?:[A-Za-z]{1,2}(?:\s.*)?|\\".*)$""",
    re.VERBOSE,
)
_CODE_SIGN = re.compile(r"[(){};=<>$#/*@\]]|:\s*$|PS>|^['.]")
_SEEN = 160
"""Characters of a line that tell whether it is code."""


def looks_like_code(text: str) -> bool:
    """True when a line reads like source code or a command.

    >>> looks_like_code("def row(boat):"), looks_like_code("He rows the boat.")
    (True, False)
    """
    return _starts_as_code(text[:_SEEN])


@lru_cache(maxsize=1 << 12)  # each stage and each pass asks about much the same lines
def _starts_as_code(start: str) -> bool:
    return _CODE_SIGN.search(start) is not None and _CODE_LINE.search(start) is not None


def code_share(text: str) -> float:
    """The share of a text's non-blank lines that look like source code, 0 to 1.

    >>> code_share("He rows.\\ndef row(boat):")
    0.5
    """
    starts = [line[:_SEEN] for line in text.split("\n")]
    fenced = [*_fenced(starts)] if "```" in text or "~~~" in text else []
    for row in fenced:
        starts[row] = ""  # code, whatever is on it
    likely = {*hit_rows(_code_pattern(), "\n".join(starts))}
    code = len(fenced) + sum(_starts_as_code(starts[row]) for row in likely)
    return code / (len(fenced) + sum(map(bool, map(str.strip, starts)))) if code else 0.0


@cache
def _code_pattern() -> Any:
    return by_line(for_re2(_CODE_LINE) or "")


def _fenced(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines of fenced blocks, their fences included, blank ones not."""
    inside = False
    for row, line in enumerate(lines):
        fence = line.lstrip().startswith(("```", "~~~"))
        fence = fence and (inside or not is_underline(line, lines[row - 1] if row else ""))
        if fence or (inside and line and not line.isspace()):
            yield row
        inside ^= fence
