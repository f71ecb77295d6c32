"""What a run shows of itself: progress while it goes on, and a table at its end. All of it on stderr."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Any, Self

import click

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
            from rich.console import Console
            from rich.progress import Progress as Bar

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
    kept = summary.chars_out / max(1, summary.chars_in)
    rows = [
        (f"documents {name.replace('_', ' ')}", f"{summary.statuses[name]:,}")
        for name in ("clean", "unchanged", "held_back", "quarantined")
        if summary.statuses[name]
    ]
    rows += [
        ("paragraphs", f"{summary.paragraphs:,}"),
        ("characters", f"{summary.chars_out:,} of {summary.chars_in:,} ({kept:.2%})"),
        ("lost characters", f"{summary.lost_chars:,}"),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        _say(f"{name:{width}}  {value}")
    _rules(summary)
    if held := summary.statuses["held_back"]:
        of = f"{held:,} of {summary.documents:,} documents"
        _say(f"{of}, which would lose too much; whole web pages want --max-loss 1", "held back")
    for file_path, code, detail in summary.quarantine[:_MOST_FILES]:
        _say(f"{visible(file_path)}: {visible(code)}: {visible(detail)}", "quarantine")
    if len(summary.quarantine) > _MOST_FILES:
        _say(f"  ... {len(summary.quarantine) - _MOST_FILES} more in the quarantine table")
    for file_path, reason in summary.doubts[:_MOST_FILES]:
        _say(f"{visible(file_path)}: {visible(reason)}", "look at")
    if len(summary.doubts) > _MOST_FILES:
        _say(f"  ... {len(summary.doubts) - _MOST_FILES} more in {MANIFEST}")
    for file_path in summary.skipped[:_MOST_FILES]:
        _say(visible(file_path), "link, not followed:")
    if summary.resumed:
        _say(f"{summary.resumed} shards were done by an earlier run")
    _say(f"{visible(output)}; `corpusclean report {visible(output)}` shows what was done", "wrote", "green")


def _rules(summary: Summary) -> None:
    if not summary.rules:
        return
    counts = summary.rules.most_common(_MOST_RULES)
    if rest := sum(summary.rules.values()) - sum(count for _, count in counts):
        counts.append((f"{len(summary.rules) - _MOST_RULES} more rules", rest))
    rows = [("rule", "edits"), *((name, f"{count:,}") for name, count in counts)]
    width, digits = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, count in rows:
        _say(f"{name:{width}}  {count:>{digits}}")
    for name, share in summary.unusual:
        _say(f"{name} changed {share:.0%} of the documents; look at its edits", "unusually often")
    _say(f"{len(summary.never_fired)} rules found nothing (named in manifest.json)")


def _say(text: str, about: str = "", color: str = "yellow") -> None:
    """A line on stderr; what it is about stands before it, in color where a terminal shows colors."""
    led = f"{click.style(about, fg=color)} {text}" if about else text
    click.echo(led, err=True, color=False if os.environ.get("NO_COLOR") else None)
