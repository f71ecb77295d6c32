"""Front matter says the title, the writers and the date, and keeps every letter."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.tags.front import values

BODY = (
    "The ferry was late again, and nobody on the quay seemed to mind, for the evening was warm and the band had begun."
)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Late boats\nauthor: Ann Lee\ndate: 2021-05-12\n---",
        '---\nlayout: post\nDate: "2021-05-12"\nTitle: "Late boats"\nAuthors: ["Ann Lee"]\n---',
        "+++\ndate = 2021-05-12\ntitle = 'Late boats'\nauthor = 'Ann Lee'\n+++",
    ],
)
def test_what_front_matter_says_is_noted(front: str) -> None:
    document = corpusclean.clean(f"{front}\n\n{BODY}")
    assert (document.title, document.byline, document.date) == ("Late boats", "Ann Lee", "2021-05-12")
    assert document.text == f"{front}\n\n{BODY}"
    assert [one.role for one in document.paragraphs] == ["code", "paragraph"]


def test_several_writers() -> None:
    document = corpusclean.clean(f"---\ntitle: Late boats\nauthors: [Ann Lee, 'Tom Day']\n---\n\n{BODY}")
    assert document.authors == ("Ann Lee", "Tom Day")


def test_a_title_may_stand_below_front_matter() -> None:
    assert corpusclean.clean(f"---\nlayout: post\n---\n\n# Late boats\n\n{BODY}").title == "Late boats"


@pytest.mark.parametrize(
    "text",
    [
        "author: Ann Lee\n\nThe ferry was late.",
        "---\nauthor_id: 7\n---\n",
        "---\nauthor:\n  - Ann Lee\n---\n",
        "---\nauthor: >\n  Ann Lee\n---\n",
        "---\nlayout: post\n---\nauthor: Ann Lee\n",
        "---\nauthor: {name: Ann Lee}\n---\n",
    ],
)
def test_where_no_value_stands(text: str) -> None:
    assert list(values(text, "authors", "author")) == []


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "title: Late boats in the harbour\n  of Larvik\n\tand Horten\nauthor: Ann Lee",
            "Late boats in the harbour of Larvik and Horten",
        ),
        ("title: 'Late boats'\n  of: Larvik", "Late boats"),
        ("title: Late boats\n  - of Larvik", "Late boats"),
    ],
)
def test_a_value_may_take_several_lines(front: str, title: str) -> None:
    text = f"---\n{front}\n---\n\n{BODY}"
    document = corpusclean.clean(text)
    assert document.title == title
    assert document.text == text
