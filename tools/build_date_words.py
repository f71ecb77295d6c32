#!/usr/bin/env python3
"""Build the words that dates are written with, `pipeline/corpusclean/data/date-words-1.txt`.

    python -m pip install babel==2.18.0 && python tools/build_date_words.py

Names of months and weekdays, long and short, and the halves of the day, as Unicode's CLDR has them for the languages
below; one line a class, so that a rule can ask for a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parent.parent / "pipeline/corpusclean/data/date-words-1.txt"
LANGUAGES = """
    ar be bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu hy id is it ka kk lt lv mk ms nb nl nn pl pt ro ru
    sk sl sq sr sr_Latn sv sw ta te th tr uk ur uz vi
"""


def folded(names: Iterable[str]) -> set[str]:
    """The words of these names that are made of letters, folded."""
    words = (word.strip(".,'’\u200e\u200f").casefold() for name in names for word in name.replace("\xa0", " ").split())
    return {word for word in words if len(word) > 1 and not any(char.isdigit() for char in word)}


def main() -> None:
    """Write months, weekdays and halves of the day, one line each."""
    months: set[str] = set()
    days: set[str] = set()
    halves: set[str] = set()
    for tag in LANGUAGES.split():
        locale = Locale.parse(tag)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months |= folded(locale.months[context][width].values())
                days |= folded(locale.days[context][width].values())
        halves |= folded(locale.day_periods["format"]["abbreviated"][half] for half in ("am", "pm"))
    lines = (" ".join(sorted(words)) for words in (months, days, halves))
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT.name}: {len(months)} months, {len(days)} weekdays, {len(halves)} halves of the day")


if __name__ == "__main__":
    main()
