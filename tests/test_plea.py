"""What pages ask of their readers, by its grammar: an asking phrase and a thing in one short line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.plea import LONGEST, plea, source

TURNS = tomllib.loads(source())["plea"]

PLEAS = [
    ("subscribe", "To get the tides first, join our WhatsApp channel!"),
    ("subscribe", "Please consider a donation if you value our journalism."),
    ("subscribe", "Verpassen Sie nichts: Folgen Sie uns auf Telegram."),
    ("subscribe", "Recevez chaque matin les marées dans votre boîte mail"),
    ("subscribe", "Suscríbete a nuestro boletín"),
    ("subscribe", "Zapisz się do newslettera portu"),
    ("subscribe", "Odebírejte náš newsletter"),
    ("subscribe", "Limanın haberlerini Telegram kanalımızdan takip edin"),
    ("subscribe", "İskele uygulamamızı indirin ve bildirimleri açmayı unutmayın"),
    ("subscribe", "Подписывайтесь на наш канал в Telegram"),
    ("subscribe", "Долучайтесь до нашого каналу у Viber"),
    ("subscribe", "اشترك في نشرتنا البريدية"),
    ("subscribe", "در کانال تلگرام ما عضو شوید"),
    ("subscribe", "הצטרפו לערוץ הווטסאפ שלנו"),
    ("subscribe", "हमारे व्हाट्सएप चैनल से जुड़ें"),
    ("subscribe", "আমাদের হোয়াটসঅ্যাপ চ্যানেলে যোগ দিন"),
    ("subscribe", "欢迎关注我们的微信公众号"),
    ("subscribe", "メールマガジンへのご登録はこちら"),
    ("subscribe", "카카오톡 채널을 추가하세요"),
    ("subscribe", "Ikuti kami di Google News"),
    ("subscribe", "Theo dõi chúng tôi trên Zalo"),
    ("subscribe", "Prenumerera på vårt nyhetsbrev"),
    ("subscribe", "Tilaa uutiskirjeemme"),
    ("subscribe", "Εγγραφείτε στο newsletter μας"),
    ("subscribe", "Kövess minket a Facebookon is"),
    ("subscribe", "Abonează-te la newsletterul nostru"),
    ("subscribe", "Dit artikel is alleen voor abonnees"),
    ("subscribe", "You can unsubscribe at any time."),
    ("subscribe", "All tides at a glance. Subscribe for just $3 a month."),
    ("subscribe", "Jetzt testen: alle Gezeiten für 2 Euro im Monat"),
    ("subscribe", "Abonnez-vous dès 3 € par mois"),
    ("subscribe", "Custa pouco saber da maré. Assine por apenas R$ 3/mês."),
    ("subscribe", "Leia quantas marés quiser sem barreiras"),
    ("subscribe", "Leggi tutti gli articoli senza limiti"),
    ("subscribe", "Оформите подписку за 90 рублей в месяц"),
    ("subscribe", "Mit der Anmeldung akzeptieren Sie unsere Datenschutzerklärung."),
    ("subscribe", "Ho letto e accetto l'informativa sulla privacy"),
    ("subscribe", "いつでも配信停止できます。"),
    ("agency", "This article was first published in the Harbour Post."),
    ("agency", "Mit Material von dpa"),
    ("agency", "(Con información de EFE)"),
    ("legal", "We may earn a commission if you buy a boat through our links."),
    ("legal", "Cet article contient des liens affiliés"),
    ("cookie", "By going on you agree to our use of cookies."),
    ("cookie", "Na našem webu používáme soubory cookie"),
    ("cookie", "이 웹사이트는 쿠키를 사용합니다"),
    ("comments", "What do you think? Tell us below."),
    ("comments", "Qu'en pensez-vous ? Laissez un commentaire"),
    ("share", "Found this useful? Share it with your friends"),
    ("share", "Compártelo con tus amigos"),
    ("share", "Del artikelen med venner"),
    ("legal", "Перепечатка материалов только с письменного разрешения редакции"),
    ("bio", "Follow Ann Lee on Bluesky"),
    ("subscribe", "Have you seen our channel on tides?"),
    ("subscribe", "Kennst Du meine Videos auf ?"),
    ("subscribe", "Connaissez-vous notre newsletter du soir ?"),
    ("subscribe", "¿Ya conoces nuestro canal?"),
    ("subscribe", "Znasz już nasz podcast?"),
]

AUTHORS = [
    "The harbour's newsletter has a thousand readers.",
    "The ministry asked its staff to join the channel on Telegram.",
    "“Subscribe to our newsletter,” she said.",
    "Sign up forms belong above the fold of a newsletter.",
    "She signed up for the newsletter in March.",
    "Most sites use cookies, and few of them say what for.",
    "The harbour master published his log in March.",
    "Readers may unsubscribe from the tide table whenever they move inland.",
    "The shop earns a commission on each boat.",
    "Er meldete sich im März vom Newsletter ab.",
    "L'article du port a été lu par deux marins.",
    "Согласно материалам дела, паром опоздал.",
    "Die Leser folgen dem Hafen auf Telegram.",
    "Les abonnés suivent le port sur Facebook depuis mars.",
    "El puerto tiene un canal de Telegram desde marzo.",
    "Порт ведёт канал в Telegram с марта.",
    "港口在微信上有一个公众号。",
    "港のメールマガジンは毎週金曜日に届く。",
    "항구는 카카오톡 채널을 운영한다.",
    "The club costs its members three pounds a month.",
    "Testen Sie die Bremsen des Bootes einmal im Monat.",
    "Il porto costa tre euro al mese a chi vi tiene una barca.",
    "Assinou por um mês o jornal do porto.",
    "He could read all our letters, but not without limit.",
    "Donald Berg asks on Twitter why the ferry is late",
    "Shares of social media firms fell while the ferry stood still",
    "Subscribers to the harbour newsletter rose to a thousand in May.",
    "Registered users of the mobile app see the tides.",
    "Received by email, the tide tables are free.",
    "Worden er meer veerboten gevolgd op Telegram?",
    "Restaurants on Instagram draw crowds to the quay",
    "Share the plate with a friend.",
    "Join the parade that our community holds on the quay each May.",
    "Teilen Sie den Kuchen mit Freunden.",
    "Partagez ce plat avec vos amis.",
    "Have you seen our boats?",
    "Kennst du meinen Bruder?",
    "Telegram",
    "Newsletter",
]


@pytest.mark.parametrize(("kind", "line"), PLEAS)
def test_a_plea_is_told_by_its_grammar(kind: str, line: str) -> None:
    assert plea(line) == kind


@pytest.mark.parametrize("line", AUTHORS)
def test_a_sentence_about_the_thing_is_none(line: str) -> None:
    assert plea(line) is None


def _joined(turn: dict[str, Any]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(turn["ask"]), st.sampled_from(turn["thing"])).map(" ".join)


@given(st.sampled_from(TURNS).flatmap(_joined))
def test_each_asking_phrase_asks_for_each_of_its_things(line: str) -> None:
    assert plea(line) is not None


@given(st.sampled_from(TURNS).flatmap(_joined), st.sampled_from(["“", '"', "«", "„", "「"]))
def test_what_somebody_says_is_no_plea(line: str, mark: str) -> None:
    assert plea(mark + line) is None


@given(st.sampled_from(TURNS).flatmap(_joined))
def test_what_is_long_tells_more_than_it_asks(line: str) -> None:
    assert plea(line + " and so on" * (LONGEST // 10)) is None


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert plea(text) in {None, *(turn["kind"] for turn in TURNS)}
    assert plea(text) == plea(f"  {text}\t")
