"""A corpus for benchmarks, made from nothing but this file: words of several scripts, with or without dirt.

    python benchmarks/corpus.py OUTPUT.jsonl --megabytes 50 [--dirty]

The same arguments give the same bytes on every machine.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

WORDS = {
    "en": "the harbour ferry was late again and nobody on quay seemed to mind because winter light made waiting easy",
    "de": "der Apfelgarten am Bahndamm gehört niemandem und doch schneidet jemand jedes Jahr die Äste für alle",
    "fr": "la gare était fermée mais le café d’en face préparait déjà les crêpes pour les voyageurs du soir",
    "ru": "маленькая библиотека у старой переправы снова открыта и книги вернулись на свои полки после зимы",
    "el": "το παλιό πλοίο έφυγε νωρίς το πρωί και κανείς δεν το είδε να περνά από το στενό",
    "hi": "नदी के किनारे का पुस्तकालय फिर से खुल गया है और बच्चे हर दिन नई किताबें देखते हैं",
    "zh": "港口 的 渡船 今天 又 晚 了 但是 岸边 没有 人 着急 因为 冬天 的 阳光 很 温暖",
    "ar": "عادت المكتبة الصغيرة قرب النهر إلى العمل وعاد الأطفال إلى القراءة كل يوم",
}
DIRT = (
    lambda text: text.encode("utf-8").decode("cp1252", "replace"),
    lambda text: text + "\n\nRead more",
    lambda text: "ARTICLE AD BOX\n" + text,
    lambda text: text + " \N{REPLACEMENT CHARACTER}\n\nHarbour Post +1",
    lambda text: text + ":contentReference[oaicite:0]{index=0}",
    lambda text: text.replace(" ", "\N{NO-BREAK SPACE}", 3),
    lambda text: text + "\n\n$SKIF $TOLD $KVAY",
    lambda text: text.replace("\n", "\r\n"),
)
DIRTY_SHARE = 0.08  # of the documents


def sentence(words: list[str], dice: random.Random) -> str:
    chosen = dice.choices(words, k=dice.randint(6, 18))
    return " ".join(chosen).capitalize() + "."


def document(dice: random.Random) -> tuple[str, str]:
    lang = dice.choice(list(WORDS))
    words = WORDS[lang].split()
    blocks = [" ".join(sentence(words, dice) for _ in range(dice.randint(1, 6))) for _ in range(dice.randint(2, 20))]
    return lang, "\n\n".join(blocks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--dirty", action="store_true")
    options = parser.parse_args()
    dice = random.Random(20)
    written, number = 0, 0
    with Path(options.output).open("w", encoding="utf-8", newline="\n") as file:
        while written < options.megabytes * 1e6:
            lang, text = document(dice)
            if options.dirty and dice.random() < DIRTY_SHARE:
                text = dice.choice(DIRT)(text)
            line = json.dumps({"id": f"made-{number}", "lang": lang, "text": text}, ensure_ascii=False) + "\n"
            file.write(line)
            written += len(line.encode("utf-8"))
            number += 1


if __name__ == "__main__":
    main()
