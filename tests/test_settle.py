"""Rules come to rest, or the text stays as it was: what common changes, furniture and quarrelling rules do to a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from strategies import dirty_text

import corpusclean
from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.program import program
from corpusclean.settle import MAX_PASSES, Unsettled, settle


@given(dirty_text().map(lambda text: text.encode("utf-8", "replace").decode()))
def test_what_came_to_rest_stays_at_rest(text: str) -> None:
    clean, _ = settle(text, program())
    again, ledger = settle(clean, program())
    assert again == clean
    assert all(edit.is_note for layer in ledger for edit in layer)


@given(dirty_text().map(lambda text: text.encode("utf-8", "replace").decode()))
def test_rules_that_the_gate_keeps_out_would_have_done_nothing(text: str) -> None:
    gated = settle(text, program())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program(), "possible", lambda text, among=-1: among & (1 << 1_000) - 1)
        assert settle(text, program()) == gated


@pytest.mark.parametrize("lines", [1, 3, 9])
def test_what_is_mended_first_does_not_hide_what_stands_elsewhere(lines: int) -> None:
    quay = "The ferry was late again, and nobody on the quay seemed to mind it very much.\n" * lines
    text = f"# Late boats \n\n{quay}Read [this](#) now. \n{quay}\n\n\n{quay}It rained &amp; rained.\n{quay}"
    clean, ledger = settle(text, program())
    assert "[" not in clean
    assert "&amp;" not in clean
    assert "\n\n\n" not in clean
    assert " \n" not in clean
    rules = [layer[0].rule for layer in ledger if not layer[0].is_note]
    assert len(rules) == len(set(rules))  # no rule needed to be asked a second time to get there


def test_the_mark_of_a_title_goes_first_but_not_on_a_page() -> None:
    """Among menus the mark tells the title; there it goes when the menus have gone."""
    body = "\n\nThe ferry was late again on Monday, and nobody on the quay seemed to mind it very much.\n"
    plain, page = "# Late boats" + body, "# Late boats\n\nShare on Facebook\nAll rights reserved." + body
    firsts = [settle(text, program())[1] for text in (plain, page)]
    rules = [[layer[0].rule for layer in ledger if not layer[0].is_note] for ledger in firsts]
    assert rules[0][:2] == ["newlines/outer-break", "layout/title-mark"]
    assert rules[1][0] == "newlines/outer-break"
    assert rules[1].index("layout/title-mark") > 1
    assert all(settle(text, program())[0].startswith("Late boats\n\n") for text in (plain, page))


class _Restless:
    """A rule that always finds something: it turns the first letter's case round."""

    name = "residue/dead-link"

    def __call__(self, draft: Draft, /) -> list[Edit]:
        return [Edit(0, 1, draft.text[0], draft.text[0].swapcase(), self.name)]


def test_rules_that_never_rest_are_an_error_and_not_a_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpusclean.program.rewriter", lambda rule: _Restless())
    steps = program(corpusclean.Settings(stages=frozenset({"residue"})))
    with pytest.raises(Unsettled, match=str(MAX_PASSES)):
        settle("b [a](#)", steps)
    document = corpusclean.clean("b [a](#)", stages=("residue",))
    assert (document.status, document.text) == ("quarantined", "b [a](#)")
    assert document.reason.startswith("unsettled")


FEEDING = """
stage = "residue"
[[rule]]
name = "first"
why = "Feeds the second."
kind = "nav"
tier = "safe"
pattern = '=1'
replace = '=2=2=2=2=2=2=2=2=2=2=2=2=2=2=2=2'
fires = ["a", "b"]
spares = ["a", "b"]
[[rule]]
name = "second"
why = "Feeds the first."
kind = "nav"
tier = "safe"
pattern = '=2'
replace = '=1=1=1=1=1=1=1=1=1=1=1=1=1=1=1=1'
fires = ["a", "b"]
spares = ["a", "b"]
"""


def test_rules_that_feed_one_another_do_not_fill_the_memory(tmp_path: Path) -> None:
    pack = tmp_path / "feeding.toml"
    pack.write_text(FEEDING, "utf-8")
    text = "The ferry was late again.\n\n" + "The answer is =1 or =2 today.\n" * 200
    document = corpusclean.clean(text, settings=corpusclean.Settings(packs=(str(pack),)))
    assert document.status == "quarantined"
    assert "makes more than" in document.reason
    assert document.restore() == text
