"""News agencies: whose report an article is, by its dateline, its end or a line about its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpusclean.draft import Draft
from corpusclean.edit import Edit, Fact
from corpusclean.tags.article import article_of

_NAMES = """
    Reuters = reuters, thomson reuters, reuters news, рейтер, 路透社, 路透, ロイター, 로이터, رويترز
    AP = ap, associated press, the associated press, 美联社, 美聯社
    AFP = afp, agence france-presse, agence france presse, афп, 法新社, فرانس برس, أ ف ب
    dpa = dpa, dpa-afx, dpa-infocom, deutsche presse-agentur
    APA = apa, austria presse agentur
    Keystone-SDA = sda, keystone-sda, sda-ats, keystone-ats, ats
    KNA = kna, katholische nachrichten-agentur
    epd = epd, evangelischer pressedienst
    EFE = efe, agencia efe, agência efe
    Europa Press = europa press
    ANSA = ansa, adnkronos/ansa
    Adnkronos = adnkronos
    Lusa = lusa, agência lusa
    Agência Brasil = agência brasil, agencia brasil
    Estadão Conteúdo = estadão conteúdo
    Folhapress = folhapress
    Notimex = notimex
    Télam = télam, telam
    PAP = pap, polska agencja prasowa
    ČTK = čtk, ctk
    MTI = mti
    Agerpres = agerpres
    Tanjug = tanjug
    ANP = anp
    Belga = belga
    NTB = ntb
    TT = tt nyhetsbyrån, tt
    Ritzau = ritzau
    STT = stt
    AMNA = amna, απε-μπε, απε
    Anadolu = anadolu, anadolu agency, anadolu ajansı, aa
    DHA = dha, demirören haber ajansı
    TASS = tass, itar-tass, тасс, итар-тасс, 塔斯社
    RIA Novosti = ria novosti, риа новости, риа «новости»
    Interfax = interfax, интерфакс
    Ukrinform = ukrinform, укринформ, укрінформ
    Xinhua = xinhua, xinhua news agency, 新华社, 新華社, 新华网
    China News Service = china news service, 中新社, 中新网, 中新網
    CNA = central news agency, 中央社
    Kyodo = kyodo, kyodo news, 共同通信, 共同通信社, 共同
    Jiji = jiji, jiji press, 時事通信, 時事通信社, 時事
    Yonhap = yonhap, yonhap news agency, 연합뉴스
    Newsis = newsis, 뉴시스
    News1 = 뉴스1
    PTI = pti, press trust of india, पीटीआई, भाषा
    ANI = ani, asian news international
    IANS = ians
    BSS = bss, বাসস
    Antara = antara
    Bernama = bernama
    UPI = upi, united press international
    Bloomberg = bloomberg, bloomberg news
    Canadian Press = the canadian press, canadian press, la presse canadienne, presse canadienne
    PA Media = pa media, press association
    AAP = aap, australian associated press
    MENA = وكالة أنباء الشرق الأوسط
    WAM = wam, وام
    SPA = واس
    IRNA = irna, ایرنا
"""
_SPELLINGS = {
    spelling.strip(): name.strip()
    for name, spellings in (line.split("=") for line in _NAMES.strip().splitlines())
    for spelling in spellings.split(",")
}
_BETWEEN = re.compile(r"[/,;|+&、，]|\s(?:and|und|et|y|e|en|og|och|i|и)\s")
_AROUND = " \t\xa0.:©®*()[]（）【】\"'“”„«»–—-"
_NEAR_START = 90
_OPENING = re.compile(
    r"[^()（）\n]{0,60}?[(（/](?P<name>[^()（）\n]{2,40})(?:[)）][.]?\s?(?:--|[—–:：-])|/(?:[.:]|\s?[—–-]))"
)
_AT_END = re.compile(r"[.!?…»”\"。！？]\s*[(（\[](?P<name>[^()（）\[\]\n]{2,40})[)）\]]$")
_WIRED = re.compile("(?P<name>新华社|新華社|中新社|中新网|中新網|法新社|路透社|中央社)[^，。,\n]{0,20}[电電]")


def agencies(text: str) -> tuple[str, ...]:
    """The news agencies that a credit names, each once and by one spelling.

    >>> agencies("dpa/AFP"), agencies("Agence France-Presse and Ann Lee"), agencies("Reuters Street")
    (('dpa', 'AFP'), ('AFP',), ())
    """
    pieces = (piece.strip(_AROUND).casefold() for piece in _BETWEEN.split(text))
    return tuple(dict.fromkeys(_SPELLINGS[piece] for piece in pieces if piece in _SPELLINGS))


def source_facts(line: str) -> tuple[Fact, ...]:
    """The agencies that a line about an article's source names, behind its label if it has one.

    >>> source_facts("Source: Reuters")[0].text, source_facts("Source: the harbour master")
    ('Reuters', ())
    """
    _, _, said = line.replace("：", ":").partition(":")
    return tuple(Fact("agency", name) for name in agencies(said or line))


@dataclass(frozen=True, slots=True)
class Agency:
    """Notes the agency that an article's first line or its last one names in brackets; both stay in the text."""

    name: str = "tags/agency"

    def __call__(self, draft: Draft, /) -> Iterator[Edit]:
        """A note for the first place that names any."""
        article = article_of(draft)
        if not article.is_article:
            return
        first, last = article.rows[article.body], article.rows[-1]
        for line, match in ((first, _opening(first.text)), (last, _AT_END.search(last.text.rstrip()))):
            if match is not None and (names := agencies(match["name"])):
                start, end = line.start + match.start("name"), line.start + match.end("name")
                found = draft.text[start:end]
                yield Edit(start, end, found, found, self.name, tuple(Fact("agency", name) for name in names))
                return


def _opening(text: str) -> re.Match[str] | None:
    """Brackets before the dash of a dateline, an agency between strokes, or how agencies of China open a report."""
    start = text[:_NEAR_START]
    return _OPENING.match(start) or _WIRED.match(start)


AGENCY = Agency()
