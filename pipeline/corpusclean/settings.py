"""What a caller may choose, in one frozen value."""

from __future__ import annotations

import os
from dataclasses import dataclass

from corpusclean.error import UsageProblem
from corpusclean.rule import STAGES, TIERS, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to clean. The defaults are what `corpusclean run` does without options.

    Raises `UsageProblem` for a tier or a stage that there is not, and for a share beyond 0 to 1.

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

    def __post_init__(self) -> None:
        for name, collection in (("select", frozenset), ("ignore", frozenset), ("stages", frozenset), ("packs", tuple)):
            given = getattr(self, name)
            if isinstance(given, str):
                raise UsageProblem(f"{name} takes several names, such as {{{given!r}}}, not a single text")
            object.__setattr__(self, name, collection(given))
        object.__setattr__(self, "packs", tuple(map(os.fspath, self.packs)))
        object.__setattr__(self, "decisions", os.fspath(self.decisions))
        if self.tier not in TIERS:
            raise UsageProblem(f"there is no tier {self.tier!r}; name one of {', '.join(TIERS[:3])}")
        for stage in sorted(self.stages.difference(STAGES)):
            raise UsageProblem(f"there is no stage {stage!r}; name some of {', '.join(STAGES)}")
        if not 0 <= self.max_loss <= 1:
            raise UsageProblem(f"max_loss is a share from 0 to 1, not {self.max_loss}")


DEFAULT = Settings()
