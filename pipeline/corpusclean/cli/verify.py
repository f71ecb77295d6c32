"""`corpusclean verify`."""

from __future__ import annotations

import sys

import click

from corpusclean.restore import Verdict, verify
from corpusclean.visible import visible


@click.command()
@click.argument("output", metavar="OUT")
def command(output: str) -> None:
    """Check that every input of the output folder OUT can be rebuilt, byte for byte."""
    show(verify(output), "can be restored byte for byte")


def show(verdict: Verdict, done: str) -> None:
    """Say what was found; exit with 5 where something is damaged."""
    for name in verdict.damaged:
        click.echo(f"damaged: {visible(name)}: its rows do not lead back to its bytes", err=True)
    for name in verdict.missing:
        click.echo(f"never read, so not here: {visible(name)}", err=True)
    if verdict.torn:
        for name in verdict.torn:
            click.echo(f"damaged: {visible(name)}: is missing, or not as it was written", err=True)
        click.echo("no document was looked at; fetch these parts again, or repeat the run", err=True)
        sys.exit(5)
    whole = verdict.documents - len(verdict.damaged) - len(verdict.missing)
    click.echo(f"{whole:,} of {verdict.documents:,} documents {done}", err=True)
    if verdict.damaged:
        sys.exit(5)
