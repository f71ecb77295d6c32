"""Who took a picture, told by the form of the line: an agency among names, or names behind a lead.

An agency stands beside a slash or behind a "via"; a lead is what a language writes before a photographer's name. All
that is left of the line has to be names: a word in lower case that joins none makes it a sentence or a caption.
"""

from __future__ import annotations

import re
from functools import cache

from corpusclean.plea import lists

LONGEST = 90
"""Code points of the longest line that is read as a credit."""

_EDGE = " \t\u00a0()[]{}（）【】［］|*_"
_STOPS = ".!?:,;。"
_SIGN = re.compile(r"\s*(?:[/|／©]|\bvia\b)\s*", re.IGNORECASE)
_AFTER_LEAD = re.compile(r"\s*[:：=/／©]\s*|\s+")
_JOINING = frozenset(
    "by via for of the and und y et & och og von van der den de da di do dos del della la le el al bin af av".split()
)
_AGENCY_WORDS = frozenset(
    "agency agencies agentur agence agencia agência agenzia agencja agentura agentúra agenția ügynökség ajansı agensi "
    "agentschap byrå bildagentur fotoagentur pressebüro агентство агенція агенция".split()
)
_MOST_WORDS = 5
"""In one name, its first names, particles and initials counted."""
_LONGEST_NAME = 8
"""Characters of a name in a script without capitals."""


def is_credit(text: str) -> bool:
    """True when the line names who took a picture, and says nothing else.

    >>> is_credit("Ann Lee/AFP via Getty Images"), is_credit("Foto von Ann Lee"), is_credit("Photo of a ferry")
    (True, True, False)
    """
    bare = text.strip().strip(_EDGE)
    if not 2 < len(bare) <= LONGEST or bare[-1] in _STOPS:
        return False
    return _is_led(bare) or _is_by_agency(bare)


def names_agency(text: str) -> bool:
    """True when what stands behind the label of a credit is an agency, or one of the names that it is made of.

    >>> names_agency("Photo: Ann Lee/Reuters"), names_agency("Photo: the old ferry")
    (True, False)
    """
    return any(map(_is_agency, _pieces(re.sub(r"^[^:：]{0,40}[:：]", "", text).strip(_EDGE))))


def _is_by_agency(text: str) -> bool:
    if _SIGN.search(text) is None:
        return False
    pieces = set(_pieces(text))
    named = {piece for piece in pieces if _is_agency(piece)}
    return bool(named) and all(map(_is_name, pieces - named))


def _is_agency(text: str) -> bool:
    """One that is known, or one that calls itself so: "Agencia Puerto", "Hafen-Agentur"."""
    lowered = text.lower()
    words = lowered.split()
    return lowered in _words()[1] or (
        1 < len(words) <= _MOST_WORDS
        and (words[0] in _AGENCY_WORDS or words[-1] in _AGENCY_WORDS)
        and all(word[:1].isupper() or word in _JOINING for word in text.split())
    )


def _is_led(text: str) -> bool:
    lowered, leads = text.lower(), _words()[0]
    if not lowered.startswith(leads):
        return False
    return any(lowered.startswith(lead) and _names_follow(lead, text[len(lead) :]) for lead in leads)


def _names_follow(lead: str, rest: str) -> bool:
    between = _AFTER_LEAD.match(rest)
    if between is None:
        return False
    # a lead of one word needs its colon: "Photo Finish" is none
    signed = between[0].strip() or " " in lead or lead[-1] == "."
    pieces = _pieces(rest[between.end() :])
    return bool(signed and pieces) and all(_is_agency(piece) or _is_name(piece) for piece in pieces)


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(_EDGE) for piece in _SIGN.split(text))
    return [piece for piece in pieces if piece]


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    names = [word for word in words if word.lower() not in _JOINING]
    return 0 < len(words) <= _MOST_WORDS and bool(names) and all(map(_is_name_word, names))


def _is_name_word(word: str) -> bool:
    bare = word.strip("'’\"“”().-–")
    if bare[:1].isupper():
        return True
    return bare[:1].isalpha() and bare == bare.upper() and len(bare) <= _LONGEST_NAME


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    """The leads and the agencies."""
    phrases = lists()["credit"]
    return tuple(lead.lower() for lead in phrases["lead"]), frozenset(name.lower() for name in phrases["agency"])
