"""A configuration file: the options of `run` and `clean` by their names, as TOML.

    tier = "safe"
    ignore = ["residue/dead-link"]
    max-loss = 0.3

    [encoding]
    "old/*" = "cp437"

An option given on the command line overrules the file.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from corpusclean.cli import clean, run
from corpusclean.error import UsageProblem, reason


def defaults(path: str) -> dict[str, dict[str, Any]]:
    """click's default map from a configuration file.

    Raises `UsageProblem` for a file that cannot be read, for a name that is no option and for a value that is no list
    of names where one is wanted.
    """
    try:
        values = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageProblem(f"{path}: cannot be used as a configuration: {reason(error)}") from None
    result: dict[str, dict[str, Any]] = {}
    known: set[str] = set()
    for name, command in (("run", run.command), ("clean", clean.command)):
        options = {one.opts[-1].lstrip("-"): one for one in command.params if isinstance(one, click.Option)}
        known |= options.keys()
        result[name] = {}
        for key in values.keys() & options.keys():
            value = _value(values[key])
            if options[key].multiple and not _is_list_of_names(value):
                example = value if isinstance(value, str) else options[key].metavar
                raise UsageProblem(f"{path}: {key} takes a list, such as {key} = [{example!r}]")
            result[name][options[key].name or key] = value
    for key in values.keys() - known:
        near = difflib.get_close_matches(key, known, n=1)
        raise UsageProblem(f"{path}: there is no option {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return result


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _value(value: Any) -> Any:
    """A TOML value as click takes it: a table of globs is a list of `GLOB=NAME`."""
    return [f"{glob}={name}" for glob, name in value.items()] if isinstance(value, Mapping) else value
