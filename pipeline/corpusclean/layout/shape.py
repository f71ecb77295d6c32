"""What a line looks like: the end of a sentence, an item of a list, a row of a table, source code."""

from __future__ import annotations

import re
from itertools import pairwise

STOPS = ".!?…。！？｡؟۔।॥։።"
"""Characters that end a sentence."""

CLOSERS = "\"'”’»›“‘«)]}）】」』〉》*_`"
"""What may stand between the end of a sentence and the end of its line."""

BLANKS = (
    " \t\v\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    + "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""White space that neither breaks a line nor a page."""

_ITEM = re.compile(
    r"[ \t]*(?:[-*+•‣⁃◦▪▫▸►●○∙·–—]|\(?[0-9]{1,3}[.)、]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|"
    r"[０-９一二三四五六七八九十]{1,3}[、．]|\[[ xX]\])[ \t\u3000\xa0]*(?=\S)"
)
_BULLET = re.compile(r"[ \t]*(?:[-*+•‣⁃◦▪▫▸►●○∙·–—][ \t\xa0]+|[•‣⁃◦▪▸►●∙])(?=\S)")
_NUMBER = re.compile(
    r"[ \t]*\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])[ \t\xa0]+(?=\S)"
)
# What a pattern gives back here it would read again: possessive, for a line may be all blanks, or all brackets.
_RULER = re.compile(r"[ \t]*+(?:[+|][-=+:| ]{3,}+|=++(?: ++=++)++)[ \t]*+")
_GAPS = re.compile(r"\S {4,}+\S(?:.*?\S)?? {4,}+\S")
_CODE = re.compile(
    r"[ \t]*+(?:\$ \S|>>> |\.\.\. |#!|//|/\*|\*/|\* @|#(?:include|define|if|endif)\b|import \w[\w., {}*]*|"
    r"from [\w.]+ import |"
    r"(?:def|fn|func|function|class|struct|enum|impl|interface|public|private|static|const|let|var|if|for|while|return)\b"
    r".*[:;{}()=]$|</?[a-zA-Z!?][^<>]*>.*$|[\w.\[\]'\"]+ ?[-+*/|]?=[^=].*$|@\w+|[\w./-]+\(.*\)[;:{]?$|[)}\]]++[;,)]*+$|"
    r"\"[\w.-]+\" ?: .*,$|.*(?:[{};]|\\|=>|->|\({1,2}|&&)$|[\w.-]+:(?!//) ?[\w\"'\[{/-]\S*$|-- |%%|<%|\{\{)"
)
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]+\]: *(?:\S*[/#]\S*|\S+\.\w{2,5})(?: +[\"'(].*)?[ \t]*")
_ENCODED = 40  # code points
_BASE64 = re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/=]+")
_CODE_FIRST = frozenset("$>.#/*<@)}]-%{")
_CODE_LAST = frozenset(":;{}()=\\>&")
_NUMBERS = re.compile(r"(?:[ \t]*+[^ \t\d]*+\d[^ \t]*+){3,}+[ \t]*+")
_TURN = re.compile(
    r"(?:q|a|question|answer|frage|antwort|pregunta|respuesta|domanda|risposta|pergunta|resposta|vraag|antwoord|"
    r"вопрос|ответ|user|human|assistant|interviewer|interviewerin|问|答|問|質問|回答|문|답|س|ج|سؤال|جواب)"
    r" ?[0-9]{0,3}[:：] ?\S",
    re.IGNORECASE,
)
FENCE = re.compile(r"[ \t]*(```+|~~~+)")
"""A line that opens or closes a fenced block."""

_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
_BELOW_CJK = bytes(range(0xE3))
"""The bytes that UTF-8 writes characters below U+3000 with, and the inner bytes of all others."""
_CJK_MARKS = "、。「」『』（）【】〈〉《》！？：；，．・…～　"


def ends_sentence(text: str) -> bool:
    """True when the text ends as a sentence does; quotes and brackets that close there do not count.

    >>> ends_sentence("It was late.”"), ends_sentence("Late trains, and")
    (True, False)
    """
    last = text[-16:].rstrip(BLANKS).rstrip(CLOSERS)
    return bool(last) and last[-1] in STOPS


def is_item(text: str) -> bool:
    """True for a line that begins as an item of a list does: with a bullet, a dash, a number or a letter.

    >>> is_item("- salt"), is_item("2) sugar"), is_item("2024 was dry")
    (True, True, False)
    """
    found = _ITEM.match(text)
    return found is not None and (found[0][-1].isspace() or _BULLET.match(text) is not None)


def is_turn(text: str) -> bool:
    """True for a line that begins with who speaks in an interview or a chat, or with what is asked and answered.

    >>> is_turn("Q: Why so late?"), is_turn("Ferry: why so late?")
    (True, False)
    """
    return _TURN.match(text) is not None


def is_bullet(text: str) -> bool:
    """True for a line that begins with a bullet or a dash."""
    return _BULLET.match(text) is not None


def number_length(text: str) -> int:
    """How many characters a leading number takes, its blank included; 0 where there is none.

    >>> number_length("2. Costs"), number_length("Costs")
    (3, 0)
    """
    found = _NUMBER.match(text)
    return found.end() if found else 0


def is_row(text: str) -> bool:
    """True for a line that looks like a row of a table: cells between bars, tabs or wide gaps.

    >>> is_row("a | b | c"), is_row("anchor      2     iron"), is_row("He said:      no.")
    (True, True, False)
    """
    return (
        ("    " in text and _GAPS.search(text) is not None)
        or ("|" in text and _has_bars(text))
        or ("\t" in text and _has_tabs(text))
        or (("|" in text or "\t" in text or "=" in text) and _RULER.fullmatch(text) is not None)
    )


def is_data(text: str) -> bool:
    """True for a row of values: cells between commas or semicolons, or words of which each has a digit.

    >>> is_data("7,Havn Vest,calm"), is_data("4516 451D 452F"), is_data("7, 8 and 9, he said, are late.")
    (True, True, False)
    """
    cells = max(text.count(","), text.count(";"))
    return (cells > 1 and text.count(" ") <= cells and ", " not in text) or _NUMBERS.fullmatch(text) is not None


def _has_bars(text: str) -> bool:
    """True where bars stand at both ends, or two stand behind something."""
    body, cells = text.strip(" \t"), text.split("|", 2)
    return (len(body) > 1 and body[0] == body[-1] == "|") or (len(cells) == 3 and bool(cells[0] and cells[1]))


def _has_tabs(text: str) -> bool:
    """True where a tab stands between two things, the first of which may be blank."""
    for cell, following in pairwise(text.split("\t")):
        if cell and following:
            return True
        if cell.strip(" "):
            return False
    return False


def is_reference(text: str) -> bool:
    """True for a line that says where a link's label leads, as Markdown has them below a text.

    >>> is_reference("[tides]: https://example.org/tides"), is_reference("[He said]: no.")
    (True, False)
    """
    return text.lstrip()[:1] == "[" and _REFERENCE.fullmatch(text) is not None


def is_encoded(text: str) -> bool:
    """True for a line of bytes in letters, as Base64 has them: long, with no blank.

    >>> is_encoded("gp/eYO+8eSAjDkWYxXqpPLh8acY+KZ4JMbqLM7KN+4PsHzfc8zRxBEGkFt3PgkH8"), is_encoded("home")
    (True, False)
    """
    return len(text) >= _ENCODED and _BASE64.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """True for a line that looks like source code, a command or a setting."""
    return _may_be_code(text) and _CODE.match(text) is not None


def _may_be_code(text: str) -> bool:
    """False for most lines of prose, by what `_CODE` asks of a line's first, last and other characters."""
    body = text.lstrip(" \t")
    return (
        body[:1] in _CODE_FIRST
        or text[-1:] in _CODE_LAST
        or "=" in body
        or (":" in body and (body[0] == '"' or body.count(" ") < 2))
        or body.startswith(("import ", "from "))
    )


def is_indented(text: str) -> bool:
    """True for a line that is set in as code is: by a tab or by four blanks."""
    return text.startswith(("\t", "    "))


def is_cjk(char: str) -> bool:
    """True for a character that is written without blanks round it: Han, kana and their punctuation."""
    return bool(char) and (char in _CJK_MARKS or _CJK.match(char) is not None)


def cjk_share(text: str) -> float:
    """The share of Han and kana characters, 0 to 1, in a sample from the front and the middle of the text."""
    if text.isascii():
        return 0.0
    middle = len(text) // 2
    sample = text if len(text) <= 2000 else text[:1000] + text[middle : middle + 1000]
    if not sample.encode(errors="surrogatepass").translate(None, _BELOW_CJK):
        return 0.0
    return len(_CJK.findall(sample)) / len(sample)
