#!/usr/bin/env python3
"""Build the list of words that tells a printer's hyphen from an author's, `pipeline/corpusclean/data/words-1.txt.xz`.

    python -m pip install wordfreq==3.1.1 && python tools/build_words.py

The most frequent words of languages that break words at the ends of lines, as `wordfreq` ranks them;
`data/README.md` beside the list says how it may be passed on. The result depends on nothing but the version of that
package (and, byte for byte, on the version of liblzma).
"""

from __future__ import annotations

import lzma
from pathlib import Path

from wordfreq import top_n_list

OUT = Path(__file__).parent.parent / "pipeline/corpusclean/data/words-1.txt.xz"
MANY, FEW = 24_000, 9_000
MANY_OF = "en de"
FEW_OF = "fr es it pt nl pl cs sv da nb fi ru uk el hu ro tr id"
SHORTEST = 5
"""Letters: printers do not cut shorter words."""


def words() -> set[str]:
    """Words of letters alone, in lower case."""
    wanted = [(tag, MANY) for tag in MANY_OF.split()] + [(tag, FEW) for tag in FEW_OF.split()]
    ranked = (word for tag, count in wanted for word in top_n_list(tag, count))
    return {word.casefold() for word in ranked if len(word) >= SHORTEST and word.isalpha()}


def main() -> None:
    """Write the list, one word a line, sorted."""
    text = "\n".join(sorted(words()))
    OUT.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{OUT.name}: {text.count(chr(10)) + 1:,} words, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
