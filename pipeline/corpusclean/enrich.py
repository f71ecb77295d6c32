"""What downstream asks of a document: its language, its script, whether it was cut off, and signals of quality.

Nothing here changes a text, and nothing here depends on any other document: several are measured together because
that is cheaper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpusclean.chunk import count_sentences
from corpusclean.document import Document, Role
from corpusclean.language import UNDETERMINED, language, script_of
from corpusclean.layout.shape import ends_sentence
from corpusclean.quality import signals


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What was measured on a document.

    Fields: `lang` (ISO 639 code as fastText gives it, `und` where there is too little to tell), `lang_score` (0 to
    1), `script` (ISO 15924 code), `truncated`, `n_sentences`, and `quality`, one number for each of `quality.QUALITY`.
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
    paragraphs = document.paragraphs
    found = measure(document.text, [one.text for one in paragraphs], [one.role for one in paragraphs])
    quality = signals([document.text], [found.n_sentences])
    return replace(found, quality={name: column[0] for name, column in quality.items()})


def measure(text: str, paragraphs: Sequence[str], roles: Sequence[Role]) -> Enrichment:
    """All but the quality signals, from a clean text and what its paragraphs say and are."""
    prose = [paragraph for paragraph, role in zip(paragraphs, roles, strict=True) if role in _PROSE]
    script = script_of(text)
    lang, score = language(prose or [text])
    return Enrichment(
        lang=lang,
        lang_score=score,
        script=script,
        truncated=bool(paragraphs) and is_truncated(paragraphs[-1], roles[-1], script),
        n_sentences=count_sentences(prose, "en" if lang == UNDETERMINED else lang),
    )


_WITHOUT_STOPS = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Zyyy"))
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("（", "）"), ("「", "」"), ("『", "』"))
_LONG_LINE = 60


def is_truncated(text: str, role: Role = "paragraph", script: str = "Latn") -> bool:
    """True where a document's last paragraph opens what it never closes, or stops in mid-sentence.

    >>> is_truncated("It was late. She said, “Nobody minds")
    True
    """
    if role not in ("paragraph", "quote"):
        return False
    if text.count("**") % 2 or any(text.rfind(opening) > text.rfind(closing) for opening, closing in _PAIRS):
        return True
    last = text.rstrip()[-1:]
    if script in _WITHOUT_STOPS or "\n" in text or ends_sentence(text):
        return False
    return len(text) >= _LONG_LINE and (last.isalpha() or last in ",-–—，、")
