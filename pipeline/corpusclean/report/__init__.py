"""A page to look at: what a run did, which edits to doubt first, and what came out.

`view` reads the facts off an output folder, `page` writes them as one HTML file that loads nothing from anywhere.
"""

from __future__ import annotations

import os
from pathlib import Path

from corpusclean.error import OutputProblem
from corpusclean.output import REPORT
from corpusclean.report.page import page
from corpusclean.report.view import view

__all__ = ["report"]


def report(output: str = "output", target: str = "") -> Path:
    """Write the report of a finished run to `target`, by default into the output folder; its path comes back.

    Raises `OutputProblem` where the folder holds no finished run or the file cannot be written.
    """
    place = Path(target or Path(output) / REPORT)
    html = page(view(Path(output)), output)
    unfinished = place.with_name(f".{place.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(html)
        unfinished.replace(place)
    except OSError as error:
        raise OutputProblem(f"{place}: cannot be written: {error.strerror}; give another place with --to") from None
    return place
