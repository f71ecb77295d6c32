"""Laws of the residue rules: what was put in comes out, and nothing else; doing it twice is doing it once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dirty_text

import corpusclean
from corpusclean.condition import SIGNALS
from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.pack import built_in, rewriter
from corpusclean.rule import Rule

HOST = {
    "en": (
        "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.",
        "It came in at nine, with two men and a dog aboard, and left at ten without the dog.",
    ),
    "de": (
        "Die Fähre kam am Montag wieder zu spät, und niemand auf dem Kai schien sich daran zu stören.",
        "Sie legte um neun an, mit zwei Männern und einem Hund, und fuhr um zehn ohne den Hund ab.",
    ),
    "es": (
        "El transbordador llegó tarde otra vez el lunes, y a nadie en el muelle pareció importarle.",
        "Llegó a las nueve con dos hombres y un perro a bordo, y se marchó a las diez sin el perro.",
    ),
    "ru": (
        "В понедельник паром снова опоздал, и никого на причале это особенно не обеспокоило.",
        "Он пришёл в девять с двумя мужчинами и собакой на борту, а в десять ушёл без собаки.",
    ),
    "zh": (
        "星期一早上渡船又晚点了，码头上似乎没有一个人为此感到特别着急，大家都在喝茶聊天。",
        "它在九点钟靠岸，船上有两个男人和一条狗，到了十点钟它又开走了，那条狗却没有回去。",
    ),
}
LINES = {
    "en": [
        "Share on Facebook",
        "Story continues below advertisement",
        "Read more",
        "RELATED: Who moved the buoy off the pier",
    ],
    "de": ["Auf Facebook teilen", "Weiterlesen nach der Anzeige", "Lesen Sie auch: Wer hat die Boje verschoben"],
    "es": ["Compartir en Facebook", "Continúa después de la publicidad", "Lea también: Quién movió la boya"],
    "ru": ["Поделиться в Telegram", "Продолжение после рекламы", "Читайте также: Кто передвинул буй"],
    "zh": ["分享到微信", "阅读全文", "相关阅读：谁动了那个浮标"],
}
INLINE = [
    " :contentReference[oaicite:3]{index=3}",
    "【12†source】",
    " [cite: 4, 5]",
    " \ue200cite\ue202turn0search1\ue201",
    " citeturn0search1turn0news2",
    "[attached_file:2]",
    "[web:3]",
    " [oai_citation:1‡Tides](https://example.org/t)",
    ' <grok-card data-id="a1"></grok-card>',
    "[^3^]",
    " [Harbour Post+2](https://example.org/a?utm_source=chatgpt.com)",
    " Harbour Post+2Reuters+2",
    " Harbour Post+3",
]
RULES = [rule for rule in built_in().rules if rule.stage == "residue"]
DOCUMENT_WIDE = {"near_start", "near_end", *SIGNALS}
"""Conditions that look at the whole document; the others look no further than the neighbouring blocks."""
LOCAL = [rule for rule in RULES if not rule.rewriter and not rule.when.keys() & DOCUMENT_WIDE]
NEIGHBOURS = {
    "previous_block_ends",
    "next_block_starts",
    "after_sentence",
    "stands_alone",
    "heads_nothing",
    "only_of_its_kind_here",
}


def clean(text: str) -> corpusclean.Document:
    settings = corpusclean.Settings(stages=frozenset({"residue"}), max_loss=1.0)
    return corpusclean.clean(text, settings=settings)


@given(language=st.sampled_from(sorted(HOST)), data=st.data())
def test_an_injected_line_comes_out_again(language: str, data: st.DataObject) -> None:
    one, two = HOST[language]
    line = data.draw(st.sampled_from(LINES[language]))
    gap = data.draw(st.sampled_from(["\n", "\n\n"]))
    cleaned = clean(f"{one}{gap}{line}{gap}{two}{gap}{one}").text
    assert cleaned.split() == f"{one} {two} {one}".split()


@given(language=st.sampled_from(sorted(HOST)), residue=st.sampled_from(INLINE))
def test_an_injected_marker_comes_out_again(language: str, residue: str) -> None:
    one, two = HOST[language]
    assert clean(f"{one}{residue}\n\n{two}").text == f"{one}\n\n{two}"


@given(dirty_text())
def test_removing_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text


@given(dirty_text())
def test_what_went_is_a_span_of_the_source(text: str) -> None:
    document = clean(text)
    source = document.source.text
    for one in document.removed:
        assert 0 <= one.start <= one.end <= len(source)
        assert len(one.text.replace("\n", "")) <= len(source[one.start : one.end])
    assert document.restore() == source


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=rule.name) for rule in LOCAL if not rule.when.keys() & NEIGHBOURS and rule.scope == "line"],
)
def test_local_rules_commute_with_splitting_at_blank_lines(rule: Rule) -> None:
    text = "\n\n".join(example.text for example in (*rule.fires, *rule.spares))
    pieces = text.split("\n\n")
    whole = apply(text, rewriter(rule)(Draft(text)))
    apart = [apply(piece, rewriter(rule)(Draft(piece))) for piece in pieces]
    assert [line for line in whole.split("\n") if line.strip()] == [
        line for piece in apart for line in piece.split("\n") if line.strip()
    ]


@given(dirty_text())
def test_edits_are_disjoint_and_name_their_rule(text: str) -> None:
    draft = Draft(text.encode("utf-8", "replace").decode())
    for rule in RULES:
        edits = tuple(rewriter(rule)(draft))
        assert all(edit.rule == rule.name for edit in edits)
        assert all(left.end <= right.start for left, right in pairwise(edits))
        apply(draft.text, edits)
