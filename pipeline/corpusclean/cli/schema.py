"""`corpusclean schema`."""

from __future__ import annotations

import click

from corpusclean.schema import COLUMNS, VERSION


@click.command()
def command() -> None:
    """Print the columns of the tables with their types and their meaning."""
    click.echo(f"schema version {VERSION}; offsets are code points\n")
    for table, columns in COLUMNS.items():
        click.echo(table)
        for name, (kind, meaning) in columns.items():
            click.echo(f"  {name:20} {kind:13} {meaning}")
        click.echo()
