"""The report page: its numbers are those of the tables, and no text of a document gets out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from folder import corpus, laid
from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean
from corpusclean.cli import cli
from corpusclean.error import OutputProblem
from corpusclean.report import report
from corpusclean.report.page import page
from corpusclean.report.view import View, view
from corpusclean.visible import visible

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --></style><style>*{}</style>",
    "&lt;b&gt; &#x3c;i&#62;",
    "\u202egnp.exe\u2066 \u200f",
    "=HYPERLINK(1)",
    "javascript:alert(1)",
)
TEXT = (
    f"ARTICLE AD BOX\n\nThe mill at {' '.join(HOSTILE)} ran [all](#) night, and **nobody minded."
    "\n\nRead more\n\nBye $KORN."
)


class Seen(HTMLParser):
    """The tags and attributes of a page, and what its only script and style sheet hold."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.attributes: set[str] = set()
        self.fieldsets: list[dict[str, str | None]] = []
        self.policy = ""
        self.inside: dict[str, str] = {}
        self._in = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes |= {name for name, _ in attrs}
        self._in = tag
        found = dict(attrs)
        if tag == "fieldset":
            self.fieldsets.append(found)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("script", "style"):
            self.inside[self._in] = self.inside.get(self._in, "") + data


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("report")
    laid(top / "in", {"hostile.txt": TEXT, "<b>&amp;.txt": TEXT, "torn.txt": b"caf\xc3\xa9 \xff and the rest of it"})
    corpusclean.run([str(corpus(top / "in"))], str(top / "out"), jobs=1)
    return top / "out"


@pytest.fixture(scope="module")
def facts(output: Path) -> View:
    return view(output)


TAGS = (
    "b bdi blockquote body br button code del div fieldset h1 h2 head header html input ins label main mark meta p "
    "rect script section small span style svg table td text th title tr tspan"
)
ATTRIBUTES = (
    "aria-label charset class content data-end data-sha256 data-start dir disabled height http-equiv id lang name role "
    "rx text-anchor type value viewbox width x y"
)


def test_the_page_holds_no_tag_and_no_attribute_but_its_own(facts: View) -> None:
    seen = Seen(page(facts, "out"))
    assert seen.tags["script"] == seen.tags["style"] == 1
    assert set(seen.tags) <= set(TAGS.split())
    assert seen.attributes <= set(ATTRIBUTES.split())


@settings(max_examples=25)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), min_size=1, max_size=4).map("".join))
def test_any_text_and_any_name_stay_text(facts: View, text: str) -> None:
    row = facts.edits[0].row | {"before": text, "after": text[::-1], "file_path": text, "rule": text}
    hostile = View(
        **{name: getattr(facts, name) for name in View.__slots__}
        | {
            "edits": (type(facts.edits[0])(row, text, text, text),),
            "quarantine": ({"file_path": text, "byte_start": 0, "byte_end": 1, "code": text, "detail": text},),
            "paragraphs": ({**facts.paragraphs[0], "text": text, "file_path": text, "section": [text]},),
        }
    )
    usual, seen = Seen(page(facts, "out")), Seen(page(hostile, text))
    assert set(seen.tags) <= set(usual.tags)
    assert seen.attributes <= usual.attributes
    assert seen.inside == usual.inside
    shown = page(hostile, text)
    assert shown.replace("\n", "") == visible(shown.replace("\n", ""))


def test_the_policy_lets_only_this_script_and_this_style_sheet_run(facts: View) -> None:
    seen = Seen(page(facts, "out"))
    assert seen.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in seen.policy
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(seen.inside[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in seen.policy


def test_the_numbers_are_those_of_the_tables(output: Path, facts: View) -> None:
    frames = corpusclean.read(str(output))
    sums = facts.documents
    assert sums["n"] == frames.documents.height
    assert sum(n for _, n in facts.lengths) == frames.paragraphs.height == sums["n_paragraphs"]
    after_decoding = [row for row in facts.stages if row["stage"] != "decode"]
    gone = sum(row["taken"] - row["put"] for row in after_decoding)
    assert gone == sums["n_chars_in"] - sums["n_chars_out"]
    assert {row["rule"]: row["n"] for row in facts.rules if row["stage"] != "decode"} == facts.about["counts"]["rules"]
    assert [row["code"] for row in facts.quarantine] == frames.quarantine["code"].to_list()
    shown = page(facts, "out")
    assert f"<b>{frames.documents.height}</b>documents" in shown


def test_an_edit_is_shown_where_it_stood_in_the_source(facts: View) -> None:
    for one in facts.edits:
        if one.row["rule"] == "residue/dead-link" and one.row["before"] == "[":
            assert one.left.endswith("ran ")
            assert one.right.startswith("all](#) night")
            break
    else:
        raise AssertionError("no dead link among the edits")


def test_what_is_marked_as_undone_is_left_alone_by_the_next_run(output: Path, facts: View, tmp_path: Path) -> None:
    marks = Seen(page(facts, "out")).fieldsets
    assert marks
    names = {"data-sha256": "sha256", "data-start": "start", "data-end": "end"}
    fields = [{names[key]: value for key, value in one.items() if key in names} for one in marks]
    rows = [{**one, "start": int(one["start"] or 0), "end": int(one["end"] or 0), "decision": "undo"} for one in fields]
    (tmp_path / "decisions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    corpusclean.run(
        [str(output.parent / "in")],
        str(tmp_path / "out"),
        jobs=1,
        settings=corpusclean.Settings(decisions=str(tmp_path / "decisions.jsonl")),
    )
    frames = corpusclean.read(str(tmp_path / "out"))
    hashes = dict(zip(frames.documents["doc_id"], frames.documents["sha256"], strict=True))
    undone = {(row["sha256"], row["start"], row["end"]) for row in rows}
    for row in frames.edits.iter_rows(named=True):
        if row["layer"] and (hashes[row["doc_id"]], row["source_start"], row["source_end"]) in undone:
            assert row["before"] == row["after"], row


def test_the_same_output_gives_the_same_page(output: Path, facts: View) -> None:
    assert page(facts, "out") == page(view(output), "out")


def test_the_command_writes_into_the_output_and_the_next_run_takes_the_old_page_away(tmp_path: Path) -> None:
    inputs, out = laid(tmp_path / "in", {"a.txt": TEXT}), tmp_path / "out"
    runner = CliRunner()
    assert runner.invoke(cli, ["run", str(inputs), "-o", str(out), "--jobs", "1"]).exit_code == 0
    assert runner.invoke(cli, ["report", str(out)]).exit_code == 0
    assert (out / "report.html").read_text("utf-8").startswith("<!doctype html>")
    assert runner.invoke(cli, ["run", str(inputs), "-o", str(out), "--jobs", "1"]).exit_code == 0
    assert not (out / "report.html").exists()
    assert runner.invoke(cli, ["report", str(out), "--to", str(tmp_path / "page.html")]).exit_code == 0
    assert (tmp_path / "page.html").exists()


def test_an_output_without_anything_in_it_has_a_page(tmp_path: Path) -> None:
    corpusclean.run([str(laid(tmp_path / "in", {"empty.txt": b""}))], str(tmp_path / "out"), jobs=1)
    assert "No rule changed anything." in report(str(tmp_path / "out")).read_text("utf-8")


def test_a_line_that_is_kept_for_the_way_back_is_no_edit(tmp_path: Path) -> None:
    line = '{"text":   "The mill ran all night, and nobody minded.",\t"n": 1e5}\n'
    corpusclean.run([str(laid(tmp_path / "in", {"a.jsonl": line}))], str(tmp_path / "out"), jobs=1)
    assert view(tmp_path / "out").stages == ()


def test_what_is_no_finished_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputProblem, match=r"no manifest\.json"):
        report(str(tmp_path))
    corpusclean.run([str(laid(tmp_path / "in", {"a.txt": TEXT}))], str(tmp_path / "out"), jobs=1)
    kept = (tmp_path / "out/manifest.json").read_text("utf-8")
    (tmp_path / "out/manifest.json").write_text('{"tool": "corpusclean"}', "utf-8")
    with pytest.raises(OutputProblem, match="manifest is not as a run writes it"):
        report(str(tmp_path / "out"))
    (tmp_path / "out/manifest.json").write_text(kept, "utf-8")
    edits = next((tmp_path / "out/edits").glob("*.parquet"))
    pl.read_parquet(edits).with_columns(stage=pl.lit("<b>")).write_parquet(edits)
    with pytest.raises(OutputProblem, match="not as a run writes it"):
        report(str(tmp_path / "out"))
    edits.write_bytes(b"no table")
    with pytest.raises(OutputProblem, match="a table cannot be read"):
        report(str(tmp_path / "out"))
    edits.unlink()
    for reader in (report, corpusclean.read):
        with pytest.raises(OutputProblem, match="the edits table is missing"):
            reader(str(tmp_path / "out"))


def test_a_place_that_cannot_be_written_is_named(output: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputProblem, match=re.escape(str(tmp_path / "no/page.html"))):
        report(str(output), str(tmp_path / "no/page.html"))


def test_one_is_not_many(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late again.\n", "utf-8")
    corpusclean.run([str(tmp_path / "a.txt")], str(tmp_path / "out"), jobs=1)
    html = report(str(tmp_path / "out")).read_text("utf-8")
    assert "1 edit &middot; 1 paragraph<" in html
    assert "by 1 rule<" in html
