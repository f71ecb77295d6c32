"""`corpusclean explain`."""

from __future__ import annotations

import click

from corpusclean.pack import load
from corpusclean.rule import Example
from corpusclean.visible import visible


@click.command()
@click.argument("rule")
@click.option("--rules", "packs", multiple=True, metavar="PACK.toml", help="Add a rule pack of your own.")
def command(rule: str, packs: tuple[str, ...]) -> None:
    """Say why a RULE exists, what it takes and what it spares."""
    found = load(packs).named(rule)
    click.echo(visible(f"{found.name}  ({found.tier} tier, kind {found.kind}, {found.pack})"))
    click.echo(f"\n{visible(found.why)}\n")
    for example in found.fires:
        click.echo(f"  takes   {visible(_shown(example))}")
    for example in found.spares:
        click.echo(f"  spares  {visible(example.text)}")
    click.echo(f"\nSwitch it off with --ignore {found.name}")


def _shown(example: Example) -> str:
    if example.becomes is not None:
        return f"{example.text}  ->  {example.becomes}"
    return f"{' | '.join(example.removes or ())}  in  {example.text}"
