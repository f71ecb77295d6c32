"""Agencies and authors: who a report is by."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.tags.agency import agencies, source_facts
from corpusclean.tags.byline import byline_facts
from corpusclean.tags.name import people

BODY = (
    "The ferry was late again, and nobody on the quay seemed to mind, for the evening was warm and the band had begun."
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"LARVIK (Reuters) - {BODY}", "Reuters"),
        (f"(AP) — {BODY}", "AP"),
        (f"LARVIK, May 12 (Xinhua) -- {BODY}", "Xinhua"),
        (f"Larvik, 12 may (EFE).- {BODY}", "EFE"),
        (f"ЛАРВИК, 12 мая. /ТАСС/. {BODY}", "TASS"),
        (f"{BODY}\n{BODY} (dpa)", "dpa"),
        (f"{BODY}\n{BODY} [AFP]", "AFP"),
        (f"{BODY}\n{BODY} (ats/nxp)", "Keystone-SDA"),
        (f"Late boats\nBy Reuters\n{BODY}", "Reuters"),
        (f"Late boats\nPor Agencia EFE\n{BODY}", "EFE"),
        (f"Share\nFacebook\nTwitter\n{BODY}\nSource: Reuters\nComments\n3 Comments", "Reuters"),
    ],
)
def test_the_agency_is_known(text: str, agency: str) -> None:
    document = corpusclean.clean(text)
    assert document.agency == agency
    assert document.restore() == text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The access point (AP) is new. {BODY}",
        f"{BODY}\n{BODY} It had an access point (AP).",
        f"{BODY}\n{BODY} Nobody had an access point (AP)",
        f"LARVIK (Ontario) - {BODY}",
        "Reuters",
        "(dpa)",
        f"{BODY}\n{BODY} (see above)",
        "ap = 3  # (AP) - a pier\n" * 3,
    ],
)
def test_no_agency(text: str) -> None:
    assert corpusclean.clean(text).agency is None


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By Ann Lee and Tom Day", ("Ann Lee", "Tom Day")),
        ("By Ann Lee, Tom Day and Eva Ek", ("Ann Lee", "Tom Day", "Eva Ek")),
        ("Von Anna Lehmann und Tom Tag", ("Anna Lehmann", "Tom Tag")),
        ("Por José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Par Anne Leroy et Luc Petit", ("Anne Leroy", "Luc Petit")),
        ("By\nAnn Lee\nand\nTom Day", ("Ann Lee", "Tom Day")),
        ("By AFP", ()),
        ("By Ann Lee, Staff Writer", ("Ann Lee",)),
        ("By Ann Lee, Member of the Harbour Board", ("Ann Lee",)),
    ],
)
def test_authors_one_by_one(byline: str, authors: tuple[str, ...]) -> None:
    assert corpusclean.clean(f"Late boats\n{byline}\n{BODY}").authors == authors


def test_the_byline_stays_as_it_was_found() -> None:
    assert corpusclean.clean(f"Late boats\nBy Ann Lee and Tom Day\n{BODY}").byline == "Ann Lee and Tom Day"


def test_what_cannot_be_parted_is_one() -> None:
    assert people("Ann Lee and the harbour master") == ("Ann Lee and the harbour master",)
    assert people("") == ("",)
    assert byline_facts(["Posted by 5 hours ago"])[1:] == ()


def test_agencies_by_one_spelling() -> None:
    assert agencies("Agence France-Presse | Associated Press") == ("AFP", "AP")
    assert agencies("新华社") == ("Xinhua",)
    assert agencies("the harbour master") == ()
    assert [fact.text for fact in source_facts("Quelle：dpa")] == ["dpa"]
