"""Rule packs: what is refused, with which words, and what choosing rules means."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpusclean.clean import clean
from corpusclean.error import PackProblem, UsageProblem
from corpusclean.pack import built_in, chosen, load, parse
from corpusclean.rule import STAGES
from corpusclean.settings import Settings

GOOD = """
stage = "residue"

[[rule]]
name = "ferry-notice"
why = "A notice that the ferry company puts under every page."
kind = "nav"
tier = "safe"
hint = ["ferry notice"]
pattern = '^Ferry notice [0-9]+$'
fires = [
    { text = "Ferry notice 12\\nBody.", removes = ["Ferry notice 12"] },
    { text = "Body.\\nFerry notice 7", removes = ["Ferry notice 7"] },
]
spares = [{ text = "Ferry notice board" }, { text = "The Ferry notice 12 hangs there." }]
"""


def test_a_good_pack_is_read_and_runs(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    document = clean("Ferry notice 12\nThe body of the page stays where it is.", settings=Settings(packs=(str(path),)))
    assert document.text == "The body of the page stays where it is."
    assert load((str(path),)).digest != built_in().digest


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('stage = "residue"', 'stage = "polish"', "`stage` must be one of newlines, mojibake"),
        ('why = "A notice that the ferry company puts under every page."', "", "lacks why"),
        ('tier = "safe"', 'tier = "sure"', "`tier` must be one of safe, default"),
        ('kind = "nav"', 'kind = "nav"\nhints = ["x"]', "unknown key 'hints'; did you mean 'hint'?"),
        ('{ text = "Ferry notice board" }, ', "", "at least two `fires` and two `spares`"),
        ("'^Ferry notice [0-9]+$'", r"'^Ferry notice \d+$'", r"uses \\d"),
        ("'^Ferry notice [0-9]+$'", "'(?=Ferry)'", "no look-around"),
        ("'^Ferry notice [0-9]+$'", r"'(Ferry)\1'", "no back-references"),
        ("pattern = ", "when = { previous_blok_ends = ['x'] }\npattern = ", "did you mean 'previous_block_ends'?"),
        ("pattern = '^Ferry notice [0-9]+$'", "lexicon = ['ferry']", "there is no [lexicon.ferry]"),
        ("pattern = '^Ferry notice [0-9]+$'", "", "exactly one of `pattern` and `lexicon`"),
        ("pattern = '^Ferry notice [0-9]+$'", 'rewriter = "os:system"', "exactly one of `pattern` and `lexicon`"),
        ("[[rule]]", "[[rule]", "not valid TOML"),
    ],
)
def test_a_bad_pack_is_refused_with_the_reason(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(PackProblem) as caught:
        parse(GOOD.replace(old, new), "mine.toml")
    assert message.replace("\\\\", "\\") in str(caught.value)
    assert str(caught.value).startswith("mine.toml")


def test_a_missing_pack_is_a_usage_problem() -> None:
    with pytest.raises(PackProblem, match="cannot be read"):
        load(("no-such-pack.toml",))


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    paths = []
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
        paths.append(str(tmp_path / name))
    with pytest.raises(PackProblem, match="two rules are called residue/ferry-notice"):
        load(tuple(paths))


def test_an_unknown_rule_name_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageProblem, match="residue/dead-link"):
        chosen(Settings(ignore=frozenset({"residue/dead-lnk"})))


def test_built_in_rules_run_in_stage_order() -> None:
    stages = [rule.stage for rule in built_in().rules]
    assert stages == sorted(stages, key=STAGES.index)


def test_ignoring_and_selecting_by_name() -> None:
    text = "Read [this page](#) when the ferry is late and there is nothing else to do."
    assert clean(text, settings=Settings(ignore=frozenset({"residue/dead-link"}))).text == text
    names = {rule.name for rule in chosen(Settings())}
    opt_in = {rule.name for rule in built_in().rules if rule.tier == "opt-in"}
    assert not names & opt_in
    assert {rule.name for rule in chosen(Settings(select=frozenset(opt_in)))} >= opt_in


def test_built_in_patterns_keep_to_the_dialect() -> None:
    from corpusclean.matcher import compiled  # noqa: PLC0415

    for rule in built_in().rules:
        for pattern in (rule.pattern, rule.each):
            if pattern:
                compiled(pattern, rule.scope)
