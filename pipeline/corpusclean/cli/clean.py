"""`corpusclean clean`."""

from __future__ import annotations

import sys
from typing import IO, Any

import click

from corpusclean.clean import clean_bytes
from corpusclean.cli.option import cleaning, pairs, settings
from corpusclean.reading import chosen as named
from corpusclean.visible import visible


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@cleaning
def command(file: IO[bytes], encodings: tuple[str, ...], **chosen: Any) -> None:
    """Clean standard input (-) or a FILE; the clean text goes to standard output, in UTF-8."""
    encoding = named(getattr(file, "name", "-"), pairs(encodings))
    document = clean_bytes(file.read(), encoding=encoding, settings=settings(chosen))
    sys.stdout.buffer.write(document.text.encode() + b"\n" * bool(document.text))
    if document.status in ("held_back", "quarantined"):
        click.echo(f"{document.status.replace('_', ' ')}: {visible(document.reason)}", err=True)
        sys.exit(3)
