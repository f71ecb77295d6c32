"""What looks like the name of a person."""

from __future__ import annotations

import re

from corpusclean.layout.hyphen import known_words

_COMMAS = re.compile(r"\s*[,;|/、，]\s*(?:(?:and|und|et|y|e|en|og|och|i|и|та|ve)\s+)?|\s*&\s*")
_OFFICE_WORDS = (
    "of at for the staff writer reporter editor correspondent contributor columnist producer journalist author blogger "
    "director manager engineer member president chief head professor news press agency times post media "
    "redakteur redakteurin korrespondent korrespondentin reporterin autor autorin journaliste rédacteur rédactrice "
    "correspondant correspondante periodista redactor redactora corresponsal repórter jornalista "
    "giornalista redattore redattrice dziennikarz dziennikarka корреспондент редактор журналист"
)
_OFFICES = frozenset(_OFFICE_WORDS.split())
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|og|och|i|и|та|ve)\s+", re.IGNORECASE)
LONGEST_NAME = 70
"""Characters of several names on one line."""

_PARTICLE_WORDS = (
    "de del della der den des di da do dos das du la le les van von vom zu zur ten ter bin ibn al el of and und et y e "
    "en og och i & for the"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NAME_WORD = re.compile(r"[(\"“„]?[^\W\d_][\w.'’&/()-]*[\"”“)]?,?")
HAN_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·・ \u3000、,，]{2,24}")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def is_name(text: str, least: int = 2) -> bool:
    """True where every word could be one of names, with at least so many of them in capitals.

    >>> is_name("Ann van der Lee"), is_name("By the sea"), is_name("Ann Lee and Tom Day")
    (True, False, True)
    """
    if not 1 < len(text) <= LONGEST_NAME or text[-1] in "?!…:;":
        return False
    if HAN_NAME.fullmatch(text):
        return len(text) <= 12 or "、" in text
    if _HAN.search(text):
        return False
    words = text.split()
    if len(words) > 9 or not all(_NAME_WORD.fullmatch(word) or word in _PARTICLES for word in words):
        return False
    if text[-1] == "." and len(words[-1]) > 4:
        return False
    bearing = [word.lstrip('("“„') for word in words if word.casefold() not in _PARTICLES]
    capital = sum(not word[0].islower() for word in bearing)
    return capital >= least and capital == len(bearing)


def is_bare_name(text: str) -> bool:
    """True for a line of two to four words that could be one person's name, and nothing else.

    >>> is_bare_name("Ann Lee"), is_bare_name("Ann Lee and Tom Day, our reporters in Larvik")
    (True, False)
    """
    return len(text) <= 40 and 2 <= len(text.split()) <= 4 and is_name(text)


def is_rare_name(text: str) -> bool:
    """True for a bare name with a word that no dictionary has, so that it can hardly be a title."""
    words = [word.strip('"“”„().,').casefold() for word in text.split()]
    if text.upper() == text.lower():  # without capitals any two words look like a name
        return False
    return is_bare_name(text) and any(len(word) > 4 and word not in known_words() for word in words)


def people(text: str) -> tuple[str, ...]:
    """The names of a list of names, in order. An "and" parts only whole names: it may stand within one.

    What somebody is, behind a comma, is no name.

    >>> people("Ann Lee, Tom Day and Eva Ek"), people("José Ortega y Gasset"), people("李安、王明")
    (('Ann Lee', 'Tom Day', 'Eva Ek'), ('José Ortega y Gasset',), ('李安', '王明'))
    >>> people("Ann Lee, Staff Writer")
    ('Ann Lee',)
    """
    names = [text]
    for between in (_COMMAS, _AND):
        parts = [part.strip() for name in names for part in between.split(name)]
        if all(map(_is_whole, parts)):
            names = parts
    return tuple(dict.fromkeys(name for name in names if name == names[0] or not _is_office(name)))


def _is_whole(name: str) -> bool:
    return HAN_NAME.fullmatch(name) is not None or (len(name.split()) > 1 and is_name(name))


def _is_office(name: str) -> bool:
    return not _OFFICES.isdisjoint(word.strip(".()") for word in name.casefold().split())
