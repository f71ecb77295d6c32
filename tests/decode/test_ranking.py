"""Legacy encodings told apart by what somebody would have written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.decode import decode

SENTENCES = {
    "ar": "مشينا مساء أمس عبر النهر ورأينا الزهور الصفراء في الحقل.",
    "bg": "Снощи минахме през реката и видяхме жълтите цветя на поляната.",
    "cs": "Včera večer jsme šli přes řeku a viděli žluté květiny na louce.",
    "da": "I går aftes gik vi over åen og så de røde blomster på engen.",
    "de": "Gestern gingen wir über die Brücke und sahen schöne Gärten, größer als früher.",
    "el": "Χθες το βράδυ περάσαμε το ποτάμι και είδαμε τα κίτρινα λουλούδια.",
    "es": "Mañana iremos a la montaña y veremos el pequeño jardín de mi tía.",
    "fr": "Hier soir nous avons traversé la rivière près de la forêt, où l'été finissait déjà.",
    "he": "אתמול בערב עברנו את הנהר וראינו את הפרחים הצהובים בשדה.",
    "hu": "Tegnap este átmentünk a folyón, és láttuk a szép sárga virágokat a mezőn.",
    "ja": "昨日の夜、私たちは川を渡って黄色い花を見ました。とてもきれいでした。",
    "ko": "어제 저녁에 우리는 강을 건너서 노란 꽃을 보았습니다. 아주 예뻤습니다.",
    "lt": "Vakar vakare perėjome upę ir pamatėme gražias geltonas gėles pievoje, šalia miško.",
    "pl": "Wczoraj wieczorem przeszliśmy przez rzekę i widzieliśmy żółte kwiaty na łące.",
    "pt": "Ontem à noite atravessámos o rio e vimos flores amarelas; não há ilusões.",
    "ru": "Вчера вечером мы перешли реку и увидели жёлтые цветы на лугу.",
    "sv": "I går kväll gick vi över ån och såg de gula blommorna på ängen.",
    "th": "เมื่อวานเย็นเราข้ามแม่น้ำและเห็นดอกไม้สีเหลืองในทุ่งหญ้า",
    "tr": "Dün akşam nehri geçtik ve çayırdaki güzel sarı çiçekleri gördük, ışıl ışıldı.",
    "uk": "Учора ввечері ми перейшли річку і побачили її жовті квіти на луці.",
    "zh": "昨天晚上我们过了河，看到了草地上黄色的花，非常漂亮。",
    "zh-hant": "昨天晚上我們過了河，看到了草地上黃色的花，非常漂亮。",
}
CODECS = {
    "ar": "cp1256 iso8859_6",
    "bg": "cp1251 cp866 iso8859_5 mac_cyrillic",
    "cs": "cp1250 iso8859_2 cp852 mac_latin2",
    "da": "cp1252 cp850 mac_roman",
    "de": "cp1252 cp850 mac_roman iso8859_15",
    "el": "cp1253 iso8859_7 cp737",
    "es": "cp1252 cp850 mac_roman",
    "fr": "cp1252 cp850 mac_roman",
    "he": "cp1255 iso8859_8 cp862",
    "hu": "cp1250 iso8859_2 cp852",
    "ja": "cp932 euc_jp",
    "ko": "cp949 johab",
    "lt": "cp1257 iso8859_13 cp775",
    "pl": "cp1250 iso8859_2 cp852",
    "pt": "cp1252 cp850",
    "ru": "cp1251 koi8_r cp866 iso8859_5 cp855 mac_cyrillic",
    "sv": "cp1252 cp850 mac_roman",
    "th": "cp874",
    "tr": "cp1254 cp857 iso8859_9",
    "uk": "cp1251 koi8_u",
    "zh": "gb18030",
    "zh-hant": "big5",
}
PAIRS = [(language, codec) for language, codecs in CODECS.items() for codec in codecs.split()]


@pytest.mark.parametrize(("language", "codec"), PAIRS)
def test_one_sentence_is_enough(language: str, codec: str) -> None:
    text = SENTENCES[language]
    made = decode(text.encode(codec))
    assert made.text == text
    assert made.exact
    assert made.rule == "ranking"


@pytest.mark.parametrize(("language", "codec"), PAIRS)
def test_a_page_of_it_is_read_surely(language: str, codec: str) -> None:
    text = (SENTENCES[language] + "\r\n") * 40
    made = decode(text.encode(codec))
    assert made.text == text
    assert made.confidence > 0.95


@given(st.sampled_from(PAIRS), st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200))
def test_ascii_before_and_after_changes_nothing(pair: tuple[str, str], ascii_text: str) -> None:
    text = f"{SENTENCES[pair[0]]} {SENTENCES[pair[0]]}"
    made = decode(f"{ascii_text}\n{text}\n{ascii_text}".encode(pair[1]))
    assert text in made.text or made.rule in ("declared", "escape")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"/* Copyright \xa9 2001 Example Ltd. */\nint main(void);\n", "©"),
        (b"# Author: Jos\xe9 Garc\xeda\nimport os\n", "José García"),
        (b"They\x92re \x93here\x94 \x96 at last\x85", "They’re “here” – at last…"),
        (b"It costs 5 \x80 or \xa35.", "5 € or £5"),
        (b"20\xb0C, 5 \xb5m, \xbd", "20°C, 5 µm, ½"),
    ],
)
def test_code_and_english_with_few_high_bytes(raw: bytes, text: str) -> None:
    assert text in decode(raw).text


def test_dos_boxes() -> None:
    text = "┌──────────────┐\r\n│ Größe: 5 MB  │\r\n└──────────────┘\r\n"
    assert decode(text.encode("cp437")).text == text


def test_a_cut_double_byte_at_the_end_is_the_only_loss() -> None:
    made = decode(SENTENCES["zh"].encode("gb18030")[:-1])
    assert made.text == SENTENCES["zh"][:-1] + "\ufffd"
    assert made.n_replaced_bytes == 1


def test_declaration_is_a_prior_not_a_command() -> None:
    head = "<meta charset=windows-1251>"
    assert decode((head + SENTENCES["ru"]).encode("koi8_r")).encoding == "koi8_r"
    assert decode((head + "ТО").encode("cp1251")).text == head + "ТО"
    assert decode((head + SENTENCES["ru"]).encode()).encoding == "utf-8"


def test_neighbours_settle_a_doubt_and_nothing_else() -> None:
    doubtful = b"\xe8\n"
    for codec, text in (("cp1250", "č\n"), ("cp1251", "и\n"), ("cp1252", "è\n")):
        assert decode(doubtful, neighbours=[codec]).text == text
    assert decode(SENTENCES["ru"].encode("cp1251"), neighbours=["koi8_r"] * 9).encoding == "cp1251"


def test_the_runner_up_is_another_text() -> None:
    made = decode(SENTENCES["cs"].encode("cp1250"))
    assert made.runner_up
    assert made.margin > 0
    assert SENTENCES["cs"].encode("cp1250").decode(made.runner_up, "replace") != made.text


def test_codes_that_do_not_come_back_keep_the_bytes() -> None:
    raw = SENTENCES["ja"].encode("cp932") + b"\x87\x90"
    made = decode(raw)
    assert made.encoding == "cp932"
    assert not made.exact
    assert made.encode() == raw
