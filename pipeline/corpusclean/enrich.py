"""What downstream asks of a document: its language, its script, whether it was cut off, and signals of quality.

Nothing here changes a text. The signals are the inputs of the rules by which Gopher, C4 and FineWeb drop documents,
as columns: what to drop is for the reader to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpusclean.chunk import sentence_spans
from corpusclean.document import Document, Paragraph
from corpusclean.language import UNDETERMINED, language
from corpusclean.layout.shape import ends_sentence, is_bullet
from corpusclean.repetition import repetition

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


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What was measured on a document.

    Fields: `lang` (ISO 639 code as fastText gives it, `und` where there is too little to tell), `lang_score` (0 to
    1), `script` (ISO 15924 code), `truncated`, `n_sentences`, and `quality`, one number for each name of `QUALITY`.
    """

    lang: str = UNDETERMINED
    lang_score: float = 0.0
    script: str = "Zyyy"
    truncated: bool = False
    n_sentences: int = 0
    quality: Mapping[str, float] = field(default_factory=dict)


_PROSE = frozenset(("paragraph", "quote", "list_item", "caption", "footnote"))


def enrich(document: Document) -> Enrichment:
    """Measure a document; depends on nothing but its clean text and its paragraphs.

    >>> import corpusclean
    >>> found = enrich(corpusclean.clean("Die Fähre kam wieder zu spät, und niemand am Kai nahm es ihr übel."))
    >>> found.lang, found.script, found.n_sentences, found.truncated
    ('de', 'Latn', 1, False)
    """
    prose = [paragraph.text for paragraph in document.paragraphs if paragraph.role in _PROSE]
    script = script_of(document.text)
    lang, score = language(prose or [document.text])
    n_sentences = _count_sentences("\n\n".join(prose), lang)
    return Enrichment(
        lang=lang,
        lang_score=score,
        script=script,
        truncated=is_truncated(document.paragraphs, script),
        n_sentences=n_sentences,
        quality=signals(document.text, n_sentences),
    )


_SCRIPTS = {
    "LATIN": "Latn", "GREEK": "Grek", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai",
    "LAO": "Laoo", "MYANMAR": "Mymr", "KHMER": "Khmr", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "SYRIAC": "Syrc", "THAANA": "Thaa",
}  # fmt: skip
_WITHOUT_STOPS = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Zyyy"))


@cache
def _script_of_letter(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0], "Zyyy")


def script_of(text: str) -> str:
    """The script of most letters of a sample, by its ISO 15924 code; `Zyyy` where there are no letters.

    >>> script_of("Пример"), script_of("42"), script_of("ひらがなと漢字")
    ('Cyrl', 'Zyyy', 'Jpan')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    step = max(1, len(text) // 600)
    counts = Counter(_script_of_letter(char) for char in text[::step] if char.isalpha())
    if counts["Jpan"] * 10 > counts["Hani"] > 0:
        return "Jpan"
    return counts.most_common(1)[0][0] if counts else "Zyyy"


_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("（", "）"), ("「", "」"), ("『", "』"))
_LONG_LINE = 60


def is_truncated(paragraphs: Sequence[Paragraph], script: str = "Latn") -> bool:
    """True where the last paragraph opens what it never closes, or stops in mid-sentence.

    >>> import corpusclean
    >>> is_truncated(corpusclean.clean("It was late. She said, “Nobody minds").paragraphs)
    True
    """
    if not paragraphs or paragraphs[-1].role not in ("paragraph", "quote"):
        return False
    text = paragraphs[-1].text
    if text.count("**") % 2 or any(text.rfind(opening) > text.rfind(closing) for opening, closing in _PAIRS):
        return True
    last = text.rstrip()[-1:]
    if script in _WITHOUT_STOPS or "\n" in text or ends_sentence(text):
        return False
    return len(text) >= _LONG_LINE and (last.isalpha() or last in ",-–—，、")


def _count_sentences(text: str, lang: str) -> int:
    if not text:
        return 0
    spans = sentence_spans(text, "en" if lang == UNDETERMINED else lang)
    return sum(1 for start, end in spans if any(map(str.isalnum, text[start:end])))


_STOP_WORDS = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))
_TERMINAL = (".", "!", "?", '"', "”")
_ELLIPSES = ("...", "…")
_ALPHA = re.compile(r"[^\W\d_]")
_SHORT = 30


def signals(text: str, n_sentences: int = 0) -> dict[str, float]:
    """The quality signals of a text, a number for each name of `QUALITY`; all 0 for an empty one.

    >>> round(signals("One two three.\\n\\nOne two three.")["dup_line_frac"], 2)
    0.5
    """
    words = text.split()
    if not words:
        return dict.fromkeys(QUALITY, 0.0)
    lines = list(filter(None, text.split("\n")))
    paragraphs = text.split("\n\n")
    low = text.casefold()
    symbols = text.count("#") + text.count("...") + text.count("…")
    dup_lines, dup_line_chars = _repeated(lines)
    dup_paragraphs, dup_paragraph_chars = _repeated(paragraphs)
    letters = sum(map(len, words))
    return {
        "n_words": float(len(words)),
        "mean_word_length": letters / len(words),
        "symbol_to_word_ratio": symbols / len(words),
        "bullet_line_ratio": _share(map(is_bullet, lines), lines),
        "ellipsis_line_ratio": _share((line.endswith(_ELLIPSES) for line in lines), lines),
        "alpha_word_ratio": _share([word.isalpha() or _ALPHA.search(word) is not None for word in words], words),
        "n_stop_words": float(len(_STOP_WORDS.intersection(words))),
        "dup_line_frac": dup_lines / len(lines),
        "dup_line_char_frac": dup_line_chars / len(text),
        "dup_para_frac": dup_paragraphs / len(paragraphs),
        "dup_para_char_frac": dup_paragraph_chars / len(text),
        **repetition(words),
        "terminal_punct_line_ratio": _share((line.endswith(_TERMINAL) for line in lines), lines),
        "n_sentences_c4": float(n_sentences),
        "lorem_ipsum": float("lorem ipsum" in low),
        "curly_bracket": float("{" in text),
        "javascript": float("javascript" in low),
        "line_punct_ratio": _share(map(ends_sentence, lines), lines),
        "short_line_ratio": _share((len(line) <= _SHORT for line in lines), lines),
        "char_dup_ratio": dup_line_chars / letters if dup_line_chars else 0.0,
        "list_ratio": text.count("\n") / len(words),
    }


def _share(hits: Iterable[bool], of: Sequence[str]) -> float:
    return sum(hits) / len(of)


def _repeated(pieces: Sequence[str]) -> tuple[int, int]:
    """How many pieces stood before, and how many characters these hold."""
    counts = Counter(pieces)
    if len(counts) == len(pieces):
        return 0, 0
    return len(pieces) - len(counts), sum(len(piece) * (count - 1) for piece, count in counts.items())
