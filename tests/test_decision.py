"""Decisions on single edits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

import corpusclean
from corpusclean.error import UsageProblem
from corpusclean.ledger import placed

TEXT = "Read [this](#) first, then [that](#), when the ferry is late and nothing else is at hand."


def decided(tmp_path: Path, *rows: dict[str, object]) -> corpusclean.Settings:
    path = tmp_path / "decisions.jsonl"
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    path.write_text("\n".join(json.dumps({"sha256": sha256, **row}) for row in rows), "utf-8")
    return corpusclean.Settings(decisions=str(path))


def test_an_undone_edit_stays_undone_and_is_noted(tmp_path: Path) -> None:
    before = placed(corpusclean.clean(TEXT).ledger)
    rows = [{"start": p.source_start, "end": p.source_end, "decision": "undo"} for p in before[:2]]
    document = corpusclean.clean(TEXT, settings=decided(tmp_path, *rows))
    assert document.text == "Read [this](#) first, then that, when the ferry is late and nothing else is at hand."
    assert document.restore() == TEXT
    assert sum(edit.is_note and edit.rule == "residue/dead-link" for edit in document.edits) == 2


def test_decisions_of_another_document_do_nothing(tmp_path: Path) -> None:
    settings = decided(tmp_path, {"start": 5, "end": 6, "decision": "undo"})
    assert corpusclean.clean(TEXT + " Or not.", settings=settings).text.startswith("Read this first")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not a JSON object"),
        ("[]", "has the fields sha256, start, end, decision"),
        ('{"sha256": "a", "start": 1, "end": 2}', "has the fields"),
        ('{"sha256": "a", "start": 1, "end": 2, "decision": "drop"}', "undo or keep"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text("\n" + line, "utf-8")
    with pytest.raises(UsageProblem, match=message) as caught:
        corpusclean.clean(TEXT, settings=corpusclean.Settings(decisions=str(path)))
    assert f"{path}:2" in str(caught.value)


def test_a_text_with_half_a_character_can_be_decided_on(tmp_path: Path) -> None:
    torn = TEXT + " \ud83d"
    document = corpusclean.clean(torn, settings=decided(tmp_path, {"start": 5, "end": 6, "decision": "undo"}))
    assert document.restore() == torn
    assert document.restore_bytes().decode("utf-8", "surrogatepass") == torn


ADDRESS = "See https://example.org/a?utm_source=feed for more of it, and read [this](#) while you wait."


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        (None, "See https://example.org/a?utm_source=feed for more of it, and read this while you wait."),
        ("undo", "See https://example.org/a?utm_source=feed for more of it, and read this while you wait."),
        ("keep", "See https://example.org/a for more of it, and read this while you wait."),
    ],
)
def test_what_is_only_noted_at_this_tier_can_be_kept(tmp_path: Path, verdict: str | None, text: str) -> None:
    note = next(edit for edit in corpusclean.clean(ADDRESS).edits if edit.rule == "residue/share-parameter")
    assert note.is_note
    rows = [{"sha256": hashlib.sha256(ADDRESS.encode()).hexdigest(), "start": note.start, "end": note.end}]
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(rows[0] | {"decision": verdict or "undo", "start": note.start + (verdict is None)}))
    document = corpusclean.clean(ADDRESS, settings=corpusclean.Settings(decisions=str(path)))
    assert document.text == text
    assert document.restore() == ADDRESS
    assert all(edit.facts == () for edit in document.edits if edit.is_note)


def test_a_decision_holds_where_a_document_is_looked_at_twice_for_its_loss(tmp_path: Path) -> None:
    """With its ligatures written out a text is longer, so that less of it goes than it seemed at first."""
    pack = tmp_path / "pack.toml"
    pack.write_text(NOISE, "utf-8")
    text = "\ufeffThe ﬁne ﬁsh, " + "ﬁve ﬁns, " * 20 + "noise and again noise, it seems."
    settings = corpusclean.Settings(packs=(str(pack),), max_loss=0.025)
    whole = corpusclean.clean(text, settings=settings)
    assert (whole.status, whole.source.text) == ("clean", text)
    assert whole.text == "The fine fish, " + "five fins, " * 20 + " and again , it seems."
    assert whole.restore() == text
    edit = next(place for place in placed(whole.ledger) if place.edit.rule == "residue/noise")
    row = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "decision": "undo"}
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(row | {"start": edit.source_start, "end": edit.source_end}))
    decided = corpusclean.clean(text, settings=replace(settings, decisions=str(path), max_loss=0.01))
    assert decided.status == "held_back"
    decided = corpusclean.clean(text, settings=replace(settings, decisions=str(path)))
    assert decided.text == whole.text.replace(",  and", ", noise and")
    assert decided.restore() == text


NOISE = """
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
