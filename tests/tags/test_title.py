"""Which of the lines above a text is its title: told by the text where the lines alone do not tell."""

from __future__ import annotations

import pytest

import corpusclean

BODY = (
    "The pier was closed on Monday, for the engineers had found eleven rotten posts, and the ferry will use the "
    "old quarry until the summer."
)
SUBTITLE = "Engineers found eleven rotten posts, and the ferry will use the quarry"
GREEK = (
    "Η προβλήτα έκλεισε τη Δευτέρα, γιατί οι μηχανικοί βρήκαν έντεκα σάπιους πασσάλους, και το καράβι θα πιάνει στο "
    "παλιό λατομείο μέχρι το καλοκαίρι."
)
HAN = (
    "星期一，镇议会宣布关闭码头，因为工程师发现十一根木桩已经腐烂，渡轮在夏天之前只能停靠旧采石场，镇上的人对此议论纷纷。"
    "渔民们说，他们早就知道这件事，只是没有人来问过他们，因为他们每天都要从那里出海，看得一清二楚。"
)


def title_of(*lines: str) -> str | None:
    return corpusclean.clean("\n\n".join(lines)).title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Pier closed", SUBTITLE, BODY], "Pier closed"),
        (["Is the pier closed?", SUBTITLE, BODY], "Is the pier closed?"),
        (["News", "Pier closed", SUBTITLE, "12 May 2021", BODY], "Pier closed"),
        (["Why?", SUBTITLE, BODY], SUBTITLE),
        (["Politics", SUBTITLE, BODY], SUBTITLE),
        (["Ferry", SUBTITLE, BODY], SUBTITLE),  # one word is a topic
        (["Monday Ferry", SUBTITLE, BODY], SUBTITLE),  # and so is a name
        (["The Voice of Larvik and Horten", SUBTITLE, BODY], SUBTITLE),  # of which the text has no word
        (["The long way down for everybody", "A town and its pier", BODY], "The long way down for everybody"),
        (["How the ferry lost its way home", SUBTITLE, BODY], "How the ferry lost its way home"),
        (["Νέα", "Είναι ασφαλής η προβλήτα;", GREEK], "Είναι ασφαλής η προβλήτα;"),
        (["码头暂时关闭", "工程师发现十一根木桩腐烂，渡轮将停靠采石场", HAN], "码头暂时关闭"),
        (["社会", "工程师发现十一根木桩腐烂，渡轮将停靠采石场", HAN], "工程师发现十一根木桩腐烂，渡轮将停靠采石场"),
        (
            ["码头暂时关闭，渡轮停靠采石场", "镇上的人说他们早就知道这件事，只是没有人来问过。", HAN],
            "码头暂时关闭，渡轮停靠采石场",
        ),
        (
            ["镇上的人说他们早就知道这件事，只是没有人来问过。", "码头暂时关闭，渡轮停靠采石场", HAN],
            "码头暂时关闭，渡轮停靠采石场",
        ),
        (["HomeNewsFerriesTicketsAboutContact", SUBTITLE, BODY], SUBTITLE),
        (["码头暂时关闭", "12 May 2021", "春天的旧码头全景照片。海港晚报摄", HAN], "码头暂时关闭"),
    ],
)
def test_the_text_tells_the_title(lines: list[str], title: str) -> None:
    assert title_of(*lines) == title


def test_a_short_headline_above_its_writer_outlasts_a_page_of_buttons() -> None:
    page = [
        "Local news",
        "Pier closed",
        "By Ann Lee",
        "Share",
        "Facebook",
        "Print",
        BODY,
        BODY.replace("closed", "shut"),
    ]
    document = corpusclean.clean("\n".join(page))
    assert document.title == "Pier closed"
    assert [one.text for one in document.paragraphs] == ["Pier closed", *page[-2:]]


MANUAL = "# Counting posts\n\n```sh\npip install posts\nposts --all\n```\n\n## Usage\n\n```python\nprint(count())\n```"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (MANUAL, "Counting posts"),
        (MANUAL.replace("posts\n\n", "posts\n", 1), None),
        (MANUAL.replace("## Usage", "# Usage"), None),
        (MANUAL.replace("\n\n## Usage", "\n## usage"), None),
        (MANUAL.replace("# Counting", "## Counting"), None),
    ],
)
def test_a_manual_of_little_but_code_has_its_heading_for_a_title(text: str, title: str | None) -> None:
    document = corpusclean.clean(text)
    assert document.title == title
    assert document.text == text


@pytest.mark.parametrize("line", ["Table 1: The posts by year", "Figure 3. The posts by year", "Q: What did you find?"])
def test_captions_and_questions_of_an_interview_are_no_titles(line: str) -> None:
    assert title_of(line, BODY) is None


def test_the_name_that_links_call_a_heading_by_is_no_word_of_it() -> None:
    body = f"\n\n{BODY}" * 3
    document = corpusclean.clean(f"# Late boats {{ #late-boats }}{body}\n\n## Why {{ #why }}{body}")
    assert document.title == "Late boats"
    assert document.text == f"Late boats{body}\n\n## Why {{ #why }}{body}"
    assert [one.role for one in document.paragraphs][:5] == ["title", *["paragraph"] * 3, "heading"]
    assert document.paragraphs[-1].section == ("Why",)
    assert corpusclean.clean(f"Late boats{body}\n\n# Why {{ #why }}{body}").paragraphs[-1].section == ("Why",)
    assert corpusclean.clean(f"# Late {{boats}}{body}").title == "Late {boats}"


def test_a_byline_of_another_article_tells_no_title() -> None:
    page = ["Seven splendid cafés for cold evenings", "By Ben Dahl", "Ten walks for the whole family", "By Cleo Berg"]
    article = ["Rotten posts close the pier, and the ferry moves to the quarry", "By Ann Lee", BODY, BODY[::-1]]
    assert title_of(*page, *article) == article[0]
