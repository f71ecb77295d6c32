"""`corpusclean run`."""

from __future__ import annotations

import re
import signal
import sys
from types import FrameType
from typing import Any

import click

from corpusclean.batch import Summary, run
from corpusclean.cli.option import cleaning, pairs, settings
from corpusclean.cli.summary import Progress, show
from corpusclean.column import look_for_no_pandas, use_memory_of_the_system
from corpusclean.error import UsageProblem

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(BaseException):
    """A signal asked us to stop; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", default="output", show_default=True, metavar="OUT", help="Folder for the tables.")
@click.option("--jobs", type=click.IntRange(1), help="Worker processes.  [default: the cores available]")
@click.option("--text-column", default="text", show_default=True, help="Field of a record that holds its text.")
@click.option("--id-column", default="id", show_default=True, help="Field of a record that holds its name.")
@click.option("--chunks", type=click.IntRange(0), default=0, metavar="N", help="Also write chunks of N characters.")
@click.option("--fail-on", metavar="LIMIT", help="Exit with 1 past a limit: 'removed>0.2' or 'quarantined>0.01'.")
@click.option(
    "--resume/--no-resume", " /--overwrite", default=True, help="Go on with an interrupted run, or begin anew."
)
@cleaning
def command(inputs: tuple[str, ...], fail_on: str | None, encodings: tuple[str, ...], **chosen: Any) -> None:
    """Clean files and folders into Parquet tables.

    An INPUT is a file or a folder. Folders are read in depth; .jsonl and .ndjson files hold a document a line,
    .csv and .tsv files one a row if a column is named --text-column; files may be compressed (.gz .bz2 .xz .zst) and
    lie in archives (.zip .tar). What is no text goes to the quarantine table, and the rest of the run goes on.
    """
    limit = _limit(fail_on)
    look_for_no_pandas()
    use_memory_of_the_system()
    before = {number: signal.signal(number, _stop) for number in _SIGNALS}
    try:
        with Progress() as progress:
            made = settings(chosen)
            summary = run(inputs, settings=made, encodings=pairs(encodings), progress=progress.update, **chosen)
    except Interrupted as stopped:
        click.echo("interrupted; what is finished stays: the same command goes on from there", err=True)
        sys.exit(128 + stopped.number)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    show(summary, chosen["output"])
    if limit and _share(summary, limit[0]) > limit[1]:
        click.echo(f"past the limit {fail_on}", err=True)
        sys.exit(1)
    sys.exit(3 if summary.statuses["quarantined"] else 0)


def _stop(number: int, frame: FrameType | None) -> None:
    for other in _SIGNALS:
        signal.signal(other, signal.SIG_IGN)  # once is enough: what follows is tidying up
    raise Interrupted(number)


def _limit(given: str | None) -> tuple[str, float] | None:
    if given is None:
        return None
    match = re.fullmatch(r"(removed|quarantined)>(0?\.\d+|[01])", given.replace(" ", ""))
    if not match:
        raise UsageProblem(f"--fail-on takes removed>SHARE or quarantined>SHARE, not {given!r}")
    return match[1], float(match[2])


def _share(summary: Summary, what: str) -> float:
    if what == "removed":
        return summary.removed_share
    return summary.statuses["quarantined"] / max(1, summary.documents)
