"""What is remembered of texts changes no result, and can be forgotten."""

from __future__ import annotations

from hypothesis import given
from strategies import dirty_text

from corpusclean import clean
from corpusclean.line import lines
from corpusclean.memory import forget
from corpusclean.program import program
from corpusclean.settings import DEFAULT


@given(dirty_text())
def test_cleaning_is_the_same_after_forgetting(text: str) -> None:
    before = clean(text)
    forget()
    assert clean(text) == before


def test_texts_are_forgotten_and_rules_are_not() -> None:
    clean("Some text,\n\nand some more.")
    steps = program(DEFAULT)
    forget()
    assert lines.cache_info().currsize == 0
    assert program(DEFAULT) is steps
