"""The functional core: decoded text and settings in, a document with its ledger out. No IO, no clock, no state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from corpusclean import decision
from corpusclean.decision import Decisions
from corpusclean.decode import decode
from corpusclean.document import Decoded, Document, Paragraph
from corpusclean.edit import Edit, Layer, apply
from corpusclean.error import LedgerMismatch, UndecodableSource
from corpusclean.ledger import undo
from corpusclean.rule import STAGES
from corpusclean.settings import DEFAULT, Settings

FIXED_KINDS = frozenset({"cite", "track", "link", "wiki", "ticker", "hashtag", "promo", "page", "markup"})
"""Kinds of residue that are told by their form."""

_LONGEST_LIST = 12
"""Titles of other articles that one head such as "Related" is believed to stand above."""

_KEPT_STAGES = frozenset(STAGES) - {"residue", "tags"}


def clean(text: str | Decoded, *, stages: Iterable[str] = (), settings: Settings = DEFAULT) -> Document:
    """Clean one document.

    `stages` limits the work to some of `newlines mojibake characters residue tags layout`. Nothing is ever
    raised for what the text holds: a text on which the rules do not come to rest, or that its ledger would not
    rebuild, comes back as it was, with status `quarantined`.

    >>> doc = clean("ARTICLE AD BOX\\nThe ferry was late again, and nobody on the quay seemed to mind.")
    >>> doc.text
    'The ferry was late again, and nobody on the quay seemed to mind.'
    >>> doc.restore()[:14]
    'ARTICLE AD BOX'
    """
    if not isinstance(text, str | Decoded):
        raise TypeError(f"clean takes text, not {type(text).__name__}; clean_bytes takes bytes")
    if stages:
        settings = _limited(settings, frozenset((stages,) if isinstance(stages, str) else stages))
    source = text if isinstance(text, Decoded) else Decoded(text, "utf-8", rule="str")
    document = _cleaned(source, settings)
    if document.status == "clean" and loss(document, settings.packs) > settings.max_loss:
        return _weighed(source, settings)
    return document


@lru_cache(maxsize=64)
def _limited(settings: Settings, stages: frozenset[str]) -> Settings:
    return replace(settings, stages=stages)


def _weighed(source: Decoded, settings: Settings) -> Document:
    """A document that loses much: without the residue stage first, and then with it, if the loss can be borne.

    The second look is at the text that a document held back comes out with. So its cleaning a second time ends as
    the first did, however close to the limit it is.
    """
    kept = (settings.stages or frozenset(STAGES)) & _KEPT_STAGES
    gentle = _cleaned(source, replace(settings, stages=kept))
    bare = _cleaned(Decoded(gentle.text, "utf-8", rule="str"), settings, gentle)
    if "quarantined" in (gentle.status, bare.status):
        return Document(source, source.text, status="quarantined", reason=gentle.reason or bare.reason)
    lost = loss(bare, settings.packs)
    if lost > settings.max_loss:
        return replace(gentle, status="held_back", reason=f"would lose {lost:.0%} of its characters")
    return replace(bare, source=source, ledger=(*gentle.ledger, *bare.ledger), status="clean")


def clean_bytes(
    raw: bytes | bytearray | memoryview, *, encoding: str | None = None, settings: Settings = DEFAULT
) -> Document:
    """Decode and clean one document. `encoding` overrules what the decoder would find.

    Bytes that are no text come back as a document with no text and status `quarantined`; its `restore_bytes()`
    gives them back.

    >>> clean_bytes(b"caf\\xe9 au lait, et quelques cr\\xeapes").text
    'café au lait, et quelques crêpes'
    """
    try:
        decoded = decode(raw, encoding=encoding)
    except UndecodableSource as problem:
        return Document(Decoded("", "", exact=False, raw=bytes(raw)), "", status="quarantined", reason=str(problem))
    return clean(decoded, settings=settings)


def loss(document: Document, packs: tuple[str, ...] = ()) -> float:
    """The share of the source's characters (white space aside) that the residue stage took out on weak grounds, 0 to 1.

    Safe rules and fixed forms do not count: they cannot be wrong about a whole text, and a short answer may be half
    addresses, a short post half tags. A line that went twice is one loss; one that says by its own words that it is
    a page's furniture, or is the title of another article below a head that says so, is none. Where nothing would be
    left, the loss is whole: a text of furniture alone is somebody's list of it.
    """
    if not any(layer[0].rule.startswith("residue/") for layer in document.ledger) or not document.removed:
        return 0.0
    sound = sound_rules(packs)
    weak = [one.text for one in document.removed if one.rule.startswith("residue/") and one.rule not in sound]
    if weak and not document.text.strip():
        return 1.0
    taken = {line for text in weak for line in _unnamed(text)}
    return sum(map(_letters, taken)) / max(1, _letters(document.source.text)) if taken else 0.0


def _unnamed(text: str) -> Iterator[str]:
    """The lines of a removed piece that neither name themselves as furniture nor stand in a list that its head names.

    A list is the titles below a head such as "Related": so many lines at most, none of them a sentence.
    """
    from corpusclean.lexicon import mark, phrased
    from corpusclean.signals import ends_sentence

    listed = 0
    for line in map(str.strip, text.split("\n")):
        found = (mark(line) or phrased(line)) if line else None
        if found is not None:
            heads = found.kind == "related" and found.part in ("head", "sure")
            listed = _LONGEST_LIST if heads else listed if found.kind == "nav" else 0
        elif line and listed and not ends_sentence(line):
            listed -= 1
        elif line:
            listed = 0
            yield line


@cache
def sound_rules(packs: tuple[str, ...]) -> frozenset[str]:
    """The rules that cannot be wrong about a whole text."""
    from corpusclean.pack import load

    return frozenset(rule.name for rule in load(packs).rules if rule.tier == "safe" or rule.kind in FIXED_KINDS)


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def _cleaned(source: Decoded, settings: Settings, first: Document | None = None) -> Document:
    """The document that the rules make of a source, which may be what came out of a `first` look at another."""
    # Rules and what they stand on are imported when a first text comes: 0.25 s that `corpusclean --help` need not pay.
    from corpusclean.program import program
    from corpusclean.settle import Unsettled, settle

    try:
        whole = _surrogates(source.text)
        decisions = _decisions(first.source if first else source, settings)
        text, ledger = settle(apply(source.text, whole), program(settings), decisions, first.ledger if first else ())
        ledger = (whole, *ledger) if whole else ledger
        if undo(text, ledger) != source.text:
            raise LedgerMismatch("the ledger does not lead back to the source")
    except (Unsettled, LedgerMismatch) as problem:
        code = "unsettled" if isinstance(problem, Unsettled) else "not_reversible"
        return Document(source, source.text, status="quarantined", reason=f"{code}: {problem}")
    changed = any(not edit.is_note for layer in ledger for edit in layer)
    return Document(source, text, ledger, "clean" if changed else "unchanged", lay_out=_paragraphs, find_mode=_mode)


def _surrogates(text: str) -> Layer:
    """Edits that mark lone surrogates as lost characters: they are no text, and no encoder or pattern takes them.

    Decoded bytes hold none; a `str` from elsewhere can.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return tuple(
            Edit(at, at + 1, char, "\N{REPLACEMENT CHARACTER}", "decode/lone-surrogate")
            for at, char in enumerate(text)
            if "\ud800" <= char <= "\udfff"
        )
    return ()


def _decisions(source: Decoded, settings: Settings) -> Decisions | None:
    if not settings.decisions:
        return None
    return decision.load(settings.decisions).get(hashlib.sha256(source.encode()).hexdigest())


def _mode(text: str) -> str:
    from corpusclean import layout

    return layout.mode(text)


def _paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the clean text with their roles and their places in the source."""
    from corpusclean import layout

    found = layout.Blocks.of(document.text, document.first("title"), document.first("byline"))
    origins, depth = document.origins, len(document.ledger)
    sources = (
        origins.all_at(found.starts, depth, after=True),
        origins.all_at(found.ends, depth, after=False),
    )
    columns = zip(found.texts, found.roles, found.starts, found.ends, *sources, found.sections, strict=True)
    return tuple(Paragraph(*values) for values in columns)


def verify(document: Document, sha256: str) -> bool:
    """True when the document's bytes, rebuilt from its text and ledger, have this SHA-256 (hexadecimal).

    >>> verify(clean("a"), hashlib.sha256(b"a").hexdigest())
    True
    """
    return hashlib.sha256(document.restore_bytes()).hexdigest() == sha256
