"""A rule as data: what it looks for, why, where it may bite, and the examples that test it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Tier = Literal["safe", "default", "aggressive", "opt-in"]
"""`safe`: the form alone is proof. `default`: the document's context is looked at. `aggressive`: for those who
would rather lose text than keep residue. `opt-in`: changes that some want and others must not have; only
`select` switches them on."""

TIERS: tuple[str, ...] = get_args(Tier)
Scope = Literal["line", "text"]
STAGES = ("newlines", "mojibake", "characters", "residue", "tags", "layout")
"""The stages that rules belong to, in the order in which they run (decode comes before them, on bytes)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the rule makes of it; a text that the rule must spare has no more than `text`."""

    text: str
    removes: tuple[str, ...] | None = None
    """What goes, piece by piece."""
    becomes: str | None = None
    """The text afterwards."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is read off, by kind."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. Exactly one of `pattern`, `lexicon` and `rewriter` says how it finds its places.

    `hint` are plain texts of which one must occur, in any case, or the rule cannot fire. `keep` names the group
    of the pattern that stays when the rest of the match goes; `replace` is what the match becomes. `when` names
    conditions (see `corpusclean.condition`). `extract` maps a kind of fact to the group that holds it, `each` is
    a pattern that is run over the match to find several. A rule with `note` changes nothing. One that is `early`
    has its say before all others too, except on a web page: what nearly every file needs must not make all the
    others look twice.
    """

    stage: str
    name: str
    """`stage/what-is-wrong`."""
    why: str
    kind: str
    """What is taken out, in the words of the data model: ad nav share cite ..."""
    tier: Tier
    fires: tuple[Example, ...]
    spares: tuple[Example, ...]
    scope: Scope = "line"
    hint: tuple[str, ...] = ()
    pattern: str = ""
    lexicon: tuple[str, ...] = ()
    rewriter: str = ""
    """`module:attribute` of a rewriter written in Python; for built-in packs only."""
    keep: str = ""
    replace: str = ""
    note: bool = False
    early: bool = False
    when: Mapping[str, Any] = field(default_factory=dict)
    extract: Mapping[str, str] = field(default_factory=dict)
    each: str = ""
    pack: str = ""
    """The pack that the rule came from."""
