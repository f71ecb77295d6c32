"""Where an article ends on a page: what may stand in its middle ends nothing."""

from __future__ import annotations

import pytest

from corpusclean import Settings, clean

SENTENCES = (
    "The late ferry is not the first of its kind, said the pilot, who has steered it over the strait for twenty years.",
    "Nobody on the quay seemed to mind, for the kiosk had coffee, and the rain had stopped an hour before it was due.",
    "The council wants to vote on a second boat in spring, when the figures of the winter have been counted and read.",
)
TOP = "Log in\nShare on Facebook\nFerry late once more\n" + "\n".join(SENTENCES)
END = "Related articles\nA bridge opens in the north\nShare on Facebook\nAbout us\nAdvertise\nAll rights reserved"
INSET = "Related story\nCouncil calls a meeting about a bridge over the strait"


def _removed(*pieces: str) -> str:
    return "\n".join(one.text for one in clean("\n".join(pieces), settings=Settings(max_loss=1.0)).removed)


def test_a_paragraph_whose_last_stop_is_lost_is_no_title() -> None:
    quoted = "“We waited for an hour,” he said. The second boat was late as well. " * 4 + "A ticket, he added, costs"
    removed = _removed(TOP, INSET, "“Then came the fog,” he said, and shrugged.", quoted, END)
    assert "A ticket" not in removed
    assert "About us" in removed


def test_a_long_list_without_a_word_of_furniture_is_the_articles() -> None:
    offers = [f"Rope for boats, {n} metres, white, with a hook of steel at one end, for ${n}.99" for n in range(10, 60)]
    removed = _removed(TOP, "ROPES, HOOKS, AND BUOYS", *offers[:5], "Share this article", *offers[5:], END)
    assert not any(offer in removed for offer in offers)
    assert "About us" in removed


def test_the_lengths_of_tracks_are_no_furniture() -> None:
    names = ("Ebb", "Slack water", "Spring tide", "Neap", "Flood", "Swell", "Low water", "Breakers")
    tracks = [f"{n}.\n{name}\n{n}:{n + 10}" for n, name in enumerate(names, 1)]
    removed = _removed(TOP, "Tracks", *tracks, *(f"{line} So wrote a critic." for line in SENTENCES), END)
    assert not any(piece in removed for piece in (*names, "1:11", "8:18", "So wrote a critic"))
    assert "About us" in removed


@pytest.mark.parametrize("time", ["0:00", "12:45"])
def test_the_clock_of_a_player_goes(time: str) -> None:
    assert time in _removed("Log in\nShare on Facebook\nFerry late once more", time, *SENTENCES, END)


def test_the_cells_of_a_table_are_no_words_of_a_menu() -> None:
    cells = [piece for n in range(1, 60) for piece in (f"Ferry number {n}", f"{n}.5", f"{n + 3}.1", f"{n * 7}.0")]
    removed = _removed(TOP, "Share this article", "TIDES BY FERRY", *cells, END)
    assert not any(cell in removed for cell in ("Ferry number 7", "Ferry number 59", "62.1"))
    assert "About us" in removed


def test_a_long_list_of_titles_goes_below_a_head_that_says_what_it_lists() -> None:
    titles = [f"Ferry number {n} was late again, and the mayor of Larvik said nothing" for n in range(10, 50)]
    removed = _removed(TOP, "Share this article", "Reader comments", "Latest news", *titles, END)
    assert all(title in removed for title in titles)
