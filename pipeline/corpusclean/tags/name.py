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
_PAGE_WORDS = (
    "account advertisement archive article articles breaking button category channel click comment comments "
    "copyright edition editorial exclusive facebook follow image images instagram links login menu more news "
    "newsletter pages photo photos picture print profile radio related reply report reporting review reviews save "
    "schedule search section share show shows sign site size sponsored stories subscribe tag tags text topics "
    "trending tv tweet twitter update updated updates user video videos view views web website youtube suche mehr "
    "artikel teilen seite seiten startseite anmelden accueil partager rubrique recherche inicio buscar compartir "
    "noticias notícias cerca condividi strona szukaj поиск новости главная edición guía"
)
_OF_PAGES = frozenset(_PAGE_WORDS.split())
"""Words that a page writes with capitals, and that are nobody's name, as Page, Link and Read are."""
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|og|och|i|и|та|ve)\s+", re.IGNORECASE)
LONGEST_NAME = 70
"""Characters of several names on one line."""

_PARTICLE_WORDS = (
    "de del della der den des di da do dos das du la le les van von vom zu zur ten ter bin ibn al el of and und et y e "
    "en og och i & for the"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3e-\u0d4d\u0dca-\u0ddf\u0e30-\u0e4e\u0eb0-\u0ecd\u102b-\u103e"
    "\u17b4-\u17d3\u200c\u200d"
)
"""Signs that are no letters of their own: vowels and accents of scripts whose words have them inside."""
_NAME_WORD = re.compile(rf"[(\"“„]?[^\W\d_][\w.'’&/(){_MARKS}-]*[\"”“)]?,?")
_BRAHMIC = re.compile("[\u0900-\u109f\u1780-\u17ff]")
_GEORGIAN = re.compile("[\u10d0-\u10ff]")
"""Small letters that names begin with all the same: their capitals are for headlines alone."""
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
    capital = sum(not word[0].islower() or _GEORGIAN.match(word) is not None for word in bearing)
    return capital >= least and capital == len(bearing)


def is_bare_name(text: str) -> bool:
    """True for a line of two to four words that could be one person's name, and nothing else.

    In scripts of India and its neighbours, where any words look like a name, none is bare.

    >>> is_bare_name("Ann Lee"), is_bare_name("Ann Lee and Tom Day, our reporters in Larvik")
    (True, False)
    """
    return len(text) <= 40 and 2 <= len(text.split()) <= 4 and is_name(text) and _BRAHMIC.search(text) is None


def is_page_word(text: str) -> bool:
    """True where one of the words is a page's, not a name's: "Story Tags"; or the first is "The".

    >>> is_page_word("Story Tags"), is_page_word("Ann Story-Lee")
    (True, False)
    """
    words = [word.strip('"“”„().,:') for word in text.casefold().split()]
    return words[:1] == ["the"] or not _OF_PAGES.isdisjoint(words)


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
