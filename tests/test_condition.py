"""The words of `when`, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from corpusclean.condition import CONDITIONS, holds
from corpusclean.draft import Draft
from corpusclean.place import Place

YES = [
    ("previous_block_ends", ["."], "It sank.\n\n<here>"),
    ("next_block_starts", ["|"], "<here>\n\n| a |"),
    ("whole_words", True, "a <here> b"),
    ("outside_quotes", True, "He said <here>."),
    ("outside_quotes", True, 'He said "no" <here>.'),
    ("glued", True, "sank<here>"),
    ("follows_text", True, "It <here>"),
    ("after_sentence", True, "It sank. <here>"),
    ("after_sentence", True, "It sank.\n\n<here>"),
    ("stands_alone", True, "a\n\n<here>\n\nb"),
    ("heads_nothing", True, "<here>\n\nNothing."),
    ("contains", ["er"], "<here>"),
    ("near_end", 1, "<here>\nb"),
    ("near_start", 1, "a\n<here>"),
    ("max_code_share", 0.2, "It sank. <here>"),
    ("lang", ["de"], "Die Fähre kam wieder zu spät, und niemand am Kai nahm es ihr übel. <here>"),
    ("lang", ["en", "ja"], "渡し船はまた遅れて着いたが、だれも気にしていないようだった。<here>"),
    ("lang", ["und"], "$BTC <here>"),
    ("wiki", True, "It was[1] so,[2] they say.[3] <here>"),
    ("only_of_its_kind_here", True, "It sank.\n<here>"),
    ("not_an_index", True, "<here> ="),
    ("no_codes", True, "a1b2 <here>"),
    ("not_mentioned", True, "It sank <here>"),
    ("not_mentioned", True, "It removes<here>"),
    ("campaign_ends", True, "<here>page=2"),
    ("not_announced", True, "It sank.\n<here>"),
]
NO = [
    ("previous_block_ends", ["."], "It sank\n\n<here>"),
    ("next_block_starts", ["|"], "<here>\n\nb"),
    ("whole_words", True, "a<here> b"),
    ("outside_quotes", True, "Write `<here>`."),
    ("outside_quotes", True, 'f("a <here> b")'),
    ("glued", True, "sank <here>"),
    ("follows_text", True, "<here>"),
    ("after_sentence", True, "It sank\n\n<here>"),
    ("stands_alone", True, "a\n<here>\n\nb"),
    ("heads_nothing", True, "<here>\n\nThe word here is said."),
    ("contains", ["x"], "<here>"),
    ("near_end", 1, "<here>\nb\nc"),
    ("near_start", 1, "a\nb\n<here>"),
    ("max_code_share", 0.2, "x = f(1);\n<here>"),
    ("lang", ["de"], "The ferry was late again, and nobody on the quay seemed to mind. <here>"),
    ("wiki", True, "It sank. <here>"),
    ("only_of_its_kind_here", True, "France +1\n<here>"),
    ("not_an_index", True, "<here>_"),
    ("not_mentioned", True, "Remove <here>"),
    ("not_mentioned", True, "A mark (such as <here>"),
    ("campaign_ends", True, "<here>utm_medium=a"),
    ("not_announced", True, "The results:\n\n<here>"),
]


def place(text: str) -> Place:
    """The span that `<here>` marks, without its brackets."""
    start = text.index("<here>")
    return Place(Draft(text.replace("<here>", "here")), start, start + 4)


@pytest.mark.parametrize(("word", "value", "text"), YES)
def test_holds(word: str, value: Any, text: str) -> None:
    assert holds(place(text), {word: value})


@pytest.mark.parametrize(("word", "value", "text"), NO)
def test_does_not_hold(word: str, value: Any, text: str) -> None:
    assert not holds(place(text), {word: value})


@pytest.mark.parametrize("code", ["Mk2hQ7xR", "a1b2", "q7TzRb2Lw9KpVd4XnYc"])
def test_a_code_is_told_from_a_name(code: str) -> None:
    assert not holds(Place(Draft(code), 0, len(code)), {"no_codes": True})
    for name in ("9to5Mac", "Harbour24", "The Times"):
        assert holds(Place(Draft(name), 0, len(name)), {"no_codes": True})


def test_every_word_says_what_it_asks() -> None:
    assert all(condition.__doc__ for condition in CONDITIONS.values())
