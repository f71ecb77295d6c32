"""Lines of a site round an article: above its title and once more below its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.draft import Draft
from corpusclean.furniture.page import page
from corpusclean.furniture.site import site_rows

BODY = [
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.",
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog.",
    "The harbour master, who had seen it all before, went home to his dinner and did not come back that day.",
]
TITLE = ["The ferry was late again on Monday", "12 May 2021"]
SITE = [
    "Tides of the week",
    "About this small page",
    "Пишите нам в гавань",
    "港新聞やさしい版について",
    "Λιμάνι και καιρός",
]
lines_of_a_site = st.lists(st.sampled_from(SITE), min_size=2, max_size=5, unique=True)


def gone(*lines: str) -> list[int]:
    return sorted(set(site_rows(page(Draft("\n".join(lines))))))


@given(lines_of_a_site, st.lists(st.sampled_from(["Our gulls by name", "Every boat"]), max_size=2))
def test_all_that_the_site_says_twice_goes_and_what_stands_below(site: list[str], below: list[str]) -> None:
    text = [*site, *TITLE, *BODY, *site, *below]
    assert gone(*text) == [*range(len(site)), *range(len(site) + 5, len(text))]


@given(lines_of_a_site)
def test_without_a_date_or_a_byline_all_stays(site: list[str]) -> None:
    assert gone(*site, TITLE[0], *BODY, *site) == []


@given(lines_of_a_site)
def test_a_list_below_the_title_stays(site: list[str]) -> None:
    assert gone(*TITLE, *site, *BODY, *site) == []


@pytest.mark.parametrize("below", [BODY[1], "\n".join(BODY)])
def test_a_second_page_of_the_article_stays(below: str) -> None:
    assert gone(*SITE[:2], *TITLE, *BODY, *SITE[:2], *below.split("\n")) == []


def test_one_line_or_lines_in_another_order_show_nothing() -> None:
    assert gone(SITE[0], "Our gulls by name", *TITLE, *BODY, SITE[0]) == []
    assert gone(*SITE[:2], *TITLE, *BODY, *SITE[1::-1]) == []


def test_a_sentence_about_the_site_may_differ_by_a_word() -> None:
    about = (
        "This small harbour page tells the rowers of the bay about weather, tides, gulls and boats, and is"
        " printed by the club in winter."
    )
    again = about.replace("winter", "winter and spring")
    long = [*BODY, *(sentence.replace("Monday", "Tuesday").replace("nine", "eight") for sentence in BODY * 3)]
    head = [SITE[0], about, *TITLE, "Read aloud", "In large letters"]
    assert gone(*head, *long, SITE[0], again) == [0, 1, len(long) + 6, len(long) + 7]
