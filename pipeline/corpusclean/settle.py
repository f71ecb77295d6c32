"""Rules run over a text until they come to rest, and the ledger of what they changed on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from corpusclean.decision import Decisions
from corpusclean.draft import Draft
from corpusclean.edit import Layer, apply
from corpusclean.error import CorpuscleanError
from corpusclean.gate import APART, surroundings
from corpusclean.ledger import Ledger, Origins
from corpusclean.program import Program, Step
from corpusclean.rule import STAGES

MAX_PASSES = 8
"""A pack that still finds something to change after so many passes is fighting itself over this text."""
_FORGETFUL = frozenset({"newlines", "mojibake", "characters"})
"""Stages whose rules look at nothing but the text as it stands, not at the signals of the text that came."""
_GROWTH = 32
_ALWAYS = 1 << 16
"""Rules may make a text so many times as long (NFKC makes 18 characters of one), and always so many characters long."""


class Unsettled(CorpuscleanError):
    """The rules did not come to rest on this text."""


def settle(text: str, program: Program, decisions: Decisions | None = None, before: Ledger = ()) -> tuple[str, Ledger]:
    """Run the program over the text until it changes nothing; the last, silent pass is the one whose notes count.

    `decisions` are a person's word on single edits of a document; `before` leads from that document to this text.

    Raises `Unsettled` after `MAX_PASSES` passes, and where rules blow the text up. Cleaning twice is cleaning once by
    construction: each stage was silent on exactly the text that comes out. The stages behind the last change have seen
    that text already, so the next pass asks only those before them. What is wrong with nearly every text comes first,
    in a pass of its own, so that most texts need no second whole pass; but in the text of a web page it helps to tell
    what is furniture.

    >>> from corpusclean.program import program
    >>> settle("ARTICLE AD BOX\\nThe ferry was late again.", program())[0]
    'The ferry was late again.'
    """
    run = _Run(program, max(_ALWAYS, _GROWTH * len(text)), decisions, before)
    breaks = program.early & program.until(1)  # so cheap to ask that no gate stands before them
    text = run.changed(run.once(text, breaks, breaks))
    open_to = program.possible(text)
    if open_to & program.early and not (program.furniture and _has_furniture(text)):
        first = run.once(text, program.early, open_to)
        text = run.changed(first)
        open_to |= program.possible(first.touched, ~open_to) if first.touched else 0
    seen: list[Layer] = []
    last = len(STAGES)
    for _ in range(MAX_PASSES):
        found = run.once(text, program.until(last), open_to)
        changed = found.last
        if changed is None:
            return text, (*run.ledger, *(layer for _, layer in found.layers), *seen)
        text = run.changed(found)
        if last == len(STAGES):
            last = changed + 1
            seen = [layer for stage, layer in found.layers if stage >= last]
        else:
            # What a part of the stages changed, the others have not seen.
            last, seen = len(STAGES), []
        # what the text was open to before, or is where it was touched, is more than enough, and soon found out; only
        # the rules of furniture are worth another look
        if open_to & program.furniture:
            open_to = program.possible(text)
        else:
            known = 0 if found.touched == text else open_to
            open_to = known | program.possible(found.touched, ~known)
    raise Unsettled(f"rules still find something to change after {MAX_PASSES} passes")


class _Pass(NamedTuple):
    """What came of asking some steps, one after another."""

    text: str
    layers: list[tuple[int, Layer]]
    """A layer for each step that had something to say, with the number of its stage."""
    touched: str
    """The lines that were changed, and those beside them."""

    @property
    def last(self) -> int | None:
        """The number of the last stage that changed something; None for none."""
        return max((stage for stage, layer in self.layers if _is_change(layer)), default=None)


@dataclass(slots=True)
class _Run:
    """The passes over one text."""

    program: Program
    most: int
    """Characters of the longest text that is let come out of a step."""
    decisions: Decisions | None
    before: Ledger
    ledger: list[Layer] = field(default_factory=list)
    """The changes of the passes so far."""

    def once(self, text: str, among: int, open_to: int) -> _Pass:
        """Ask the steps `among` these in turn; `open_to` are those that could fire on the text as it comes."""
        if not open_to & among:
            return _Pass(text, [], "")
        touched: list[str] = []
        layers: list[tuple[int, Layer]] = []
        draft = Draft(text)
        stage = ""
        waiting = deque(self.program.steps(open_to & among))
        while waiting:
            number, step = waiting.popleft()
            if step.rule.stage != stage:
                stage = step.rule.stage
                if draft.is_edited:
                    draft = Draft(draft.text)
            layer = self._edits(step, draft, layers)
            if not layer:
                continue
            layers.append((STAGES.index(stage), layer))
            after = apply(draft.text, layer)
            if len(after) > self.most:
                raise Unsettled(f"{step.rule.name} makes more than {self.most} characters of the text")
            if after != draft.text:
                draft = draft.then(after)
                touched.append(surroundings(after, layer))
                behind = among & -2 << number
                whole = touched[-1] == after and stage in _FORGETFUL
                open_to = 0 if whole else open_to
                open_to |= self.program.possible(touched[-1], behind & ~open_to) if behind & ~open_to else 0
                waiting = deque(self.program.steps(open_to & behind))
        return _Pass(draft.text, layers, APART.join(touched))

    def changed(self, found: _Pass) -> str:
        """The text of a pass, with its changes taken into the ledger and its notes left out."""
        changes = (layer for _, layer in found.layers if _is_change(layer))
        self.ledger += (tuple([edit for edit in layer if edit.before != edit.after]) for layer in changes)
        return found.text

    def _edits(self, step: Step, draft: Draft, layers: Iterable[tuple[int, Layer]]) -> Layer:
        """What the step may do to this draft after a person's word."""
        if self.decisions is None:
            return step.edits(draft)
        return _decided(step, draft, self.decisions, [*self.before, *self.ledger, *(layer for _, layer in layers)])


def _has_furniture(text: str) -> bool:
    from corpusclean.marks import marks  # stands on long lists, for which a text that is only repaired need not wait

    return bool(marks(text))


def _is_change(layer: Layer) -> bool:
    return layer[0].before != layer[0].after or any(edit.before != edit.after for edit in layer)


def _decided(step: Step, draft: Draft, decisions: Decisions, before: list[Layer]) -> Layer:
    """The rule's edits after a person's word: an undone one is a note, a kept one is made whatever the tier."""
    origins = Origins(before)
    result = []
    for edit in step.proposals(draft):
        start = origins.at(edit.start, len(before), after=True)
        verdict = decisions.on(start, max(start, origins.at(edit.end, len(before), after=False)))
        stays = verdict == "undo" or (step.notes_only and verdict is None)
        result.append(replace(edit, after=edit.before, facts=()) if stays else edit)
    return tuple(result)
