"""Cashtags and hashtags: runs of them are a post's labels and go, those within a sentence stay and are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.codelike import looks_like_code
from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.line import Line
from corpusclean.signals import ends_sentence

_MOST_CODE = 0.1
_NEAR = 400  # code points of a line that are read on either side of a run
_CASHTAG = r"(?<![\w$&/#\\{('\"`.=\[-])\$[^\W\d_][^\W_]{0,14}(?:\.[A-Z]{1,2}(?!\w))?(?![\w$(\[{:'\"`=\\]|\.\w)"
_HASHTAG = (
    r"(?<![\w$&/#\\('\"`.=\[-])[#＃](?=\w*[^\W\d_])\w+(?:(?<=[\u3040-\u9fff\uac00-\ud7a3])[#＃])?(?!['\"`(]|\.\w)"
)
_TAG = re.compile(f"{_CASHTAG}|{_HASHTAG}")
PAIR = re.compile(r"[$#＃]\w+(?:[#＃]|\.[A-Z]{1,2})?[\s,;|/·•、，]*[$#＃]\w")
"""Two tags side by side, or the beginning of that."""
_CLOSING = re.compile(r"[^\s$]\$(?![\w$])")
"""A sign behind a word: it ends a formula."""
_BETWEEN = re.compile(r"[\s,;|/·•、，]*")
_ADDRESS = re.compile(r"https?://\S+")
_VARIABLES = frozenset(
    [
        "HOME",
        "PATH",
        "USER",
        "SHELL",
        "PWD",
        "EDITOR",
        "LANG",
        "TERM",
        "ENV",
        "DISPLAY",
        "HOSTNAME",
        "LOGNAME",
        "OLDPWD",
        "TMPDIR",
        "PYTHONPATH",
        "PAGER",
        "TMP",
        "TEMP",
        "IFS",
        "UID",
        "PPID",
        "RANDOM",
        "ARGV",
        "CFLAGS",
        "LDFLAGS",
        "GOPATH",
        "GOROOT",
    ]
)
_IDENTIFIERS = frozenset(
    """
    args argv arr array bar baz body class client config content count cursor data date db dir email err error event
    file filename files first foo form form_data format host html id img index input item items json key keys label last
    length line lines list login mail max message method min model msg name node num number obj object opt options order
    out output page param params parent pass password path port post posts pos prefix query req request res response
    result results root row rows self server session size source start state status str string sum table tag temp text
    this time title tmp token total type uri url user username users val value values var width word
    """.split()
)
"""What programs call their variables."""
_DIRECTIVES = frozenset(
    ["define", "include", "ifdef", "ifndef", "endif", "pragma", "undef", "elif", "region", "endregion", "import"]
)
_LABELS = 3  # so many hashtags in a row end no sentence


def _matches(text: str, sign: str) -> Iterator[re.Match[str]]:
    """What looks like a tag, in order: the text is searched for the signs, not tried at each character."""
    places = sorted(at for one in sign for at in _places(text, one))
    for at in places:
        match = _TAG.match(text, at)
        if match:
            yield match


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _tags(line: Line, sign: str) -> list[re.Match[str]]:
    """The tags of a line that are tags: no variable of a program, no formula, no directive of a compiler."""
    matches = list(_matches(line.text, sign))
    cash = [match for match in matches if match[0][0] == "$"]
    if cash and not _are_cashtags(line.text, cash):
        matches = [match for match in matches if match[0][0] != "$"]
    return [match for match in matches if match[0][0] == "$" or match[0][1:] not in _DIRECTIVES]


def _are_cashtags(text: str, found: list[re.Match[str]]) -> bool:
    """The words behind the signs are a market's: none is a program's, and no sign closes a formula."""
    words = [match[0][1:] for match in found]
    if any(word.upper() in _VARIABLES or word in _IDENTIFIERS for word in words):
        return False
    if _CLOSING.search(text) and not all(word.isupper() and len(word) > 1 for word in words):
        return False
    return any(len(word) > 1 for word in words)


def _runs(line: Line) -> Iterator[list[re.Match[str]]]:
    """Tags of either sign that nothing but separators stands between."""
    run: list[re.Match[str]] = []
    for match in _tags(line, "$#＃"):
        if run and _BETWEEN.fullmatch(line.text, run[-1].end(), match.start()):
            run.append(match)
        else:
            if run:
                yield run
            run = [match]
    if run:
        yield run


def _fact(match: re.Match[str]) -> Fact:
    word = match[0][1:].rstrip("#＃")
    return Fact("ticker", word.upper()) if match[0][0] == "$" else Fact("hashtag", word)


def _readable(draft: Draft, sign: str) -> Iterator[tuple[int, Line]]:
    """Lines that hold the sign and are no code."""
    if draft.signals.code_share > _MOST_CODE:
        return
    for number, line in enumerate(draft.lines):
        if any(one in line.text for one in sign) and not looks_like_code(line.text) and "`" not in line.text:
            yield number, line


@dataclass(frozen=True, slots=True)
class TagRun:
    """A rewriter that takes out runs of tags in which tags of this sign are the more."""

    name: str
    sign: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One edit for each run."""
        if not any(PAIR.match(draft.text, at) for one in "$#＃" for at in _places(draft.text, one)):
            return
        for number, line in _readable(draft, self.sign):
            done = line.start
            for run in _runs(line):
                mine = sum(match[0][0] in self.sign for match in run)
                if len(run) < 2 or mine * 2 < len(run) + (self.sign == "$"):
                    continue
                if not _is_label(draft, number, line, run):
                    continue
                start, end = _grown(draft.text, line, run, done)
                yield Edit(start, end, draft.text[start:end], "", self.name, tuple(_fact(match) for match in run))
                done = end


def _is_label(draft: Draft, number: int, line: Line, run: list[re.Match[str]]) -> bool:
    """The run stands for itself: alone on its line and announced by nothing, or behind what is finished."""
    start, end = run[0].start(), run[-1].end()
    before = _ADDRESS.sub("", line.text[max(0, start - _NEAR) : start]).strip()
    behind = _ADDRESS.sub("", line.text[end : end + _NEAR]).strip(" \t,.;|")
    hashed = sum(match[0][0] != "$" for match in run)
    if not before and start <= _NEAR:
        if behind:
            return hashed >= 2 and len(behind.split()) <= 3 and not ends_sentence(behind)
        above = next(
            (draft.lines[at].text.rstrip() for at in range(number - 1, -1, -1) if not draft.lines[at].is_blank), ""
        )
        return not above.endswith((":", "：")) and len(line.text) - len(line.text.lstrip()) < 4
    if any(char.isalnum() for char in behind) and not (hashed >= _LABELS and len(behind.split()) <= 1):
        return False
    if not before:
        return False
    finished = ends_sentence(before) and not before.endswith((":", "："))
    return finished or _is_picture(before[-1]) or (hashed >= _LABELS and not before.endswith((":", "：", ",", "(")))


def _is_picture(char: str) -> bool:
    return char >= "\u2190" and not char.isalnum() and char not in "、。「」『』【】（）《》〈〉：；，"


def _grown(text: str, line: Line, run: list[re.Match[str]], done: int) -> tuple[int, int]:
    """The run with the separators round it; with its line break where it was all of its line."""
    start, end = line.start + run[0].start(), line.start + run[-1].end()
    while end < line.end and text[end] in ",;|":
        end += 1
    if not text[line.start : start].strip() and not text[end : line.end].strip():
        start, end = line.start, line.end
        if end < len(text):
            return max(start, done), end + 1
        return max(start - 1, 0, done), end
    while start > max(line.start, done) and text[start - 1] in " \t\u00a0":
        start -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class TagNote:
    """A rewriter that notes the tags that stay in the text."""

    name: str
    sign: str

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """One note for each tag."""
        if next(_matches(draft.text, self.sign), None) is None:
            return
        for _, line in _readable(draft, self.sign):
            for match in _tags(line, self.sign):
                start, end = line.start + match.start(), line.start + match.end()
                yield Edit(start, end, match[0], match[0], self.name, (_fact(match),))


HASHTAG = TagRun("residue/tag-line", "#＃")
CASHTAG = TagRun("residue/cashtag-line", "$")
HASHTAG_NOTE = TagNote("residue/hashtag", "#＃")
CASHTAG_NOTE = TagNote("residue/cashtag", "$")
