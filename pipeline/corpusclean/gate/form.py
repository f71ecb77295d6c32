"""What the text around the words looks like: control characters, blanks, line breaks, as patterns in RE2's dialect."""

from __future__ import annotations

from collections.abc import Mapping

from corpusclean.characters.substitution import Substitution
from corpusclean.dialect import SPACE, for_re2
from corpusclean.furniture import sheet, tag
from corpusclean.gate.automaton import plain
from corpusclean.layout import page
from corpusclean.pack import rewriter
from corpusclean.rule import Rule

_ODD_BREAKS = r"(?:\A|[^\n])(?:\n\n)*\n(?:[^\n]|\z)"  # anything but blank lines: see layout.mode.has_single_breaks

_FORMS: Mapping[str, str] = {
    "newlines/carriage-return": r"\r",
    "newlines/outer-break": r"\A\n|\n\z",
    "newlines/separator": r"[\v\x{2028}\x{2029}]",
    "characters/control": r"[\x00-\x08\x0e-\x1f\x7f]",  # those beyond ASCII are runs
    "characters/inner-tab": r"\t",
    "characters/trailing-blank": r"[ \t](?:\n|\z)",
    "layout/trailing-blanks": r"[ \t\v\x1c-\x1f](?:[\n\f]|\z)",  # those beyond ASCII are runs
    "layout/blank-lines": r"\n\n\n|\A\n|\n\z",
    "layout/wrapped-line": _ODD_BREAKS,
    "layout/line-paragraph": _ODD_BREAKS,
    "layout/page-break": page.TORN,
    "layout/page-break-hyphen": page.TORN_WORD,
    "layout/wrapped-hyphen": rf"[\p{{L}}\p{{N}}][-\x{{2010}}\x{{ad}}]\n[{SPACE}]*[\p{{L}}\p{{N}}]",
    "layout/heading-line": r"(?m)^ {0,3}#{2,6}[ \t][^\n]*\n[^\n]|[^\n]\n {0,3}#{2,6}[ \t]",
}


def form(rule: Rule) -> str:
    """The pattern of a form without which the rule cannot fire; empty where none is known.

    >>> from corpusclean.pack import built_in
    >>> form(built_in().named("newlines/carriage-return"))
    '\\\\r'
    """
    if rule.name in _FORMS or not rule.rewriter:
        return _FORMS.get(rule.name, "")
    found = rewriter(rule)
    if isinstance(found, Substitution) and found.needs:
        return plain(found.needs)
    if isinstance(found, sheet.SheetRule):
        return f"(?m){sheet.PATTERN}"
    if isinstance(found, tag.TagRun):
        return for_re2(tag._PAIR) or ""
    return f"[{found.sign}][\\p{{L}}\\p{{N}}_]" if isinstance(found, tag.TagNote) else ""
