"""What looks like mojibake and is meant: it stays, whatever rule looks at it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.mojibake.guard import is_character_list
from corpusclean.program import program
from corpusclean.settings import Settings
from corpusclean.settle import settle

STAGE = program(Settings(stages=frozenset({"mojibake"})))
CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").split("\n")
    return [line.split(" => ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("text", [row[0] for row in rows("mojibake-negative.txt")])
def test_stays(text: str) -> None:
    assert settle(text, STAGE)[0] == text


@pytest.mark.parametrize(("text", "becomes"), rows("mojibake.txt"))
def test_is_repaired(text: str, becomes: str) -> None:
    assert settle(text, STAGE)[0] == becomes


@pytest.mark.xfail(strict=True, reason="see the comment above each case")
@pytest.mark.parametrize(("text", "becomes"), rows("mojibake-known-failures.txt"))
def test_known_failure(text: str, becomes: str) -> None:
    assert settle(text, STAGE)[0] == becomes


PLAIN_SET = re.compile(r"\[\^?[^\]\s]*[^\x00-\x7f][^\]\s]*\]")
"""The plain definition of a character class, which reads a line of brackets that stay open many times."""


@given(st.text("[]^ ab\u00e0\u00e8\u00e9\u00c3\n", max_size=16))
def test_a_character_list_is_what_its_plain_definition_says(line: str) -> None:
    sets = [[char for char in found if not char.isascii()] for found in PLAIN_SET.findall(line)]
    plain = any(len(one) >= 3 and len(set(one)) == len(one) and all(map(str.isalpha, one)) for one in sets)
    runs = re.findall("[\u00c0-\u00ff]{6,}", line)
    assert is_character_list(line) is (plain or any(len(set(run)) == len(run) for run in runs))


def test_a_line_of_brackets_that_stay_open_is_read_once() -> None:
    assert not is_character_list("[\u00e9" * 10**6)
