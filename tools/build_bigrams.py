#!/usr/bin/env python3
"""Build the language model's tables, `pipeline/corpusclean/data/bigrams-1.npz`.

    python -m pip install wordfreq==3.1.1 babel==2.18.0 && python tools/build_bigrams.py

Word frequencies come from `wordfreq` (some 40 languages); languages that it lacks, from the names of languages,
territories, cities, units, months and the like in Unicode's CLDR as `babel` carries it. Both may be redistributed:
`data/README.md` beside the tables says how. The result depends on nothing but the versions of the two packages.
"""

from __future__ import annotations

import collections
import gzip
import io
import itertools
import math
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import msgpack
import numpy as np
from babel import Locale
from wordfreq import get_frequency_dict

Words = Mapping[str, float]

OUT = Path(__file__).parent.parent / "pipeline/corpusclean/data/bigrams-1.npz"

WORDFREQ = {
    "Latin": "ca cs da de en es fi fil fr hu id is it lt lv ms nb nl pl pt ro sh sk sl sv tr vi",
    "Greek": "el",
    "Cyrillic": "bg mk ru uk",
    "Arabic": "ar fa ur",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Tamil": "ta",
}
CLDR = {
    "Latin": ("af az br cy dsb eo et eu fo fur fy ga gd gl hsb ku lb mt nn oc sq sw"),
    "Cyrillic": "be kk ky mn sr_Cyrl tg tt uz_Cyrl",
    "Hebrew": "yi",
    "Thai": "th",
    "Georgian": "ka",
    "Armenian": "hy",
}
CLDR_PARTS = (
    *("languages", "territories", "currencies", "scripts", "variants", "time_zones", "meta_zones"),
    *("months", "days", "quarters", "unit_display_names"),
)
# Languages that the tables lack are written with the letters of their neighbours.
MIXED = {
    "west": "ca da de en es eu fi fo fr fur fy ga gl is it lb nb nl nn oc pt sq sv br cy af",
    "central": "cs de dsb hsb hu pl ro-cedilla sh sk sl",
}
WIDE = ("zh", "zh-hant", "ja", "ko")

# One step of the stored bytes, in nats: 255 steps reach e**-16, rarer than anything the word lists know.
STEP = 1 / 16
# Running text follows the counts, dictionaries and menus the types: a power between the two serves both.
TEMPER = 0.75
# Lists of letters, abbreviations and misspelt words have any pair: none is rarer than its second letter by more.
ODD_PAIR = math.exp(-2)
# Standard Windows-1258 writes Vietnamese tones as combining marks after these letters.
VIETNAMESE_LETTERS = frozenset("âêôăơưđ")


# Stems that keep the sharp s after the reform of 1996; "ss" elsewhere stays.
SHARP_S = (
    "groß größ straß weiß heiß außer außen drauß äußer mäßig gemäß füße fußb fußg grüß gruß süß dreißig bloß stoß stöß "
    "spaß späß fleiß reiß beiß ließ hieß gieß genieß schließ fließ schieß schoß floß schweiß müßig büß maßn maßst "
    "gefäß eiweiß strauß gefäß einigermaß regelmaß"
).split()


def fold(char: str) -> str:
    """Lower case where that is one character, else the letter without its dot (Turkish capital dotted I)."""
    low = char.lower()
    return low if len(low) == 1 else low[0]


def is_letter(char: str) -> bool:
    """Letters and marks: what a word is made of."""
    return unicodedata.category(char)[0] in "LM"


def runs(token: str) -> Iterator[str]:
    """The runs of letters and marks in a word, in lower case."""
    for letters, group in itertools.groupby(token, key=is_letter):
        if letters:
            yield "".join(map(fold, group))


def tempered(words: Words) -> dict[str, float]:
    """Weight of each run of letters, in lower case."""
    out: dict[str, float] = collections.defaultdict(float)
    for token, freq in words.items():
        for run in runs(unicodedata.normalize("NFC", token)):
            out[run] += freq**TEMPER
    return out


def cldr(tag: str) -> dict[str, float]:
    """Words of the names in CLDR, each counted as often as it occurs there."""
    locale = Locale.parse(tag)
    names = itertools.chain.from_iterable(strings(getattr(locale, part)) for part in CLDR_PARTS)
    return dict(collections.Counter(itertools.chain.from_iterable(name.split() for name in names)))


def strings(part: object) -> Iterator[str]:
    """All strings in a part of the data, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from strings(value)


def german(word: str) -> str:
    """A German word with the sharp s that case folding in `wordfreq` took away."""
    for stem in SHARP_S:
        word = word.replace(stem.replace("ß", "ss"), stem)
    return word


def greek(word: str) -> str:
    """A Greek word with the final sigma that case folding in `wordfreq` took away."""
    return word[:-1] + "ς" if word.endswith("σ") else word


def without_marks(word: str) -> str:
    """A Greek word as capitals, and much of what was typed on early computers, have it: no accents, one sigma."""
    parts = unicodedata.normalize("NFD", word.replace("ς", "σ"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def cyrillic(word: str) -> str:
    """Serbian in Cyrillic letters from the Latin ones that `wordfreq` keeps."""
    for latin, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(latin, letter)
    return word.translate(str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж"))


def with_marks(word: str) -> str:
    """A Vietnamese word as Windows-1258 spells it: tone marks apart."""
    out = []
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        marks = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))
        out.append(rest + marks if marks and (rest in VIETNAMESE_LETTERS or rest.isascii()) else char)
    return "".join(out)


def languages() -> dict[str, dict[str, dict[str, float]]]:
    """Script -> language -> weight of each word."""
    out: dict[str, dict[str, dict[str, float]]] = collections.defaultdict(dict)
    for script, tags in WORDFREQ.items():
        for tag in tags.split():
            out[script][tag] = tempered(get_frequency_dict(tag, "small"))
    for script, tags in CLDR.items():
        for tag in tags.split():
            out[script][tag.partition("_")[0]] = tempered(cldr(tag))
    out["Latin"]["de"] = {german(word): freq for word, freq in out["Latin"]["de"].items()}
    out["Greek"]["el"] = {greek(word): freq for word, freq in out["Greek"]["el"].items()}
    out["Greek"]["el-plain"] = {without_marks(word): freq for word, freq in out["Greek"]["el"].items()}
    out["Cyrillic"]["sr"] = {cyrillic(word): freq for word, freq in out["Latin"]["sh"].items()}
    # Before 2010 nearly all Romanian was typed with cedillas, for fonts and code pages had no commas below.
    cedillas = str.maketrans("șț", "şţ")
    out["Latin"]["ro-cedilla"] = {word.translate(cedillas): freq for word, freq in out["Latin"]["ro"].items()}
    out["Latin"]["vi-1258"] = {with_marks(word): freq for word, freq in out["Latin"]["vi"].items()}
    for name, tags in MIXED.items():
        out["Latin"][name] = mixed([out["Latin"][tag] for tag in tags.split()])
    return out


def mixed(languages: Iterable[Words]) -> dict[str, float]:
    """The words of several languages, of which each weighs as much as the others."""
    out: dict[str, float] = collections.defaultdict(float)
    for words in languages:
        total = sum(words.values())
        for word, freq in words.items():
            out[word] += freq / total
    return out


def alphabet(script: str, tables: Mapping[str, Words]) -> str:
    """The letters of a script that some language really uses, in code point order."""
    name = {"Latin": ("LATIN", "COMBINING"), "Arabic": ("ARABIC",)}.get(script, (script.upper(),))
    kept: set[str] = set()
    for words in tables.values():
        count: collections.defaultdict[str, float] = collections.defaultdict(float)
        for word, freq in words.items():
            for char in word:
                count[char] += freq
        floor = sum(count.values()) * 2e-5
        kept |= {c for c, n in count.items() if n > floor and unicodedata.name(c, "").startswith(name)}
    if script == "Latin":
        kept |= set("abcdefghijklmnopqrstuvwxyz")
    return "".join(sorted(kept))


def log_table(words: Words, letters: str) -> np.ndarray:
    """log P(second | first) over the letters and the edge of a word (index 0), smoothed, in steps."""
    index = {char: i for i, char in enumerate(letters, 1)}
    size = len(letters) + 1
    pairs = np.zeros((size, size))
    types = np.zeros((size, size))
    for word, freq in words.items():
        path = [0, *(index.get(char, 0) for char in word), 0]
        for first, second in itertools.pairwise(path):
            pairs[first, second] += freq
            types[first, second] += 1
    pairs[0, 0] = 0
    single = pairs.sum(axis=0) + pairs.sum() * 2e-6
    single /= single.sum()
    rows = pairs.sum(axis=1, keepdims=True)
    # Witten-Bell in spirit: a letter that many different letters follow gives more to the unseen ones.
    unseen = np.maximum((types > 0).sum(axis=1, keepdims=True), 1) * pairs.sum() / max(types.sum(), 1) * 0.5
    chance = np.maximum((pairs + unseen * single) / (rows + unseen), single * ODD_PAIR)
    return np.clip(np.round(-np.log(chance) / STEP), 0, 255).astype(np.uint8)


def raw_words(tag: str) -> dict[str, float]:
    """The word list of a language that `wordfreq` would want a tokenizer for, read directly."""
    path = resources.files("wordfreq") / f"data/large_{tag}.msgpack.gz"
    small = resources.files("wordfreq") / f"data/small_{tag}.msgpack.gz"
    chosen = path if path.is_file() else small
    bins = msgpack.unpackb(gzip.decompress(chosen.read_bytes()), raw=False)[1:]
    return {word: 10 ** (-i / 100) for i, group in enumerate(bins) for word in group}


def traditional(words: Words) -> dict[str, float]:
    """Chinese words with each character replaced by its traditional forms, where Big5 has them."""
    packed = (resources.files("wordfreq") / "data/_chinese_mapping.msgpack.gz").read_bytes()
    mapping: dict[int, str] = msgpack.unpackb(gzip.decompress(packed), raw=False, strict_map_key=False)
    forms: dict[str, list[str]] = collections.defaultdict(list)
    for code, simple in mapping.items():
        if in_codec(chr(code), "big5"):
            forms[simple].append(chr(code))
    count = collections.Counter("".join(cldr("zh_Hant")))
    best = {s: max(sorted(f), key=lambda c: (count[c], common_big5(c))) for s, f in forms.items()}
    out: dict[str, float] = collections.defaultdict(float)
    for word, freq in words.items():
        out["".join(best.get(c, c) for c in word)] += freq
        for i, char in enumerate(word):
            for other in forms.get(char, ()):
                out[word[:i] + other + word[i + 1 :]] += freq * 0.1
    return {w: f for w, f in out.items() if in_codec(w, "big5")}


def in_codec(text: str, codec: str) -> bool:
    """True where the codec has every character of the text."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def common_big5(char: str) -> bool:
    """True for the characters that Big5 lists first, as the common ones."""
    return in_codec(char, "big5") and char.encode("big5") < b"\xc6\x80"


def is_wide(char: str) -> bool:
    """Kana, Han characters and Hangul syllables."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or char == "々"


def floor_chars(tag: str) -> Iterable[str]:
    """Characters that a national standard calls common: each gets a small count of its own."""
    codec, first, last = {
        "zh": ("gb2312", 0xB0, 0xD7),
        "zh-hant": ("big5", 0xA4, 0xC6),
        "ja": ("euc_jp", 0xA4, 0xCF),
        "ko": ("euc_kr", 0xB0, 0xC8),
    }[tag]
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try:
                char = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and is_wide(char):
                yield char


def wide(tag: str, words: Words, top: int) -> dict[str, np.ndarray]:
    """Single characters and frequent pairs of a language that is not written with an alphabet, in steps."""
    single: dict[str, float] = collections.defaultdict(float)
    pairs: dict[tuple[str, str], float] = collections.defaultdict(float)
    for word, freq in words.items():
        weight = freq**TEMPER
        for char in filter(is_wide, word):
            single[char] += weight
        for a, b in itertools.pairwise(word):
            if is_wide(a) and is_wide(b):
                pairs[a, b] += weight
    floor = sum(single.values()) * 3e-6
    for char in floor_chars(tag):
        single[char] += floor
    total = sum(single.values())
    chars = sorted(single)
    kept = sorted(sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:top])
    return {
        f"{tag}/chars": np.array([ord(c) for c in chars], np.uint16),
        f"{tag}/single": steps([single[c] / total for c in chars]),
        f"{tag}/pairs": np.array([ord(a) << 16 | ord(b) for a, b in kept], np.uint32),
        f"{tag}/chance": steps([pairs[pair] / single[pair[0]] for pair in kept]),
    }


def steps(chances: list[float]) -> np.ndarray:
    """Probabilities as stored bytes."""
    return np.array([min(255, max(0, round(-math.log(p) / STEP))) for p in chances], np.uint8)


def build() -> dict[str, np.ndarray]:
    """All tables of the model."""
    out: dict[str, np.ndarray] = {}
    scripts = languages()
    for script, tables in scripts.items():
        letters = alphabet(script, tables)
        out[f"{script}/letters"] = np.array([ord(c) for c in letters], np.uint16)
        out[f"{script}/languages"] = np.array(list(tables))
        out[f"{script}/pairs"] = np.stack([log_table(words, letters) for words in tables.values()])
        print(script, len(letters), " ".join(tables))
    raw = {"zh": raw_words("zh"), "ja": raw_words("ja"), "ko": raw_words("ko")}
    raw["zh-hant"] = traditional(raw["zh"])
    for tag in WIDE:
        out |= wide(tag, raw[tag], 25_000)
    return out


def save(tables: Mapping[str, np.ndarray], path: Path) -> None:
    """A compressed .npz without time stamps: the same tables give the same bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, table in tables.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, table, allow_pickle=False)
            info = zipfile.ZipInfo(name.replace("/", ".") + ".npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, buffer.getvalue(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    save(build(), OUT)
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")
