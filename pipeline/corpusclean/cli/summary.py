"""What a run shows of itself: progress while it goes on, and a table at its end. All of it on stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.table import Table

from corpusclean.batch import Summary
from corpusclean.output import MANIFEST
from corpusclean.visible import visible

_LINE_EVERY = 10.0  # seconds, where stderr is no terminal
_MOST_RULES = 12
_MOST_FILES = 8


class Progress:
    """A bar on a terminal, a plain line now and then elsewhere."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.progress import Progress as Bar  # noqa: PLC0415

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("cleaning", total=None)
            self._bar.start()
        return self

    def __exit__(self, *about: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def update(self, done: int, total: int) -> None:
        """`done` bytes of `total`."""
        if self._bar:
            self._bar.update(self._task, completed=done, total=total)
        elif time.monotonic() - self._last > _LINE_EVERY:
            self._last = time.monotonic()
            print(f"cleaning: {done / 1e6:.0f} of {total / 1e6:.0f} MB", file=sys.stderr)


def show(summary: Summary, output: str) -> None:
    """The summary of a run."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    kept = summary.chars_out / max(1, summary.chars_in)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name in ("clean", "unchanged", "held_back", "quarantined"):
        if summary.statuses[name]:
            table.add_row(f"documents {name.replace('_', ' ')}", f"{summary.statuses[name]:,}")
    table.add_row("paragraphs", f"{summary.paragraphs:,}")
    table.add_row("characters", f"{summary.chars_out:,} of {summary.chars_in:,} ({kept:.2%})")
    table.add_row("lost characters", f"{summary.lost_chars:,}")
    console.print(table)
    _rules(console, summary)
    for file_path, code, detail in summary.quarantine[:_MOST_FILES]:
        console.print(f"[yellow]quarantine[/] {_plain(file_path)}: {_plain(code)}: {_plain(detail)}")
    if len(summary.quarantine) > _MOST_FILES:
        console.print(f"  ... {len(summary.quarantine) - _MOST_FILES} more in the quarantine table")
    for file_path, reason in summary.doubts[:_MOST_FILES]:
        console.print(f"[yellow]look at[/] {_plain(file_path)}: {_plain(reason)}")
    if len(summary.doubts) > _MOST_FILES:
        console.print(f"  ... {len(summary.doubts) - _MOST_FILES} more in {MANIFEST}")
    for file_path in summary.skipped[:_MOST_FILES]:
        console.print(f"[yellow]link, not followed[/] {_plain(file_path)}")
    if summary.resumed:
        console.print(f"{summary.resumed} shards were done by an earlier run")
    console.print(f"[green]wrote[/] {_plain(output)}; `corpusclean report {_plain(output)}` shows what was done")


def _rules(console: Console, summary: Summary) -> None:
    if not summary.rules:
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("rule")
    table.add_column("edits", justify="right")
    for name, count in summary.rules.most_common(_MOST_RULES):
        table.add_row(name, f"{count:,}")
    if len(summary.rules) > _MOST_RULES:
        rest = sum(summary.rules.values()) - sum(count for _, count in summary.rules.most_common(_MOST_RULES))
        table.add_row(f"{len(summary.rules) - _MOST_RULES} more rules", f"{rest:,}")
    console.print(table)
    for name, share in summary.unusual:
        console.print(f"[yellow]unusually often[/] {name} changed {share:.0%} of the documents; look at its edits")
    console.print(f"{len(summary.never_fired)} rules found nothing (named in manifest.json)")


def _plain(text: str) -> str:
    """Harmless for the terminal and for rich's own markup."""
    return visible(text).replace("[", r"\[")
