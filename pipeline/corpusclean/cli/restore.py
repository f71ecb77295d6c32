"""`corpusclean restore`."""

from __future__ import annotations

import click

from corpusclean.cli.verify import show
from corpusclean.restore import restore


@click.command()
@click.argument("output", metavar="OUT")
@click.option("-o", "--to", "target", default="restored", show_default=True, metavar="DIR", help="New or empty folder.")
def command(output: str, target: str) -> None:
    """Write the inputs of the output folder OUT again: files byte for byte, records field for field."""
    show(restore(output, target), f"restored to {target}")
