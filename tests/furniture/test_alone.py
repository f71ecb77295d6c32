"""Single lines of furniture in a text that holds nothing else of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean

ABOVE = (
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.\n"
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog."
)
BELOW = "The harbour master said that the old engine would have to be replaced before the winter came."
ANYWHERE = [
    "Sign up for our weekly newsletter about the tides",
    "Abonnez-vous à notre newsletter quotidienne",
    "Síguenos en Facebook, Twitter e Instagram",
    "Seguici su Telegram e Instagram",
    "Folgen Sie uns auf Facebook und Instagram.",
    "Your email address will not be published. Required fields are marked *",
    "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *",
    "This website uses cookies to improve your experience.",
    "Photo: Ann Lee/Reuters",
    "Foto: dpa",
]
AT_THE_END = [
    "Tags: ferry, harbour, dog",
    "Schlagwörter: Hafen, Fähre",
    "12 Comments",
    "Leave a Reply Cancel reply",
    "Laisser un commentaire",
    "Teilen",
    "Advertisement",
    "Najczęściej czytane",
    "Share this with your friends",
    "Lo más leído",
    "Comments",
    "Комментарии",
    "Komentarze (3)",
]
KEPT = [
    "Tags",
    "Related",
    "Photo: the dog on the pier",
    "- Sign up for our weekly newsletter",
    "# 12 Comments",
    "The newsletter of the harbour asks nobody to subscribe.",
    "Tags: ferry",
]


PROSE = [
    "Compartir en Facebook es fácil, pero no siempre conviene hacerlo con las fotos de los niños del puerto.",
    "Condividi il pane con chi arriva su Facebook e Instagram, diceva sempre il vecchio capitano del porto.",
    "Veuillez nous envoyer un mail avant le départ du bac, faute de quoi le chien restera sur le quai lundi.",
    "Durch die Nutzung der neuen Brücke sparen die Fischer im Hafen jeden Tag zwei Stunden auf dem Weg zum Markt.",
    "Die Kommentare werden moderiert vom alten Hafenmeister, der sich viel Zeit dafür nimmt und gern lacht.",
]
ASKING_PROSE = [
    "Recibe el capitán todos los lunes a los pescadores, y les cuenta las noticias que le llegan por WhatsApp.",
    "Get the latest rope from the shed, the captain said, and then tell me on WhatsApp what the dog is doing.",
]


def _cleaned(text: str) -> str:
    return corpusclean.clean(text, stages=("residue",)).text.rstrip("\n")


@pytest.mark.parametrize("line", ANYWHERE)
def test_what_only_pages_say_goes_from_between_two_sentences(line: str) -> None:
    assert _cleaned(f"{ABOVE}\n{line}\n{BELOW}") == f"{ABOVE}\n{BELOW}"


@pytest.mark.parametrize("line", ANYWHERE)
def test_what_only_pages_say_stays_below_a_heading(line: str) -> None:
    text = f"{ABOVE}\nWhat it says on the pier\n{line}\nAnd on the boat\n{BELOW}"
    assert _cleaned(text) == text


@given(st.lists(st.sampled_from([*ANYWHERE, *AT_THE_END]), min_size=1, max_size=5, unique=True))
def test_finds_below_the_last_sentence_go_and_nothing_else(lines: list[str]) -> None:
    assert _cleaned("\n".join([ABOVE, BELOW, *lines])) == f"{ABOVE}\n{BELOW}"


@pytest.mark.parametrize("line", KEPT)
def test_what_may_be_a_heading_or_the_author_s_stays(line: str) -> None:
    assert _cleaned(f"{ABOVE}\n{BELOW}\n{line}") == f"{ABOVE}\n{BELOW}\n{line}"


@pytest.mark.parametrize("line", AT_THE_END)
def test_what_stands_at_an_end_stays_above_a_sentence_or_without_an_article(line: str) -> None:
    assert _cleaned(f"{line}\n{BELOW}") == f"{line}\n{BELOW}"
    assert _cleaned(f"Things to write\n{line}") == f"Things to write\n{line}"


@pytest.mark.parametrize("line", [*PROSE, *ASKING_PROSE])
def test_a_sentence_that_begins_as_furniture_does_stays(line: str) -> None:
    assert _cleaned(f"{ABOVE}\n{line}\n{BELOW}") == f"{ABOVE}\n{line}\n{BELOW}"


@pytest.mark.parametrize("line", PROSE)
def test_a_last_sentence_that_begins_as_furniture_does_stays(line: str) -> None:
    assert _cleaned(f"{ABOVE}\n{BELOW}\n{line}") == f"{ABOVE}\n{BELOW}\n{line}"


def test_a_text_on_cookies_keeps_what_it_says_of_them() -> None:
    text = f"{ABOVE}\nWe use cookies to remember your tides.\nA cookie is a small file that the browser keeps for us."
    assert _cleaned(text) == text


def test_a_menu_between_bars_goes_and_the_head_of_a_table_stays() -> None:
    menu = "Home | Ferries | Contact | Help"
    assert _cleaned(f"{menu}\n{ABOVE}\n{BELOW}") == f"{ABOVE}\n{BELOW}"
    table = "Name | Email | Phone | Website\nAnn | a@b.c | 12 | none"
    assert _cleaned(f"{ABOVE}\n{table}\n{BELOW}") == f"{ABOVE}\n{table}\n{BELOW}"


def test_the_label_of_an_advertisement_goes_from_above_a_text_that_does_not_speak_of_any() -> None:
    for label in ("Advertisement", "Werbung", "Publicité", "Реклама"):
        assert _cleaned(f"{label}\nThe dog of Monday\n{ABOVE}") == f"The dog of Monday\n{ABOVE}"
    for text in (f"Werbung\n{ABOVE}\nDie Werbung am Kai ist seit Montag verboten, sagt der Kapitän.", "Werbung\nHafen"):
        assert _cleaned(text) == text


def test_finds_that_only_pages_end_with_go_below_a_name_or_two_and_not_below_a_heading_or_a_list() -> None:
    for between in ("Ann Lee", "The harbour on air – all about ferries\nAnn Lee"):
        assert _cleaned(f"{ABOVE}\n{BELOW}\n{between}\nLo más leído") == f"{ABOVE}\n{BELOW}\n{between}"
    for between in ("What the page says:", "- Ann Lee", "# Ann Lee", "Ann Lee\nTom Day\nThe dog"):
        text = f"{ABOVE}\n{BELOW}\n{between}\nLo más leído"
        assert _cleaned(text) == text


def test_one_line_that_is_no_heading_lets_pleas_and_credits_beside_it_count() -> None:
    tail = "See also on this site: The new bridge\nAnn Lee / Reuters"
    assert _cleaned(f"{ABOVE}\n{BELOW}\n{tail}") == f"{ABOVE}\n{BELOW}"
