"""Cases as files: what goes, written by hand, and look-alikes that stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import corpusclean

CASES = Path(__file__).parent.parent / "cases" / "residue"
STAGES = ("residue", "tags")


def blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a title line (`# title`) and the text below it."""
    for block in path.read_text("utf-8").split("\n@@ ")[1:]:
        title, _, text = block.partition("\n")
        yield title, text.strip("\n")


GOES = [
    pytest.param(text, id=f"{path.stem}-{title}")
    for path in sorted(CASES.glob("goes-*.txt"))
    for title, text in blocks(path)
]
STAYS = [
    pytest.param(text, id=f"{path.stem}-{title}")
    for path in sorted(CASES.glob("stays-*.txt"))
    for title, text in blocks(path)
]


@pytest.mark.parametrize("case", GOES)
def test_goes(case: str) -> None:
    """Lines that begin with `- ` are residue, those with `  ` the author's; `[-…-]` marks residue within a line."""
    source, expected = [], []
    for line in case.split("\n"):
        body = line[2:]
        source.append(body.replace("[-", "").replace("-]", ""))
        if not line.startswith("- "):
            while "[-" in body:
                head, _, rest = body.partition("[-")
                body = head + rest.partition("-]")[2]
            expected.append(body)
    cleaned = corpusclean.clean(
        "\n".join(source), settings=corpusclean.Settings(stages=frozenset(STAGES), max_loss=1.0)
    )
    assert [line for line in cleaned.text.split("\n") if line.strip()] == [line for line in expected if line.strip()]


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    cleaned = corpusclean.clean(text, stages=STAGES)
    assert cleaned.text == text
    assert cleaned.removed == ()
    assert corpusclean.clean(text).removed == (), "what another stage makes of it must not be taken, either"
