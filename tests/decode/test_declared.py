"""Where a file's word about itself is looked for."""

from __future__ import annotations

import pytest

from corpusclean.decode import declared
from corpusclean.decode.candidate import MULTI, SINGLE

META = b"<meta charset=koi8-u>"
HEAD, TAIL = 4_096, 1_024


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (META, True),
        (b"a" * (HEAD - len(META) - 1) + b" " + META + b"b" * 9_999, True),
        (b"a" * (HEAD - len(META)) + b" \n" + META[:-2] + b"b" * 9_999, False),
        (b"a" * 9_999 + b" " + META, True),
        (b"a" * 9_999 + b" " + META + b"b" * (TAIL - len(META) - 1), True),
        (b"a" * 9_999 + b" " + META + b"b" * (TAIL - 12), False),
        (b" " * HEAD + META + b"b" * (TAIL - len(META)), True),
        (b" " * (HEAD - 5) + META + b"b" * (TAIL - len(META) + 5), True),
        (b" " * (HEAD - 15) + META + b"b" * (TAIL - len(META) + 15), True),
        (b" " * (HEAD - 15) + META + b"b" * (TAIL - len(META) + 16), False),
    ],
)
def test_the_head_and_the_last_lines_are_looked_at(raw: bytes, found: bool) -> None:
    assert declared.read(raw) == ("koi8_u" if found else None)


@pytest.mark.parametrize("whole", [TAIL + 1, 2_000, 4_000, HEAD + TAIL])
def test_where_a_line_begins_does_not_depend_on_how_much_is_looked_at(whole: int) -> None:
    line = b"SET koi8-u".ljust(TAIL)
    assert declared.read(b"\n".rjust(whole - TAIL, b"a") + line) == "koi8_u"
    assert declared.read(b"a" * (whole - TAIL) + line) is None


def test_a_line_at_which_the_end_begins_is_a_line() -> None:
    assert declared.read(b"a" * 9_999 + b"\n" + b"SET koi8-u".ljust(TAIL)) == "koi8_u"


def test_what_the_two_ends_put_together_would_say_is_not_said() -> None:
    raw = b"a" * (HEAD - 9) + b" charset=" + b"b" * 9_999 + b"koi8-u" + b"c" * (TAIL - 6)
    assert declared.read(raw) is None


def test_a_label_that_nobody_knows_leaves_the_word_to_the_next() -> None:
    assert declared.read(b"charset=nonsense; charset=koi8-u") == "koi8_u"
    assert declared.read(b"charset=nonsense\n# coding: koi8-u") == "koi8_u"
    assert declared.read(b"# coding: base64") is None


@pytest.mark.parametrize("raw", [b"CHARSET=KOI8-U", b"set koi8-u", b"\nSET KOI8-U", b"# CODING: Koi8-U"])
def test_case_and_place_in_the_text_do_not_matter(raw: bytes) -> None:
    assert declared.read(raw) == "koi8_u"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        (" UTF-8 ", "utf-8"),
        ("utf-16le", "utf-16-le"),
        ("866", "cp866"),
        ("737", "cp737"),
        ("windows-737", None),
        ("microsoft-737", None),
        ("microsoft-cp1250", "cp1250"),
        ("latin2", "iso8859_2"),
        ("iso-8859-1", "cp1252"),
        ("cp819", "cp1252"),
        ("ascii", "cp1252"),
        ("US-ASCII", "cp1252"),
        ("latin1", "cp1252"),
        ("latin5", "cp1254"),
        ("koi8-r", "koi8_r"),
        ("rot13", None),
        ("", None),
        ("a\0b", None),
        ("99999", None),
    ],
)
def test_labels(label: str, codec: str | None) -> None:
    assert declared.codec_of(label) == codec


def test_every_candidate_can_be_declared() -> None:
    names = {one.codec for one in (*SINGLE, *MULTI)} | {"utf-8"}
    assert {declared.codec_of(name) for name in names} <= names
    read_as_larger = {"iso8859_1", "iso8859_9"}
    assert {name for name in names if declared.codec_of(name) != name} == read_as_larger
