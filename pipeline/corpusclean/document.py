"""The values that travel through the pipeline: what was decoded, what came out, and its paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from corpusclean.edit import Edit, Fact, Layer
from corpusclean.ledger import Ledger, Origins, Placed, as_found, facts, placed, undo

Status = Literal["clean", "unchanged", "held_back", "quarantined"]
Role = Literal["title", "byline", "heading", "paragraph", "list_item", "quote", "table", "code", "caption", "footnote"]


_BREAK = re.compile(r"[\n\r]")
_HIGHEST_TITLE = 40
"""Lines of the clean text in which the title is looked for."""
_FAR_ABOVE = 2_000
"""Code points above a byline in which the title that it told is looked for."""
_TITLE_MARK = "layout/title-mark"
FROM_TEXT = frozenset({"str", "record"})
"""The `rule` of what never was decoded: a text handed over by a caller, or out of a JSON record."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text, with all that is needed to get the bytes back.

    `text` is valid text (no lone surrogates). `edits` lead from `raw.decode(encoding, "surrogateescape")` to
    `text`: a BOM that was dropped, a stray byte that became U+FFFD. `exact` says that undoing them and encoding
    again gives the bytes; where it does not (a few pairs of some Asian codecs), `raw` keeps the bytes.
    """

    text: str
    encoding: str
    """Name of the Python codec."""
    edits: Layer = ()
    exact: bool = True
    rule: str = "utf-8"
    """The rung of the ladder that decided."""
    confidence: float = 1.0
    """0 to 1."""
    runner_up: str = ""
    """The best codec that gives a different text; empty where nothing else was tried."""
    margin: float = 0.0
    """How far the runner-up is behind, in nats a character of the language model."""
    n_replaced_bytes: int = 0
    raw: bytes | None = None

    def encode(self) -> bytes:
        """The bytes that were decoded.

        >>> Decoded("é", "cp1252").encode()
        b'\\xe9'
        """
        if self.raw is not None:
            return self.raw
        # Half a character that came as text is itself; behind bytes it stands for a byte that is no text.
        errors = "surrogatepass" if self.rule in FROM_TEXT else "surrogateescape"
        return undo(self.text, (self.edits,)).encode(self.encoding, errors)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text: `text[start:end]` there, `source_start:source_end` in the decoded source."""

    text: str
    role: Role
    start: int
    end: int
    source_start: int
    source_end: int
    section: tuple[str, ...] = ()
    """Headings above it, outermost first."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is not in the clean text: a span of the decoded source and who took it out."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that somebody else's tool named in the text: its name, how many more it counted, its address."""

    name: str
    extra: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose markup was taken out, or seen: its words and its target."""

    text: str
    url: str


@dataclass(frozen=True)
class Document:
    """A cleaned document: the text, its paragraphs and the ledger of every change.

    `status` is `clean` (something changed), `unchanged`, `held_back` (kept as it came, for too much would go) or
    `quarantined` (kept as it came, for `reason`).
    """

    source: Decoded
    text: str
    ledger: Ledger = ()
    status: Status = "unchanged"
    reason: str = ""
    lay_out: Callable[[Document], tuple[Paragraph, ...]] = field(default=lambda _: (), repr=False, compare=False)
    """What reads the paragraphs off the clean text, when they are asked for."""
    find_mode: Callable[[str], str] = field(default=lambda _: "blank-line", repr=False, compare=False)
    """What judges how the source marks paragraphs, when that is asked for."""

    def restore(self) -> str:
        """The decoded source text, rebuilt from the clean text and the ledger."""
        return undo(self.text, self.ledger)

    def restore_bytes(self) -> bytes:
        """The source's bytes, rebuilt from the clean text and the ledger."""
        return replace(self.source, text=self.restore()).encode()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs; joined with a blank line between, they are the text."""
        return self.lay_out(self)

    @cached_property
    def mode(self) -> str:
        """How the source marks paragraphs: `blank-line`, `line` or `wrapped`."""
        return self.find_mode(self.source.text)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All changes and notes, in the order in which they were made."""
        return tuple(edit for layer in self.ledger for edit in layer)

    @cached_property
    def origins(self) -> Origins:
        """The way from offsets of the clean text to the decoded source."""
        return Origins(self.ledger)

    @cached_property
    def placed(self) -> Sequence[Placed]:
        """The edits with their places in the decoded source."""
        return placed(self.ledger, self.origins)

    @cached_property
    def removed(self) -> tuple[Removed, ...]:
        """What the residue and tags stages took out, as spans of the decoded source, sorted."""
        rows = [
            Removed(row.source_start, row.source_end, row.edit.before, row.edit.rule)
            for row in (self.placed if any(map(_is_removal, self.edits)) else ())
            if _is_removal(row.edit)
        ]
        return tuple(sorted(rows, key=lambda row: (row.start, row.end)))

    @cached_property
    def tickers(self) -> tuple[str, ...]:
        """Cashtags without their `$`, taken out or still in a sentence; each once, in order of appearance."""
        return self._once("ticker")

    @cached_property
    def hashtags(self) -> tuple[str, ...]:
        """Hashtags without their `#`; each once, in order of appearance."""
        return self._once("hashtag")

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Sources that a chat assistant's residue named, in order of appearance."""
        return tuple(Citation(fact.text, fact.extra, fact.url) for fact, _ in self._facts.get("citation", ()))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links whose markup was taken out, in order of appearance."""
        return tuple(Link(fact.text, fact.url) for fact, _ in self._facts.get("link", ()))

    @property
    def title(self) -> str | None:
        """The document's own title, as found, or None."""
        return self._as_found("title")

    @property
    def byline(self) -> str | None:
        """Who wrote it, without the "by", as the first byline says it; or None."""
        return self._as_found("byline")

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The people that bylines name, each once, in order of appearance."""
        return self._once("author")

    @property
    def agency(self) -> str | None:
        """The news agency whose report it is, by its dateline, its end or a line about its source; or None."""
        return self.first("agency")

    @property
    def date(self) -> str | None:
        """When it was published, as found, or None."""
        return self._as_found("date")

    @property
    def dateline(self) -> str | None:
        """Place and agency before the first sentence, as found, or None."""
        return self._as_found("dateline")

    @property
    def n_lost_chars(self) -> int:
        """How many characters of the clean text are U+FFFD: marked as lost, never guessed."""
        return self.text.count("\N{REPLACEMENT CHARACTER}")

    @property
    def source_sha256(self) -> str:
        """SHA-256 of the source's bytes, in hexadecimal."""
        return hashlib.sha256(self.source.encode()).hexdigest()

    def first(self, kind: str) -> str | None:
        """The first fact of a kind (see `Fact`) as the clean text spells it, or None.

        >>> import corpusclean
        >>> corpusclean.clean("# A\u00a0Ferry Is Late\\n\\nNobody on the quay seemed to mind.").first("title")
        'A Ferry Is Late'
        """
        found = self._facts.get(kind)
        if not found:
            return None
        fact, row = found[0]
        return (self._behind(row) if row.edit.rule == _TITLE_MARK else None) or fact.text

    def _behind(self, row: Placed) -> str | None:
        """What the clean text has of the line that a title's mark stood before; None if nothing is left of it.

        The mark goes before the line is repaired, so what its rule saw is not yet the title.
        """
        end = _line_end(self.source.text, row.source_end)
        start = 0
        depth = len(self.ledger)
        for line in self.text.split("\n", _HIGHEST_TITLE)[:_HIGHEST_TITLE]:
            if self.origins.at(start, depth, after=True) > end:
                break
            if line and self.origins.at(start + len(line), depth, after=False) > row.source_end:
                return line
            start += len(line) + 1
        return None

    @cached_property
    def _facts(self) -> dict[str, list[tuple[Fact, Placed]]]:
        if not any(edit.facts for edit in self.edits):
            return {}
        taken = any(fact.kind == "byline" for edit in self.edits if not edit.is_note for fact in edit.facts)
        return facts(row for row in self.placed if not (taken and _is_guess(row.edit)))

    def _once(self, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.text for fact, _ in self._facts.get(kind, ())))

    def _as_found(self, kind: str) -> str | None:
        clean = self.first(kind)
        if clean is None:
            return None
        row, source = self._facts[kind][0][1], self.source.text
        start, end = row.source_start, row.source_end
        if kind == "title":  # it may stand behind a mark, or above the byline that told it
            start, end = max(0, start - _FAR_ABOVE), _line_end(source, end)
        return as_found(clean, source[start:end])


def _line_end(text: str, start: int) -> int:
    """Where the line ends that holds offset `start`."""
    found = _BREAK.search(text, start)
    return found.start() if found else len(text)


def _is_guess(edit: Edit) -> bool:
    """A name in doubt: where a byline was taken, a line that is left below the text is none."""
    return edit.is_note and any(fact.kind == "byline" for fact in edit.facts)


def _is_removal(edit: Edit) -> bool:
    return not edit.after and bool(edit.before) and edit.rule.startswith(("residue/", "tags/"))
