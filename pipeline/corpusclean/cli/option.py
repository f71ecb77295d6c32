"""Options that several commands share, and the settings they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from corpusclean.rule import TIERS
from corpusclean.settings import Settings

_OPTIONS = (
    click.option("--tier", type=click.Choice(TIERS[:3]), default="default", show_default=True, help="Rules to use."),
    click.option("--select", multiple=True, metavar="RULE", help="Switch a rule on, whatever its tier."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Switch a rule off."),
    click.option("--rules", "packs", multiple=True, metavar="PACK.toml", help="Add a rule pack of your own."),
    click.option("--decisions", default="", metavar="FILE", help="Keep or undo single edits, as the file says."),
    click.option("--max-loss", type=click.FloatRange(0, 1), default=0.4, show_default=True, metavar="SHARE",
                 help="Hold a document back that would lose a larger share of its characters."),
    click.option("--encoding", "encodings", multiple=True, metavar="[GLOB=]NAME",
                 help="Read files (those that match) in this encoding instead of finding it out."),
)  # fmt: skip


def cleaning(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how to clean."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings(chosen: dict[str, Any]) -> Settings:
    """The settings that these options make; takes them out of `chosen`."""
    return Settings(
        tier=chosen.pop("tier"),
        select=frozenset(chosen.pop("select")),
        ignore=frozenset(chosen.pop("ignore")),
        packs=chosen.pop("packs"),
        decisions=chosen.pop("decisions"),
        max_loss=chosen.pop("max_loss"),
    )


def pairs(encodings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Globs and encodings, from `GLOB=NAME` or `NAME` for all files.

    >>> pairs(("old/*=cp437", "cp1252"))
    (('old/*', 'cp437'), ('*', 'cp1252'))
    """
    split = (one.rpartition("=") for one in encodings)
    return tuple((glob or "*", name) for glob, _, name in split)
