"""EBCDIC: how many blanks, how few of ASCII's, and how many letters are enough."""

from __future__ import annotations

import pytest

from corpusclean.decode import ebcdic
from corpusclean.document import Decoded

LINE = "What a mainframe writes looks like this to others. "


@pytest.mark.parametrize("codec", ["cp037", "cp273", "cp424", "cp875", "cp1026"])
def test_the_codec_is_the_one_that_makes_language(codec: str) -> None:
    text = {
        "cp037": LINE,
        "cp273": "Die Fähre fährt über den Fluß, und größer wird das Gedränge. ",
        "cp424": "אתמול בערב עברנו את הנהר וראינו את הפרחים ",
        "cp875": "Χθες το βράδυ περάσαμε το ποτάμι και είδαμε τα λουλούδια ",
        "cp1026": "Dün akşam nehri geçtik ve çayırdaki güzel çiçekleri gördük ",
    }[codec]
    made = ebcdic.read((text * 3).encode(codec))
    assert made == Decoded(text * 3, codec, rule="ebcdic")


@pytest.mark.parametrize(("blanks", "letters", "reads"), [(3, 47, True), (3, 48, False), (2, 10, False), (6, 94, True)])
def test_six_blanks_in_a_hundred_and_three_at_least(blanks: int, letters: int, reads: bool) -> None:
    raw = ("a" * letters + " " * blanks).encode("cp037")
    assert (ebcdic.read(raw) is not None) == reads


@pytest.mark.parametrize(("byte", "most"), [(b"\x20", 2), (b"\x0a", 2)])
def test_blanks_and_line_feeds_of_ascii_speak_against_it(byte: bytes, most: int) -> None:
    raw = ("many more words " * 7)[:-1].encode("cp037")
    assert raw.count(0x40) == 20
    assert ebcdic.read(raw + byte * most) is not None
    assert ebcdic.read(raw + byte * (most + 1)) is None


@pytest.mark.parametrize(("signs", "reads"), [(15, True), (16, False)])
@pytest.mark.parametrize("sign", "5;")
def test_fifteen_signs_in_a_hundred_are_borne(signs: int, reads: bool, sign: str) -> None:
    text = sign * signs + " " * 10 + "a,.?\r\n\x85" + "b" * (83 - signs)
    assert len(text) == 100
    assert (ebcdic.read(text.encode("cp037")) is not None) == reads


def test_only_the_first_of_a_text_is_looked_at() -> None:
    raw = (LINE * 200).encode("cp037")
    assert len(raw) > 8_192
    noise = b"\x20" * 9_000
    made = ebcdic.read(raw[:8_192] + noise)
    assert made is not None
    assert made.encode() == raw[:8_192] + noise
    assert ebcdic.read(raw[:4_096] + noise) is None
