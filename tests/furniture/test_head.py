"""Which rows above an article, and beside its title, are the page's."""

from __future__ import annotations

from dataclasses import replace

from corpusclean import clean
from corpusclean.draft import Draft
from corpusclean.furniture.head import head_rows, header_rows
from corpusclean.furniture.page import page
from corpusclean.furniture.title import is_way

BODY = [
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.",
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog.",
]
TITLE = "Nobody on the quay missed the Monday ferry"


def gone(*lines: str) -> list[str]:
    sheet = page(Draft("\n".join(lines)))
    return [sheet.rows[at].line.text for at in sorted(set(head_rows(sheet)))]


def test_the_name_of_a_section_goes() -> None:
    assert gone("Harbour", "12 May 2021", TITLE, "Ann Lee", "of Larvik", "Share", *BODY)[:1] == ["Harbour"]


def test_a_word_right_above_the_title_needs_furniture_beside_it() -> None:
    assert gone("Harbour", TITLE, "How a town learnt to wait for nothing at all", *BODY) == []


def test_a_line_that_announces_stays() -> None:
    assert gone("Ferry news:", "12 May 2021", TITLE, "Ann Lee", "of Larvik", "Share", *BODY)[:1] == ["Ann Lee"]


def test_another_article_s_title_goes_and_a_related_line_stays() -> None:
    assert gone("Seven splendid cafés for cold evenings", "0", TITLE, "Share", *BODY) == [
        "Seven splendid cafés for cold evenings",
        "0",
        "Share",
    ]
    assert gone("Quay without ferry: what Monday was like", "0", TITLE, "Share", *BODY) == ["0", "Share"]


def test_a_title_that_plays_on_words_stays() -> None:
    title = "Somebody else's patience wears rather thin"
    for below in (["Share"], ["The town was calm", "Share"]):
        assert title not in gone("Log in", title, TITLE, *below, *BODY)


def test_without_a_sentence_only_finds_go() -> None:
    verse = ["Rain on the quay", "Nobody there", "A dog at the rail", "The ferry comes in as it always has come, lit"]
    assert gone("Log in", "Share", *verse, "Into rain", "Print") == ["Log in", "Share", "Print"]


def test_an_item_of_a_list_stays() -> None:
    assert gone(TITLE, "Share", "1. Larvik", "2. Skagen", *BODY) == ["Share"]


def test_a_subtitle_stays() -> None:
    assert gone(TITLE, "Share", "Harbour master says there is no cause for alarm", *BODY) == ["Share"]


def test_a_summary_above_a_menu_goes_with_its_title() -> None:
    title = "Museum invites young painters this spring"
    summary = "The museum invites painters of every age to send their pictures, and gives prizes for twelve of them."
    menu = ["Videos", "Galleries", "Partners", "Shop"]
    assert gone(title, summary, *menu, TITLE, "Share", *BODY)[:2] == [title, summary]
    assert summary not in gone(title, summary, TITLE, "Share", *BODY)
    buttons = ["Share", "Facebook", "Twitter", "WhatsApp", "Print"]
    assert summary not in gone(title, summary, *buttons, TITLE, *BODY)


def test_a_header_ends_at_the_title() -> None:
    sheet = page(
        Draft("\n".join([f"{TITLE} | Harbour Post", "Weather over the bay", TITLE, "The town was calm", *BODY]))
    )
    assert list(header_rows(replace(sheet, whole=True))) == [0, 1]


def test_a_header_with_two_finds_needs_no_page() -> None:
    whole = page(Draft("\n".join([f"{TITLE} | Harbour Post", "Home", "Fish and chips", "Log in", TITLE, *BODY])))
    assert list(header_rows(replace(whole, whole=False))) == [0, 1, 2, 3]
    one = page(Draft("\n".join([f"{TITLE} | Harbour Post", "Home", "Fish and chips", TITLE, *BODY])))
    assert list(header_rows(replace(one, whole=False))) == []


def test_the_way_to_a_section_goes() -> None:
    for way in ("Home > News > Harbour", "Start » Region » Hafen", "Accueil / Région / Port", "首页 > 新闻 > 社会"):
        assert gone(way, TITLE, "Share", *BODY) == [way, "Share"]


def test_lines_with_strokes_that_are_no_way_stay() -> None:
    for line in (
        "Boats / Sails",
        "Either the dog went by land / or the men had left it there / for the night",
        "a | b | c |",
        "> one > two > three",
        "Why A > B and B > C are not enough to say it.",
    ):
        assert not is_way(page(Draft(line)).rows[0])


def test_titles_under_a_related_head_go() -> None:
    above = ["Trending", "Seven cafés", "Who moved the buoy?", "How to paint a boat"]
    assert gone(*above, TITLE, "0 comments", *BODY) == [*above, "0 comments"]


def test_a_sign_alone_goes_beside_a_find_and_a_rule_or_code_stays() -> None:
    assert gone(TITLE, "Share", "--", "$", *BODY) == ["Share", "--", "$"]
    assert gone(TITLE, "Share", "{", "~~", "---", *BODY) == ["Share"]


def test_a_line_with_the_writer_s_name_goes_beside_a_find_below_the_byline() -> None:
    assert "Buy Ann Lee a herring or two" in gone(TITLE, "By Ann Lee", "Share", "Buy Ann Lee a herring or two", *BODY)
    assert "Buy Ann Lee a herring or two" not in gone(TITLE, "By Ann Lee", "Buy Ann Lee a herring or two", *BODY)
    assert "Buy Tom Day a herring or two" not in gone(
        TITLE, "By Ann Lee", "Share", "Buy Tom Day a herring or two", *BODY
    )


def test_a_title_that_stands_twice_among_buttons_stays_once() -> None:
    title = "Seven splendid evenings for a cup of tea"
    top = ["Log in", title, "Share on Facebook", title, TITLE, "By Ann Lee", "Share on Facebook"]
    assert clean("\n".join([*top, *BODY, "About us"])).text.count(title) == 1


def test_a_title_that_the_text_speaks_of_stays_once_without_a_writer() -> None:
    title = "The Monday ferry came at nine with two men and a dog"
    top = ["Log in", TITLE, "Share on Facebook", title, "Log in", title, "Share on Facebook"]
    assert clean("\n".join([*top, *BODY, "About us"])).text.count(title) == 1


def test_a_long_menu_goes_also_below_what_only_looks_like_the_title() -> None:
    unknown = ["Highline", "Pollster", "Weddings", "Divorce", "Outspeak", "Dolce Vita", "Fifty"]
    menu = ["News", *unknown, "Business", *unknown, "Politics"]
    editions = "Editions: Australia Brasil Canada Deutschland Danmark Finland France Greece India Italia Japan Korea"
    assert gone("Log in", editions, *menu, "Top stories", *BODY) == ["Log in", *menu, "Top stories"]


def test_what_a_recipe_needs_is_no_menu() -> None:
    needed = [f"{n} cups of tea" for n in range(2, 14)]
    assert gone("Log in", "Share on Facebook", TITLE, *needed, *BODY) == ["Log in", "Share on Facebook"]
