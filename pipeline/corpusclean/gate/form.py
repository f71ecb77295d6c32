"""Forms without which a rule cannot fire, as patterns in RE2's dialect: blanks, line breaks, brackets, counts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from corpusclean.characters.substitution import Substitution
from corpusclean.dialect import SPACE, for_re2
from corpusclean.gate.automaton import plain
from corpusclean.pack import rewriter
from corpusclean.rewriter import Rewriter
from corpusclean.rule import Rule

_TWO_LINES = r"[^\n]\n[^\n]"

# What a rule's hint says half the time may be rare in the form that the rule, or a signal it needs, asks for.
_BEFORE_TAG = r"(?:\A|[^a-zA-Z0-9_$&/#\\('\"`.=\[-])"
_TAG_WORD = r"[\p{Nd}_]*[\p{L}\p{Nl}\p{No}]"
_PILL = r"\+\p{Nd}{1,2}(?:[ \t]*(?:\n|\z)|[\p{L}\p{Nl}\p{No}])"  # the count behind a source's name

_ANY_PILL = r"\+\p{Nd}{1,2}(?:[ \t]*(?:\n|\z|\|)|[ \t]+[^a-z0-9 \t]|[.,;:。，、]|[\p{L}\p{Nl}\p{No}])"

_SOURCES = r"[^\s\[\]]\[\p{Nd}{1,3}\]\[\p{Nd}"  # as the signal `numbered_sources` asks

_FORMS: Mapping[str, str] = {
    "newlines/carriage-return": r"\r",
    "newlines/outer-break": r"\A\n|\n\z",
    "newlines/separator": r"[\v\x{2028}\x{2029}]",
    "characters/control": r"[\x00-\x08\x0e-\x1f\x7f]",  # those beyond ASCII are runs
    "characters/inner-tab": r"\t",
    "characters/trailing-blank": r"[ \t](?:\n|\z)",
    "layout/trailing-blanks": r"[ \t\v\x1c-\x1f](?:[\n\f]|\z)",  # those beyond ASCII are runs
    "layout/blank-lines": r"\n\n\n|\A\n|\n\z",
    "layout/wrapped-line": _TWO_LINES,
    "layout/line-paragraph": _TWO_LINES,
    "layout/wrapped-hyphen": rf"[\p{{L}}\p{{N}}][-\x{{2010}}\x{{ad}}]\n[{SPACE}]*[\p{{L}}\p{{N}}]",
    "residue/citation-pill": _PILL,
    "residue/citation-pill-behind": _PILL,
    "residue/citation-pill-chain": _PILL,
    "residue/citation-pill-known": _ANY_PILL,
    "residue/citation-pill-link": r"\+[0-9]{1,2}[^\n\[\]]*\]\(http",
    "residue/citation-pill-name": _ANY_PILL,  # as the signal `counted_pills` asks
    "residue/citation-pill-spaced": r" \+[0-9]{1,2}[ \t]*(?:\n|\z)",
    "residue/citation-pill-tail": _PILL,
    "residue/ticker-quote": r"[0-9][ \t]?%[ \t]*(?:\n|\z)",
    "residue/wiki-template": r"(?m)^\{\{",
    "residue/citation-source-run": _SOURCES,
    "residue/citation-source-head": _SOURCES,
    "residue/citation-source": _SOURCES,
    "residue/citation-button": _ANY_PILL,
    "residue/citation-number-link": r"\[[0-9]{1,3}\]\(http",
    "residue/reference-mark": r"[^\s\[(]\[(?: ?\p{Nd}{1,3} ?|src|[Ss]ource|update|[^0-9\s\[\]]+ ?[0-9]{1,2}|[a-h])\]",
    "residue/citation-needed": r"[^\s\[(!]\[[^\s\[\]][^\[\]\n]+\](?:[^(]|\z)",
    "residue/post-spacer": r"(?m)^[ \t]*[.•·][ \t]*\n[ \t]*[.•·][ \t]*\n",
    "residue/wiki-edit": r"[^\n]\[[^\[\]\n]+\][ \t]*(?:\n|\z)",
    "residue/hashtag": f"{_BEFORE_TAG}[#＃]{_TAG_WORD}",
    "residue/cashtag": f"{_BEFORE_TAG}\\$[\\p{{L}}\\p{{Nl}}\\p{{No}}]",
    "residue/promo-line": r"[$#][\p{L}\p{Nl}\p{No}]|https://t\.co/",  # as the signal `social` asks
    "residue/promo-placeholder": r"\[(?:YOUR|INSERT|ADD)[- _]",
    "residue/nav-link": r"(?m)^[ \t]*\[[^\n]*\]\(",
    "residue/nav-link-run": r"\]\([^\n]*\]\([^\n]*\]\(",
    "residue/share-plea": r"(?i)(?:share|like|tweet) (?:this|the|our) (?:story|article|post|page|video|news|piece) ",
    "layout/heading-line": r"(?m)^ {0,3}#{2,6}[ \t][^\n]*\n[^\n]|[^\n]\n {0,3}#{2,6}[ \t]|"
    r"[^\n]\n[ \t]*(?:={4,}|-{4,}|~{4,}|\^{4,})[ \t]*\n[^\n]",
}


_ELSEWHERE: Mapping[str, str] = {
    "layout/first-line-indent": "corpusclean.layout.indent:PATTERN",
    "layout/double-spacing": "corpusclean.layout.page:TORN",
    "layout/page-break": "corpusclean.layout.page:TORN",
    "layout/page-break-hyphen": "corpusclean.layout.page:TORN_WORD",
    "residue/running-head": "corpusclean.furniture.running:PATTERN",
}
"""Forms that stand beside the rules; a run that leaves these rules out does not load what they stand on."""


def form(rule: Rule) -> str:
    """The pattern of a form without which the rule cannot fire; empty where none is known.

    >>> from corpusclean.pack import built_in
    >>> form(built_in().named("newlines/carriage-return"))
    '\\\\r'
    """
    if rule.name in _FORMS or not rule.rewriter:
        return _FORMS.get(rule.name, "")
    if rule.name in _ELSEWHERE:
        module, _, attribute = _ELSEWHERE[rule.name].partition(":")
        return str(getattr(import_module(module), attribute))
    found = rewriter(rule)
    if isinstance(found, Substitution) and found.needs:
        return plain(found.needs)
    return _of_furniture(found) if rule.rewriter.startswith("corpusclean.furniture.") else ""


def _of_furniture(found: Rewriter) -> str:
    from corpusclean.furniture import sheet, tag

    if isinstance(found, sheet.SheetRule):
        return f"(?m){sheet.PATTERN}"
    if isinstance(found, tag.TagRun):
        return for_re2(tag.PAIR) or ""
    return ""
