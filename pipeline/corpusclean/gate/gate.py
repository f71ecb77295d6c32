"""All looks at a text, put together."""

from __future__ import annotations

from collections.abc import Sequence

from corpusclean.gate.form import forms
from corpusclean.gate.hint import Hints
from corpusclean.gate.look import grouped
from corpusclean.gate.phrase import hints
from corpusclean.gate.run import Runs, runs
from corpusclean.rule import Rule


class Gate:
    """Which of some rules could fire on a text.

    Rules are told by their numbers: bit `n` of a result stands for `rules[n]`.

    >>> Gate(()).possible("Any text.")
    0
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        by_runs = [runs(rule) for rule in rules]
        by_form = [forms(rule) for rule in rules]
        hinted = [
            (rule.hint or hints(rule.lexicon)) if run is None and form is None else ()
            for rule, run, form in zip(rules, by_runs, by_form, strict=True)
        ]
        self._runs = Runs(by_runs)
        self._forms = grouped(by_form)
        self._hints = Hints(hinted)
        guarded = (any(one) for one in zip(by_runs, by_form, hinted, strict=True))
        self._always = sum(1 << n for n, known in enumerate(guarded) if not known)

    def possible(self, text: str) -> int:
        """The rules that could fire on this text, as bits: every rule that would fire is among them.

        The text holds no lone surrogates.
        """
        found = self._always | self._hints.found(text)
        if not text.isascii():
            found |= self._runs.found(text)
        for look, mask in self._forms:
            if look(text):
                found |= mask
        return found
