"""Signals of quality: the inputs of the rules by which Gopher, C4 and FineWeb drop documents, as columns.

They are numbers and never decisions: what to drop is for the reader to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpusclean.layout.shape import BLANKS, CLOSERS, STOPS, ends_sentence, is_bullet
from corpusclean.repetition import Words, repetition

QUALITY: Mapping[str, str] = {
    "n_words": "Gopher: words between blanks.",
    "mean_word_length": "Gopher: mean code points of a word.",
    "symbol_to_word_ratio": "Gopher: `#`, `...` and `…` for each word.",
    "bullet_line_ratio": "Gopher: share of lines that begin with a bullet.",
    "ellipsis_line_ratio": "Gopher: share of lines that end in an ellipsis.",
    "alpha_word_ratio": "Gopher: share of words that hold a letter.",
    "n_stop_words": "Gopher: how many of the, be, to, of, and, that, have, with occur (English).",
    "dup_line_frac": "Gopher: share of lines that stood before.",
    "dup_line_char_frac": "Gopher: share of characters in lines that stood before.",
    "dup_para_frac": "Gopher: share of paragraphs that stood before.",
    "dup_para_char_frac": "Gopher: share of characters in paragraphs that stood before.",
    "top_2_gram_char_frac": "Gopher: share of characters in the most frequent pair of words.",
    "top_3_gram_char_frac": "Gopher: the same, three words.",
    "top_4_gram_char_frac": "Gopher: the same, four words.",
    "dup_5_gram_char_frac": "Gopher: share of characters in runs of five words that occur more than once.",
    "dup_10_gram_char_frac": "Gopher: the same, ten words.",
    "terminal_punct_line_ratio": "C4: share of lines that end in a stop, a question or exclamation mark or a quote.",
    "n_sentences_c4": "C4: sentences, as `n_sentences` counts them.",
    "lorem_ipsum": 'C4: 1 where the text holds "lorem ipsum".',
    "curly_bracket": "C4: 1 where the text holds `{`.",
    "javascript": 'C4: 1 where the text holds "javascript".',
    "line_punct_ratio": "FineWeb: share of lines that end in a stop of any script.",
    "short_line_ratio": "FineWeb: share of lines of at most 30 code points.",
    "char_dup_ratio": "FineWeb: share of characters in lines that stood before, blanks aside.",
    "list_ratio": "FineWeb: line breaks for each word.",
}
"""The quality signals: name, and whose rule it feeds and what it says. All of them are numbers."""

_STOP_WORDS = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))
_TERMINAL = '.!?"”'
_BEHIND_STOPS = frozenset(BLANKS + CLOSERS)
_ELLIPSES = ("...", "…")
_BEFORE_ITEMS = frozenset(" \t-*+•‣⁃◦▪▫▸►●○∙·–—")
"""What a line with a bullet begins with."""
_ALPHA = re.compile(r"[^\W\d_]")
_SHORT = 30


def signals(texts: Sequence[str], n_sentences: Sequence[int]) -> dict[str, list[float]]:
    """The quality signals of texts, a column for each name of `QUALITY`; all 0 for a text without words.

    A text's signals do not depend on the others: they are measured together because that is cheaper.

    >>> [round(share, 2) for share in signals(["One two three.\\n\\nOne two three.", ""], [2, 0])["dup_line_frac"]]
    [0.5, 0.0]
    """
    columns = {name: [0.0] * len(texts) for name in QUALITY}
    spoken = [row for row, text in enumerate(texts) if text and not text.isspace()]
    if spoken:
        words = Words.of([texts[row] for row in spoken])
        found = _of_words(words)
        plain = [
            _of_text(texts[row], n_sentences[row], n_words, letters)
            for row, n_words, letters in zip(spoken, words.sizes.tolist(), words.letters.tolist(), strict=True)
        ]
        found |= zip(_OF_TEXT, zip(*plain, strict=True), strict=True)
        for name, values in found.items():
            for row, value in zip(spoken, values, strict=True):
                columns[name][row] = value
    return columns


_OF_TEXT = (
    "symbol_to_word_ratio",
    "bullet_line_ratio",
    "ellipsis_line_ratio",
    "dup_line_frac",
    "dup_line_char_frac",
    "dup_para_frac",
    "dup_para_char_frac",
    "terminal_punct_line_ratio",
    "n_sentences_c4",
    "lorem_ipsum",
    "curly_bracket",
    "javascript",
    "line_punct_ratio",
    "short_line_ratio",
    "char_dup_ratio",
    "list_ratio",
)


def _of_text(text: str, n_sentences: int, n_words: int, letters: int) -> tuple[float, ...]:
    """What the characters and lines of one text say, in the order of `_OF_TEXT`."""
    lines = list(filter(None, text.split("\n")))
    n_lines = len(lines)
    last = "".join([line[-1] for line in lines])
    # ASCII letters in lower case, which takes a tenth of the time of folding the text
    low = text.encode("utf-8", "surrogatepass").lower()
    dots = text.count("...")
    dup_lines, dup_line_chars = _repeated(lines)
    paragraphs = text.split("\n\n")
    dup_paragraphs, dup_paragraph_chars = _repeated(paragraphs)
    return (
        (text.count("#") + dots + text.count("…")) / n_words,
        sum([is_bullet(line) for line in lines if line[0] in _BEFORE_ITEMS]) / n_lines,
        (sum([line.endswith(_ELLIPSES) for line in lines]) if dots else last.count("…")) / n_lines,
        dup_lines / n_lines,
        dup_line_chars / len(text),
        dup_paragraphs / len(paragraphs),
        dup_paragraph_chars / len(text),
        sum(map(last.count, _TERMINAL)) / n_lines,
        float(n_sentences),
        float(_holds(text, low, "lorem ipsum")),
        float("{" in text),
        float(_holds(text, low, "javascript")),
        _stopped(lines, last) / n_lines,
        sum([len(line) <= _SHORT for line in lines]) / n_lines,
        dup_line_chars / letters,
        text.count("\n") / n_words,
    )


def _repeated(pieces: Sequence[str]) -> tuple[int, int]:
    """How many pieces stood before, and how many characters these hold."""
    if len(set(pieces)) == len(pieces):
        return 0, 0
    counts = Counter(pieces)
    return len(pieces) - len(counts), sum(len(piece) * (count - 1) for piece, count in counts.items())


def _stopped(lines: Sequence[str], last: str) -> int:
    """How many lines end as a sentence does; `last` are their last characters, which mostly say so, or the contrary."""
    stopped = sum(map(last.count, STOPS))
    if not _BEHIND_STOPS.isdisjoint(last):
        stopped += sum([ends_sentence(line) for line in lines if line[-1] in _BEHIND_STOPS])
    return stopped


def _holds(text: str, low: bytes, phrase: str) -> bool:
    """True where the text holds the phrase in whatever case; `low` are its bytes, ASCII letters in lower case."""
    # What other characters become in folding is either a letter for a letter inside of a phrase (the long s), or
    # letters of which the first or the last alone can belong to one (a ligature before it, a mark behind it).
    inside = phrase[1:-1].encode()
    return (inside in low or "\N{LATIN SMALL LETTER LONG S}" in text) and phrase in text.casefold()


def _of_words(words: Words) -> dict[str, Sequence[float]]:
    """What the words of texts say."""
    letterless = _letterless(words)
    n_stop_words = np.zeros(len(words.starts))
    for code in words.codes_of(_STOP_WORDS):
        n_stop_words[words.texts[words.codes == code]] += 1  # each text once, however often the word occurs
    return {
        "n_words": words.sizes.astype(np.float64).tolist(),
        "mean_word_length": (words.letters / words.sizes).tolist(),
        "alpha_word_ratio": (
            (words.sizes - words.sums(letterless[words.codes].astype(np.int64))) / words.sizes
        ).tolist(),
        "n_stop_words": n_stop_words.tolist(),
        **{name: values.tolist() for name, values in repetition(words).items()},
    }


def _letterless(words: Words) -> npt.NDArray[np.bool_]:
    """For each of the distinct words whether it holds no letter."""
    result = np.zeros(len(words.distinct), np.bool_)
    # most words begin with a letter, and most of these letters are ASCII
    odd = np.flatnonzero((words.first_bytes | 0x20) - ord("a") >= 26)
    without = [code for code, word in words.spelled(odd) if not word[0].isalpha() and _ALPHA.search(word) is None]
    result[without] = True
    return result
