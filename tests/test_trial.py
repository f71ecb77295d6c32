"""Rules on trial, and rules proposed from a line."""

from __future__ import annotations

import dataclasses
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.matcher import compiled
from corpusclean.pack import built_in
from corpusclean.rule import Example
from corpusclean.trial import failures, proposal

RULE = built_in().named("residue/dead-link")


@pytest.mark.parametrize(
    ("example", "message"),
    [
        (Example("no link here"), "does not fire"),
        (Example("See [this](#).", removes=("[", "](x)")), "removes ['[', '](#)'], not"),
        (Example("See [this](#).", becomes="See that."), "becomes 'See this.', not"),
        (Example("See [this](#).", facts={"link": ["that"]}), "reads link ['this'], not"),
    ],
)
def test_a_false_example_is_told(example: Example, message: str) -> None:
    assert any(message in one for one in failures(dataclasses.replace(RULE, fires=(example,))))


def test_a_spared_text_that_is_touched_is_told() -> None:
    assert failures(dataclasses.replace(RULE, spares=(Example("See [this](#)."),))) == [
        "spares[0]: touches ['[', '](#)']"
    ]


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_a_proposed_rule_takes_its_own_line(line: str) -> None:
    rule = tomllib.loads(proposal(line))["rule"][0]
    assert compiled(rule["pattern"], "line").search(line.strip())


def test_a_proposed_rule_takes_other_numbers_and_no_other_words() -> None:
    pattern = compiled(tomllib.loads(proposal("Views: 184 (today)"))["rule"][0]["pattern"], "line")
    assert pattern.search("Views: 7 (today)")
    assert not pattern.search("Views: many (today)")
