"""Laws of the language model: real text beats its own mojibake, and the sums are exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import bigram

SENTENCES = {
    "cs": "Včera večer jsme šli přes řeku a viděli žluté květiny.",
    "da": "Vi gik over åen i går og så de røde blomster på engen.",
    "de": "Gestern gingen wir über die Brücke und sahen schöne Gärten.",
    "el": "Χθες το βράδυ περάσαμε το ποτάμι και είδαμε τα λουλούδια.",
    "es": "Mañana iremos a la montaña y veremos el pequeño jardín.",
    "fr": "Hier soir nous avons traversé la rivière près de la forêt.",
    "he": "אתמול בערב עברנו את הנהר וראינו את הפרחים בשדה.",
    "hu": "Tegnap este átmentünk a folyón, és láttuk a szép virágokat.",
    "ja": "昨日の夜、私たちは川を渡って花を見ました。",
    "ko": "어제 저녁에 우리는 강을 건너서 꽃을 보았습니다.",
    "pl": "Wczoraj wieczorem przeszliśmy przez rzekę i widzieliśmy żółte kwiaty.",
    "ru": "Вчера вечером мы перешли реку и увидели жёлтые цветы.",
    "th": "เมื่อวานเย็นเราข้ามแม่น้ำและเห็นดอกไม้สีเหลือง",
    "tr": "Dün akşam nehri geçtik ve güzel çiçekleri gördük.",
    "uk": "Учора ввечері ми перейшли річку і побачили її жовті квіти.",
    "zh": "昨天晚上我们过了河，看到了黄色的花。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_is_found(language: str) -> None:
    found, score = bigram.best(SENTENCES[language])
    assert found == language or {found, language} <= {"da", "nb"}
    assert score > 0


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("codec", ["cp1252", "cp1251", "cp437", "cp850", "mac_roman", "koi8-r", "gbk"])
def test_text_beats_its_mojibake(language: str, codec: str) -> None:
    text = SENTENCES[language]
    wrong = text.encode().decode(codec, "replace")
    assert bigram.total(text) > bigram.total(wrong) + 6
    assert bigram.score(text) > bigram.score(wrong)


def test_capital_inside_a_word_costs() -> None:
    assert bigram.total("жёлтые цветы") > bigram.total("жЁлтые цВеты") + 6


def test_capitals_all_through_are_language() -> None:
    assert bigram.score("ЖЁЛТЫЕ ЦВЕТЫ") > 0


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_neutral(text: str) -> None:
    assert bigram.total(text) == 0.0


@given(st.text(st.characters(codec=None)))
def test_any_text_has_a_finite_total_of_at_most_zero(text: str) -> None:
    assert -1e9 < bigram.total(text) <= 0


@given(st.lists(st.sampled_from("añéЖжялш中文の가 ."), min_size=1, max_size=60).map("".join))
def test_counted_pairs_weigh_as_much_as_repeated_ones(text: str) -> None:
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    first, second = codes[:-1], codes[1:]
    keys, times = np.unique(first.astype(np.uint64) << np.uint64(32) | second, return_counts=True)
    once = bigram.weigh((keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32), times.astype(np.int32))
    assert once == bigram.weigh(first, second)
