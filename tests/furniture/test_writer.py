"""The box about the writer: a name, a word for being, a trade; and where it goes."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.furniture.writer import is_about_writer

ABOUT = [
    "Ann Lee is a reporter at the Harbour Post.",
    "Ann Lee covers the tides for the Harbour Post.",
    "Anna Lee ist Redakteurin bei der Hafenpost.",
    "Anne Lee est journaliste au Courrier du Port.",
    "Ana Lee es periodista en El Puerto.",
    "Anna Lee è giornalista e scrive di maree.",
    "Ana Lee é repórter do Porto.",
    "Anna Lee jest dziennikarką portu.",
    "Анна Ли — корреспондент «Порта».",
    "Anna Lee är reporter på Hamnposten.",
]
OTHERS = [
    "The harbour master is a writer of logs.",
    "Ann Lee is late again, and her editor minds it.",
    "Ann Lee, who had seen it all before from the pier and from the boat, is a reporter.",
    "is a reporter",
    "",
]
BODY = (
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.\n"
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog."
)


@pytest.mark.parametrize("line", ABOUT)
def test_a_writer_is_told_by_name_and_trade(line: str) -> None:
    assert is_about_writer(line)


@pytest.mark.parametrize("line", OTHERS)
def test_a_sentence_about_others_is_none(line: str) -> None:
    assert not is_about_writer(line)


@pytest.mark.parametrize("line", ABOUT)
def test_it_goes_with_what_follows_an_article_and_stays_within_one(line: str) -> None:
    head, tail = "Share on Facebook\nLog in", "Related articles\nA bridge opens in the north\nAll rights reserved"
    page = f"{head}\n{BODY}\n{line}\n{BODY}\n{line}\n{tail}"
    assert corpusclean.clean(page, stages=("residue",)).text.strip("\n") == f"{BODY}\n{line}\n{BODY}"


@pytest.mark.parametrize("line", ABOUT)
def test_it_stays_where_no_page_is(line: str) -> None:
    assert corpusclean.clean(f"{BODY}\n{line}", stages=("residue",)).text == f"{BODY}\n{line}"
