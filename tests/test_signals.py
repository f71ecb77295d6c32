"""What documents look like."""

from __future__ import annotations

import pytest

from corpusclean.codelike import looks_like_code
from corpusclean.lexicon import mark
from corpusclean.signals import PAGE, Signals, ends_sentence, furniture_score, heads

PROSE = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much."


def signals(text: str) -> Signals:
    return Signals(text)


@pytest.mark.parametrize("line", ["def row(boat):", "x = f(a[1])", "#include <x.h>", "return None;", "}", "$ make -j4"])
def test_code_looks_like_code(line: str) -> None:
    assert looks_like_code(line)


@pytest.mark.parametrize(
    "line", [PROSE, "He paid $5 (or so).", "@ann and @tom rowed", "1. Row out;", "Ein Satz, der endet."]
)
def test_prose_does_not_look_like_code(line: str) -> None:
    assert not looks_like_code(line)


def test_code_share_counts_fenced_lines() -> None:
    assert signals("Row:\n```\nboat out\nboat in\n```").code_share == 0.8
    assert signals(PROSE).code_share == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "It sank. :contentReference[oaicite:0]{index=0}",
        "It sank【4†source】.",
        "It sank.\nHarbour Post+2\n",
        "It sank. \ufffd\n\nPost",
    ],
)
def test_an_assistant_leaves_evidence(text: str) -> None:
    assert signals(text).assistant


@pytest.mark.parametrize("text", [PROSE, "France +1\nRovers +2", "a+1", "Na\ufffdve art."])
def test_no_evidence_of_an_assistant(text: str) -> None:
    assert not signals(text).assistant


def test_perplexity_needs_its_logo_or_bare_addresses() -> None:
    notes = "\n".join(f"[^{n}]: https://example.org/{n}" for n in range(1, 4))
    assert signals(f"It sank.[^1][^2]\n\n{notes}").perplexity
    assert not signals(f"It sank.[^1]\n\n{notes}").perplexity
    assert not signals("It sank.[^1][^2]\n\n[^1]: Lee, Locks.\n[^2]: Day, Tides.").perplexity


def test_wiki_by_rising_marks_or_its_words() -> None:
    assert signals("It was[1] so,[2] they say.[3]").wiki
    assert signals("Tides\nJump to navigation Jump to search\nTides rise.").wiki
    assert not signals("As shown [1], [2].\n\n[1] Lee.\n[2] Day.").wiki
    assert not signals("x[0] is y[1] and z[2]").wiki


def test_wrapped_text_is_no_page() -> None:
    text = "\n".join(
        ["the ferry was late again on Monday and nobody on", "the quay seemed to mind it very much at all, they"] * 6
    )
    assert signals(text).wrapped
    assert signals(f"{text}\nShare on Facebook\nSubscribe to our newsletter").furniture == 0.0


def test_a_page_has_solid_finds() -> None:
    assert signals(f"{PROSE}\nShare on Facebook\nRead more\nLeave a reply").page
    assert not signals(f"Newsletter\n\n{PROSE}\n\nComments\n\n{PROSE}").page


def test_finds_of_several_words_below_the_last_sentence_are_solid() -> None:
    tail = ("Most viewed", "The bridge of the north", "Sign in", "A dog on the pier", "Leave a comment")
    assert signals("\n".join((PROSE, *tail))).page
    assert not signals("\n".join((*tail, PROSE))).page
    assert not signals("\n".join((PROSE, "Tags", "The bridge of the north", "Comments", "A dog on the pier"))).page


def test_a_heading_is_no_find() -> None:
    found = mark("Newsletter")
    assert found is not None
    assert heads(found, "A newsletter goes out on Fridays.")
    assert heads(found, "==========")
    assert not heads(found, PROSE)
    assert furniture_score("Newsletter\n\nA newsletter goes out on Fridays.") == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.", True),
        ("He said “no.”", True),
        ("他走了。", True),
        ("Read more", False),
        ("", False),
        ("A (b)", False),
    ],
)
def test_ends_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize("count", ["2 comments", "2 Kommentare", "2 commentaires", "2 comentarios", "2 комментария"])
@pytest.mark.parametrize("time", ["12 May 2021 at 10:15", "12.05.2021 um 16:43 | Antworten", "2021-05-12 10:15"])
def test_a_number_of_comments_with_the_time_of_one_makes_a_page(count: str, time: str) -> None:
    text = f"{PROSE}\n{count}\nAnn\nI saw it.\n{time}"
    assert furniture_score(text) >= PAGE
    assert furniture_score(text.replace(time, "May 2021")) < PAGE
    assert furniture_score(text.replace(count, "Two views")) < PAGE
