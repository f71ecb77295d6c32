"""No form asks for more than its rule does: texts made of what citations, tags, menus and pleas are made of."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.gate import Gate
from corpusclean.gate.form import form
from corpusclean.pack import built_in, rewriter

PIECES = (
    *("Reuters", "Dock Review", "It rose.", "Tides", "a", "ß", "²", "Ⅷ", "٣", "7", "12", "_", "船"),
    *(
        "+",
        "+2",
        " +3",
        "[",
        "]",
        "(",
        ")",
        "|",
        "[1]",
        "[12]",
        "[a]",
        "[nb 2]",
        "[update]",
        "](",
        "[1](https://a.example/b)",
    ),
    *("#", "＃", "$", "#tide", "$BOAT", "https://t.co/x", "https://a.example", "[Home](/a)", "[Skip to content](#a)"),
    *("[YOUR-REFERRAL-LINK]", "Share this story on ", "please retweet our post if ", "join now: "),
    *("\n", "\n\n", " ", "  ", "\t", ".", "`", '"', "”", "**"),
)
RULES = [rule for rule in built_in().rules if form(rule) and rule.stage == "residue"]
GATE = Gate(RULES)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join))
@example("It rose.\n\nDock Review+2\n\nIt fell.\n\nReuters\n\nNobody came.")
@example("Tides+٣ß\nIt rose.\nReuters\n")
@example("It rose.[1](https://a.example/b) It fell.[1](https://a.example/b)")
@example("x ²#²a and ＃7_船")
@example("Low[1] tide[2]")
def test_a_rule_whose_form_is_not_there_proposes_nothing(text: str) -> None:
    open_to = GATE.possible(text)
    stopped = [rule for number, rule in enumerate(RULES) if not open_to >> number & 1]
    assert [rule.name for rule in stopped if next(iter(rewriter(rule)(Draft(text))), None) is not None] == []


@pytest.mark.parametrize(
    "text", ["Tel. +44 20 7946", "See [the log](https://a.example).", "Item #7 costs $7.", "a[i] = b"]
)
def test_prose_with_such_signs_needs_none_of_these_rules(text: str) -> None:
    open_to = GATE.possible(text)
    assert [rule.name for number, rule in enumerate(RULES) if open_to >> number & 1] == []
