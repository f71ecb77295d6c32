"""A sentence or two in each of many languages, written for these tests, and ways to damage them."""

from __future__ import annotations

from hypothesis import strategies as st

SENTENCES = {
    "cs": "Příliš pozdě odplul poslední trajekt, a přístav zůstal tichý.",
    "da": "Færgen sejlede først hen på aftenen, da tågen lettede over øen.",
    "de": "Die Fähre fährt erst spät über den Fluss, größere Schiffe müssen warten.",
    "el": "Το πλοίο φεύγει από το λιμάνι νωρίς το πρωί και γυρίζει το βράδυ.",
    "es": "El último barco salió mañana temprano, según decía el capitán.",
    "fa": "کشتی دیر رسید و مسافران در بندر منتظر ماندند.",
    "fi": "Lautta lähtee myöhään illalla, kun sää on jälleen tyyntynyt.",
    "fr": "Le dernier bateau a été retardé à cause de la marée, où l'on espérait mieux.",
    "he": "המעבורת יצאה מאוחר בערב והנוסעים חיכו ברציף.",
    "hi": "नाव देर से आई और यात्री घाट पर खड़े रहे।",
    "hu": "Az utolsó komp későn indult, és az utasok türelmesen vártak a kikötőben.",
    "ja": "最後の船は霧のために遅れて、乗客は港で待っていました。",
    "ko": "마지막 배는 안개 때문에 늦게 출발했고 승객들은 항구에서 기다렸다.",
    "lt": "Paskutinis keltas išplaukė vėlai, todėl žmonės ilgai laukė uoste.",
    "pl": "Ostatni prom odpłynął późno, więc pasażerowie czekali aż do świtu.",
    "pt": "A última balsa não saiu, porque a maré já estava muito alta à noite.",
    "ro": "Ultimul feribot a plecat târziu, așa că pasagerii au așteptat în port.",
    "ru": "Последний паром ушёл поздно, и пассажиры долго ждали на причале.",
    "sv": "Färjan gick först på kvällen, när dimman hade lättat över ön.",
    "th": "เรือเที่ยวสุดท้ายออกช้า ผู้โดยสารจึงรออยู่ที่ท่าเรือ",
    "tr": "Son vapur geç kalktı, yolcular iskelede uzun süre beklemek zorunda kaldı.",
    "uk": "Останній пором відійшов пізно, і люди ще довго чекали біля причалу.",
    "vi": "Chuyến phà cuối cùng khởi hành muộn, hành khách phải đợi ở bến cảng.",
    "zh": "最后一班渡轮因为大雾晚点了，旅客们只好在码头等待。",
}

CODECS = (
    *("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "iso8859-15", "mac_roman", "mac_cyrillic", "mac_latin2", "cp437"),
    *("cp850", "cp852", "cp866", "cp874", "koi8-r", "gb18030", "cp932", "cp949", "big5"),
)


def misread(text: str, codec: str, levels: int = 1) -> str | None:
    """`text` after its UTF-8 was read with `codec`, `levels` times; None where the codec refuses."""
    try:
        for _ in range(levels):
            text = text.encode("utf-8").decode(codec)
    except UnicodeError:
        return None
    return text


def clean_text() -> st.SearchStrategy[str]:
    """Clean lines in some of the languages."""
    return st.lists(st.sampled_from(sorted(SENTENCES.values())), min_size=1, max_size=4).map("\n".join)


ODD_PIECES = st.sampled_from(
    [
        *(
            "ďż˝",
            "пїЅ",
            "锟斤拷",
            "ÔøΩ",
            "ï¿½",
            "п»ї",
            "\ufffd",
            "\ufeff",
            "Ã©",
            "â€™",
            "Ã ",
            "Ð¿Ñ€Ð¸",
            "п©я─",
            "浣犲ソ",
        ),
        *(
            "é",
            "e\u0301",
            "\u0301" * 14,
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u200c",
            "\u200d",
            "\ufe0f",
            "\u202a",
            "\ue200",
        ),
        *(
            "👩\u200d👧",
            "می\u200cخواهم",
            "&amp;",
            "&amp;amp;lt;",
            "&eacute;",
            "&#8217;",
            "&lt;b&gt;",
            "`",
            "\x85",
            "\x93",
        ),
        *(
            "\r\n",
            "\r",
            "\n",
            "\t",
            " ",
            "  ",
            "\v",
            "\f",
            "\u2028",
            "\u3000",
            "ﬁ",
            "\x08",
            "\x1b[1m",
            "\x00",
            "ـ",
            "กำ",
        ),
        *("word", "Straße", "слово", "語", "Ġ", "[^àèìòùé]", "Óäàëèòü", "ﾎﾞｷ", "ᄒ", "ᅡ", "ᆫ", "क", "़"),
    ]
)


def odd_text() -> st.SearchStrategy[str]:
    """Text that the rules about encodings and characters bite on, and arbitrary text, interleaved."""
    pieces = ODD_PIECES | st.text(max_size=4) | st.sampled_from(sorted(SENTENCES.values()))
    return st.lists(pieces, max_size=25).map("".join).map(_whole)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
