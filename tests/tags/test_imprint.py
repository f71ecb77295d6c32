"""Lines with a name and a date in one."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.tags.byline import date_in, name_in

BODY = (
    "The ferry was late again, and nobody on the quay seemed to mind, for the evening was warm and the band had begun."
)


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("By Ann Lee | May 12, 2021 | News | 0 comments", "Ann Lee", "May 12, 2021"),
        ("By Ann Lee • May 12, 2021 • 4 min read", "Ann Lee", "May 12, 2021"),
        ("Posted on 12 May 2021 by Ann Lee in Sport", "Ann Lee", "Posted on 12 May 2021"),
        ("12.05.2021 von Anna Lehmann", "Anna Lehmann", "12.05.2021"),
        ("Publié le 12/05/2021 à 09h15 par Anne Leroy", "Anne Leroy", "Publié le 12/05/2021 à 09h15"),
        ("12 de mayo de 2021, por Ana García", "Ana García", "12 de mayo de 2021"),
        ("May 12, 2021 · 5 min read · Ann Lee", "Ann Lee", "May 12, 2021"),
        ("Ann Lee | 12 May 2021 | 3 comments | 2 shares", "Ann Lee", "12 May 2021"),
        ("Por Ana Lima · 12/05/2021 · Atualizado há 2 horas", "Ana Lima", "12/05/2021 · Atualizado há 2 horas"),
        ("By Ann Lee 12 May 2021 in Sport, News 17 comments", "Ann Lee", "12 May 2021"),
        ("12. Mai 2021 von Anna Lehmann Keine Kommentare", "Anna Lehmann", "12. Mai 2021"),
        ("Veröffentlicht am 12/05/2021 von hafenblick07", "hafenblick07", "Veröffentlicht am 12/05/2021"),
        ("Publié par Anne Leroy à 10:30", "Anne Leroy", "10:30"),
        ("Geplaatst op 12 mei 2021 door Anna de Vries", "Anna de Vries", "Geplaatst op 12 mei 2021"),
        ("By Ann Lee March 18 at 12:22 PM Follow @annlee", "Ann Lee", "March 18 at 12:22 PM"),
        ("by Ann Lee in Harbours on May 12, 2021 10:15 am", "Ann Lee", "May 12, 2021 10:15 am"),
        ("By ANN LEE and TOM BURNSMAY 12, 2021", "ANN LEE and TOM BURNS", "MAY 12, 2021"),
        (
            "Written by Ann Lee in Boats on 12 May 2021 at 08:34 PM EDT. Add A Comment",
            "Ann Lee",
            "12 May 2021 at 08:34 PM EDT",
        ),
        ("By Ann Lee2021-05-12 21:32:46 UTC", "Ann Lee", "2021-05-12 21:32:46 UTC"),
        ("By ANN LEE, Pilot | Friday May 12, 2021 @ 6:43pm EDT", "ANN LEE, Pilot", "Friday May 12, 2021 @ 6:43pm EDT"),
        ("By: Ann Lee May 12, 2021 3:21 PM PDT", "Ann Lee", "May 12, 2021 3:21 PM PDT"),
        ("Por Ana García 12 de mayo de 2021 Seguir", "Ana García", "12 de mayo de 2021"),
        ("Por Ana Lima em Esportes em 12 de maio de 2021", "Ana Lima", "12 de maio de 2021"),
        ("Par Anne Leroy Publié le 12 mai 2021 à 10h15", "Anne Leroy", "Publié le 12 mai 2021 à 10h15"),
        (
            "Par Anne Leroy Publié aujourd’hui à 13h59, mis à jour à 15h25",
            "Anne Leroy",
            "Publié aujourd’hui à 13h59, mis à jour à 15h25",
        ),
        ("Автор: Анна Ли 12 мая 2021", "Анна Ли", "12 мая 2021"),
    ],
)
def test_name_and_date_are_parted(line: str, name: str, date: str) -> None:
    assert (name_in(line), date_in(line)) == (name, date)
    document = corpusclean.clean(f"Late boats\n{line}\n{BODY}")
    assert (document.byline, document.date) == (name, date)
    assert line not in document.text


@pytest.mark.parametrize(
    "line",
    [
        "In May 2021 the boats were late by order of the Crown",
        "2021 was a year to be remembered by the ferrymen",
        "12 May 2021 by the sea",
        "12 May 2021 | Ann Lee | Tom Day | 3 comments",
        "12 May 2021 | Ann Lee | 3 boats that came too late again",
        "Ann Lee | 12 May 2021 | paid | 30 crowns and a dog | see below",
        "From 1921 by steam, from 1950 by diesel",
        "By Ann Harbour in 2019",
        "By the sea on 12 May 2021",
        "Story Tags | 12 May 2021",
    ],
)
def test_other_lines_stay(line: str) -> None:
    text = f"Late boats\n{line}\n{BODY}"
    document = corpusclean.clean(text)
    assert document.byline is None
    assert line in document.text


@pytest.mark.parametrize(
    "lines", [("Ann Lee", "@annlee"), ("Ann Lee", "Staff writer", "@annlee"), ("Ann Lee, @annlee",)]
)
def test_a_name_with_its_handle_is_a_byline(lines: tuple[str, ...]) -> None:
    document = corpusclean.clean("\n".join(["Late boats", *lines, BODY]))
    assert document.authors == ("Ann Lee",)
    assert document.text == f"Late boats\n\n{BODY}"


@pytest.mark.parametrize("lines", [("– Ann Lee (@annlee)",), ("The ferry", "was late", "@annlee"), ("@annlee",)])
def test_a_handle_alone_makes_no_byline(lines: tuple[str, ...]) -> None:
    document = corpusclean.clean("\n".join(["Late boats", *lines, BODY]))
    assert document.byline is None
    assert all(line in document.text for line in lines)


def test_a_name_right_below_the_text_is_a_byline_though_readers_wrote_below_it() -> None:
    text = [f"{BODY} {number}." for number in range(14)]
    comments = ["1 answer", "01", "Tom (Larvik)", "Late again? Truly!", "Did I not say so :)", "13 May 2021 | answer"]
    document = corpusclean.clean("\n".join(["Late boats", *text, "Harbour ferry", "Ann Lee | 12 May 2021", *comments]))
    assert (document.byline, document.date) == ("Ann Lee", "12 May 2021")
    assert "Tom (Larvik)" in document.text


def test_a_name_farther_down_is_not() -> None:
    text = [f"{BODY} {number}." for number in range(14)]
    posts = ["And now?", "Harbour ferry", "Wait and see", "Ann Lee | 12 May 2021", "So be it", "Or not", "a", "b", "c"]
    document = corpusclean.clean("\n".join(["Late boats", *text, *posts]))
    assert document.byline is None


@pytest.mark.parametrize("line", ["Sport | 12 May 2021", "12.05.2021 • Hafen", "12 mai 2021 · Société · 3 min"])
def test_a_section_beside_a_date_goes_with_it(line: str) -> None:
    document = corpusclean.clean(f"Late boats\n{line}\n{BODY}")
    assert document.date in line.split(" | ") + line.split(" • ") + line.split(" · ")
    assert document.text == f"Late boats\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "Concert in the old harbour | 12 May 2021",
        "| Sport | 12 May 2021 |",
        "Sport | May was dry",
        "a | b | c | d | 12 May 2021",
    ],
)
def test_other_lines_with_bars_stay(line: str) -> None:
    document = corpusclean.clean(f"Late boats\n{line}\n{BODY}")
    assert document.date is None
    assert line in document.text


def test_a_section_beside_a_date_below_the_text_stays() -> None:
    text = f"Late boats\n{BODY}\n{BODY} Still.\nLarvik | 12 May 2021\nOslo | Monday"
    assert corpusclean.clean(text).date is None


def test_a_letter_keeps_its_place_and_day() -> None:
    text = f"New Larvik, 12 May 2021\n\nDear Ann,\n\n{BODY}"
    assert corpusclean.clean(text).text == text


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14. Januar 2020, 9:21 Uhr 571 Kommentare", "14. Januar 2020, 9:21 Uhr"),
        ("12 May 2021 No comments", "12 May 2021"),
        ("12 mai 2021 | 3 min de lecture", "12 mai 2021"),
        ("Letzte Aktualisierung: 06.04.2019", "Letzte Aktualisierung: 06.04.2019"),
    ],
)
def test_a_count_behind_a_date_is_no_part_of_it(line: str, date: str) -> None:
    document = corpusclean.clean(f"Late boats\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert document.date == date
    assert line not in document.text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee with Reuters", "Ann Lee"),
        ("Par Anne Leroy (avec AFP)", "Anne Leroy"),
        ("Text: Anna Lehmann, Fotos: Tom Day", "Anna Lehmann"),
        ("By Ann Lee with her dog", ""),
    ],
)
def test_an_agency_and_pictures_are_no_part_of_a_name(line: str, name: str) -> None:
    assert name_in(line) == name


@pytest.mark.parametrize(
    "line", ["Anna Lehmann 12. Mai 2021", "12.05.2021 – Anna Lehmann", "Anna Lehmann / 12. Mai 2021 / 3 Kommentare"]
)
def test_a_name_needs_no_more_than_a_whole_date_beside_it(line: str) -> None:
    document = corpusclean.clean(f"Late boats\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert document.byline == "Anna Lehmann"
    assert line not in document.text


@pytest.mark.parametrize("line", ["Anna Lehmann (12 May 2021)", "Anna Lehmann May", "Anna Lehmann 2021"])
def test_a_log_of_changes_names_who_made_them(line: str) -> None:
    text = f"{line}\n\n- The ferry's timetable was mended, which nobody read.\n\n- The quay has a light now.\n\n{BODY}"
    assert line in corpusclean.clean(f"Late boats\n\n{text}").text


def test_a_date_of_numbers_is_not_torn() -> None:
    document = corpusclean.clean(f"Late boats\nAnn Lee 5/12/21 11:04am\n{BODY}")
    assert (document.byline, document.date) == ("Ann Lee", "5/12/21 11:04am")


def test_the_minutes_that_a_text_takes_are_no_part_of_a_name() -> None:
    assert name_in("By Ann Lee5 minute read") == "Ann Lee"


@pytest.mark.parametrize("line", ["Story Tags", "Search Site", "The Harbour"])
def test_words_of_a_page_beside_a_date_are_no_name(line: str) -> None:
    document = corpusclean.clean(f"Late boats in the harbour of Larvik\n{line}\n12 May 2021\n{BODY}")
    assert document.byline is None
