"""Rule packs: what is refused, with which words, and what choosing rules means."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path

import pytest
from folder import laid
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import read, run
from corpusclean.clean import clean
from corpusclean.error import PackProblem, UsageProblem
from corpusclean.matcher import compiled
from corpusclean.pack import built_in, chosen, load, only_notes, parse
from corpusclean.rule import STAGES, TIERS, Example
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


def test_a_pack_is_known_by_its_whole_path_whatever_signs_stand_in_it(tmp_path: Path) -> None:
    path = tmp_path / "mine: new.toml"
    path.write_text(GOOD, "utf-8")
    assert [rule.name for rule in load((str(path),)).rules if rule.pack == str(path)] == ["residue/ferry-notice"]


def test_each_run_reads_packs_and_decisions_anew(tmp_path: Path) -> None:
    text = "Ferry notice 12\nHarbour notice 7\nThe body of the page stays where it is, and nobody minds."
    laid(tmp_path / "in", {"page.txt": text})
    pack, decisions = tmp_path / "mine.toml", tmp_path / "mine.jsonl"
    settings = Settings(packs=(str(pack),), decisions=str(decisions))
    where = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "start": 0, "end": len("Ferry notice 12\n")}

    def kept(word: str, decision: str) -> list[str]:
        pack.write_text(GOOD.replace("Ferry", word).replace("ferry", word), "utf-8")
        decisions.write_text(json.dumps({**where, "decision": decision}), "utf-8")
        run(tmp_path / "in", tmp_path / "out", settings=settings)
        (paragraph,) = read(str(tmp_path / "out")).paragraphs["text"]
        return [line.split()[0] for line in paragraph.split("\n")]

    assert kept("Ferry", "keep") == ["Harbour", "The"]
    assert kept("Ferry", "undo") == ["Ferry", "Harbour", "The"]
    assert kept("Harbour", "undo") == ["Ferry", "The"]


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
        ("pattern = ", "keep = 'number'\npattern = ", "`keep` names 'number', which is no group of the pattern"),
        ("'^Ferry notice [0-9]+$'", "'^Ferry'\nreplace = 'Ferry: Ferry'", "would never come to an end"),
    ],
)
def test_a_bad_pack_is_refused_with_the_reason(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(PackProblem) as caught:
        parse(GOOD.replace(old, new), "mine.toml")
    assert message.replace("\\\\", "\\") in str(caught.value)
    assert str(caught.value).startswith("mine.toml")


NAMED = "mine.toml:4: rule 'ferry-notice': "
PATTERN = "pattern = '^Ferry notice [0-9]+$'"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[rule]]", "[[rule]", None),
        (
            'stage = "residue"',
            "",
            "mine.toml: `stage` must be one of newlines, mojibake, characters, residue, tags, layout, not None",
        ),
        ("[[rule]]", "[rule]", "mine.toml: a rule begins with [[rule]], a lexicon with [lexicon.its-name]"),
        ('name = "ferry-notice"', "", "mine.toml:4: rule '(without a name)': lacks name"),
        ('tier = "safe"', "", NAMED + "lacks tier"),
        ('kind = "nav"\ntier = "safe"', "", NAMED + "lacks kind, tier"),
        ('kind = "nav"', 'kind = "nav"\nxyzzy = 1', NAMED + "unknown key 'xyzzy'"),
        ('kind = "nav"', 'kind = "nav"\nfire = 1', NAMED + "unknown key 'fire'; did you mean 'fires'?"),
        ('tier = "safe"', 'tier = "sure"', NAMED + "`tier` must be one of safe, default, aggressive, opt-in"),
        (
            ', { text = "The Ferry notice 12 hangs there." }',
            "",
            NAMED + "needs at least two `fires` and two `spares`; examples are what proves a rule",
        ),
        (PATTERN, PATTERN + "\nlexicon = []", NAMED + "needs exactly one of `pattern` and `lexicon`"),
        (PATTERN, PATTERN + "\nscope = 'page'", NAMED + "`scope` must be line or text, not 'page'"),
        (
            PATTERN,
            PATTERN + "\nextract = { a = 1 }",
            NAMED + "`extract` names, for each kind of fact, a group of the pattern",
        ),
        (PATTERN, PATTERN + "\nwhen = { xyzzy = 1 }", NAMED + "unknown condition 'xyzzy'"),
        (PATTERN, PATTERN + "\nwhen = { wikis = true }", NAMED + "unknown condition 'wikis'; did you mean 'wiki'?"),
        (PATTERN, PATTERN + "\nwhen = { wiki = 1 }", NAMED + "`when.wiki` must be true or false, not 1"),
        (PATTERN, PATTERN + "\nkeep = 'x'", NAMED + "`keep` names 'x', which is no group of the pattern"),
        (
            PATTERN,
            "pattern = 'a'\nreplace = 'aa'",
            NAMED + "the pattern finds something to replace in `replace` itself, so it would never come to an end; "
            "change one of the two so that what was replaced is not found again",
        ),
        (PATTERN, "lexicon = ['quay']", NAMED + "there is no [lexicon.quay] in this file"),
        (PATTERN, PATTERN + "\nhint = 'x'", None),
        (PATTERN, PATTERN + "\nwhy = 1", None),
        ('why = "A notice that the ferry company puts under every page."', "why = 1", NAMED + "`why` must be a text"),
        ('hint = ["ferry notice"]', "hint = 'x'", NAMED + "`hint` must be a list of texts"),
        (
            'stage = "residue"',
            'stage = "residue"\nlexicon = 3',
            "mine.toml: a rule begins with [[rule]], a lexicon with [lexicon.its-name]",
        ),
        ('stage = "residue"', 'stage = "residue"\nrule = 3\n[rules]', None),
        ('kind = "nav"', 'kind = "nav"\nstage = "tags"', NAMED + "unknown key 'stage'"),
        ('kind = "nav"', 'kind = "nav"\npack = "mine"', NAMED + "unknown key 'pack'"),
        ('hint = ["ferry notice"]', "early = 'yes'", NAMED + "`early` must be true or false"),
        ('hint = ["ferry notice"]', "extract = ['a']", NAMED + "`extract` must be a table"),
        (PATTERN, "lexicon = 'ferry'", NAMED + "`lexicon` must be a list of texts"),
        (PATTERN, "rewriter = 'os:system'", NAMED + "needs exactly one of `pattern` and `lexicon`"),
        (PATTERN, "", NAMED + "needs exactly one of `pattern` and `lexicon`"),
        ('hint = ["ferry notice"]', "note = 1", NAMED + "`note` must be true or false"),
        ('hint = ["ferry notice"]', "when = 1", NAMED + "`when` must be a table"),
        (
            '{ text = "Ferry notice board" }',
            "{ texts = 1 }",
            NAMED + "`spares` must be a list of texts or of tables with a `text`, and `removes`, `becomes` or `facts`",
        ),
    ],
)
def test_the_words_of_a_refusal(old: str, new: str, message: str | None) -> None:
    assert old in GOOD
    with pytest.raises(PackProblem) as caught:
        parse(GOOD.replace(old, new), "mine.toml")
    if message is None:
        assert str(caught.value).startswith("mine.toml: not valid TOML: ")
    else:
        assert str(caught.value) == message


def test_each_rule_has_the_line_at_which_it_begins() -> None:
    first = "# two words of comment\n\n" + GOOD
    with pytest.raises(PackProblem, match=r"^mine\.toml:6: rule"):
        parse(first.replace('kind = "nav"', ""), "mine.toml")
    second = GOOD[GOOD.index("[[rule]]") :].replace("ferry-notice", "second")
    with pytest.raises(PackProblem, match=r"^mine\.toml:17: rule 'second': lacks tier"):
        parse(GOOD + "\n" + second.replace('tier = "safe"', ""), "mine.toml")
    with pytest.raises(PackProblem, match=r"^mine\.toml: rule 'second': lacks tier"):
        parse(
            GOOD.replace('"A notice', '"""\n[[rule]]\nA notice').replace('page."', 'page."""')
            + second.replace('tier = "safe"', ""),
            "mine.toml",
        )


def test_a_rule_has_all_that_its_table_says() -> None:
    text = GOOD.replace(
        PATTERN, "pattern = '(?P<n>[0-9]+)'\nkeep = 'n'\nscope = 'text'\nextract = { date = 'n' }\neach = 'b'"
    )
    (rule,) = parse(text, "mine.toml")
    assert (rule.stage, rule.name, rule.kind, rule.tier) == ("residue", "residue/ferry-notice", "nav", "safe")
    assert rule.why == "A notice that the ferry company puts under every page."
    assert (rule.hint, rule.pattern, rule.keep, rule.scope) == (("ferry notice",), "(?P<n>[0-9]+)", "n", "text")
    assert (rule.extract, rule.each, rule.note, rule.lexicon) == ({"date": "n"}, "b", False, ())
    assert rule.fires == (
        Example("Ferry notice 12\nBody.", ("Ferry notice 12",)),
        Example("Body.\nFerry notice 7", ("Ferry notice 7",)),
    )


@pytest.mark.parametrize("more", ["keep = 'n'", "when = { glued = true }", "note = true"])
def test_only_a_text_can_tell_whether_some_rules_feed_themselves(more: str) -> None:
    feeding = "pattern = '(?P<n>a)'\nreplace = 'aa'"
    with pytest.raises(PackProblem, match="never come to an end"):
        parse(GOOD.replace(PATTERN, feeding), "mine.toml")
    assert parse(GOOD.replace(PATTERN, f"{feeding}\n{more}"), "mine.toml")


def test_a_pattern_is_judged_in_its_scope() -> None:
    with pytest.raises(PackProblem, match="never come to an end"):
        parse(GOOD.replace(PATTERN, "pattern = '^ab*$'\nreplace = \"b\\nab\""), "mine.toml")
    assert parse(GOOD.replace(PATTERN, "scope = 'text'\npattern = '^ab*$'\nreplace = \"b\\nab\""), "mine.toml")
    with pytest.raises(PackProblem, match=r"^mine\.toml:4: rule 'ferry-notice': pattern is not in the RE2"):
        parse(GOOD.replace(PATTERN, PATTERN + "\neach = '(?=x)'"), "mine.toml")


def test_names_that_are_nearly_right_are_named() -> None:
    with pytest.raises(UsageProblem) as caught:
        built_in().named("residue/dead-lin")
    assert str(caught.value).startswith("there is no rule 'residue/dead-lin'; did you mean residue/dead-link, ")
    assert str(caught.value).endswith("?")
    assert str(caught.value).count(", ") == 2


def test_a_pack_may_be_empty() -> None:
    assert parse('stage = "residue"', "mine.toml") == ()


def problem(text: str) -> str:
    with pytest.raises(PackProblem) as caught:
        parse(text, "mine.toml")
    return str(caught.value)


@pytest.mark.parametrize("pattern", [r"\d", "(?=a)", "("])
@pytest.mark.parametrize("key", ["pattern", "each"])
def test_a_pattern_outside_the_dialect_is_refused_in_the_words_of_the_matcher(key: str, pattern: str) -> None:
    with pytest.raises(PackProblem) as caught:
        compiled(pattern, "line")
    line = f"pattern = '{pattern}'" if key == "pattern" else f"{PATTERN}\neach = '{pattern}'"
    assert problem(GOOD.replace(PATTERN, line)) == f"{NAMED}{caught.value}"


@pytest.mark.parametrize(
    "example", ["3", "{ txt = 'a' }", "{ text = 3 }", "{ text = 'a', removes = 3 }", "{ text = 'a', removes = 'a' }",
                "{ text = 'a', removes = [1] }", "{ text = 'a', becomes = 3 }", "{ text = 'a', facts = [] }",
                "{ text = 'a', remove = ['a'] }"],
)  # fmt: skip
@pytest.mark.parametrize("key", ["fires", "spares"])
def test_an_example_of_another_form_is_refused(key: str, example: str) -> None:
    expected = f"{NAMED}`{key}` must be a list of texts or of tables with a `text`, and `removes`, `becomes` or `facts`"
    text = GOOD.replace(f"{key} = [", f"{key} = [{example}, ")
    assert problem(text) == expected


@pytest.mark.parametrize(
    "lexicon", ["ferry = 3", "ferry = ['a']", "ferry.en = 'a'", "ferry.en = [1]", "ferry.en = [['a']]"]
)
def test_a_lexicon_of_another_form_is_refused(lexicon: str) -> None:
    text = GOOD.replace(PATTERN, "lexicon = ['ferry']") + f"\n[lexicon]\n{lexicon}\n"
    assert problem(text) == f"{NAMED}[lexicon.ferry] must hold a list of texts for each language"


@pytest.mark.parametrize("replace", ["", "Ferry", "The ferry", "a notice"])
def test_a_replacement_in_which_there_is_nothing_to_do_is_fine(replace: str) -> None:
    text = GOOD.replace("'^Ferry notice [0-9]+$'", f"'^Ferry'\nreplace = '{replace}'")
    assert parse(text, "mine.toml")[0].replace == replace


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("previous_block_ends = 'x'", "`when.previous_block_ends` must be a list of texts"),
        ("next_block_starts = [1]", "`when.next_block_starts` must be a list of texts"),
        ("contains = []", "`when.contains` must be a list of texts"),
        ("contains = ['']", "`when.contains` must be a list of texts"),
        ("outside_quotes = 1", "`when.outside_quotes` must be true or false"),
        ("wiki = 'yes'", "`when.wiki` must be true or false"),
        ("near_end = true", "`when.near_end` must be a whole number"),
        ("near_start = 1.5", "`when.near_start` must be a whole number"),
        ("menu_words = -1", "`when.menu_words` must be a whole number"),
        ("numeric_links = '2'", "`when.numeric_links` must be a whole number"),
        ("max_code_share = true", "`when.max_code_share` must be a share from 0 to 1"),
        ("max_code_share = 20", "`when.max_code_share` must be a share from 0 to 1"),
        ("max_code_share = nan", "`when.max_code_share` must be a share from 0 to 1"),
    ],
)
def test_a_condition_with_a_wrong_value_is_refused_with_line_reason_and_remedy(condition: str, message: str) -> None:
    with pytest.raises(PackProblem) as caught:
        parse(GOOD.replace("pattern = ", f"when = {{ {condition} }}\npattern = "), "mine.toml")
    assert str(caught.value).startswith(f"mine.toml:4: rule 'ferry-notice': {message}")


@pytest.mark.parametrize(
    "condition", ["contains = ['x']", "glued = false", "near_end = 0", "max_code_share = 1", "max_code_share = 0.5"]
)
def test_a_condition_with_a_right_value_is_taken(condition: str) -> None:
    parse(GOOD.replace("pattern = ", f"when = {{ {condition} }}\npattern = "), "mine.toml")


@pytest.mark.parametrize("header", ["[[ rule ]]", "[[rule]] # the ferry", "[['rule']]"])
def test_every_spelling_of_a_rule_s_header_counts(header: str) -> None:
    assert [rule.name for rule in parse(GOOD.replace("[[rule]]", header), "mine.toml")] == ["residue/ferry-notice"]


def test_a_message_names_the_line_at_which_the_rule_begins() -> None:
    with pytest.raises(PackProblem, match=r"^mine\.toml:4: rule 'ferry-notice': lacks kind"):
        parse(GOOD.replace('kind = "nav"', ""), "mine.toml")


@pytest.mark.parametrize("value", ["7", "true", "[1]", "{ a = 1 }", "1.5", "2020-01-01"])
@pytest.mark.parametrize(
    "key",
    ["name", "why", "kind", "tier", "scope", "hint", "pattern", "keep", "replace", "note", "when", "extract", "each",
     "fires", "spares"],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused_and_no_crash(key: str, value: str) -> None:
    data = tomllib.loads(GOOD)
    row = {**data["rule"][0], key: tomllib.loads(f"it = {value}")["it"]}
    lines = [f"{name} = {_toml(one)}" for name, one in row.items()]
    text = 'stage = "residue"\n[[rule]]\n' + "\n".join(lines)
    if (key, value) == ("note", "true"):
        assert parse(text, "mine.toml")[0].note
        return
    with pytest.raises(PackProblem, match="unknown condition" if (key, value) == ("when", "{ a = 1 }") else key):
        parse(text, "mine.toml")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value) if isinstance(value, str | bool | int | float) else str(value)


@pytest.mark.parametrize("text", ['stage = "residue"\nrule = 3', 'stage = "residue"\n[rule]\nname = "a"', "stage = []"])
def test_rules_that_are_no_tables_are_refused(text: str) -> None:
    with pytest.raises(PackProblem, match=r"^mine\.toml"):
        parse(text, "mine.toml")


def test_lexicons_of_all_languages_are_one_list_without_repeats() -> None:
    text = GOOD.replace("pattern = '^Ferry notice [0-9]+$'", "lexicon = ['ferry', 'quay']")
    (rule,) = parse(
        text + "\n[lexicon.ferry]\nen = ['a', 'b']\nde = ['b', 'c']\n[lexicon.quay]\nen = ['d']", "mine.toml"
    )
    assert rule.lexicon == ("a", "b", "c", "d")


def test_an_example_says_what_goes_what_comes_and_what_is_read_off() -> None:
    spelt = '{ text = "t", removes = ["a", "b"], becomes = "c", facts = { ticker = ["X"] } }'
    rule = parse(GOOD.replace('{ text = "Ferry notice board" }', f'"plain", {spelt}'), "mine.toml")[0]
    assert rule.spares[:2] == (Example("plain"), Example("t", ("a", "b"), "c", {"ticker": ["X"]}))
    assert rule.pack == "mine.toml"


def test_the_digest_knows_every_pack_and_their_order(tmp_path: Path) -> None:
    paths = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.toml"
        path.write_text(GOOD.replace("ferry-notice", f"{name}-notice"), "utf-8")
        paths.append(str(path))
    one, two = paths
    digests = [load(chosen).digest for chosen in ((), (one,), (two,), (one, two), (two, one))]
    assert len(set(digests)) == len(digests)


def test_a_user_s_rules_run_after_the_built_in_ones_of_their_stage(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    rules = load((str(path),)).rules
    names = [rule.name for rule in rules if rule.stage == "residue"]
    assert names[-1] == "residue/ferry-notice"
    assert [rule for rule in rules if rule.pack != str(path)] == list(built_in().rules)


def test_a_rule_is_found_by_its_name() -> None:
    for rule in built_in().rules:
        assert built_in().named(rule.name) is rule


def test_a_name_like_no_other_is_refused_with_the_way_to_the_list() -> None:
    with pytest.raises(UsageProblem, match="`corpusclean rules` lists all names"):
        built_in().named("§§§§")


def test_stages_choose_their_rules_and_no_others() -> None:
    for stage in STAGES:
        opted = [rule for rule in built_in().rules if rule.stage == stage and rule.tier != "opt-in"]
        assert list(chosen(Settings(stages=frozenset({stage})))) == opted


@given(st.frozensets(st.sampled_from(STAGES), min_size=1))
def test_stages_read_alone_have_the_rules_of_all_packs_in_their_order(stages: frozenset[str]) -> None:
    opted = [rule for rule in built_in().rules if rule.stage in stages and rule.tier != "opt-in"]
    assert list(chosen(Settings(stages=stages))) == opted


def test_a_rule_above_the_tier_notes_unless_it_is_selected() -> None:
    for at, tier in enumerate(TIERS):
        for rule in built_in().rules:
            assert only_notes(rule, Settings(tier=tier)) == (TIERS.index(rule.tier) > at)
            assert not only_notes(rule, Settings(tier=tier, select=frozenset({rule.name})))


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
    from corpusclean.matcher import compiled

    for rule in built_in().rules:
        for pattern in (rule.pattern, rule.each):
            if pattern:
                compiled(pattern, rule.scope)
