"""The box about the writer, below an article: "Ann Lee is a reporter at the Harbour Post"."""

from __future__ import annotations

from functools import cache

from corpusclean.plea import lists

_LONGEST = 320  # code points
_MOST_NAMES = 4  # words before the word for being
_NEAR = 9  # words behind it, among which the trade is named


def is_about_writer(text: str) -> bool:
    """True when a line says of somebody, by name and at once, that he or she writes.

    >>> is_about_writer("Ann Lee is a reporter at the Harbour Post."), is_about_writer("The reporter is late.")
    (True, False)
    """
    words = text[:_LONGEST].split()
    being, trades = _phrases()
    if len(text) > _LONGEST or not words or words[0].lower() in being:
        return False
    at = next((at for at, word in enumerate(words[: _MOST_NAMES + 1]) if word.lower() in being), 0)
    if at < 2 or not all(word[:1].isupper() for word in words[:at]):
        return False
    clause = " ".join(["", *words[at : at + _NEAR]]).lower().partition(",")[0]
    return any(trade in clause for trade in trades)


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...]]:
    phrases = lists()["writer"]
    return frozenset(phrases["being"]), tuple(f" {trade}" for trade in phrases["trade"])
