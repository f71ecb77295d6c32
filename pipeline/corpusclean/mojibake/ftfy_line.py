"""ftfy, asked about one line at a time, and only about lines that could need it.

Its settings are those of a corpus: it repairs encodings and nothing else. Quotes, widths, ligatures, entities,
control characters and normal forms are left to rules that can be switched off one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from corpusclean.draft import Draft
from corpusclean.edit import Edit
from corpusclean.mojibake import guard, suspect
from corpusclean.mojibake.span import by_word, plan, sound

if TYPE_CHECKING:
    from ftfy import ExplainedText, TextFixerConfig


@cache
def _settings() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )


@lru_cache(maxsize=64)  # each pass over a text asks again
def repair(line: str) -> ExplainedText:
    """What ftfy makes of a line, with its plan.

    >>> repair("la rÃ©ponse").text
    'la réponse'
    """
    from ftfy import fix_and_explain

    return fix_and_explain(line, _settings())


class _Ftfy:
    name: Final = "mojibake/ftfy"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """Edits for the words that ftfy repairs, each with ftfy's plan for its line."""
        for line in suspect.lines(draft.text):
            fixed = repair(line.text)
            if fixed.text == line.text or guard.is_meant(line.text):
                continue
            facts = plan(*(f"{step.action} {step.parameter}" for step in fixed.explanation or ()))
            rest = sound(line.text, fixed.text)
            for edit in by_word(line.start, line.text, fixed.text, self.name, facts):
                named = guard.is_named(draft.text, edit.start, edit.end) and guard.is_lost(edit.before, edit.after)
                if not named and not guard.tells_of_itself(edit.before, edit.after, line.text, rest):
                    yield edit


FTFY: Final = _Ftfy()
