"""The search for garbage is left as it was found."""

from __future__ import annotations

import gc

import pytest

from corpusclean.garbage import seldom_sought


def test_the_search_is_as_before_even_after_a_failure() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    with pytest.raises(ArithmeticError), seldom_sought():
        assert gc.get_threshold() > before[0]
        raise ArithmeticError
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
