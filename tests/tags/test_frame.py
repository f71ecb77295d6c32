"""Titles, names and dates in the frame of an article, and the look-alikes that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.tags.byline import name_in
from corpusclean.tags.date import is_date
from corpusclean.tags.imprint import parted
from corpusclean.tags.name import is_name

BODY = (
    "The ferry was late again, and nobody on the quay seemed to mind, for the evening was warm and the band had begun."
)


def tagged(text: str) -> corpusclean.Document:
    return corpusclean.clean(text, stages=("tags", "layout"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann van der Lee and Tom Day", "Ann van der Lee and Tom Day"),
        ("ByA.B. Lee", "A.B. Lee"),
        ("byAnn Lee", "Ann Lee"),
        ("Firmado por Ana García", "Ana García"),
        ("Autori: Anna Lehmane (ziņu dienesta redaktore)", "Anna Lehmane"),
        ("Von Anna Lehmann", "Anna Lehmann"),
        ("by Ann Lee , Harbour.org", "Ann Lee, Harbour.org"),
        ("By Tom Day@TomDay May 3, 2019, 4:22am EDT", "Tom Day"),
        ("Author: Ann Lee (td)", "Ann Lee"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Por Ana García | 03/05/2022 20:36", "Ana García"),
        ("Di Anna Rossi", "Anna Rossi"),
        ("Publicado por Ana García", "Ana García"),
        ("Written by Ann Lee", "Ann Lee"),
        ("Published by HARBOURNEWS at April 21, 2022", "HARBOURNEWS"),
        ("Autor: Anna Lehmann", "Anna Lehmann"),
        ("Автор: Анна Лебедева", "Анна Лебедева"),
        ("Ein Kommentar von Anna Lehmann", "Anna Lehmann"),
        ("By Ann Lee Published 12 May 2021", "Ann Lee"),
        ("Írta: Kovács Anna", "Kovács Anna"),
        ("Napisała: Anna Leśna", "Anna Leśna"),
        ("Deur Anna Botha", "Anna Botha"),
        ("Пише: Ана Лукић", "Ана Лукић"),
        ("Беседовала Анна Лебедева", "Анна Лебедева"),
        ("Της Άννας Λεμού", "Άννας Λεμού"),
        ("Γράφει η Άννα Λεμού", "Άννα Λεμού"),
        ("بقلم سلمى حداد", "سلمى حداد"),
        ("إعداد: سلمى حداد", "سلمى حداد"),
        ("מאת נועה ברקת", "נועה ברקת"),
        ("लेखक: मीरा जोशी", "मीरा जोशी"),
        ("লিখেছেন সুমন রায়", "সুমন রায়"),
        ("โดย สุดา ชัยวงศ์", "สุดา ชัยวงศ์"),
        ("ავტორი: ნინო ბერიძე", "ნინო ბერიძე"),
        ("作者：李安", "李安"),
        ("责任编辑：李安", "李安"),
        ("港口报记者 李安", "李安"),
        ("【编辑:李安】", "李安"),
        ("（责任编辑：李安）", "李安"),
        ("記者李安如／花蓮報導", "李安如"),
        ("取材・文：山田太郎", "山田太郎"),
        ("글 정유진", "정유진"),
        ("박지훈 기자 jihun@harbour.kr", "박지훈"),
        ("[항구일보 박지훈 기자]", "박지훈"),
    ],
)
def test_names_that_are_led_in(line: str, name: str) -> None:
    assert name_in(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "By the sea",
        "By default, the boats are counted twice.",
        "Von Anfang an",
        "Por fin",
        "BYTES Per Second",
        "Text: how to write one",
        "Authors whom nobody reads",
        "文件夹",
        "Editor settings",
        "De ce au plecat pescărușii",
        "От моря до моря",
        "Από σήμερα",
        "كتب الأطفال في المكتبة الجديدة",
        "โดยสารเรือ",
        "إعداد: 20 دقيقة",
        "댓글 접기",
        "文化 生活",
        "기자 회견",
        "生活中心／綜合報導",
    ],
)
def test_lines_that_lead_in_no_name(line: str) -> None:
    assert name_in(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "12 May 2021",
        "2021-05-12 08:15",
        "12.05.2021",
        "Published: 12 May, 2021 CET. Updated: Wed 12 May 2021 08:11 CET",
        "mercredi 12.05.21",
        "miércoles, 12 de mayo de 2021 - 8:15 a.m.",
        "Pubblicato il 12 maggio 2021 Ultima modifica 12 maggio 2021 12:02",
        "opublikowano: 7 kwietnia 2021",
        "15 августа 2016, 13:43",
        "2021年5月12日 17:11",
        "[05月12日 11時30分]",
        "7. oktober 2020",
        "Stand: 12. Mai 2021, 10:15 Uhr",
        "2021年5月12日 星期三",
        "發佈時間：2021/05/12 09:10 更新：2021/05/12 11:32",
        "投稿日：2021年5月12日 更新日：2022年1月8日",
        "2021年5月12日(水) 19:34",
        "5/12(水) 7:02配信",
        "입력 2021.05.12 (수) 09:30",
        "송고시간2021-05-12 17:00",
        "Оновлено 12.05.2021",
        "12 май 2021, 16:40 ч.",
        "الأربعاء، 12 مايو 2021 10:45 ص",
        "الثلاثاء 25 تشرين الأول 2022 | 09:12",
        "تاریخ انتشار: ۲۲ اردیبهشت ۱۴۰۰ - ۱۰:۳۰",
        "יום רביעי, 12 במאי 2021, 10:30",
        "अपडेटेड 12 मई 2021, 10:30 AM",
        "প্রকাশিত: ১০:৩০ এএম, ১২ মে ২০২১",
        "பதிவு செய்த நாள்: 12 மே 2021",
        "12 พฤษภาคม 2564 10:30 น.",
        "12 พ.ค. 64",
        "Cập nhật lúc 10:30, 12/05/2021",
        "Diperbarui 14/09/2023, 08:15 WIB",
        "شائع 12 مئی 2021 10:30am",
    ],
)
def test_lines_of_nothing_but_a_date(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "May 2021 was dry",
        "2021",
        "12",
        "1-0",
        "3 boats",
        "Chapter 12",
        "10:15",
        "May",
        "Boat 12.05.2021",
        "12 May 2021 in Larvik",
        "2021年5月12日的渡船",
        "المركب 12 مايو 2021",
        "12 мая 2021 паром",
        "3 水 2",
    ],
)
def test_lines_that_are_more_or_less_than_a_date(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    "source",
    [
        "ثقافة وفنون\n\nقصة الكلب\n\n12 مايو 2021\n\n" + "ثم عاد الكلب إلى صاحبه بعد غياب طويل في المدينة. " * 4,
        "Editor\n\nLate Boats Again\n\n12 May 2021\n\n" + "The boats were late again on that warm evening. " * 4,
        "Kota\n\nKapal Datang Lagi\n\n12 Mei 2021\n\n" + "Kapal itu akhirnya datang ke pelabuhan malam hari. " * 4,
    ],
)
def test_a_headline_beside_a_date_is_no_name(source: str) -> None:
    headline = source.split("\n\n")[1]
    document = tagged(source)
    assert headline in document.text.split("\n")
    assert document.byline is None


def test_the_frame_is_lifted_out_and_can_be_put_back() -> None:
    source = f"Why the boats are late\nBy Ann Lee\n12 May 2021\n{BODY}\n{BODY}"
    document = tagged(source)
    assert document.title == "Why the boats are late"
    assert document.byline == "Ann Lee"
    assert [fact.text for edit in document.edits for fact in edit.facts if fact.kind == "date"] == ["12 May 2021"]
    assert document.text == f"Why the boats are late\n\n{BODY}\n\n{BODY}"
    assert [paragraph.role for paragraph in document.paragraphs] == ["title", "paragraph", "paragraph"]
    assert document.restore() == source


@pytest.mark.parametrize(
    "source",
    [
        "The boats came in\nBy Ann Lee",
        f"Title: Late boats\nAuthor: Ann Lee\nCreated: 12-May-2021\n\n{BODY}",
        f"{BODY}\n\n{BODY}\n\n{BODY}\n\n12 May 2021\n\n{BODY}",
        f"Low water\n12 May 2021\nHigh water\n13 May 2021\nNo water\n14 May 2021\n{BODY}",
        f"By the sea\n\n{BODY}",
    ],
)
def test_what_is_no_frame_stays(source: str) -> None:
    assert tagged(source).removed == ()


def test_a_title_mark_goes_and_the_title_is_known() -> None:
    document = corpusclean.clean(f"# Late boats\n\n{BODY}\n\n## Why\n\n{BODY}", stages=("tags", "layout"))
    assert document.title == "Late boats"
    assert document.text.startswith("Late boats\n\n")
    assert document.removed == ()
    assert [paragraph.role for paragraph in document.paragraphs] == ["title", "paragraph", "heading", "paragraph"]


LINES = st.sampled_from(
    [
        "By Ann Lee",
        "By",
        "Ann Lee",
        "and",
        "12 May 2021",
        "Late boats",
        BODY,
        "Share",
        "",
        "Author:",
        "# Late boats",
        "a@b.org",
        "记者 李安",
    ]
)


@given(st.lists(LINES | st.text(max_size=12), max_size=16).map("\n".join))
def test_tagging_is_settled_and_reversible(text: str) -> None:
    document = tagged(text)
    assert document.status != "quarantined"
    assert document.restore() == text
    assert tagged(document.text).text == document.text
    spans = [(one.start, one.end) for one in document.removed]
    assert spans == sorted(spans)
    assert all(one.rule in ("tags/byline", "tags/date") for one in document.removed)


@given(st.text(max_size=80))
def test_any_line_can_be_asked(text: str) -> None:
    assert isinstance(is_name(text), bool)
    assert isinstance(is_date(text), bool)
    before, date = parted(text.strip())
    assert text.strip().startswith(before)
    assert text.strip().endswith(date)
    assert name_in(text) in text


def test_a_name_that_is_only_noted_has_the_role_of_a_byline() -> None:
    document = corpusclean.clean("\n\n".join(["Late boats", BODY, f"{BODY} Still.", f"{BODY} Ever.", "Ann Lee"]))
    assert document.byline == "Ann Lee"
    assert [one.role for one in document.paragraphs] == ["title", "paragraph", "paragraph", "paragraph", "byline"]


@pytest.mark.parametrize(
    ("echo", "title"),
    [
        ("Late boats of Larvik | Harbour Post", "Late boats of Larvik"),
        ("Harbour Post: Late boats of Larvik", "Late boats of Larvik"),
        ("晚点的渡船又一次晚点了 - 港口日报", "晚点的渡船又一次晚点了"),
    ],
)
def test_a_title_is_told_without_its_site(echo: str, title: str) -> None:
    assert tagged(f"{echo}\n\n{title}\n\n{BODY}").title == title
    assert tagged(f"{echo}\n\n{BODY}").title == echo


def test_a_chapter_s_name_is_no_site() -> None:
    assert tagged(f"Late boats of Larvik and of Skagen\n\nLate boats\n\n{BODY}").title != "Late boats"


@pytest.mark.parametrize("line", ["12 मई 2021", "12 мая 2021", "12 mai 2021"])
def test_short_names_of_months(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("From: Ann Lee\nTo: Tom Day\nSubject: Re: The late boat\nDate: Monday", "Re: The late boat"),
        ("Title: The late boat\nAuthor: Ann Lee\nLanguage: English", "The late boat"),
        ("Von: Ann\nAn: Tom\nBetreff: Das späte Boot", "Das späte Boot"),
        ("From: Ann Lee\nTo: Tom Day\nAbout: the boat", None),
        ("Title: The late boat", "Title: The late boat"),
    ],
)
def test_the_header_of_a_document_says_its_title_and_is_none(header: str, title: str | None) -> None:
    document = corpusclean.clean(f"{header}\n\n{BODY}")
    assert document.title == title
    assert document.text.startswith(header)


MENU = [
    "Harbour news and weather",
    "Boats for sale in the north",
    "How to tie a knot that holds",
    "Letters to the harbour master",
    "Recipes with herring and leek",
    "Old photographs of the lighthouse",
    "Songs for rowing in the rain",
]
COOKIES = "This page counts its readers by small files that it leaves with them, as every page does."
STORY = [
    "The night ferry to the island was late again on Monday, for its bell had been stolen from the bow at noon.",
    "The bell was found in the garden of the harbour master, who said that he had never heard the ferry come.",
    "Nobody on the island had missed the ferry, and nobody on the quay had missed the bell of the island's school.",
]


@pytest.mark.parametrize("above", [MENU, [COOKIES, *MENU], [*MENU[:2], COOKIES, *MENU[2:]]])
def test_of_many_lines_the_title_is_the_one_that_the_text_speaks_of(above: list[str]) -> None:
    title = "Stolen bell makes the night ferry late"
    document = corpusclean.clean("\n".join([*above, "Log in", "Subscribe", title, *STORY]))
    assert document.title == title
    assert [line for line in document.text.split("\n") if line in (title, *STORY)] == [title, *STORY]


def test_a_subtitle_that_says_more_is_no_title() -> None:
    lines = [
        "Bell of the night ferry",
        "Stolen at noon from the bow, found in the garden of the harbour master",
        *STORY,
    ]
    assert tagged("\n\n".join(lines)).title == lines[0]


def test_a_title_that_stands_among_other_articles_too_is_kept_above_its_own() -> None:
    title = "Stolen bell makes the night ferry late"
    lines = ["Log in", "Subscribe", title, "Share", "Search", title, "What the harbour master's garden hid.", *STORY]
    lines += ["Related", title, "Harbour news and weather", "Share", "Copyright 2021 Harbour Post"]
    document = corpusclean.clean("\n".join(lines), settings=corpusclean.Settings(max_loss=1.0))
    assert document.text.split("\n").count(title) == 1
    assert document.title == title


def test_a_byline_and_a_date_stand_right_above_the_text_however_much_stands_above_them() -> None:
    above = [
        f"{word} of the harbour and what they cost" for word in ("Boats", "Ropes", "Bells", "Maps", "Nets", "Oars")
    ]
    above += [f"Why the {word} are late this year" for word in ("boats", "ropes", "bells", "maps", "nets", "oars")]
    lines = [*above, "Stolen bell makes the night ferry late", "By Ann Lee", "12 May 2021", *STORY]
    document = tagged("\n\n".join(lines))
    assert (document.byline, document.date) == ("Ann Lee", "12 May 2021")
