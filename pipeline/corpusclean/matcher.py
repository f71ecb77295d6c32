"""Rewriters made from rule data: linear patterns (RE2) and whole-line lexicons, with their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpusclean.condition import SIGNALS, holds
from corpusclean.draft import Draft, line_key
from corpusclean.edit import Edit, Fact
from corpusclean.error import PackProblem
from corpusclean.place import Place
from corpusclean.rule import Rule

_ASCII_ONLY = ("\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "\\b", "\\B")
_NEAR = 80  # code points
_MEMORY = 64 << 20  # bytes for one compiled pattern: long lexicons of alternatives need more than RE2's 8 MB


# An escape, a class, or a count, which only where it is none of the others is one.
_COUNT = re.compile(r"\\[pPx]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?P<least>\d+)(?:,\d*)?\}", re.DOTALL)


@cache
def compiled(pattern: str, scope: str = "text") -> Any:
    """A pattern compiled by RE2; with scope `line` it never reaches over a line break.

    Raises `PackProblem` where the pattern leaves the dialect that RE2 and Rust's regex share and read alike.
    """
    import re2

    for word in _ASCII_ONLY:
        if word in pattern.replace("\\\\", ""):
            raise PackProblem(
                f"pattern uses {word}, which means ASCII in one engine and Unicode in the other; "
                r"write \p{L}, \p{N}, [0-9], [ \t], or the condition whole_words"
            )
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_nl = scope == "line"
    try:
        return re2.compile(f"(?m){pattern}" if scope == "line" else pattern, options)
    except re2.error as error:
        reason = error.args[0]
        reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise PackProblem(
            f"pattern is not in the RE2 dialect ({reason}); it has no look-around and no back-references"
        ) from None


@cache
def without_counts(pattern: str) -> str:
    r"""The pattern with "as often as you like" for every count: it finds what the pattern finds, and more.

    RE2 writes a counted class out again for each count, so that most of the time which a new process takes for
    patterns went into some whose text never came.

    >>> without_counts(r"\p{L}{2,5} ?(?:[{}]{3}|x{0,2})")
    '\\p{L}+ ?(?:[{}]+|x*)'
    """
    return _COUNT.sub(_any_number, pattern)


def _any_number(match: re.Match[str]) -> str:
    return match[0] if match["least"] is None else "*" if int(match["least"]) == 0 else "+"


@dataclass(frozen=True, slots=True)
class Matcher:
    """The rewriter of a rule that is data: proposes an edit for each match at which the conditions hold."""

    rule: Rule

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits in order; a match that would touch the one before it is left for the next pass."""
        done = 0
        near, wide = _conditions(self.rule)
        if self.rule.lexicon and not holds(Place(draft, 0, 0), wide):
            return
        settled = bool(self.rule.lexicon)
        for start, end, match in self._spans(draft):
            if start < done or not holds(Place(draft, start, end), near):
                continue
            if not settled and not holds(Place(draft, start, end), wide):
                return
            settled = True
            for edit in self._edits(draft.text, start, end, done, match):
                yield edit
                done = edit.end

    def _spans(self, draft: Draft) -> Iterator[tuple[int, int, Any]]:
        if self.rule.lexicon:
            phrases = _phrases(self.rule.lexicon)
            for row in draft.rows_with(phrases):
                yield draft.lines[row].start, draft.lines[row].end, None
        else:
            # RE2 reads bytes; places in a text cost it a count of characters
            if compiled(without_counts(self.rule.pattern), self.rule.scope).search(draft.encoded) is None:
                return
            for match in compiled(self.rule.pattern, self.rule.scope).finditer(draft.text):
                if match.end() > match.start():
                    yield match.start(), match.end(), match

    def _edits(self, text: str, start: int, end: int, done: int, match: Any) -> Iterator[Edit]:
        rule = self.rule
        facts = self._facts(text[start:end], match)
        if rule.note:
            yield Edit(start, end, text[start:end], text[start:end], rule.name, facts)
        elif rule.keep:
            left, right = match.span(match.re.groupindex[rule.keep])  # RE2 spans take numbers
            if left > start:
                yield Edit(start, left, text[start:left], "", rule.name, facts)
                facts = ()
            if end > right:
                yield Edit(right, end, text[right:end], "", rule.name, facts)
        else:
            if not rule.replace and rule.scope == "line":
                start, end = whole_line(text, start, end)
                start = max(start, done)
            yield Edit(start, end, text[start:end], rule.replace, rule.name, facts)

    def _facts(self, found: str, match: Any) -> tuple[Fact, ...]:
        extract = self.rule.extract
        if not extract:
            return ()
        matches = compiled(self.rule.each).finditer(found) if self.rule.each else (match,)
        kinds = {kind: group for kind, group in extract.items() if kind not in ("extra", "url")}
        result = []
        for one in matches:
            groups = {} if one is None else one.groupdict()
            extra = groups.get(extract.get("extra", "")) or "0"
            url = groups.get(extract.get("url", "")) or ""
            for kind, group in kinds.items():
                value = found.strip() if one is None or group == "" else groups.get(group)
                if value:
                    result.append(Fact(kind, value, url, int(extra) if extra.isdecimal() else 0))
        return tuple(result)


def whole_line(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, grown over its line break where nothing but it stands on its line.

    >>> whole_line("a\\nAD\\nb", 2, 4)
    (2, 5)
    """
    # the nearest characters tell in most cases, and of an endless line no more than these are read for each hit
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if before.rpartition("\n")[2].strip() or behind.partition("\n")[0].strip():
        return start, end
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", end)
    tail = len(text) if tail < 0 else tail
    if text[head:start].strip() or text[end:tail].strip():
        return start, end
    if tail < len(text):
        return head, tail + 1
    return max(0, head - 1), tail


@cache
def _conditions(rule: Rule) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The rule's conditions on a place, and those on the whole document, which are asked once and last."""
    near = {word: value for word, value in rule.when.items() if word not in SIGNALS}
    return near, {word: rule.when[word] for word in SIGNALS if word in rule.when}


@cache
def _phrases(lexicon: tuple[str, ...]) -> frozenset[str]:
    return frozenset(line_key(phrase) for phrase in lexicon)
