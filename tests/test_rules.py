"""Every rule's own examples: what it must take, and what it must spare."""

from __future__ import annotations

import pytest

from corpusclean.pack import built_in
from corpusclean.rule import Rule
from corpusclean.trial import failures


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in built_in().rules])
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    assert failures(rule) == []
