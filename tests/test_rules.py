"""Every rule's own examples: what it must take, and what it must spare."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.pack import built_in, rewriter
from corpusclean.rule import Example, Rule

RULES = built_in().rules
FIRES = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.fires)]
SPARES = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.spares)]


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_fires(rule: Rule, example: Example) -> None:
    edits = list(rewriter(rule)(Draft(example.text)))
    assert edits
    assert all(edit.rule == rule.name for edit in edits)
    if example.removes is not None:
        assert [edit.before.strip("\n") for edit in edits if not edit.after] == list(example.removes)
    if example.becomes is not None:
        assert apply(example.text, edits) == example.becomes
    for kind, values in example.facts.items():
        assert [fact.text for edit in edits for fact in edit.facts if fact.kind == kind] == values


@pytest.mark.parametrize(("rule", "example"), SPARES)
def test_spares(rule: Rule, example: Example) -> None:
    assert [edit for edit in rewriter(rule)(Draft(example.text)) if not edit.is_note or rule.note] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES if rule.hint])
def test_hint_is_in_every_firing_example(rule: Rule) -> None:
    for example in rule.fires:
        assert any(hint.casefold() in example.text.casefold() for hint in rule.hint)
