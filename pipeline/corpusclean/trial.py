"""A rule on trial: does it do on its own examples what they say?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from corpusclean.decode import decode
from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.error import UndecodableSource, UsageProblem
from corpusclean.matcher import compiled
from corpusclean.pack import rewriter
from corpusclean.rule import Example, Rule
from corpusclean.source import Piece, find, records


def failures(rule: Rule) -> list[str]:
    """What is wrong between the rule and its examples, a sentence each; empty when all hold.

    >>> from corpusclean.pack import built_in
    >>> failures(built_in().named("residue/dead-link"))
    []
    """
    found = [f"fires[{at}]: {wrong}" for at, one in enumerate(rule.fires) for wrong in _fires(rule, one)]
    for at, one in enumerate(rule.spares):
        touched = [edit.before for edit in rewriter(rule)(Draft(one.text))]
        if touched:
            found.append(f"spares[{at}]: touches {touched!r}")
    return found


def _fires(rule: Rule, example: Example) -> Iterator[str]:
    edits = list(rewriter(rule)(Draft(example.text)))
    if not edits:
        yield "does not fire"
        return
    if rule.hint and not any(hint.casefold() in example.text.casefold() for hint in rule.hint):
        yield "holds none of the rule's hints, so the rule would never be asked"
    cut = [edit.before.strip("\n") for edit in edits if not edit.after]
    if example.removes is not None and cut != list(example.removes):
        yield f"removes {cut!r}, not {list(example.removes)!r}"
    text = apply(example.text, edits)
    if example.becomes is not None and text != example.becomes:
        yield f"becomes {text!r}, not {example.becomes!r}"
    for kind, values in example.facts.items():
        read = [fact.text for edit in edits for fact in edit.facts if fact.kind == kind]
        if read != values:
            yield f"reads {kind} {read!r}, not {values!r}"


def proposal(line: str) -> str:
    """A rule pack, as TOML text, that would take this line and lines of its form; a person finishes it.

    Numbers stand for any number; everything else is taken to the letter. Raises `UsageProblem` for a blank line.

    >>> print(proposal("Views: 184").split("\\n")[6])
    pattern = '^Views: [0-9]+$'
    """
    line = line.strip()
    if not line:
        raise UsageProblem("--from-line: the line is blank; give a line as it stands in a text")
    pieces = re.split(r"[0-9]+", line)
    form = "[0-9]+".join(map(_literal, pieces))
    name = re.sub(r"[^a-z]+", "-", line.casefold()).strip("-")[:40] or "new-rule"
    longest = max(pieces, key=len)
    hint = f"hint = [{_toml(longest)}]\n" if longest else ""
    return f"""# Say why; add a second text that fires and two that are spared; then `corpusclean rules test`.
stage = "residue"

[[rule]]
name = {_toml(name)}
{hint}pattern = {_toml("^" + form + "$")}
why = ""
kind = "nav"
tier = "default"
fires = [
    {{ text = {_toml(line)} }},
]
spares = []
"""


def hits(pack: str, inputs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """File and text of each place in the inputs that the pattern of a proposed pack would take.

    Only files that decode are looked at; nothing is written.
    """
    pattern = compiled(tomllib.loads(pack)["rule"][0]["pattern"], "line")
    for found in find(inputs) if inputs else ():
        for record in records(Piece(found)):
            try:
                text = record.text if record.text is not None else decode(record.raw or b"").text
            except UndecodableSource:
                continue
            for match in pattern.finditer(text):
                yield found.file_path, match.group()


def _literal(text: str) -> str:
    return re.sub(r"([\\.^$|?*+()\[\]{}])", r"\\\1", text)


def _toml(text: str) -> str:
    if "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped) + '"'
