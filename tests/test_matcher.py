"""Rules that are data, as rewriters."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.edit import Fact, apply
from corpusclean.error import PackProblem
from corpusclean.matcher import Matcher, compiled, whole_line, without_counts
from corpusclean.rule import Rule

RULE = Rule("residue", "residue/test", "why", "nav", "safe", (), (), pattern="x+")


def run(text: str, **changes: object) -> str:
    return apply(text, Matcher(dataclasses.replace(RULE, **changes))(Draft(text)))  # type: ignore[arg-type]


def test_a_line_of_its_own_goes_with_its_break() -> None:
    assert run("a\nxx\nb") == "a\nb"
    assert run("a\nxx") == "a"
    assert run("xx") == ""
    assert run("a xx b") == "a  b"


def test_neighbouring_lines_at_the_end_all_go() -> None:
    assert run("a\nxx\nxx\nxx") == "a\n"


def test_keep_leaves_the_group() -> None:
    assert run("a [b] c", pattern=r"\[(?P<words>[a-z])\]", keep="words") == "a b c"


def test_replace_writes_what_it_says() -> None:
    assert run("axxb", replace="-") == "a-b"


def test_a_lexicon_takes_whole_lines() -> None:
    assert run("a\n» Read  MORE…\nread more of it", pattern="", lexicon=("read more",)) == "a\nread more of it"


def test_a_note_changes_nothing_and_has_its_facts() -> None:
    rule = dataclasses.replace(RULE, pattern="@(?P<name>[a-z]+)", note=True, extract={"hashtag": "name"})
    (edit,) = Matcher(rule)(Draft("to @ann"))
    assert edit.is_note
    assert edit.facts == (Fact("hashtag", "ann"),)


def test_each_reads_several_facts_off_one_match() -> None:
    rule = dataclasses.replace(RULE, pattern="(?:@[a-z]+ ?)+", each="@(?P<name>[a-z]+)", extract={"hashtag": "name"})
    (edit,) = Matcher(rule)(Draft("@ann @tom"))
    assert [fact.text for fact in edit.facts] == ["ann", "tom"]


def test_conditions_are_asked_near_and_wide() -> None:
    assert run("a xx", when={"max_code_share": 0.5}) == "a "
    assert run("f(xx);", when={"max_code_share": 0.5}) == "f(xx);"
    assert run("`xx` xx", when={"outside_quotes": True}) == "`xx` "


@pytest.mark.parametrize("pattern", [r"\w+", r"\bx", r"\d", r"(?=x)", r"(x)\1", "(x"])
def test_a_pattern_outside_the_dialect_is_refused(pattern: str) -> None:
    with pytest.raises(PackProblem):
        compiled(pattern)


def test_a_line_pattern_stays_on_its_line() -> None:
    assert compiled("a[^b]*c", "line").search("a\nc") is None


ATOMS = st.sampled_from(
    [
        ("a", "a"),
        (r"\p{Lu}", "Q"),
        (r"\x{7b}", "{"),
        (r"\{", "{"),
        ("[{2}]", "2"),
        ("[^]a]", "{"),
        (r"[\]{]", "]"),
        (".", "b"),
    ]
)
"""Patterns with a text that each finds, in which braces and brackets mean many things."""


@st.composite
def counted(draw: st.DrawFn, inner: st.SearchStrategy[tuple[str, str]]) -> tuple[str, str]:
    pattern, text = draw(inner)
    least, more, times = draw(st.integers(0, 3)), draw(st.none() | st.integers(0, 3)), draw(st.integers(0, 3))
    most = least + times if more is None else least + min(more, times)
    count = f"{{{least},}}" if more is None else f"{{{least}}}" if more == 0 else f"{{{least},{least + more}}}"
    return f"(?:{pattern}){count}{draw(st.sampled_from(['', '?']))}", text * most


def joined(several: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(pattern for pattern, _ in several), "".join(text for _, text in several)


PATTERNS = st.recursive(ATOMS, lambda inner: counted(inner) | st.lists(inner, min_size=1, max_size=4).map(joined))


@given(PATTERNS)
def test_without_counts_a_pattern_finds_what_it_found(found: tuple[str, str]) -> None:
    pattern, text = found
    assert compiled(pattern).fullmatch(text)
    assert compiled(without_counts(pattern)).fullmatch(text)


def test_without_counts_nothing_else_changes() -> None:
    assert without_counts(r"\p{L}[{2}]\{3}\x{41}[^]{1,2}]") == r"\p{L}[{2}]\{3}\x{41}[^]{1,2}]"
    assert without_counts("a{2}b{0,3}?c{1,}") == "a+b*?c+"


def test_whole_line() -> None:
    assert whole_line("a\nAD\nb", 2, 4) == (2, 5)
    assert whole_line("a AD b", 2, 4) == (2, 4)
