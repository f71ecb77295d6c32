"""Laws of the functional core, over text that the rules bite on."""

from __future__ import annotations

import dataclasses
import hashlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import dirty_text

import corpusclean
from corpusclean import settle
from corpusclean.clean import loss, verify
from corpusclean.document import Decoded, Document
from corpusclean.edit import Edit
from corpusclean.error import UsageProblem
from corpusclean.ledger import replay
from corpusclean.rule import STAGES

WHOLE = corpusclean.Settings(max_loss=1.0)


def cleaned(text: str) -> Document:
    return corpusclean.clean(text, settings=WHOLE)


@given(dirty_text())
@example("ďż˝Ã©")
@example(" ARTICLE AD BOX")
@example("\r\r\n\x85Ã©\r")
def test_restoring_gives_the_source(text: str) -> None:
    document = cleaned(text)
    assert document.status != "quarantined", document.reason
    assert document.restore() == text
    assert replay(text, document.ledger) == document.text


@given(dirty_text())
@example("ďż˝Ã©")
@example(" ARTICLE AD BOX")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text).text
    again = cleaned(once)
    assert again.text == once
    assert all(edit.is_note for edit in again.edits)


@given(dirty_text())
def test_layers_are_sorted_disjoint_and_of_one_rule(text: str) -> None:
    for layer in cleaned(text).ledger:
        assert layer
        assert len({edit.rule for edit in layer}) == 1
        assert all(left.end <= right.start for left, right in pairwise(layer))


@given(dirty_text())
def test_paragraphs_join_to_the_text(text: str) -> None:
    document = cleaned(text)
    assert "\n\n".join(paragraph.text for paragraph in document.paragraphs) == document.text
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text
        assert 0 <= paragraph.source_start <= paragraph.source_end <= len(text)


@given(dirty_text())
def test_removed_spans_are_spans_of_the_source(text: str) -> None:
    for piece in cleaned(text).removed:
        assert 0 <= piece.start <= piece.end <= len(text)


@given(dirty_text())
def test_a_stage_alone_keeps_the_laws_too(text: str) -> None:
    for stage in STAGES:
        document = corpusclean.clean(text, stages=(stage,), settings=WHOLE)
        assert document.restore() == text
        assert all(edit.rule.startswith((f"{stage}/", "decode/")) for edit in document.edits)


PACK = """
stage = "residue"

[[rule]]
name = "noise"
why = "A word that this test wants gone."
kind = "nav"
tier = "default"
pattern = 'noise'
fires = [{ text = "a noise", removes = ["noise"] }, { text = "noise b", removes = ["noise"] }]
spares = ["Noise", "nois"]
"""


def test_too_great_a_loss_holds_the_document_back(tmp_path: Path) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(PACK, "utf-8")
    text = "A noise in the night was heard in the harbour, and then the noise was over."
    kept = corpusclean.clean(text, settings=corpusclean.Settings(packs=(str(path),), max_loss=0.05))
    assert (kept.status, kept.text) == ("held_back", text)
    assert "8%" in kept.reason
    assert corpusclean.clean(text, settings=corpusclean.Settings(packs=(str(path),))).status == "clean"


@given(dirty_text(), st.floats(0, 0.6))
def test_what_is_held_back_is_held_back_again(text: str, max_loss: float) -> None:
    settings = corpusclean.Settings(max_loss=max_loss)
    once = corpusclean.clean(text, settings=settings)
    assert once.restore() == text
    again = corpusclean.clean(once.text, settings=settings)
    assert again.text == once.text
    assert (again.status == "held_back") == (once.status == "held_back")


def with_rule(tmp_path: Path, tier: str = "default", kind: str = "nav") -> corpusclean.Settings:
    path = tmp_path / "pack.toml"
    path.write_text(PACK.replace('"default"', f'"{tier}"').replace('"nav"', f'"{kind}"'), "utf-8")
    return corpusclean.Settings(packs=(str(path),), max_loss=0.0)


TITLES = [f"Who moved buoy number {word} off the outer pier" for word in "abcdefghijklmno"]
QUAY = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much. " * 8


def lost(*lines: str) -> float:
    """What counts of a piece of furniture that goes from below a text: characters, white space aside."""
    text = "\n".join([QUAY, *lines])
    piece = Edit(len(QUAY) + 1, len(text), "\n".join(lines), "", "residue/page-tail")
    share = loss(Document(Decoded(text, "utf-8"), QUAY, ((piece,),), "clean"))
    return round(share * len("".join(text.split())))


@pytest.mark.parametrize("head", ["Related articles", "Das könnte Sie auch interessieren", "関連記事", "Lee también"])
def test_titles_below_a_head_that_names_them_are_no_loss(head: str) -> None:
    rest = [len("".join(title.split())) for title in TITLES[12:]]
    assert lost(head, *TITLES[:12]) == 0
    assert lost(head, *TITLES) == sum(rest)
    assert lost(*TITLES[:2], head) == 2 * rest[0]


def test_a_sentence_below_such_a_head_is_a_loss_and_ends_the_list() -> None:
    assert lost("Related articles", TITLES[0], "He did.", TITLES[1]) == len("Hedid.") + len("".join(TITLES[1].split()))


def test_lines_below_other_furniture_are_a_loss() -> None:
    assert lost("Share", "Rain on the quay", "Nobody there") == len("RainonthequayNobodythere")


def test_a_line_that_went_twice_is_one_loss(tmp_path: Path) -> None:
    settings = dataclasses.replace(with_rule(tmp_path), max_loss=1.0)
    document = corpusclean.clean("noise\n\nThe quay is long.\n\nnoise", settings=settings)
    assert document.text == "The quay is long."
    assert loss(document, settings.packs) == len("noise") / len("noiseThequayislong.noise")


@pytest.mark.parametrize(
    ("tier", "kind", "status"),
    [("default", "nav", "held_back"), ("safe", "nav", "clean"), ("default", "cite", "clean")],
)
def test_only_what_may_be_wrong_counts_as_a_loss(tmp_path: Path, tier: str, kind: str, status: str) -> None:
    document = corpusclean.clean("noise\n\nThe quay is long.", settings=with_rule(tmp_path, tier, kind))
    assert document.status == status
    assert document.restore() == "noise\n\nThe quay is long."


@pytest.mark.parametrize(
    "text", ["x\n" * 500, "Read more", "Share on Facebook\nLog in\n\nRelated articles\nContact us"]
)
def test_a_text_of_nothing_but_furniture_is_held_back(text: str) -> None:
    document = corpusclean.clean(text)
    assert (document.status, document.text.split()) == ("held_back", text.split())
    assert corpusclean.clean(text, settings=corpusclean.Settings(max_loss=1.0)).text == ""


def test_what_is_held_back_still_has_its_characters_and_paragraphs_mended(tmp_path: Path) -> None:
    text = "noise\r\n\r\nThe cafÃ© on the quay is open.\r\n\r\n\r\nIt closes at nine."
    document = corpusclean.clean(text, settings=with_rule(tmp_path))
    assert document.status == "held_back"
    assert document.text == "noise\n\nThe café on the quay is open.\n\nIt closes at nine."
    assert document.restore() == text


def test_a_text_longer_after_its_mending_is_judged_as_mended(tmp_path: Path) -> None:
    settings = dataclasses.replace(with_rule(tmp_path), max_loss=0.05)
    text = "ﬁve ﬁns " * 8 + "noise"  # 5 of 53 characters, of 69 with the ligatures written out
    assert corpusclean.clean(text, settings=dataclasses.replace(settings, max_loss=0.07)).status == "held_back"
    assert corpusclean.clean(text, settings=dataclasses.replace(settings, max_loss=0.08)).text == "five fins " * 7 + (
        "five fins"
    )


@pytest.mark.parametrize("which", [2, 3])
def test_a_second_look_that_fails_leaves_the_text_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    settings = with_rule(tmp_path)
    calls, real = iter(range(1, 9)), settle.settle

    def sometimes(*given: Any) -> object:
        if next(calls) == which:
            raise settle.Unsettled("never")
        return real(*given)

    monkeypatch.setattr(settle, "settle", sometimes)
    document = corpusclean.clean("noise\n\nThe quay is long.", settings=settings)
    assert (document.status, document.text, document.ledger) == ("quarantined", "noise\n\nThe quay is long.", ())
    assert document.reason == "unsettled: never"


def test_the_title_and_a_byline_that_stay_have_their_roles() -> None:
    document = corpusclean.clean(f"# Late boats\n\n{QUAY}\n\n{QUAY}\n\n{QUAY}\n\nAnn Smith")
    assert (document.title, document.byline) == ("Late boats", "Ann Smith")
    assert [one.role for one in document.paragraphs] == ["title", "paragraph", "paragraph", "paragraph", "byline"]
    assert [one.section for one in document.paragraphs] == [()] * 5
    below = corpusclean.clean(f"# Late boats\n\n{QUAY}\n\n## Rain\n\n{QUAY}\n\n### Wind\n\n{QUAY}")
    assert [one.section for one in below.paragraphs] == [(), (), (), ("Rain",), ("Rain",), ("Rain", "Wind")]


def test_a_ledger_that_does_not_lead_back_costs_the_cleaning_and_not_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settle, "settle", lambda *given: ("another text", ()))
    document = corpusclean.clean(QUAY)
    assert (document.status, document.text, document.ledger) == ("quarantined", QUAY, ())
    assert document.reason == "not_reversible: the ledger does not lead back to the source"


def test_bytes_that_are_no_text_are_kept_and_named() -> None:
    raw = b"\x89PNG\r\n\x1a\n" + bytes(range(20))
    document = corpusclean.clean_bytes(raw)
    assert (document.status, document.text, document.paragraphs) == ("quarantined", "", ())
    assert document.reason == "binary: starts like a PNG image"
    assert document.source == Decoded("", "", exact=False, raw=raw)
    assert document.restore_bytes() == raw


def test_the_caller_s_word_on_the_encoding_stands() -> None:
    assert corpusclean.clean_bytes("žluť".encode("cp1250"), encoding="cp1250").text == "žluť"


def test_lone_surrogates_are_lost_characters_and_come_back() -> None:
    text = "a\ud800b\udbff c\udc00d\udfff e"
    document = corpusclean.clean(text, stages=("newlines",))
    assert document.text == "a\ufffdb\ufffd c\ufffdd\ufffd e"
    assert document.restore() == text
    assert corpusclean.clean("\ud7ff\ue000", stages=("newlines",)).ledger == ()


def test_a_paragraph_begins_and_ends_in_the_source_where_its_own_text_does() -> None:
    text = "ARTICLE AD BOX\nThe ferry was late again.\n\n\n\nNobody on the quay seemed to mind.\nARTICLE AD BOX"
    for paragraph in cleaned(text).paragraphs:
        assert text[paragraph.source_start : paragraph.source_end] == paragraph.text


@given(dirty_text())
def test_a_document_is_verified_by_its_own_digest_only(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    document = corpusclean.clean(raw.decode())
    assert verify(document, hashlib.sha256(raw).hexdigest())
    assert not verify(document, hashlib.sha256(raw + b"x").hexdigest())


def test_the_status_says_whether_anything_changed() -> None:
    text = "The ferry was late again, and nobody on the quay seemed to mind."
    same = cleaned(text)
    assert (same.status, same.text, same.source.encoding, same.source.exact) == ("unchanged", text, "utf-8", True)
    assert cleaned(f"{text}\r\n{text}").status == "clean"


@pytest.mark.parametrize("above", ["", "\ufeff", "\r\n"])
@pytest.mark.parametrize(
    ("dirty", "found", "clean"),
    [
        ("The Harbour CafÃ© Is Closed", "The Harbour Café Is Closed", "The Harbour Café Is Closed"),
        ("Boats &amp; Nets", "Boats & Nets", "Boats & Nets"),
        ("A\u00a0Late Ferry", "A\u00a0Late Ferry", "A Late Ferry"),
        ("A Soft\u00adly Lit Quay", "A Softly Lit Quay", "A Softly Lit Quay"),
    ],
)
def test_the_title_behind_a_mark_is_the_repaired_one(above: str, dirty: str, found: str, clean: str) -> None:
    document = cleaned(f"{above}# {dirty}\n\nNobody on the quay seemed to mind.\n\nThe next one came at noon.")
    assert (document.title, document.first("title")) == (found, clean)
    assert (document.paragraphs[0].role, document.paragraphs[0].text) == ("title", clean)


def test_a_byline_that_tells_the_title_is_the_byline_and_both_are_as_found() -> None:
    document = cleaned(
        "The Late Ferry\u00a0Sails\n\nBy Ann\u00a0Smith | 3 May 2021\n\n"
        "The late ferry left the quay at noon with nobody on board, and nobody on the quay seemed to mind much.\n\n"
        "It sails again tomorrow, said the harbour master, who has not missed a boat in thirty years of service."
    )
    assert (document.title, document.byline) == ("The Late Ferry\u00a0Sails", "Ann\u00a0Smith")


def test_values_are_frozen() -> None:
    document = cleaned("text")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "other"


def test_text_and_bytes_are_told_apart_at_the_door() -> None:
    wrong: Any = b"ferry"
    with pytest.raises(TypeError, match="clean_bytes takes bytes"):
        corpusclean.clean(wrong)
    wrong = "ferry"
    with pytest.raises(TypeError, match="clean takes text"):
        corpusclean.decode(wrong)
    wrong = None
    with pytest.raises(TypeError, match="not NoneType"):
        corpusclean.clean_bytes(wrong)


@pytest.mark.parametrize("form", [bytes, bytearray, memoryview])
def test_bytes_may_come_as_a_view_or_as_an_array(form: type) -> None:
    assert corpusclean.clean_bytes(form(b"a caf\xc3\xa9")).text == "a café"
    assert corpusclean.clean_bytes(form(b"\x89PNG\r\n\x1a\n")).restore_bytes() == b"\x89PNG\r\n\x1a\n"


def test_one_stage_may_be_named_alone_and_an_unknown_one_is_refused() -> None:
    assert corpusclean.clean("a\r\nb", stages="newlines").text == "a\nb"
    with pytest.raises(UsageProblem, match="no stage 'newline'"):
        corpusclean.clean("a", stages=("newline",))


@pytest.mark.parametrize(("share", "status"), [(0.1, "clean"), (0.0999, "held_back")])
def test_a_loss_may_be_as_great_as_is_said_and_no_greater(tmp_path: Path, share: float, status: str) -> None:
    settings = dataclasses.replace(with_rule(tmp_path), max_loss=share)
    text = "noise\n\n" + "Theirboats" * 4 + ", alls"
    document = corpusclean.clean(text, settings=settings)
    assert loss(corpusclean.clean(text, settings=dataclasses.replace(settings, max_loss=1)), settings.packs) == 0.1
    assert document.status == status
    assert document.reason == ("" if status == "clean" else "would lose 10% of its characters")
    assert document.restore() == text


@pytest.mark.parametrize(("letters", "status"), [(82, "clean"), (83, "held_back")])
def test_nor_when_it_is_weighed_a_second_time(tmp_path: Path, letters: int, status: str) -> None:
    """At first 5 characters of 66 seem to go; with the ligatures written out it is 5 of 82."""
    settings = dataclasses.replace(with_rule(tmp_path), max_loss=5 / letters)
    text = "noise " + "ﬁns " * 16 + "a" * 13
    assert len("".join(text.split())) == 66
    document = corpusclean.clean(text, settings=settings)
    assert document.status == status
    assert document.restore() == text
    assert (document.source.text, document.source.rule) == (text, "str")
    if status == "clean":
        assert document.reason == ""
        assert [layer[0].rule.partition("/")[0] for layer in document.ledger][:1] == ["characters"]


def test_a_text_held_back_is_mended_by_the_stages_that_were_asked_for_only(tmp_path: Path) -> None:
    text = "noise\n\n\n\nThe cafÃ© on the quay."
    settings = with_rule(tmp_path)
    document = corpusclean.clean(text, stages=("residue", "layout"), settings=settings)
    assert (document.status, document.text) == ("held_back", "noise\n\nThe cafÃ© on the quay.")
    document = corpusclean.clean(text, stages=("residue", "mojibake"), settings=settings)
    assert (document.status, document.text) == ("held_back", "noise\n\n\n\nThe café on the quay.")


def test_each_half_of_a_character_is_an_edit_of_its_own() -> None:
    found = corpusclean.clean("a\ud83db\udc00", stages=("newlines",)).ledger[0]
    assert found == (
        Edit(1, 2, "\ud83d", "\ufffd", "decode/lone-surrogate"),
        Edit(3, 4, "\udc00", "\ufffd", "decode/lone-surrogate"),
    )


def test_a_text_of_which_nothing_goes_loses_nothing() -> None:
    kept = Document(Decoded("", "utf-8"), "", (), "clean")
    assert loss(kept) == 0.0
    note = Edit(0, 1, "q", "q", "residue/page-tail")
    assert loss(Document(Decoded("q", "utf-8"), "q", ((note,),), "clean")) == 0.0
    tag = Edit(0, 1, "q", "", "tags/byline")
    assert loss(Document(Decoded("qb", "utf-8"), "b", ((tag,),), "clean")) == 0.0
    gone = Edit(0, 1, "q", "", "residue/page-tail")
    assert loss(Document(Decoded("q ", "utf-8"), " ", ((gone,),), "clean")) == 1.0
    assert loss(Document(Decoded("qb", "utf-8"), "b", ((gone,),), "clean")) == 0.5


def test_what_is_only_noted_changes_no_status() -> None:
    text = "See https://example.org/a?utm_source=feed for more of it."
    document = corpusclean.clean(text)
    assert any(edit.is_note for edit in document.edits)
    assert (document.status, document.text, document.reason) == ("unchanged", text, "")


def test_a_text_that_is_given_has_the_name_of_a_str_for_its_rule() -> None:
    assert corpusclean.clean("a").source == Decoded("a", "utf-8", rule="str")
    source = Decoded("a", "cp1250", rule="hint")
    assert corpusclean.clean(source).source is source


def test_a_list_goes_on_over_the_words_of_a_menu_and_ends_at_other_furniture() -> None:
    title = TITLES[0]
    assert lost("Related articles", "Log in", title) == 0
    assert lost("Related articles", "Advertisement", title) == len("".join(title.split()))
    assert lost("Related articles", title, "", "Related articles", title) == 0


def test_rules_that_cannot_be_wrong_do_not_count_when_a_loss_is_weighed_a_second_time(tmp_path: Path) -> None:
    """At first 5 characters of 72 seem to go, or 11 if those of the safe rule counted; then it is 5 of 88, or 11."""
    path = tmp_path / "pack.toml"
    safe = (
        PACK.partition("[[rule]]")[2].replace("default", "safe").replace("noise", "racket").replace("Noise", "Racket")
    )
    path.write_text(f"{PACK}\n[[rule]]{safe}", "utf-8")
    settings = corpusclean.Settings(packs=(str(path),), max_loss=0.06)
    text = "noise racket " + "ﬁns " * 16 + "a" * 13
    document = corpusclean.clean(text, settings=settings)
    assert (document.status, document.text.split()) == ("clean", ["fins"] * 16 + ["a" * 13])
    assert corpusclean.clean(text, settings=dataclasses.replace(settings, max_loss=0.05)).status == "held_back"
