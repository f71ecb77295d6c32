"""The title of an article among the lines of its page's head."""

from __future__ import annotations

import pytest

from corpusclean.draft import Draft
from corpusclean.furniture.page import page
from corpusclean.furniture.title import Told, told_title

ENGLISH = [
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.",
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog.",
]
GERMAN = [
    "Die Fähre kam am Montag wieder zu spät, und niemand auf dem Kai schien sich daran zu stören.",
    "Der Hafenmeister, der das alles schon kannte, ging nach Hause und kam an diesem Tag nicht wieder.",
]
JAPANESE = [
    "月曜日の渡し船はまた遅れて着いたが、桟橋で待っていた人たちはだれも気にしていないようだった。",
    "船は九時に着き、男が二人と犬が一匹降りて、十時には犬を残したまま静かに出て行ったという。",
]


def told(*lines: str) -> Told | None:
    return told_title(page(Draft("\n".join(lines))))


@pytest.mark.parametrize(
    ("above", "title", "body"),
    [
        (["Nobody missed the ferry on Monday | Harbour Post", "Home"], "Nobody missed the ferry on Monday", ENGLISH),
        (["Harbour Post - Nobody missed the ferry on Monday", "Home"], "Nobody missed the ferry on Monday", ENGLISH),
        (["Hafen » Verkehr » Die Fähre kam am Montag zu spät"], "Die Fähre kam am Montag zu spät", GERMAN),
        (["月曜の渡し船がまた遅れる｜港新聞", "ホーム"], "月曜の渡し船がまた遅れる", JAPANESE),
    ],
)
def test_a_line_that_says_it_with_the_site_tells_the_title(above: list[str], title: str, body: list[str]) -> None:
    found = told(*above, title, *body)
    assert found is not None
    assert found.at == len(above)
    assert 0 in found.echoes
    assert list(found.lead) == list(range(1, len(above)))


@pytest.mark.parametrize(
    ("above", "title", "body"),
    [
        ("Seven new cafés for the winter season", "Nobody missed the Monday ferry at the quay", ENGLISH),
        ("Sieben neue Cafés für den kalten Winter", "Die Fähre, die am Montag niemand vermisste", GERMAN),
        ("冬に行きたい新しい喫茶店", "月曜日の渡し船はなぜ遅れて着いたのか", JAPANESE),
    ],
)
def test_the_text_below_tells_the_title(above: str, title: str, body: list[str]) -> None:
    found = told(above, title, *body)
    assert found is not None
    assert found.at == 1
    assert not found.lead


def test_a_name_below_tells_a_title_of_which_little_is_said() -> None:
    found = told("Seven new cafés for the season", "What Larvik does about every ferry", "By Ann Lee", *ENGLISH)
    assert found is not None
    assert found.at == 1


@pytest.mark.parametrize(
    "lines",
    [
        ENGLISH,
        ["A long and quiet evening by the sea", *ENGLISH],
        ["Home", *ENGLISH],
        ["The ferry came late on Monday. (Getty/Ann Lee)", *ENGLISH],
        ["Ferry", "Nobody seemed to mind", "12 May 2021"],
        [],
    ],
)
def test_nothing_tells_a_title(lines: list[str]) -> None:
    assert told(*lines) is None


def test_a_heading_in_markup_is_no_site_s_line() -> None:
    found = told("# Nobody missed the ferry on Monday - Wiki", "Nobody missed the ferry on Monday", *ENGLISH)
    assert found is not None
    assert not found.lead
    assert 0 not in found.echoes


def test_the_last_of_two_copies_is_the_title() -> None:
    found = told("Nobody missed the ferry on Monday", "Share", "Nobody missed the ferry on Monday", *ENGLISH)
    assert found is not None
    assert (found.at, found.echoes) == (2, frozenset({0}))


def test_foreign_words() -> None:
    found = told("Seven new cafés for the season", "Nobody missed the Monday ferry", *ENGLISH)
    assert found is not None
    assert found.is_foreign("Seven splendid cafés for cold evenings", 0.1)
    assert not found.is_foreign("Monday ferries left without anyone noticing", 0.1)
    assert not found.is_foreign("Seven cafés", 0.1), "too little to tell"


MENU = ["Home", "News", "Politics", "Boats", "Nets", "Tides", "Sport", "Weather", "Travel", "Podcasts", "Contact"]


def test_a_line_of_a_menu_that_the_text_speaks_of_is_not_the_title() -> None:
    of_menu, title = "The ferry and the dog aboard", "Nobody missed the Monday ferry at the quay"
    found = told("Home", "News", of_menu, *MENU, title, *ENGLISH)
    assert found is not None
    assert found.at == 3 + len(MENU)


def test_a_title_above_its_subtitle_and_some_buttons_stays_the_title() -> None:
    title, subtitle = "Nobody missed the Monday ferry at the quay", "The ferry came in late with two men and a dog"
    found = told("Home", title, "Share", "Facebook", "Twitter", subtitle, *ENGLISH)
    assert found is not None
    assert found.at == 1
