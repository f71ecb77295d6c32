"""Patterns of Python's `re`, printed for RE2 from their syntax trees, and the lines in which such a pattern is found.

The printed pattern may find more than the original and never finds less: look-around and word boundaries are left
out, nothing is counted, and a class of characters grows where the two engines disagree about its members. RE2 reads
a text ten times as fast; the original then judges the few lines that are left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SPACE = r"\s\v\x1c-\x1f\x{85}\p{Z}"
"""What Python's `\\s` takes, inside a class of RE2's."""
_MEMBERS = {
    op.CATEGORY_DIGIT: r"\p{Nd}",
    op.CATEGORY_SPACE: SPACE,
    op.CATEGORY_WORD: r"\p{L}\p{N}_",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_NOT_WORD: r"\W",
}
_ANCHORS = {
    op.AT_BEGINNING: "^",
    op.AT_BEGINNING_STRING: r"\A",
    op.AT_END: "$",
    op.AT_END_STRING: r"\z",
    op.AT_BOUNDARY: "",
    op.AT_NON_BOUNDARY: "",
}
_MEMORY = 48 << 20  # bytes for one automaton; beyond, RE2 goes on more slowly
_DOTLESS = r"\x{130}\x{131}"  # Python takes these for an i where case does not matter


@cache
def for_re2(pattern: re.Pattern[str]) -> str | None:
    """The pattern for RE2; None where it holds what RE2 has not, or what nobody knows here.

    >>> for_re2(re.compile(r"^\\d(?=x)"))
    '(?:^[\\\\p{Nd}])'
    """
    flags = "".join(
        letter for letter, flag in (("i", re.IGNORECASE), ("m", re.MULTILINE), ("s", re.DOTALL)) if pattern.flags & flag
    )
    try:
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        return f"(?{flags}:{_sequence(tree, bool(pattern.flags & re.IGNORECASE))})"
    except (KeyError, ValueError, re.error):
        return None


def may_hold(text: str, pattern: re.Pattern[str]) -> bool:
    r"""False where the pattern finds nothing in the text, told at the speed of RE2; a text without lone surrogates.

    >>> may_hold("Low tide", re.compile(r"[a-z]+ ?\d")), may_hold("Pier 7", re.compile(r"[a-z]+ ?\d"))
    (False, True)
    """
    loose = _loose(pattern)
    return loose is None or loose.search(text.encode()) is not None


@cache
def _loose(pattern: re.Pattern[str]) -> Any:
    printed = for_re2(pattern)
    return None if printed is None else _compiled(printed)


@cache
def by_line(pattern: str) -> Any:
    """A pattern in RE2's dialect, compiled to match within lines: `^` and `$` stand at their ends.

    >>> by_line("^b$").search("a\\nb") is not None
    True
    """
    return _compiled(f"(?m){pattern}", never_nl=True)


def _compiled(pattern: str, *, never_nl: bool = False) -> Any:
    import re2

    options = re2.Options()
    options.max_mem = _MEMORY
    options.never_nl = never_nl
    options.log_errors = False
    return re2.compile(pattern, options)


def hit_rows(pattern: Any, text: str) -> Iterator[int]:
    """The numbers of the lines of a text in which a pattern by `by_line` finds something; one may come twice.

    >>> list(hit_rows(by_line("b"), "a\\nb\\n\\nab"))
    [1, 3]
    """
    read = text.encode()
    row = done = 0
    for found in pattern.finditer(read):
        row += read.count(b"\n", done, found.start())
        done = found.start()
        yield row


def _sequence(items: Iterable[Any], folded: bool) -> str:
    return "".join(_PRINTERS[kind](value, folded) for kind, value in items)


def _char(code: int) -> str:
    return f"\\x{{{code:x}}}"


def _literal(code: int, folded: bool) -> str:
    return f"[{_char(code)}{_DOTLESS}]" if folded and chr(code) in "iI" else _char(code)


def _class(items: list[tuple[Any, Any]], folded: bool) -> str:
    negated = items[0][0] is op.NEGATE
    members = []
    for kind, value in items[negated:]:
        if kind is op.LITERAL:
            members.append(_char(value))
        elif kind is op.RANGE:
            members.append(f"{_char(value[0])}-{_char(value[1])}")
        elif not negated:  # the engines' classes differ, so that leaving one out of what is forbidden is safe
            members.append(_MEMBERS[value])
    if negated:
        return f"[^{''.join(members)}]" if members else r"[\s\S]"
    return f"[{''.join(members)}{_DOTLESS if folded else ''}]"


def _repeat(value: tuple[int, Any, Any], folded: bool) -> str:
    least, most, items = value
    sign = "?" if most == 1 else "+" if least else "*"  # no counting: it multiplies the automaton's states
    return f"(?:{_sequence(items, folded)})" + ("" if least == most == 1 else sign)


def _branch(value: tuple[Any, list[Any]], folded: bool) -> str:
    return f"(?:{'|'.join(_sequence(items, folded) for items in value[1])})"


def _group(value: tuple[Any, int, int, Any], folded: bool) -> str:
    if value[1] or value[2]:
        raise ValueError("flags that change within a pattern")
    return f"(?:{_sequence(value[3], folded)})"


_PRINTERS: dict[Any, Callable[[Any, bool], str]] = {
    op.LITERAL: _literal,
    op.NOT_LITERAL: lambda code, _: f"[^{_char(code)}]",
    op.ANY: lambda _, __: ".",
    op.IN: _class,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.BRANCH: _branch,
    op.SUBPATTERN: _group,
    op.AT: lambda where, _: _ANCHORS[where],
    op.ASSERT: lambda _, __: "",
    op.ASSERT_NOT: lambda _, __: "",
}
