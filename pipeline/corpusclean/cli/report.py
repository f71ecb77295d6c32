"""`corpusclean report`."""

from __future__ import annotations

import click

from corpusclean.report import report
from corpusclean.visible import visible


@click.command()
@click.argument("output", metavar="[OUT]", default="output")
@click.option("-o", "--to", "target", default="", metavar="FILE", help="Where to write it.  [default: OUT/report.html]")
def command(output: str, target: str) -> None:
    """Write a page that shows what a run did: the edits to look at, near misses, quarantine, what came out."""
    click.echo(f"wrote {visible(str(report(output, target)))}", err=True)
