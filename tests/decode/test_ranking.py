"""Legacy encodings told apart by what somebody would have written."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpusclean import bigram
from corpusclean.decode import decode, ranking, utf8
from corpusclean.decode.candidate import MULTI, SINGLE
from corpusclean.decode.outcome import count_strays
from corpusclean.decode.ranking import rank
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

SENTENCES = {
    "af": "Gisteraand het ons die brug oorgesteek en geel blomme gesien; die lêer is nog nie geberg nie.",
    "ar": "مشينا مساء أمس عبر النهر ورأينا الزهور الصفراء في الحقل.",
    "bg": "Снощи минахме през реката и видяхме жълтите цветя на поляната.",
    "cs": "Včera večer jsme šli přes řeku a viděli žluté květiny na louce.",
    "da": "I går aftes gik vi over åen og så de røde blomster på engen.",
    "de": "Gestern gingen wir über die Brücke und sahen schöne Gärten, größer als früher.",
    "el": "Χθες το βράδυ περάσαμε το ποτάμι και είδαμε τα κίτρινα λουλούδια.",
    "el-plain": "ΧΘΕΣ ΤΟ ΒΡΑΔΥ ΠΕΡΑΣΑΜΕ ΤΟ ΠΟΤΑΜΙ ΚΑΙ ΕΙΔΑΜΕ ΤΑ ΛΟΥΛΟΥΔΙΑ ΣΤΗΝ ΑΛΛΗ ΟΧΘΗ",
    "es": "Mañana iremos a la montaña y veremos el pequeño jardín de mi tía.",
    "fr": "Hier soir nous avons traversé la rivière près de la forêt, où l'été finissait déjà.",
    "he": "אתמול בערב עברנו את הנהר וראינו את הפרחים הצהובים בשדה.",
    "hsb": "Wčera wječor smy přez rěku šli a žołte kwětki na łuce widźeli.",
    "hu": "Tegnap este átmentünk a folyón, és láttuk a szép sárga virágokat a mezőn.",
    "ja": "昨日の夜、私たちは川を渡って黄色い花を見ました。とてもきれいでした。",
    "ko": "어제 저녁에 우리는 강을 건너서 노란 꽃을 보았습니다. 아주 예뻤습니다.",
    "ku": "Doh êvarê em ji çemî derbas bûn û me kulîlkên zer li deştê dîtin.",
    "lt": "Vakar vakare perėjome upę ir pamatėme gražias geltonas gėles pievoje, šalia miško.",
    "pl": "Wczoraj wieczorem przeszliśmy przez rzekę i widzieliśmy żółte kwiaty na łące.",
    "pt": "Ontem à noite atravessámos o rio e vimos flores amarelas; não há ilusões.",
    "ru": "Вчера вечером мы перешли реку и увидели жёлтые цветы на лугу.",
    "sv": "I går kväll gick vi över ån och såg de gula blommorna på ängen.",
    "th": "เมื่อวานเย็นเราข้ามแม่น้ำและเห็นดอกไม้สีเหลืองในทุ่งหญ้า",
    "tr": "Dün akşam nehri geçtik ve çayırdaki güzel sarı çiçekleri gördük, ışıl ışıldı.",
    "uk": "Учора ввечері ми перейшли річку і побачили її жовті квіти на луці.",
    "yi": "נעכטן אין אוונט זענען מיר אַריבער דעם טייך און האָבן געזען די געלע בלומען.",
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
    "af": "cp1252 iso8859_1",
    "el-plain": "cp1253 iso8859_7 cp737",
    "hsb": "cp1250 iso8859_2 cp852",
    "ku": "cp1254 iso8859_9 cp857",
    "yi": "cp1255",
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


@pytest.mark.parametrize("codec", ["cp437", "cp850", "cp852", "cp1252"])
@pytest.mark.parametrize(
    "text", ["Der Wert »%s« fehlt, und »none« gilt nicht.", "La valeur « %s » manque, et « none » aussi."]
)
def test_guillemets_are_quotes_whichever_way_they_point(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_the_dotted_capital_belongs_to_turkish() -> None:
    name = "Julià de Lòria, Sant Julià de Lòria, Òrrius"
    assert decode(name.encode("mac_roman")).text == name
    assert decode("İstanbul ve İzmir, DENİZ".encode("cp857")).text == "İstanbul ve İzmir, DENİZ"


@pytest.mark.parametrize("codec", ["cp1252", "iso8859_1"])
@pytest.mark.parametrize(
    "letters",
    [
        "etaoinshrdlucmfwypvbgkqjxzæøåéèÆØÅÉÈETAOINSHRDLUCMFWYPVBGKQJXZ",
        "enisratdhulcgmobwfkzvpjyxqäöüßéáàâÄÖÜÉÁÀÂENISRATDHULCGMOBWFKZVPJYXQ",
        "esaitnrulodcpmévqfbghjàxèyêzçôkwâîûùïëÉÀÈÊÇÔÂÎÛESAITNRULODCPMVQFBGHJXYZKW",
    ],
)
def test_a_list_of_letters_is_no_word(letters: str, codec: str) -> None:
    """Letters in the order of how common they are, as spelling checkers and keyboards list them."""
    assert decode(f"TRY {letters}\n".encode(codec)).text == f"TRY {letters}\n"


@pytest.mark.parametrize("codec", ["cp1252", "iso8859_1"])
def test_single_letters_side_by_side_tell_nothing_of_the_language(codec: str) -> None:
    listed = "".join(f"code {small} {small}  {small.upper()} {small}\n" for small in "äâàáãåæçéèêëíìîïñóòôöõøúùûü")
    text = f"' Anhänge, zuständig, März\n{listed}"
    assert decode(text.encode(codec)).text == text


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


def weighed(raw: bytes, hints: Mapping[str, float]) -> list[tuple[float, str]]:
    """The nats of each reading, best first: all candidates one by one, without the ranking's tables and short cuts."""
    plain: dict[str, float] = {}
    hinted: dict[str, float] = {}

    def add(text: str, nats: float, codec: str) -> None:
        plain[text] = max(nats, plain.get(text, nats))
        hinted[text] = max(hints.get(codec, 0.0), hinted.get(text, 0.0))

    for one in (*SINGLE, *MULTI):
        try:
            text = raw.decode(one.codec, "surrogateescape")
        except UnicodeDecodeError:
            continue
        strays = count_strays(text) if one in MULTI else 0
        if strays <= 0.01 * len(text) + (len(text) > 40):
            reading = bigram.read(text)
            foreign = 2.0 if reading.language and reading.language not in one.languages else 0.0
            add(text, reading.nats + one.prior - foreign - 5.0 * strays, one.codec)
    escaped = raw.decode("utf-8", "surrogateescape")
    if count_strays(escaped) <= utf8.well_formed(escaped) >= 3:
        mended = utf8.repair(raw)
        add(mended.text, bigram.read(mended.text).nats - 2.5 * mended.n_replaced_bytes, "utf-8")
    return sorted(((nats + hinted[text], text) for text, nats in plain.items()), reverse=True)


def legacy() -> st.SearchStrategy[bytes]:
    """A sentence in its codec, or a piece of one, with ASCII round it."""
    ascii_text = st.text("abc <>/=\n;", max_size=12)
    pieces = st.builds(
        lambda pair, start, end: SENTENCES[pair[0]][start:end].encode(pair[1]),
        st.sampled_from(PAIRS),
        st.integers(0, 20),
        st.integers(24, 80),
    )
    found = st.builds(lambda a, piece, b: a.encode() + piece + b.encode(), ascii_text, pieces, ascii_text)
    return found.filter(lambda raw: not raw.isascii())


@given(legacy())
@example(b"\xe9")
@example("Вчера вечером — №".encode("cp1251"))
def test_the_short_cuts_find_what_weighing_all_finds(raw: bytes) -> None:
    (nats, text), (behind, _) = weighed(raw, {})[:2]
    made = rank(raw)
    if nats - behind >= 4.0 and not made.n_replaced_bytes:  # where the lead is small, others are asked
        assert made.text == text
        assert math.isclose(made.margin, (nats - behind) / bigram.read(text).n, abs_tol=2e-4)
        assert math.isclose(made.confidence, 1 / (1 + math.exp(-min(nats - behind, 60) / 3)), abs_tol=1e-4)
        assert raw.decode(made.runner_up, "replace") != text


@given(legacy(), st.lists(st.sampled_from(["cp1251", "cp1250", "latin-1", "koi8_r"]), min_size=1, max_size=4))
def test_neighbours_weigh_six_nats_together(raw: bytes, neighbours: list[str]) -> None:
    hints: dict[str, float] = {}
    for name in neighbours:
        codec = "cp1252" if name == "latin-1" else name
        hints[codec] = hints.get(codec, 0.0) + 6.0 / len(neighbours)
    (nats, text), (behind, _) = weighed(raw, hints)[:2]
    made = rank(raw, neighbours)
    if nats - behind >= 4.0 and not made.n_replaced_bytes:
        assert made.text == text


@pytest.mark.parametrize(("said", "rule"), [("koi8-u", "declared"), ("iso-8859-5", "ranking")])
def test_a_declaration_that_came_true_is_named_as_the_rule(said: str, rule: str) -> None:
    raw = f"charset={said}\n{SENTENCES['ru']}".encode("koi8_r")
    made = decode(raw)
    assert (made.text, made.rule) == (raw.decode("koi8_r"), rule)


def test_a_declaration_and_all_neighbours_together_are_fifteen_nats() -> None:
    doubtful = b"charset=cp1250\n\xe8\n"
    assert decode(doubtful, neighbours=["cp1251"]).text.endswith("č\n")
    assert decode(b"charset=nonsense\n\xe8\n", neighbours=["cp1251"]).text.endswith("и\n")


def test_utf_8_with_more_good_than_bad_is_weighed_too() -> None:
    raw = "Près d’été où l’île".encode()
    raw = raw.replace("é".encode(), b"\xe9")
    made = rank(raw)
    assert (made.text, made.encoding, made.rule) == ("Près d’été où l’île", "utf-8", "utf-8-salvage")
    assert made.n_replaced_bytes == 2
    assert made.runner_up
    assert made.margin > 0


def test_two_good_characters_are_chance() -> None:
    for good, expected in ((3, "utf-8"), (2, "cp1252")):
        raw = b"- \xe9 -" + " é".encode() * good
        found = list(ranking._damaged_utf8(raw, ranking._pairs(raw), {}))
        assert [one.codec for one in found] == (["utf-8"] if expected == "utf-8" else [])


def refused(raw: bytes) -> str:
    with pytest.raises(UndecodableSource) as found:
        rank(raw)
    assert found.value.code == "undecodable"
    return found.value.detail


def test_rubbish_is_refused_with_what_it_looks_like() -> None:
    noise = bytes(random.Random(7).choices(range(0x80, 0x100), k=4_000))
    detail = refused(noise)
    assert detail.startswith("even read as ")
    assert detail.endswith(" it looks like no language")
    assert rank(noise[:120]).rule == "ranking"  # too little of it to tell


def test_a_few_bytes_that_a_codec_cannot_read_are_borne() -> None:
    hebrew = SENTENCES["he"].encode("cp1255")
    high = sum(byte >= 0x80 for byte in hebrew)
    most = int(2 + 0.1 * high)
    made = rank(hebrew + b" \xff" * (most - 1))
    assert isinstance(made, Decoded)
    assert (made.encoding, made.n_replaced_bytes) == ("cp1255", most - 1)
    assert made.text == SENTENCES["he"] + " \ufffd" * (most - 1)


def test_of_codecs_that_give_the_same_text_the_first_is_named() -> None:
    assert rank("café".encode("cp1252")).encoding == "cp1252"
    assert rank("café".encode("iso8859_15"), ["iso8859_15"]).encoding == "iso8859_15"
    assert rank(SENTENCES["ru"].encode("koi8_u")).encoding == "koi8_r"


@pytest.mark.parametrize(("alone", "asked"), [(19, True), (20, False)])
def test_accents_that_stand_alone_are_no_double_bytes(alone: int, asked: bool) -> None:
    raw = "渡".encode("cp932") + b" \xb1" * (alone - 1) + b" "
    assert sum(one >= 0x80 > two for one, two in pairwise(raw)) == alone
    found = {one.codec for one in ranking._multi(raw, ranking._pairs(raw), {})}
    assert ("cp932" in found) == asked
