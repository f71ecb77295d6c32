"""Lists of phrases as our packs write them, read at the speed at which JSON is read.

Half a megabyte of TOML takes `tomllib` a sixth of a second, as long as a tenth of a small run. Nearly all of it is
lists of quoted phrases, and such a list says the same to a reader of JSON. What is written in any other way is left
to `tomllib`, so that every TOML is read rightly and only the speed differs.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

_ENTRY = re.compile(
    r"""\[(?P<table>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?)\] | \[\[(?P<row>[A-Za-z0-9_-]+)\]\]
      | (?P<key>[A-Za-z0-9_-]+)\ =\ (?P<value>\[\n(?:[ ]{4}[^\n]*\n)*?(?:[ ]{4}[^\n]*)?\](?=\n|\Z)|[^\n]+)
      | \#[^\n]*""",
    re.VERBOSE,
)
"""What stands on a line of ours, or on several."""
_LAST_COMMA = re.compile(r",\s*\]\Z")
"""TOML takes a comma behind the last item, JSON does not."""


def read(text: str) -> dict[str, Any]:
    """The tables of a TOML text; raises `tomllib.TOMLDecodeError` where it is none.

    >>> read('[greeting]\\nen = ["hello", "good morning"]\\nde = ["Moin"]')
    {'greeting': {'en': ['hello', 'good morning'], 'de': ['Moin']}}
    """
    try:
        return _tables(text)
    except (ValueError, TypeError, AttributeError):
        return tomllib.loads(text)


def _tables(text: str) -> dict[str, Any]:
    """The tables; raises an error of some kind where anything is not written as ours are."""
    result: dict[str, Any] = {}
    into, at = result, 0
    while at < len(text):
        found = _ENTRY.match(text, at)
        end = found.end() if found else at
        if text[end : end + 1] not in ("\n", ""):
            raise ValueError("written in another way")
        at = end + 1
        if found is None:
            continue
        if found["key"]:
            _put(into, found["key"], _value(found["key"], found["value"]))
        elif found["row"]:
            into = {}
            result.setdefault(found["row"], []).append(into)
        elif found["table"]:
            table, _, name = found["table"].rpartition(".")
            into = _put(result.setdefault(table, {}) if table else result, name, {})
    return result


def _put(into: dict[str, Any], key: str, value: Any) -> Any:
    if key in into:
        raise ValueError("said twice")
    into[key] = value
    return value


def _value(key: str, written: str) -> Any:
    """A value; it is JSON if it is phrases alone, for the two differ about escapes, numbers and what is nothing."""
    if "\\" not in written and written[0] in '"[':
        try:
            found = json.loads(_LAST_COMMA.sub("]", written))
        except ValueError:
            found = None
        if isinstance(found, str) or (isinstance(found, list) and all(isinstance(one, str) for one in found)):
            return found
    return tomllib.loads(f"{key} = {written}")[key]
