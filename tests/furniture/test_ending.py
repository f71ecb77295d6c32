"""Pleas below the last sentence of a text that is no page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.furniture.ending import THINGS
from corpusclean.pack import built_in

ARTICLE = (
    "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much.\n\n"
    "It came in at nine, with two men and a dog aboard, and left at ten without the dog."
)
PLEAS = [
    "Want more tides? Subscribe to our weekly newsletter!",
    "Folgen Sie uns auf Telegram und verpassen Sie keine Flut.",
    "Abonnez-vous à notre newsletter pour ne rien manquer.",
    "Únete a nuestro canal de WhatsApp",
    "Iscriviti al nostro canale Telegram",
    "Entre no nosso grupo do WhatsApp",
    "Dołącz do naszego kanału na WhatsApp",
    "Limanın haberlerini Telegram kanalımızdan takip edin",
    "Подписывайтесь на наш канал в Telegram.",
    "Підписуйтесь на наш канал у Viber",
    "تابعونا على قناة واتساب",
    "हमारे व्हाट्सएप चैनल से जुड़ें",
    "欢迎关注我们的微信公众号",
    "公式LINEアカウントを友だち追加",
    "카카오톡 채널을 추가하세요",
]
KEPT = [
    "“Subscribe to our newsletter,” she said.",
    "The newsletter of the harbour asks nobody to subscribe.",
    "- Follow us on Telegram to hear of the tides",
    "# Follow us on Telegram",
    "> Join our WhatsApp channel, it said on the pier, in letters as high as the dog.",
]


def _cleaned(text: str) -> str:
    return corpusclean.clean(text, stages=("residue",)).text.rstrip("\n")


def test_the_gate_looks_for_what_the_rule_looks_for() -> None:
    assert set(built_in().named("residue/plea-ending").hint) == set(THINGS)


@given(st.lists(st.sampled_from(PLEAS), min_size=1, max_size=30))
def test_all_pleas_below_an_article_go_and_nothing_else(pleas: list[str]) -> None:
    assert _cleaned("\n\n".join([ARTICLE, *pleas])) == ARTICLE


@pytest.mark.parametrize("line", KEPT)
def test_what_somebody_says_or_lists_stays(line: str) -> None:
    assert _cleaned(f"{ARTICLE}\n\n{line}") == f"{ARTICLE}\n\n{line}"


@pytest.mark.parametrize("line", PLEAS)
def test_a_plea_below_a_heading_is_the_author_s(line: str) -> None:
    assert _cleaned(f"{ARTICLE}\n\nHow to hear of the tides\n\n{line}").endswith(line)
    assert _cleaned(line) == line
