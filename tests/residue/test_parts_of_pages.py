"""Pages of which a part of the furniture is gone already: whatever is left of it, the author's lines stay."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean

CASES = Path(__file__).parent.parent / "cases" / "residue"
PAGES = [
    block.partition("\n")[2].strip("\n").split("\n")
    for path in (CASES / "goes-pages.txt", CASES / "goes-frames.txt")
    for block in path.read_text("utf-8").split("\n@@ ")[1:]
    if "[-" not in block
]


@st.composite
def parts_of_pages(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The lines of a page without some of its furniture, and those among them that are the author's."""
    page = draw(st.sampled_from(PAGES))
    kept = draw(st.lists(st.booleans(), min_size=len(page), max_size=len(page)))
    lines = [line for line, stays in zip(page, kept, strict=True) if stays or not line.startswith("- ")]
    return [line[2:] for line in lines], [line[2:] for line in lines if not line.startswith("- ")]


@given(parts_of_pages(), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=200)
def test_the_author_s_lines_stay(part: tuple[list[str], list[str]], between: str) -> None:
    lines, authors = part
    whole = corpusclean.Settings(stages=frozenset(["residue"]), max_loss=1.0)
    left = corpusclean.clean(between.join(lines), settings=whole).text.split("\n")
    assert [line for line in left if line in authors] == [line for line in authors if line.strip()]
