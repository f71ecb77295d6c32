"""The page: a view written as one HTML file that loads nothing and lets no text of a document out of its place.

Every text is escaped by the template engine, control and bidi characters are made visible, and the policy in the head
of the page lets run only the script, and apply only the style sheet, that this package brings (by their hashes).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import PurePath

from jinja2 import Environment, StrictUndefined, Template, UndefinedError

from corpusclean.error import OutputProblem
from corpusclean.pack import built_in
from corpusclean.report.view import View
from corpusclean.visible import visible


def page(facts: View, output: str) -> str:
    """The report as HTML; `output` is the folder, as the reader of the page would name it.

    Raises `OutputProblem` where the manifest does not say what every run says of itself.
    """
    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    name = PurePath(output).name or output
    try:
        return _template().render(
            facts=facts,
            output=output,
            name=name,
            style=style,
            script=script,
            policy=policy,
            why=_why(facts),
            statuses=dict.fromkeys(("clean", "held_back", "quarantined"), 0) | facts.about["counts"]["statuses"],
        )
    except (UndefinedError, KeyError, TypeError) as error:
        raise OutputProblem(f"{output}: its manifest is not as a run writes it: {error}") from None


def _why(facts: View) -> dict[str, str]:
    """What each rule is for; a user's own rule is told by its examples only."""
    known = {rule.name: rule.why for rule in built_in().rules}
    return {one.row["rule"]: known.get(one.row["rule"], "") for one in (*facts.edits, *facts.notes)}


@cache
def _template() -> Template:
    engine = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    engine.filters |= {
        "visible": visible,
        "lines": _lines,
        "piece": _piece,
        "count": _count,
        "bar": _bar,
        "share": _share,
    }
    return engine.from_string(_file("page.html.jinja"))


def _file(name: str) -> str:
    return (resources.files("corpusclean.report") / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _lines(text: str) -> str:
    """Text with its line breaks, everything else that cannot be seen made visible."""
    return "\n".join(map(visible, text.split("\n")))


def _piece(text: str) -> str:
    """What an edit took or put, on one line; blanks alone are made visible."""
    return visible(text) if text.strip(" ") else "␣" * len(text)


def _count(number: int, noun: str = "") -> str:
    """A number in groups of three digits, and what it counts: "1 edit", "1,200 edits"."""
    return f"{number:,} {noun}{'s' * (number != 1)}" if noun else f"{number:,}"


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.2%}"


def _bar(number: int, all_numbers: Sequence[int], width: int) -> float:
    """The length of a bar: in proportion, and never so short that it cannot be seen."""
    return round(max(1.5, width * number / max(1, *all_numbers)), 1) if number else 0
