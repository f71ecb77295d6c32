"""The walls of the house: imports go down only, and each third party has one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpusclean

ROOT = Path(corpusclean.__file__).parent
FLOORS = (
    ("edit", "dialect", "visible", "listing", "lineform", "stem"),
    ("ledger",),
    (
        "plea",
        "opening",
    ),
    ("credit",),
    ("document", "lexicon", "line", "language", "mention", "outlet", "wikimark"),
    ("beginning", "codelike"),
    ("marks", "pill", "assistant"),
    ("signals",),
    ("draft",),
    ("place",),
    ("rewriter", "rule"),
    ("settings", "condition", "bigram", "charkind", "decision"),
    ("tally",),
    ("decode", "mojibake", "newlines", "characters", "furniture", "tags", "layout"),
    ("matcher",),
    ("pack",),
    ("gate",),
    ("program",),
    ("settle",),
    ("clean",),
    ("enrich", "chunk", "repetition", "quality", "origin"),
    ("schema", "gate", "rebuild", "column"),
    ("gathered",),
    ("table",),
    ("source", "sink", "output", "mark", "garbage", "memory"),
    ("reading",),
    ("doubt",),
    ("shard",),
    ("trial", "executor"),
    ("batch", "frames", "restore"),
    ("report",),
    ("cli",),
)
"""Bottom to top; a module may import from lower floors and from its own. `error` is open to all."""

ROOMS = {
    "click": {"cli"},
    "jinja2": {"report"},
    "rich": {"cli"},
    "polars": {"gate", "frames", "report"},
    "pyarrow": {"schema", "repetition", "column", "table", "sink", "restore", "source"},
    "re2": {"matcher", "gate", "characters", "dialect", "mojibake"},
    "ftfy": {"mojibake", "gate"},
    "charset_normalizer": {"decode"},
    "chardet": {"decode"},
}
"""The third parties and the only modules that may import each."""


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts not in (("__init__",), ("__main__",)):
            yield parts[0], path


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "corpusclean":
                yield from (f"corpusclean.{alias.name}" for alias in node.names)


def _floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


MODULES = [pytest.param(room, path, id=str(path.relative_to(ROOT))) for room, path in _modules()]


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_imports_go_down_only(room: str, path: Path) -> None:
    if room == "error":
        return
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "corpusclean" and len(parts) > 1 and parts[1] != "error":
            assert _floor(parts[1]) <= _floor(room), f"{room} imports {name} from above"


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_each_third_party_has_its_room(room: str, path: Path) -> None:
    for name in _imports(path):
        allowed = ROOMS.get(name.split(".")[0])
        assert allowed is None or room in allowed, f"{room} imports {name}"


def test_cleaning_a_text_imports_no_io_library() -> None:
    others = ("polars", "pyarrow", "click", "rich")
    code = f"import sys, corpusclean; corpusclean.clean('a'); print([m for m in {others} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
