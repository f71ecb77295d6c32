"""What a text's front matter says of it: its title, who wrote it and when. Read there and left there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.line import front_matter, placed

_KEY = re.compile(r"[\w-]+(?=\s*[:=])")
_VALUE = re.compile(r"""\s*[:=]\s*(?P<quote>["']?)(?P<value>[^\s"'&{|>#\[].*?)(?P=quote)\s*""")
_MORE = re.compile(r"[ \t]+[^\s-]")
_LISTED = re.compile(r"""["']?(?P<value>[^\s"',\[\]][^"',\[\]]*?)["']?\s*(?:,\s*|$)""")
_LIST = re.compile(r"\s*[:=]\s*\[(?P<inside>[^\[\]]+)\]\s*")


def values(text: str, *keys: str) -> Iterator[tuple[int, str]]:
    """What the front matter of a text gives for the first of these keys that it has, each value with its place and as
    it stands there; a value without quotes may take several lines, of which the others are set in.

    >>> list(values("---\\ntitle: 'Late boats'\\nauthors: [Ann Lee, Tom Day]\\n---\\n", "author", "authors"))
    [(34, 'Ann Lee'), (43, 'Tom Day')]
    """
    count = front_matter(text)
    if not count:
        return
    rows = placed(text.split("\n", count)[:count], 0)
    for at, line in enumerate(rows[1:-1], 1):
        key = _KEY.match(line.text)
        if key is None or key[0].casefold() not in keys:
            continue
        start, rest = line.start + key.end(), line.text[key.end() :]
        listed, single = _LIST.fullmatch(rest), _VALUE.fullmatch(rest)
        if listed:
            found = _LISTED.finditer(listed["inside"])
            yield from ((start + listed.start("inside") + one.start("value"), one["value"]) for one in found)
        elif single:
            first, until = start + single.start("value"), at
            while not single["quote"] and _MORE.match(rows[until + 1].text):
                until += 1
            yield first, single["value"] if until == at else text[first : rows[until].end].rstrip()
        return


def notes(draft: Draft, rule: str, kind: str, *keys: str) -> Iterator[Edit]:
    """A note of this kind on each value of the first of these keys."""
    for start, value in values(draft.text, *keys):
        yield Edit(start, start + len(value), value, value, rule, (Fact(kind, " ".join(value.split())),))
