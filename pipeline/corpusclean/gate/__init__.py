"""The gate: which rules could fire on a text at all, found out at more than a hundred megabytes a second.

Most documents need nothing, and to prove that must cost less than to clean. Three looks at a text suffice:

* *hints*: plain texts of which a rule needs one, all of them in one automaton (an RE2 set), read once;
* *runs*: the distinct runs of characters beyond ASCII. A language repeats its words, so a run is judged once in the
  life of a process and remembered;
* *forms*: ASCII characters and line breaks that a rule needs, asked with plain `in`; whole lines, looked up.

The gate is made from the rules that it guards and asks their own functions and tables, so it cannot drift away from
them. It may let a rule through that finds nothing; it may never stop one that would. A rule of which it knows
nothing is always let through.
"""

from __future__ import annotations

from corpusclean.gate.gate import Gate
from corpusclean.gate.surroundings import APART, surroundings

__all__ = ["APART", "Gate", "surroundings"]
