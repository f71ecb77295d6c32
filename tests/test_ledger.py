"""Laws of several layers."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts_with_edits

from corpusclean.edit import Edit, Fact, Layer, apply, origin
from corpusclean.ledger import Origins, as_found, counts, facts, placed, replay, undo


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Layer]]:
    """A source text and layers, each of which fits what the last one left."""
    source, first = draw(texts_with_edits())
    layers, text = [first], apply(source, first)
    for _ in range(draw(st.integers(0, 3))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        layer = tuple(
            Edit(start, end, text[start:end], draw(st.text(max_size=3)), "test/rule")
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        )
        layers.append(layer)
        text = apply(text, layer)
    return source, layers


@given(histories())
def test_undo_leads_back(history: tuple[str, list[Layer]]) -> None:
    source, layers = history
    assert undo(replay(source, layers), layers) == source


@given(histories(), st.booleans())
def test_prepared_origins_are_the_plain_ones(history: tuple[str, list[Layer]], after: bool) -> None:
    source, layers = history
    origins = Origins(layers)
    for pos in range(len(replay(source, layers)) + 1):
        expected = pos
        for layer in reversed(layers):
            expected = origin([edit for edit in layer if not edit.is_note], expected, after=after)
        assert origins.at(pos, len(layers), after=after) == expected


@given(histories(), st.booleans(), st.data())
def test_many_origins_are_those_of_each(history: tuple[str, list[Layer]], after: bool, data: st.DataObject) -> None:
    source, layers = history
    size = len(replay(source, layers))
    rising = sorted(data.draw(st.lists(st.integers(0, size), max_size=9)))
    origins = Origins(layers)
    assert list(origins.all_at(rising, len(layers), after=after)) == [
        origins.at(pos, len(layers), after=after) for pos in rising
    ]


@given(histories())
def test_placed_spans_lie_in_the_source(history: tuple[str, list[Layer]]) -> None:
    source, layers = history
    for row in placed(layers):
        assert 0 <= row.source_start <= row.source_end <= len(source)


@given(texts_with_edits())
def test_in_the_first_layer_a_change_stands_for_its_own_text(pair: tuple[str, Layer]) -> None:
    text, edits = pair
    for row in placed((edits,)):
        if row.edit.before:
            assert text[row.source_start : row.source_end] == row.edit.before


def test_facts_come_in_source_order_whatever_the_layer() -> None:
    late = Edit(9, 11, "$B", "$B", "tags/inline", (Fact("ticker", "B"),))
    early = Edit(3, 6, "$C ", "", "tags/run", (Fact("ticker", "C"),))
    for layers in (((early,), (late,)), ((late,), (early,)), ((early, late),)):
        assert [fact.text for fact, _ in facts(placed(layers))["ticker"]] == ["C", "B"]


def test_an_edit_stands_for_its_own_text_and_not_for_what_went_beside_it() -> None:
    source = "AD word AD"
    beside = (Edit(0, 3, "AD ", "", "x/ad"), Edit(7, 10, " AD", "", "x/ad"))
    row = placed((beside, (Edit(0, 4, "word", "term", "x/word"),)))[-1]
    assert source[row.source_start : row.source_end] == "word"


def test_counts_leave_notes_out() -> None:
    assert counts(((Edit(0, 1, "a", "a", "x/note"), Edit(1, 2, "b", "", "x/cut")),)) == {"x/cut": 1}


WORDS = st.lists(st.text("aбé東ড়क़", min_size=1, max_size=4), min_size=1, max_size=5)
SPACES = st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "  "])


@given(WORDS, st.data())
def test_a_fact_is_spelled_as_its_piece_of_the_source(words: list[str], data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    gaps = [data.draw(SPACES) for _ in words[1:]] + [""]
    piece = "".join(unicodedata.normalize(form, word) + gap for word, gap in zip(words, gaps, strict=True))
    clean = unicodedata.normalize("NFC", " ".join(words))
    found = as_found(clean, f"# {piece} !")
    assert found == (clean if clean in piece else piece)


@given(WORDS, st.text("aé \n\u00a0\u200b", max_size=12))
def test_a_fact_that_the_source_spells_otherwise_stays_as_it_is(words: list[str], source: str) -> None:
    clean = unicodedata.normalize("NFC", " ".join(words))
    found = as_found(clean, source)
    assert found == clean or (found in source and found.split() == clean.split())
    assert as_found("A Ferry", "A\nFerry") == "A Ferry"
    assert as_found("Ferry", "Fer\u00adry") == "Ferry"
