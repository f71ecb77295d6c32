"""Entities: read once, in one go, and never so that markup comes to be."""

from __future__ import annotations

from html.entities import name2codepoint

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.characters import ENTITY
from corpusclean.draft import Draft
from corpusclean.edit import apply


def read(text: str) -> str:
    return apply(text, ENTITY(Draft(text)))


@given(st.sampled_from(sorted(set(name2codepoint) - {"lt", "gt"})), st.integers(0, 6))
def test_a_known_name_is_read_however_often_it_was_escaped(name: str, times: int) -> None:
    assert read(f"low &{'amp;' * times}{name}; tide") == f"low {chr(name2codepoint[name])} tide"


@pytest.mark.parametrize("text", ["&lt;b&gt;bold&lt;/b&gt;", "&lt;!-- a --&gt;", "&#60;script&#62;", "<a&gt;"])
def test_no_tag_comes_to_be(text: str) -> None:
    assert "<b" not in read(text)
    assert read(text) == text


@pytest.mark.parametrize(
    "text",
    ["&#0;", "&#xD800;", "&#1114112;", "&#10;", "&#8;", "&nosuch;", "&eacute", "& amp;", "&;", "```\n&eacute;\n```"],
)
def test_what_is_no_character_stays(text: str) -> None:
    assert read(text) == text


@given(st.text(alphabet="&;amplt#x0123 <>`\n", max_size=60))
def test_reading_twice_is_soon_over(text: str) -> None:
    for _ in range(4):
        text = read(text)
    assert read(text) == text
