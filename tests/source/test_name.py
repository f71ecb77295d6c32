"""File names in the tables: any name can be shown, and led back."""

from __future__ import annotations

import os
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from corpusclean.source.walk import hidden, shown
from corpusclean.visible import visible

NAMES = (
    st.lists(
        st.binary(min_size=1, max_size=6)
        | st.sampled_from([b"\\", b"\\x", b"\\xff", b"\xff", b"\n", b"\x1b[0m", "é".encode()]),
        min_size=1,
        max_size=5,
    )
    .map(b"".join)
    .filter(lambda name: b"\0" not in name)
)


@given(NAMES)
def test_a_shown_name_is_text_and_leads_back(name: bytes) -> None:
    written = shown(os.fsdecode(name))
    written.encode()
    assert os.fsencode(hidden(written)) == name


@given(NAMES, NAMES)
def test_two_names_never_look_the_same(one: bytes, other: bytes) -> None:
    assert (shown(os.fsdecode(one)) == shown(os.fsdecode(other))) == (one == other)


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_visible(text: str) -> None:
    assert not {unicodedata.category(char) for char in visible(text)} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
