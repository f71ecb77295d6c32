"""The sample documents: what they show is what comes out, and each leads back to its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpusclean
from corpusclean.document import Document

SEEDS = Path(__file__).parent.parent / "seeds"


def cleaned(name: str) -> Document:
    document = corpusclean.clean_bytes((SEEDS / name).read_bytes())
    assert document.restore_bytes() == (SEEDS / name).read_bytes()
    return document


def roles(document: Document, role: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.role == role]


def test_a_post_written_with_an_assistant() -> None:
    post = cleaned("01-harbour-post.txt")
    assert post.title == "Harbour fees 🇩🇰🇸🇪"
    assert post.tickers == ("SKIF", "TOLD", "KVAY")
    assert [(one.name, one.extra) for one in post.citations] == [
        ("Sound Gazette", 2),
        ("Wikipedia", 0),
        ("The Ferry Times", 1),
    ]
    assert "\N{REPLACEMENT CHARACTER}" not in post.text
    assert "ďż˝" not in post.text
    assert "it does not oblige either city" in post.text
    assert roles(post, "heading") == [
        "⚓ A Treaty Written on One Page",
        "📉 What the Companies Lose",
        "1. Waiting Time at the Lock",
        "2. Older Ferries Without Shore Power",
        "🧭 Looking Ahead",
    ]
    assert len(roles(post, "list_item")) == 3


def test_a_news_page() -> None:
    page = cleaned("02-rail-news.txt")
    assert "ARTICLE AD BOX" not in page.text
    assert "Read more" not in page.text
    assert page.mode == "line"
    assert page.title == "How a night train that nobody wanted became the one that everybody books"
    assert roles(page, "heading") == ["A door that was only locked", "What the railway learnt"]


def test_an_essay_torn_by_pages() -> None:
    essay = cleaned("03-lighthouse-essay.md")
    assert essay.title == "Should the old lighthouse keep its lamp?"
    assert essay.byline == "Marit Solheim"
    assert "The harbour board will decide on Thursday whether" in essay.text
    assert "looked for a white light with a short dark pause" in essay.text
    assert "wait for the parcel to return." in essay.text
    assert len(essay.paragraphs) == 6


@pytest.mark.parametrize(
    ("name", "encoding", "words"),
    [
        ("04-library-windows-1251.txt", "cp1251", "Маленькая библиотека у старой переправы"),
        ("05-orchard-utf-16.txt", "utf-16-le", "Er heißt »Süßer Damm«"),
        ("08-bakery-stray-bytes.txt", "utf-8", "“Fresh every day”"),
    ],
)
def test_encodings(name: str, encoding: str, words: str) -> None:
    document = cleaned(name)
    assert document.source.encoding == encoding
    assert words in document.text


def test_text_that_was_encoded_twice_is_repaired() -> None:
    assert (
        "Le café de la gare était fermé, mais la patronne préparait déjà les crêpes."
        in cleaned("06-station-cafe-twice-encoded.txt").text
    )


def test_joiners_and_emoji_stay() -> None:
    source = (SEEDS / "07-persian-and-emoji.txt").read_text("utf-8")
    assert cleaned("07-persian-and-emoji.txt").text == source.strip()


def test_an_answer_with_its_citations() -> None:
    answer = cleaned("09-assistant-answer.md")
    for residue in ("【", "contentReference", "utm_source", "+3"):
        assert residue not in answer.text
    assert "The oldest known ones were built by monks, who did not mind getting up at night." in answer.text


def test_a_clean_document_is_untouched() -> None:
    source = (SEEDS / "10-clean-weather-diary.txt").read_text("utf-8")
    diary = cleaned("10-clean-weather-diary.txt")
    assert diary.text == source.rstrip("\n")
    assert diary.removed == ()
