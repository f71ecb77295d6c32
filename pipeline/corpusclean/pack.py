"""Rule packs: find, read and check them, and put their rules in the one order in which they run."""

from __future__ import annotations

import difflib
import hashlib
import importlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

from corpusclean import lexicon, outlet, plea, wikimark
from corpusclean.condition import CONDITIONS, misfit
from corpusclean.error import PackProblem, UsageProblem, reason
from corpusclean.matcher import Matcher, compiled
from corpusclean.rewriter import Rewriter
from corpusclean.rule import STAGES, TIERS, Example, Rule
from corpusclean.settings import DEFAULT, Settings

ORDER = (
    "newlines",
    "mojibake",
    "characters",
    "citations",
    "social",
    "wiki",
    "pages",
    "markup",
    "news",
    "tags",
    "leftovers",
    "layout",
)
"""The built-in packs, top to bottom: this is the program."""

_FIELDS = {item.name for item in fields(Rule)} - {"stage", "pack"}
_EXAMPLE_FIELDS = {item.name for item in fields(Example)}
_REQUIRED = ("name", "why", "kind", "tier", "fires", "spares")
_FINDERS = ("pattern", "lexicon", "rewriter")
_LISTS = ("hint", "lexicon")
_TABLES = ("when", "extract")
_SWITCHES = ("note", "early")
_EXAMPLES = ("fires", "spares")
_HEADER = re.compile(r"""\s*\[\[\s*["']?rule["']?\s*\]\]""")


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules in the order in which they run, and a digest that changes whenever any of them does."""

    rules: tuple[Rule, ...]
    digest: str

    def named(self, name: str) -> Rule:
        """The rule of this name; raises `UsageProblem` with the nearest names where there is none."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        near = difflib.get_close_matches(name, [rule.name for rule in self.rules], n=3, cutoff=0.4)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `corpusclean rules` lists all names"
        raise UsageProblem(f"there is no rule {name!r}{hint}")


def parse(text: str, origin: str, *, built_in: bool = False) -> tuple[Rule, ...]:
    """The rules of one pack file. `origin` names the file in messages.

    Raises `PackProblem` with the rule, the reason and the remedy.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackProblem(f"{origin}: not valid TOML: {error}") from None
    stage = data.get("stage")
    if stage not in STAGES:
        raise PackProblem(f"{origin}: `stage` must be one of {', '.join(STAGES)}, not {stage!r}")
    lexicons = data.get("lexicon", {})
    rows = data.get("rule", [])
    if not _is_list_of(rows, dict) or not isinstance(lexicons, dict):
        raise PackProblem(f"{origin}: a rule begins with [[rule]], a lexicon with [lexicon.its-name]")
    at = _rule_lines(text)
    if len(at) != len(rows):  # a header in a quoted text, or rules that are written without one
        at = [0] * len(rows)
    places = [f"{origin}:{line}" if line else origin for line in at]
    made = (_rule(row, stage, lexicons, where, built_in) for row, where in zip(rows, places, strict=True))
    return tuple(replace(rule, pack=origin) for rule in made)


def _rule_lines(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if _HEADER.match(line)]


def _rule(row: Mapping[str, Any], stage: str, lexicons: Mapping[str, Any], where: str, built_in: bool) -> Rule:
    where = f"{where}: rule {row.get('name', '(without a name)')!r}"
    for key in row.keys() - _FIELDS:
        near = difflib.get_close_matches(key, _FIELDS, n=1)
        raise PackProblem(f"{where}: unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    missing = [key for key in _REQUIRED if key not in row]
    if missing:
        raise PackProblem(f"{where}: lacks {', '.join(missing)}")
    _check_types(row, where)
    if row["tier"] not in TIERS:
        raise PackProblem(f"{where}: `tier` must be one of {', '.join(TIERS)}")
    if len(row["fires"]) < 2 or len(row["spares"]) < 2:
        raise PackProblem(f"{where}: needs at least two `fires` and two `spares`; examples are what proves a rule")
    if sum(key in row for key in _FINDERS) != 1 or ("rewriter" in row and not built_in):
        raise PackProblem(f"{where}: needs exactly one of `pattern` and `lexicon`")
    _check_conditions(row.get("when", {}), where)
    if not built_in:
        _check_patterns(row, where)
    plain = {key: _frozen(value) for key, value in row.items() if key not in ("name", "fires", "spares", "lexicon")}
    return Rule(
        stage=stage,
        name=f"{stage}/{row['name']}",
        fires=tuple(_example(one) for one in row["fires"]),
        spares=tuple(_example(one) for one in row["spares"]),
        lexicon=_phrases(row.get("lexicon", ()), lexicons, where),
        **plain,
    )


def _check_types(row: Mapping[str, Any], where: str) -> None:
    for key, value in row.items():
        if key in _LISTS:
            good, kind = _is_list_of(value, str), "a list of texts"
        elif key in _EXAMPLES:
            good = isinstance(value, list) and all(map(_is_example, value))
            kind = "a list of texts or of tables with a `text`, and `removes`, `becomes` or `facts`"
        elif key in _TABLES:
            good, kind = isinstance(value, dict), "a table"
        elif key in _SWITCHES:
            good, kind = isinstance(value, bool), "true or false"
        else:
            good, kind = isinstance(value, str), "a text"
        if not good:
            raise PackProblem(f"{where}: `{key}` must be {kind}")
    if row.get("scope", "line") not in ("line", "text"):
        raise PackProblem(f"{where}: `scope` must be line or text, not {row['scope']!r}")
    if not all(isinstance(group, str) for group in row.get("extract", {}).values()):
        raise PackProblem(f"{where}: `extract` names, for each kind of fact, a group of the pattern")


def _check_conditions(when: Mapping[str, Any], where: str) -> None:
    for word, value in when.items():
        if word not in CONDITIONS:
            near = difflib.get_close_matches(word, CONDITIONS, n=1)
            raise PackProblem(f"{where}: unknown condition {word!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        if kind := misfit(word, value):
            raise PackProblem(f"{where}: `when.{word}` must be {kind}, not {value!r}")


def _is_example(value: object) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    return (
        value.keys() <= _EXAMPLE_FIELDS
        and isinstance(value.get("text"), str)
        and _is_list_of(value.get("removes", []), str)
        and isinstance(value.get("becomes", ""), str)
        and isinstance(value.get("facts", {}), dict)
    )


def _is_list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _check_patterns(row: Mapping[str, Any], where: str) -> None:
    for key in ("pattern", "each"):
        if row.get(key):
            try:
                found = compiled(row[key], row.get("scope", "line"))
            except PackProblem as problem:
                raise PackProblem(f"{where}: {problem}") from None
            if key == "pattern" and row.get("keep", "") not in ("", *found.groupindex):
                raise PackProblem(f"{where}: `keep` names {row['keep']!r}, which is no group of the pattern")
            if key == "pattern" and _feeds_itself(found, row):
                raise PackProblem(
                    f"{where}: the pattern finds something to replace in `replace` itself, so it would never come to "
                    "an end; change one of the two so that what was replaced is not found again"
                )


def _feeds_itself(pattern: Any, row: Mapping[str, Any]) -> bool:
    """True when the rule would change its own replacement; with conditions, only a text can tell."""
    after = row.get("replace", "")
    if row.get("keep") or row.get("when") or row.get("note"):
        return False
    return any(match.end() > match.start() and match[0] != after for match in pattern.finditer(after))


def _example(value: Mapping[str, Any] | str) -> Example:
    if isinstance(value, str):
        return Example(value)
    removes = value.get("removes")
    return Example(
        value["text"], None if removes is None else tuple(removes), value.get("becomes"), value.get("facts", {})
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _phrases(names: Sequence[str], lexicons: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """The phrases of the lexicons that a rule names, over all their languages."""
    result: list[str] = []
    for name in names:
        if name not in lexicons:
            raise PackProblem(f"{where}: there is no [lexicon.{name}] in this file")
        of = lexicons[name]
        if not isinstance(of, dict) or not all(_is_list_of(phrases, str) for phrases in of.values()):
            raise PackProblem(f"{where}: [lexicon.{name}] must hold a list of texts for each language")
        for phrases in of.values():
            result.extend(phrases)
    return tuple(dict.fromkeys(result))


@cache
def built_in() -> Pack:
    """The rules that come with the package."""
    rules = [rule for name in ORDER for rule in _rules(name)]
    sources = (lexicon.source(), plea.source(), outlet.source(), wikimark.source())
    return _ordered(rules, [*map(_text, ORDER), *sources])


@cache
def _text(name: str) -> str:
    return (resources.files("corpusclean") / f"packs/{name}.toml").read_text("utf-8")


@cache
def _rules(name: str) -> tuple[Rule, ...]:
    return parse(_text(name), f"{name}.toml", built_in=True)


def _built_in(stages: frozenset[str]) -> tuple[Rule, ...]:
    """The built-in rules of some stages, without a look at the files of the others."""
    files = [name for name in ORDER if any(f'stage = "{stage}"\n' in _text(name) for stage in stages)]
    rules = [rule for name in files for rule in _rules(name) if rule.stage in stages]
    return tuple(sorted(rules, key=lambda rule: STAGES.index(rule.stage)))


@cache
def load(paths: tuple[str, ...] = ()) -> Pack:
    """The built-in rules and those of a user's own packs, which run after the built-in ones of their stage.

    The files are read once a process; `corpusclean.run` reads them anew.
    Raises `PackProblem` for a pack that cannot be used.
    """
    if not paths:
        return built_in()
    rules, texts = list(built_in().rules), [built_in().digest]
    for path in paths:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackProblem(f"{path}: cannot be read as a rule pack: {reason(error)}") from None
        rules.extend(parse(text, path))
        texts.append(text)
    return _ordered(rules, texts)


def _ordered(rules: Iterable[Rule], texts: Iterable[str]) -> Pack:
    ranked = sorted(rules, key=lambda rule: STAGES.index(rule.stage))
    names = [rule.name for rule in ranked]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise PackProblem(f"two rules are called {', '.join(sorted(twice))}; a name stands for one rule")
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    return Pack(tuple(ranked), digest)


@cache
def rewriter(rule: Rule) -> Rewriter:
    """The rewriter of a rule."""
    if not rule.rewriter:
        return Matcher(rule)
    module, _, attribute = rule.rewriter.partition(":")
    found = cast(Rewriter, getattr(importlib.import_module(module), attribute))
    if found.name != rule.name:
        raise PackProblem(f"{rule.rewriter} calls itself {found.name!r}, the pack calls it {rule.name!r}")
    return found


def chosen(settings: Settings = DEFAULT) -> tuple[Rule, ...]:
    """The rules that run under these settings, in order; a rule above the tier is turned into one that notes.

    Raises `UsageProblem` for a name in `select` or `ignore` that is no rule's.
    """
    if settings.stages and not (settings.packs or settings.select or settings.ignore):
        rules = _built_in(settings.stages)
    else:
        pack = load(settings.packs)
        rules = pack.rules
        for name in sorted(settings.select | settings.ignore):
            pack.named(name)
    return tuple(
        rule
        for rule in rules
        if (not settings.stages or rule.stage in settings.stages)
        and rule.name not in settings.ignore
        and (rule.tier != "opt-in" or rule.name in settings.select)
    )


def only_notes(rule: Rule, settings: Settings) -> bool:
    """True when the rule's tier is above the one chosen, so that it may note its matches but change nothing."""
    return rule.name not in settings.select and TIERS.index(rule.tier) > TIERS.index(settings.tier)
