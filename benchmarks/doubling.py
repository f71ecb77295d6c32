"""What each stage costs when a hostile text becomes twice as long: at most 2.5 times as much.

    python benchmarks/doubling.py [--bytes 1000000] [--only NAME ...] [--stages STAGE ...] [--limit 2.5]

CPU time of a text over that of one half as long, the best of three each; what takes less than 50 ms says nothing
and is left out. What is past the limit is measured up to three times, and the least counts: other work on the machine
can only add. Exit code 1 where something is past the limit.
"""

from __future__ import annotations

import argparse
import itertools
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

from corpusclean.clean import clean
from corpusclean.decode import decode
from corpusclean.enrich import enrich
from corpusclean.error import UndecodableSource
from corpusclean.rule import STAGES

PIECES = {
    "letters": "a",
    "spaces": " ",
    "tabs": "\t ",
    "dots": ".",
    "dashes": "-",
    "stars": "*",
    "amps": "&",
    "lts": "<",
    "brackets": "[",
    "braces": "{{",
    "parens": "(a",
    "quotes": '"',
    "hashes": "#",
    "dollars": "$A",
    "pipes": "|",
    "backticks": "`",
    "equals": "=",
    "digits": "7",
    "backslashes": "\\",
    "underscores": "_",
    "bars": "a|b|",
    "newlines": "\n",
    "blank lines": "\n \n",
    "returns": "\r",
    "crlf": "a\r\n",
    "one letter a line": "a\n",
    "short lines": "Word and word\n",
    "paragraphs": "A word.\n\n",
    "hyphens": "some-\nthing ",
    "form feeds": "page\f\n7\n",
    "headings": "# A\n",
    "rules": "---\n",
    "lists": "- item\n",
    "deep quotes": "> " * 20 + "a\n",
    "tables": "| a | b |\n",
    "code": "    x = 1;\n",
    "fences": "```\n",
    "long words": "x" * 99 + " ",
    "numbers": "1. 2. 3. ",
    "capitals": "ABC DEF ",
    "links": "[a](https://example.org) ",
    "open links": "[a](",
    "images": "![a](b) ",
    "addresses": "https://example.org/a?utm_source=x ",
    "mails": "a@b.c ",
    "comments": "<!--",
    "tags": "<a b='c'>",
    "entities": "&amp;",
    "half entities": "&#x",
    "wiki": "[[File:a|",
    "templates": "{{cite|",
    "refs": "<ref>a</ref>[1]",
    "tickers": "$ABC ",
    "hashtags": "#word ",
    "pills": "Harbour Post +1\n\n",
    "ads": "ARTICLE AD BOX\n",
    "menus": "Home\nNews\nSport\n",
    "shares": "Share on Facebook\n",
    "read more": "Read more: a thing\n\n",
    "bylines": "By Ann Smith\n",
    "dates": "12 May 2020\n",
    "questions": "Why?\n\n",
    "emoji": "\U0001f600",
    "flags": "\U0001f1e9\U0001f1f0",
    "marks": "e\u0301\u0323",
    "zero widths": "a\u200b",
    "bidi": "\u202ea\u202c",
    "bom": "\ufeff",
    "private": "\ue000",
    "lost": "\ufffd ",
    "tokens": "ďż˝",
    "russian tokens": "пїЅ",
    "chinese tokens": "锟斤拷",
    "mojibake": "Ã©",
    "mojibake words": "cafÃ© ",
    "open sets": "[Ã©",
    "vocabulary": "Ġ",
    "deep mojibake": "ÃƒÂ©",
    "mojibake spaces": "Ã ",
    "euro": "â‚¬",
    "quotes in mojibake": "â€œword â€\x9d ",
    "greek mojibake": "Î±Î²Î³ ",
    "c1": "\x93a\x94 ",
    "cyrillic": "слово ",
    "legacy cyrillic": "ñëîâî ",
    "hebrew": "שלום ",
    "arabic": "كلمة ",
    "thai": "คำ",
    "han": "語",
    "kana": "カタ",
    "soft hyphens": "a\u00ad",
    "nbsp": "a\u00a0",
    "fullwidth": "ＡＢ",
    "ligatures": "ﬁ",
    "math": "𝐀",
    "escapes": "\x1b[31m",
    "controls": "\x01",
    "line separators": "a\u2028",
    "ellipses": "…\x85",
    "percent": "%20",
    "bold": "**a** ",
    "open bold": "**a ",
    "date lines": "LONDON (Reuters) - A\n",
    "echoes": "Title of it\n\nTitle of it\n\n",
    "notes": "[1] ",
    "hebrew in latin": "ùìåí ",
    "wiki marks": "word[edit] word[a][1] ",
    "wiki lines": "Harbour[edit]\n",
    "tag runs": "#one #two #three\n",
    "pills at ends": "A word.Harbour Post+2\n",
    "titles below a head": "Related articles\nA bridge opens in the north of the bay\n",
    "menus between bars": "Home | Ferries | Contact\n",
    "buttons and comments": "ReplyDelete\nAnn Lee12 May 2020 at 10:30\n",
    "pleas": "Subscribe to our newsletter for free!\n",
    "cookies": "This site uses cookies to improve your experience.\n",
    "pictures": "Photo: Ann Lee/Reuters\n",
    "rights": "All rights reserved.\n",
}
"""What hostile texts repeat."""
PROSE = "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much at all.\n" * 3
WRAPPED = "The ferry was late again on Monday and nobody on\nthe quay seemed to mind it very much, for it was\n" * 6
FRAMES = {
    "": ("", ""),
    "with a tail": ("", "!\nx"),
    "below sentences": (PROSE, ""),
    "below lines cut at a width": (WRAPPED, ""),
}
"""What stands above and below it: some rules look only at what ends an article."""
_LEAST = 0.05  # seconds
_PATIENCE = 20  # seconds of CPU
_AGAIN = 2


_number = itertools.count()


class TooSlow(Exception):
    """A measurement that is not waited for."""


def seconds(step: Callable[[str], object], text: str, repeat: int) -> float:
    """CPU time of the step, the best of some; each time the text begins otherwise, so that no piece of it is known."""

    def ring(*_: int | FrameType | None) -> None:
        raise TooSlow

    best = float("inf")
    for _ in range(repeat):
        signal.signal(signal.SIGPROF, ring)
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
        anew = f"{next(_number)}{text}"
        begun = time.process_time()
        step(anew)
        best = min(best, time.process_time() - begun)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if best < _LEAST / 4:
            break
    return best


def decoded(text: str, encoding: str) -> None:
    try:
        decode(text.encode(encoding, "replace"))
    except UndecodableSource:
        return


def enriched(text: str) -> None:
    enrich(clean(text, stages=["layout"]))


STEPS: dict[str, Callable[[str], object]] = {
    "decode utf-8": lambda text: decoded(text, "utf-8"),
    "decode cp1252": lambda text: decoded(text, "cp1252"),
    **{stage: lambda text, stage=stage: clean(text, stages=[stage]) for stage in STAGES},
    "enrich": enriched,
    "all": clean,
}


def ratio(step: Callable[[str], object], short: str, long: str) -> tuple[float, float]:
    """Seconds for the long text, and how much more that is than for the short one; 0 where too little to tell."""
    step(short[-1000:])
    whole = seconds(step, long, 1)
    if whole < _LEAST:
        return whole, 0.0
    half = seconds(step, short, 3)
    return whole, min(whole, seconds(step, long, 2)) / max(half, _LEAST / 4)


def measured(step: Callable[[str], object], short: str, long: str) -> tuple[float, float]:
    """What `ratio` says; a step that is not waited for grows without end."""
    try:
        return ratio(step, short, long)
    except TooSlow:
        return float(_PATIENCE), float("inf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=2.5)
    parser.add_argument("--only", nargs="*", default=list(PIECES), metavar="NAME")
    parser.add_argument("--stages", nargs="*", default=list(STEPS), metavar="STAGE")
    options = parser.parse_args()
    worst, tried, past = 0.0, 0, 0
    for name in options.only:
        for frame, (head, tail) in FRAMES.items():
            half = PIECES[name] * (options.bytes // len(PIECES[name].encode()) // 2)
            short, long = head + half + tail, head + half + half + tail
            for stage in options.stages:
                cost, grown = measured(STEPS[stage], short, long)
                for _ in range(_AGAIN):
                    if options.limit < grown < float("inf"):
                        cost, grown = min((cost, grown), measured(STEPS[stage], short, long), key=lambda one: one[1])
                tried += 1
                worst = max(worst, grown)
                if grown > options.limit:
                    past += 1
                    print(f"{name} {frame}: {stage}: {grown:.1f} ({cost:.2f} s)", flush=True)
    print(f"{tried} pairs of text and stage, {past} past {options.limit}; the worst grows by {worst:.2f}")
    sys.exit(bool(past))


if __name__ == "__main__":
    main()
