"""What in a text comes from the window of a chat assistant beyond doubt."""

from __future__ import annotations

import re

from corpusclean.dialect import may_hold

_ASSISTANT = re.compile(
    r"oaicite:|oai_citation:|\ue200cite|citeturn\d|†(?:source|L\d)|utm_source=(?:chatgpt|openai|copilot|claude|perplexity)|"
    r"\[cite_start\]|\[cite: ?\d|<grok:render|\[attached_file:\d|pplx-full-logo|[ \t]\ufffd+[ \t]*\n"
)
_FOOTNOTE_RUN = re.compile(r"\[\^\d{1,3}\]\[\^\d{1,3}\]")
_FOOTNOTE = re.compile(r"^[ \t]*\[\^\w+\]:[ \t]*(\S.*)$", re.MULTILINE)
_BARE_ADDRESS = re.compile(r"https?://\S+\s*")
_NUMBERED_ADDRESS = re.compile(r"^[ \t]*\[\d{1,3}\]:?[ \t]([^\n\"“”]{1,200}[ \t])?(https?://\S+)[ \t]*$", re.MULTILINE)
_FEWEST_SOURCES = 3
_LISTED = re.compile(r"^[ \t]*\[\d{1,3}\][ \t:]", re.MULTILINE)
_SOURCES_HEAD = re.compile(r"^(?:Citations|Sources):?[ \t]*\n+\[1\]", re.MULTILINE)
_NUMBER_RUN = re.compile(r"[^\s\[\]]\[\d{1,3}\]\[\d{1,3}\]")
_ITS_WORDS = re.compile(
    r"^[ \t]*(?:#+ )?(?:O )?ChatGPT (?:said|说|a dit|dijo|ha detto|disse|hat gesagt|сказал) ?[:：]", re.MULTILINE
)
_THEIR_WORDS = re.compile(
    r"^[ \t]*(?:#+ )?(?:You said|你说|Vous avez dit|Has dicho|Dijiste|Hai detto|Você disse|"
    r"Du hast gesagt|Вы сказали) ?[:：]",
    re.MULTILINE,
)


def is_marked(text: str) -> bool:
    """True where a marker of an assistant stands in the text, or an icon of one was lost.

    >>> is_marked("It sank【4†source】."), is_marked("It sank.")
    (True, False)
    """
    return may_hold(text, _ASSISTANT) and _ASSISTANT.search(text) is not None


def has_bare_notes(text: str) -> bool:
    """True where numbered footnotes are an assistant's: a logo, or runs of them that stand for nothing but addresses.

    >>> has_bare_notes("It sank.[^1]\\n\\n[^1]: In May.")
    False
    """
    if "pplx-full-logo" in text:
        return True
    notes = _FOOTNOTE.findall(text)
    bare = sum(_BARE_ADDRESS.fullmatch(note) is not None for note in notes)
    if bare < len(notes):
        return False
    return bare >= 10 or (bare >= 3 and _FOOTNOTE_RUN.search(text) is not None)


def has_numbered_sources(text: str) -> bool:
    """True where numbers in brackets run together and each stands for an address, or for a title with its address.

    >>> has_numbered_sources("It sank[1][2].\\n[1] https://a.example\\n[2] https://b.example\\n[3] https://c.example")
    True
    """
    if _NUMBER_RUN.search(text) is None:
        return False
    listed = _NUMBERED_ADDRESS.findall(text)
    if len(listed) < _FEWEST_SOURCES or len(listed) < len(_LISTED.findall(text)):
        return False
    return not any(title for title, _ in listed) or _SOURCES_HEAD.search(text) is not None


def has_both_speakers(text: str) -> bool:
    """True where both speakers of a chat are named as the window of the assistant names them.

    >>> has_both_speakers("You said:\\nRow.\\nChatGPT said:\\nI cannot."), has_both_speakers("You said:\\nno.")
    (True, False)
    """
    return _ITS_WORDS.search(text) is not None and _THEIR_WORDS.search(text) is not None
