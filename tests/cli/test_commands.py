"""The commands as a user meets them: what they print where, and how they end."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

import corpusclean
from corpusclean.cli import _COMMANDS, cli, main
from corpusclean.pack import load
from corpusclean.source import shard

README = Path(__file__).parent.parent.parent / "README.md"
FINE = "The boats came home before the storm, and nobody was lost."


def call(*args: str) -> int:
    """The exit code of a command; one that simply returns has done its work."""
    try:
        main(list(args))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "fine.txt").write_text(FINE, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", _COMMANDS)
def test_each_command_has_help_and_stands_in_the_readme(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(name, "--help") == 0
    assert capsys.readouterr().out.startswith(f"Usage: corpusclean {name}")
    assert f"corpusclean {name}" in README.read_text("utf-8")


@pytest.mark.parametrize("name", _COMMANDS)
def test_each_option_has_help(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []


def test_help_loads_no_library_that_it_does_not_need() -> None:
    code = (
        "import sys\nfrom corpusclean.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('polars', 'pyarrow', 'rich', 'ftfy', 're2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_run_ends_with_0_and_keeps_standard_output_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("run", "in", "--jobs", "1") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "unchanged" in err
    assert corpusclean.read("output").paragraphs["text"].to_list() == [FINE]


def test_quarantine_is_3_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert call("run", "in", "--jobs", "1") == 3
    err = capsys.readouterr().err
    assert "picture.txt" in err
    assert "PNG" in err


def test_what_a_person_should_look_at_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/cut.txt").write_bytes("A naïve café".encode()[:-1])
    Path("in/turned.txt").write_text("if access \u202e\u2066// admin\u2069\u202c then\n", "utf-8")
    assert call("run", "in", "--jobs", "1") == 0
    err = capsys.readouterr().err
    assert "look at cut.txt: 1 byte is no utf-8; the text has U+FFFD instead" in err
    assert "look at turned.txt: 2 bidi controls" in err
    counts = json.loads(Path("output/manifest.json").read_text("utf-8"))["counts"]
    assert [name for name, _ in counts["doubts"]] == ["cut.txt", "turned.txt"]


def test_what_is_held_back_is_said_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/menu.txt").write_text("Log in\nShare on Facebook\nAbout us\nAll rights reserved", "utf-8")
    assert call("run", "in", "--jobs", "1") == 0
    assert "held back 1 of 2 documents" in capsys.readouterr().err
    assert call("run", "in", "--jobs", "1", "--max-loss", "1") == 0
    assert "held back" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("run", "nowhere"), "nowhere"),
        (("run", "in", "--ignore", "residue/no-such-rule"), "no-such-rule"),
        (("run", "in", "--rules", "no.toml"), "no.toml"),
        (("run", "in", "--encoding", "no-such-codec"), "no-such-codec"),
        (("run", "in", "--fail-on", "everything"), "--fail-on"),
        (("run", "in", "--jobs", "0"), "--jobs"),
        (("explain", "residue/ad-bx"), "residue/ad-box"),
        (("rnu", "in"), "run"),
        (("run", "in", "--jbos", "2"), "--jobs"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_right(
    args: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*args) == 2
    assert message in capsys.readouterr().err
    assert not Path("output").exists()


def test_a_foreign_folder_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    Path("thesis").mkdir()
    Path("thesis/chapter.tex").write_text("years of work", "utf-8")
    assert call("run", "in", "-o", "thesis") == 2
    assert "nothing was touched" in capsys.readouterr().err


def test_no_output_there_is_5(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("verify", "restore"):
        assert call(command, "in") == 5
        assert "corpusclean run" in capsys.readouterr().err


def test_a_passed_limit_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert call("run", "in", "--jobs", "1", "--fail-on", "quarantined>0.2") == 1
    assert call("run", "in", "--jobs", "1", "--fail-on", "quarantined>0.9") == 3


def test_clean_takes_bytes_and_gives_utf_8(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO("Read more\n\nDas Café schließt früh.".encode("cp1252")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert call("clean", "-", "--encoding", "cp1252") == 0
    sys.stdout.flush()
    assert "Das Café schließt früh.\n" in capfdbinary.readouterr().out.decode()


def test_clean_of_no_text_is_3_or_says_why(capfd: pytest.CaptureFixture[str]) -> None:
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert call("clean", "picture.png") == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert "PNG" in err


def test_restore_and_verify(capsys: pytest.CaptureFixture[str]) -> None:
    call("run", "in", "--jobs", "1")
    assert call("verify", "output") == 0
    assert call("restore", "output", "-o", "back") == 0
    assert Path("back/fine.txt").read_text("utf-8") == FINE
    assert call("restore", "output", "-o", "back") == 2
    assert "not empty" in capsys.readouterr().err


def test_a_damaged_output_is_5(capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    call("run", "in", "--jobs", "1")
    part = next(Path("output/paragraphs").glob("*.parquet"))
    table = pq.read_table(part)
    texts = pa.array(["Somebody wrote over it."] * table.num_rows)
    at = table.schema.get_field_index("text")
    pq.write_table(table.set_column(at, table.schema.field("text"), texts), part)
    assert call("verify", "output") == 5
    assert "damaged" in capsys.readouterr().err


def test_a_name_cannot_write_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/\x1b[2Jx\u202e.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert call("run", "in", "--jobs", "1") == 3
    err = capsys.readouterr().err
    assert "\x1b[2J" not in err
    assert "\u202e" not in err
    assert "␛[2Jx<202E>.txt" in err


def test_rules_are_all_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    call("rules")
    listed = capsys.readouterr().out
    for rule in load().rules:
        assert rule.name in listed
    call("explain", "residue/ad-box")
    assert load().named("residue/ad-box").why in " ".join(capsys.readouterr().out.split())


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    call("schema")
    out = capsys.readouterr().out
    for word in ("documents", "paragraphs", "edits", "quarantine", "source_start", "before_bytes"):
        assert word in out


def test_options_stand_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corpusclean.toml").write_text('output = "elsewhere"\njobs = 1\n', "utf-8")
    assert call("run", "in") == 0
    assert json.loads(Path("elsewhere/manifest.json").read_text("utf-8"))["tool"] == "corpusclean"
    Path("corpusclean.toml").write_text("jbos = 1\n", "utf-8")
    assert call("run", "in") == 2
    assert "jobs" in capsys.readouterr().err


def test_what_became_of_bytes_of_no_encoding_is_said_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    ready = "Zoë ate crème brûlée at the café near the gîte. ".encode()
    Path("in/quotes.txt").write_bytes(ready + b"She said \x93yes\x94.")
    Path("in/both.txt").write_bytes(ready + b"She said \x93yes\x94. " + "é".encode()[:1])
    call("run", "in", "--jobs", "1")
    err = capsys.readouterr().err
    assert "look at quotes.txt: 2 bytes are no utf-8; read as Windows-1252\n" in err
    assert "look at both.txt: 3 bytes are no utf-8; 2 read as Windows-1252, else the text has U+FFFD" in err


def test_a_page_of_html_is_named_for_its_markup_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/page.html").write_text("<!DOCTYPE html>\n<p>The ferry was late.</p>\n", "utf-8")
    Path("in/about.txt").write_text("A page begins with <!DOCTYPE html>, and the rest follows.\n", "utf-8")
    assert call("run", "in", "--jobs", "1") == 0
    err = capsys.readouterr().err
    assert "look at page.html: it is HTML, and its markup stays; take the text out first" in err
    assert "about.txt" not in err


def test_a_broken_record_is_found_by_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/notes.jsonl").write_text('{"text": "A quiet harbour."}\n{broken\n{"body": "x"}\n', "utf-8")
    assert call("run", "in", "--jobs", "1") == 3
    err = capsys.readouterr().err
    first, second = (line for line in err.splitlines() if "notes.jsonl: bad_record: not a record" in line)
    assert first.endswith("at its character 1 (at byte 29)")
    assert second.endswith("(at byte 37)")
    assert "line 1" not in err


def test_a_damaged_part_counts_no_documents(capsys: pytest.CaptureFixture[str]) -> None:
    call("run", "in", "--jobs", "1")
    next(Path("output/edits").glob("*.parquet")).unlink()
    capsys.readouterr()
    assert call("verify", "output") == 5
    err = capsys.readouterr().err
    assert "edits/part-000000.parquet: is missing, or not as it was written" in err
    assert "documents can be restored" not in err


def test_a_file_that_is_not_there_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--rules", "--decisions"):
        assert call("run", "in", option, "no.toml") == 2
        err = capsys.readouterr().err
        assert err.count("no.toml") == 1
        assert "No such file or directory" in err
    assert call("--config", "no.toml", "run", "in") == 2
    assert capsys.readouterr().err.count("no.toml") == 1


def test_a_value_that_stands_in_the_file_of_options_is_looked_for_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corpusclean.toml").write_text('tier = "brave"\n', "utf-8")
    assert call("run", "in") == 2
    assert "(it stands in corpusclean.toml)" in capsys.readouterr().err
    Path("mine.toml").write_text('max-loss = "much"\n', "utf-8")
    assert call("--config", "mine.toml", "run", "in") == 2
    assert "(it stands in mine.toml)" in capsys.readouterr().err
    assert call("run", "in", "--tier", "bold") == 2
    assert "stands in" not in capsys.readouterr().err


def test_no_rule_is_proposed_from_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("rules", "new", "--from-line", "  ") == 2
    assert "--from-line" in capsys.readouterr().err


def test_a_proposed_rule_says_what_is_missing_and_counts_its_hits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Views: 12\nThe ferry was late.\nViews: 7\n", "utf-8")
    assert call("rules", "new", "--from-line", "Views: 184", "--in", str(tmp_path)) == 0
    shown = capsys.readouterr()
    assert "two that are spared" in shown.out
    assert shown.err.endswith("2 hits\n")


def test_a_proposed_rule_of_numbers_alone_has_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("rules", "new", "--from-line", "184") == 0
    assert "hint" not in capsys.readouterr().out


def test_no_output_is_said_before_a_full_target(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("restore", "nowhere", "-o", "in") == 5
    assert "corpusclean run" in capsys.readouterr().err


def test_a_text_in_the_place_of_a_list_is_shown_as_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    Path("corpusclean.toml").write_text('ignore = "residue/dead-link"\n', "utf-8")
    assert call("run", "in") == 2
    assert "corpusclean.toml: ignore takes a list, such as ignore = ['residue/dead-link']" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["ignore = 5", "ignore = [5]", 'encoding = "cp437"', "encoding = 5", "rules = true"])
def test_what_is_no_list_of_names_in_the_file_of_options_is_refused_there(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("corpusclean.toml").write_text(f"{line}\n", "utf-8")
    assert call("run", "in") == 2
    assert f"corpusclean.toml: {line.partition('=')[0].strip()} takes a list, such as" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "goes_on"), [([], True), (["--no-resume"], False), (["--overwrite"], False)])
def test_a_run_begins_anew_where_it_is_told_to(
    options: list[str], goes_on: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shard, "SHARD_BYTES", 10)
    Path("in/more.txt").write_text(FINE, "utf-8")
    with pytest.raises(KeyboardInterrupt):
        corpusclean.run(["in"], "output", jobs=1, progress=stop)
    assert call("run", "in", "--jobs", "1", *options) == 0
    assert ("done by an earlier run" in capfd.readouterr().err) == goes_on
