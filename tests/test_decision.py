"""Decisions on single edits."""

from __future__ import annotations

import hashlib
import json
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
