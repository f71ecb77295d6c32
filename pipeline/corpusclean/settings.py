"""What a caller may choose, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from corpusclean.rule import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to clean. The defaults are what `corpusclean run` does without options.

    >>> Settings(tier="safe").max_loss
    0.4
    """

    tier: Tier = "default"
    """Rules up to this tier change the text; rules above it leave a note where they would have."""
    select: frozenset[str] = frozenset()
    """Rules to switch on whatever their tier, e.g. `characters/straight-quotes`; an unknown name is an error."""
    ignore: frozenset[str] = frozenset()
    """Rules to switch off; an unknown name is an error."""
    stages: frozenset[str] = frozenset()
    """Stages to run; empty means all."""
    packs: tuple[str, ...] = ()
    """Paths of a user's own rule packs, run after the built-in rules of the same stage."""
    decisions: str = ""
    """Path of a decisions file (see `corpusclean.decision`); empty for none."""
    max_loss: float = 0.4
    """A document that would lose more than this share of its characters to residue is held back, whole."""


DEFAULT = Settings()
