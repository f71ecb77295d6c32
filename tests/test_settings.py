"""What a caller may choose is checked where it is written down, not where it is first needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpusclean import Settings
from corpusclean.error import UsageProblem


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"tier": "brave"}, "no tier 'brave'; name one of safe, default, aggressive"),
        ({"stages": ["residues"]}, "no stage 'residues'; name some of newlines, mojibake"),
        ({"max_loss": 40}, "max_loss is a share from 0 to 1, not 40"),
        ({"max_loss": float("nan")}, "max_loss is a share"),
        ({"select": "residue/ad-box"}, "select takes several names, such as {'residue/ad-box'}"),
        ({"stages": "residue"}, "stages takes several names, such as {'residue'}"),
        ({"packs": "mine.toml"}, "packs takes several names"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(chosen: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        Settings(**chosen)


def test_any_collection_of_names_will_do() -> None:
    chosen: dict[str, Any] = {"select": ["residue/ad-box"], "ignore": {"residue/dead-link"}, "packs": ["mine.toml"]}
    made = Settings(**chosen)
    assert made == Settings(
        select=frozenset({"residue/ad-box"}), ignore=frozenset({"residue/dead-link"}), packs=("mine.toml",)
    )
    assert hash(made)


def test_a_path_is_as_good_as_its_text() -> None:
    chosen: dict[str, Any] = {"packs": [Path("mine.toml")], "decisions": Path("mine.jsonl")}
    assert Settings(**chosen) == Settings(packs=("mine.toml",), decisions="mine.jsonl")
