"""Credits by their form: an agency among names, or names behind a lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.credit import LONGEST, is_credit

CREDITS = [
    "Photo by Ann Lee/AFP via Getty Images",
    "AP Photo/Tom Day",
    "(Ann Lee/Reuters)",
    "Ann Lee / Alamy Stock Photo",
    "Image credit: Harbour Post",
    "Foto: Anna Lee/dpa",
    "picture alliance/dpa/Anna Lee",
    "© Anne Lee / AFP",
    "Fotografía de Ana Lee",
    "Foto di Anna Lee",
    "fot. Anna Lee / PAP",
    "Фото: Анна Ли / ТАСС",
    "Fotó: MTI/Lee Anna",
    "Kuva: Anna Lee / Lehtikuva",
    "写真：共同通信社",
    "사진=연합뉴스",
    "图源：视觉中国",
    "Ana Lee | Agencia Muelle",
    "Анна Ли / Агентство Порт",
    "Provided by Ann Lee",
    "Mit freundlicher Genehmigung von Anna Lee",
    "Avec l'aimable autorisation de Anne Lee",
]

CAPTIONS = [
    "Photo: his father on the pier, 1962.",
    "Photo of a ferry",
    "Foto von einem Hund, der auf die Fähre wartet",
    "Reuters reports from the harbour",
    "Ann Lee",
    "Foto Finish",
    "The ferry at the pier / Reuters",
    "It came in via Reuters on Monday.",
    "either/or",
    "Provided by the council for the quay",
    "Ana Lee | agencia de viajes y barcos",
    "",
]


@pytest.mark.parametrize("line", CREDITS)
def test_a_credit_is_told_by_its_form(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_none(line: str) -> None:
    assert not is_credit(line)


@given(st.text())
def test_what_ends_a_sentence_or_is_long_is_none(text: str) -> None:
    assert not is_credit(text.rstrip() + "x.")
    assert not is_credit("Photo: " + text + "x" * LONGEST)
