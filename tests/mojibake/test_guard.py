"""What looks like mojibake and is meant: it stays, whatever rule looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpusclean.clean import settle
from corpusclean.program import program
from corpusclean.settings import Settings

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
