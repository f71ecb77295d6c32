"""Who is a source, and what a pill is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import clean, pill
from corpusclean.outlet import KNOWN, LIKELY, NONE, TELLING, rank
from corpusclean.pill import pills

NAMES = ("Reuters", "The Guardian", "dock.example.org", "Harbour Gazette", "РИА Новости", "维基百科", "Museum of Tides")
HOSTS = ("The tide fell by half.", "“It rose.”", "Nobody was hurt!", "大桥于周二上午正式通车。")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Reuters", KNOWN),
        ("the new york times", KNOWN),
        ("dock.example.org", KNOWN),
        ("Harbour Gazette", TELLING),
        ("University of Tides", TELLING),
        ("Ann Lee", LIKELY),
        ("TideWatch", LIKELY),
        ("Fortune", NONE),
        ("Stealth", NONE),
        ("tide.py", NONE),
        ("Our time is CET", NONE),
        ("Debian calls it foo-1.0", NONE),
        ("", NONE),
    ],
)
def test_rank(name: str, expected: int) -> None:
    assert rank(name) == expected


@given(st.sampled_from(HOSTS), st.sampled_from(NAMES), st.integers(1, 99), st.sampled_from(("\n\n", " ", "\n")))
def test_a_source_with_a_count_comes_out_and_leaves_the_text(host: str, name: str, extra: int, gap: str) -> None:
    found = clean(f"{host}{gap}{name}+{extra}\n\nThe harbour master was asleep, and so was his dog.")
    assert found.text == f"{host}\n\nThe harbour master was asleep, and so was his dog."
    assert [(one.name, one.extra) for one in found.citations] == [(name, extra)]


@given(st.lists(st.sampled_from((*NAMES, "+2", "+1", " ", ". ", "|", "\n", "Stealth", "n", "```", '"')), max_size=20))
def test_pills_are_disjoint_and_hold_their_names(parts: list[str]) -> None:
    text, done = "".join(parts), 0
    for one in pills(text):
        assert done <= one.start < one.end
        assert all(name in text[one.start : one.end] for name, _ in one.names)
        done = one.end


@given(st.sampled_from(NAMES), st.integers(1, 99))
def test_a_name_that_is_quoted_or_spaced_stays(name: str, extra: int) -> None:
    text = f'The chip says "{name}+{extra}" or `{name}+{extra}`, and {name} +{extra} stands for a handicap.'
    assert clean(text).removed == ()


def test_a_long_line_of_counts_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def name(text: str, head: int, end: int) -> tuple[int, bool]:
        read.append(end - head)
        return end, False

    monkeypatch.setattr(pill, "_name", name)
    assert list(pills("it fell by n+1 " * 5_000)) == []
    assert max(read) <= 120
