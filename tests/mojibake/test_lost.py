"""The table of lost characters: complete, and whole tokens only."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.mojibake import LOST_CHARACTER
from corpusclean.mojibake.lost import table

ROOT = Path(__file__).parents[2]
LOST = "\N{REPLACEMENT CHARACTER}"


def marked(text: str) -> str:
    return apply(text, LOST_CHARACTER(Draft(text)))


def test_the_table_is_what_its_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("builder", ROOT / "tools" / "build_lost_characters.py")
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    built = {(shown, meant) for shown, meant, _, _ in builder.table()}
    # a newer Python may know more codecs; it must not know less
    assert {(shown, meant) for shown, (meant, _) in table().items()} <= built | {("・ｽ・ｽ", LOST * 2)}


@pytest.mark.parametrize("shown", table())
def test_every_token_becomes_what_it_stood_for(shown: str) -> None:
    meant, facts = table()[shown]
    assert marked(f"low {shown} tide") == f"low {meant} tide"
    assert facts[0].text.startswith("encode ")
    assert set(meant) <= {LOST, "\N{ZERO WIDTH NO-BREAK SPACE}"} or (LOST in meant and meant[-1].isascii())


@given(st.lists(st.sampled_from(sorted(table())), max_size=5))
def test_marking_is_stable(tokens: list[str]) -> None:
    once = marked(" ".join(tokens))
    assert marked(once) == once


@pytest.mark.parametrize("letter", "ďż˝пїЅÔøΩ锟斤拷占쏙옙")
def test_a_piece_of_a_token_is_a_letter_like_any_other(letter: str) -> None:
    assert marked(f"a {letter} b {letter}{letter}") == f"a {letter} b {letter}{letter}"


def test_the_table_covers_the_known_forms() -> None:
    path = ROOT.parent / "shared" / "eval" / "encoding" / "fffd_table.json"
    if not path.is_file():
        pytest.skip("the list to compare with is not here")
    groups = json.loads(path.read_text("utf-8"))
    known = {group[form] for group in groups for form in ("one", "bom", "double") if group[form]}
    known |= {group["two"] for group in groups if not group["one"]}
    assert {token for token in known if not token.isascii()} <= table().keys()


@pytest.mark.parametrize("break_", ["", "\n"])
def test_tokens_of_one_line_share_its_verdict(break_: str) -> None:
    token = next(shown for shown in table() if len(shown) == 3)
    vocabulary = f'"\u0120ser{token}": 4711, "\u0120de{token}": 12,'
    text = f"{vocabulary}{break_}\nA word {token} and another {token}.\n{vocabulary}"
    assert [edit.start for edit in LOST_CHARACTER(Draft(text))] == [
        at for at in range(len(text)) if text.startswith(token, at) and "word" in text[:at].rpartition("\n")[2]
    ]


def test_a_line_of_many_tokens_is_judged_once() -> None:
    token = next(iter(table()))
    assert len(list(LOST_CHARACTER(Draft(f"{token} " * 50_000)))) == 50_000
