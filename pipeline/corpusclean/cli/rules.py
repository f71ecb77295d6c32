"""`corpusclean rules` and its subcommands."""

from __future__ import annotations

import sys

import click

from corpusclean.pack import load
from corpusclean.trial import failures, hits, proposal
from corpusclean.visible import visible


@click.group(invoke_without_command=True)
@click.option("--rules", "packs", multiple=True, metavar="PACK.toml", help="Add a rule pack of your own.")
@click.pass_context
def command(ctx: click.Context, packs: tuple[str, ...]) -> None:
    """List every rule in the order in which they run; try out or propose rules of your own."""
    if ctx.invoked_subcommand is None:
        for rule in load(packs).rules:
            click.echo(visible(f"{rule.name:45} {rule.tier:11} {rule.kind:10} {rule.why}"))


@command.command()
@click.argument("pack", metavar="PACK.toml")
def test(pack: str) -> None:
    """Run the examples of a rule pack of your own."""
    rules = [rule for rule in load((pack,)).rules if rule.pack == pack]
    wrong = [(rule.name, one) for rule in rules for one in failures(rule)]
    for name, one in wrong:
        click.echo(visible(f"{name}: {one}"), err=True)
    click.echo(f"{len(rules)} rules, {len(wrong)} false examples", err=True)
    sys.exit(2 if wrong else 0)


@command.command(short_help="Propose a rule from a line of residue.")
@click.option("--from-line", "line", required=True, metavar="TEXT", help="A line of residue, as it stands in a text.")
@click.option("--in", "corpus", multiple=True, metavar="INPUT", help="Files and folders to look for hits in.")
def new(line: str, corpus: tuple[str, ...]) -> None:
    """Propose a rule from a line: the pack on standard output, its hits in a corpus on standard error."""
    pack = proposal(line)
    click.echo(pack)
    n_hits = 0
    for file_path, found in hits(pack, corpus):
        n_hits += 1
        click.echo(f"hit: {visible(file_path)}: {visible(found)}", err=True)
    if corpus:
        click.echo(f"{n_hits} hits", err=True)
