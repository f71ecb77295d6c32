"""All looks at a text, put together."""

from __future__ import annotations

from collections.abc import Sequence

from corpusclean.gate.automaton import Automaton, plain
from corpusclean.gate.form import form
from corpusclean.gate.phrase import phrase_pattern
from corpusclean.gate.run import Runs, runs
from corpusclean.pack import rewriter
from corpusclean.rule import Rule


class Gate:
    """Which of some rules could fire on a text.

    Rules are told by their numbers: bit `n` of a result stands for `rules[n]`.

    >>> Gate(()).possible("Any text.")
    0
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        by_runs = [runs(rule) for rule in rules]
        patterns = [_patterns(rule, has_run=run is not None) for rule, run in zip(rules, by_runs, strict=True)]
        self._runs = Runs(by_runs)
        self._patterns = Automaton(patterns)
        self.furniture = sum(1 << n for n, rule in enumerate(rules) if _is_furniture(rule))
        """The rules that need a line of furniture, as bits."""
        guarded = sum(1 << n for n, run in enumerate(by_runs) if run is not None or patterns[n])
        self._always = (1 << len(rules)) - 1 & ~guarded & ~self.furniture

    def possible(self, text: str, among: int = -1) -> int:
        """The rules that could fire on this text, as bits: of those `among` which it asks, every one that would fire.

        The text holds no lone surrogates.
        """
        read = text.encode()
        found = self._always | self._patterns.found(read, among)
        if among & self.furniture:
            found |= self._among_furniture(text)
        if among & self._runs.owners and len(read) > len(text):
            found |= self._runs.found(read)
        return found & among

    def _among_furniture(self, text: str) -> int:
        """The rules of furniture where a line of the text says that it is some."""
        from corpusclean.marks import said_by_lines

        return self.furniture if said_by_lines(text) else 0


def _is_furniture(rule: Rule) -> bool:
    """True for a rule that takes out nothing but what a line of furniture has to do with."""
    if not rule.rewriter.startswith("corpusclean.furniture."):
        return False
    from corpusclean.furniture.block import BlockRule
    from corpusclean.furniture.signature import NameRule, SignatureRule
    from corpusclean.furniture.single import LineRule

    return isinstance(rewriter(rule), BlockRule | LineRule | NameRule | SignatureRule)


def _patterns(rule: Rule, *, has_run: bool) -> tuple[str, ...]:
    """Patterns of which a text must hold one, unless it holds a run, or the rule cannot fire; empty for not known."""
    shape = form(rule)
    if shape:
        return (shape,)
    if rule.hint:
        return () if has_run else tuple(map(plain, rule.hint))
    return (phrase_pattern(rule.lexicon),) if rule.lexicon else ()
