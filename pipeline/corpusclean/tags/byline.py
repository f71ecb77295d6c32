"""Lines that say who wrote a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from corpusclean.edit import Fact
from corpusclean.layout.shape import ends_sentence
from corpusclean.tags.agency import agencies
from corpusclean.tags.article import Article
from corpusclean.tags.date import date_of, uncounted
from corpusclean.tags.eastname import eastern_name, has_surname, is_eastern_list, unbracketed
from corpusclean.tags.imprint import dated_name, parted, parted_loosely, spaced, trailed
from corpusclean.tags.name import HAN_NAME, LONGEST_NAME, is_bare_name, is_name, is_page_word, people

_PLAIN = r"by|von|par|por|di|door|deur|przez|oleh|av|af|nga|от|του|της|από(?: την| τον)?|автор"
_TELLING = (
    r"(?:written|posted|published|reported|story|words|text|article|submitted|authored|contributed|compiled) by|"
    r"(?:verfasst|geschrieben|veröffentlicht|eingestellt|gepostet|erstellt|"
    r"ein (?:gastbeitrag|beitrag|kommentar|bericht|essay|interview)|text) von|"
    r"(?:publié|écrit|rédigé|posté|propos recueillis) par|(?:publicado|escrito|redactado|elaborado|firmado) por|"
    r"(?:pubblicato|scritto) da|a cura di|(?:geschreven|gepubliceerd) door|"
    r"(?:skrevet|skriven|publisert|publicerad|publiceret|text) a[vf]|kirjoittanut|scris de|ditulis oleh|isinulat ni|"
    r"napisała?|napsala?|napísala?|oprac\.|piše|γράφει (?:ο|η)|опубликовала?|написала?|написано от|записала?|"
    r"беседовала?|подготовила?|viết bởi"
)
_ARABIC = "بقلم|كتبت?|كتبه|الكاتبة?|إعداد|اعداد|تحرير|المحرر|محرر|ترجمة"
_CASELESS = r"بقلم|به قلم|מאת|द्वारा|লিখেছেন|เขียนโดย|โดย"
"""The same in scripts without capitals, of which no letter may follow at once."""
_OFFICE = (
    r"authors?|autor(?:en|in|a|es|e|i)?|auteur(?:e|s|es)?|reporter|editors?|redakteur(?:in)?|redacción|redazione|"
    r"redaktion|redakcja|redação|opracował|opracowała|opracowanie|autorka|autore|autorius|autorė|autors|avtor(?:ica)?|"
    r"tekst|text|testo|texte|texto|teksti|szöveg|kirjoittaja|toimittaja|szerző|írta|napsala?|napisao|napisala?|piše|"
    r"yazar|yazan|haber|muhabir|tác giả|bài|thực hiện|penulis|höfundur|egilea|mwandishi|"
    r"автор(?:ы|и|ка|ът)?|автор (?:статьи|текста)|аутор|текст|пише|редактор|журналист(?:ка)?|корр?еспондент|"
    rf"συντάκτης|συντάκτρια|συγγραφέας|επιμέλεια|ρεπορτάζ|{_ARABIC}|المؤلف|نویسنده|خبرنگار|تحریر|"
    r"כתבה?|כותבת?|लेखक|लेखिका|संवाददाता|লেখক|প্রতিবেদক|எழுதியவர்|ஆசிரியர்|రచయిత|લેખક|ਲੇਖਕ|ผู้เขียน|เรียบเรียง|ავტორი|հեղինակ"
)
_EAST = (
    r"作者|记者|記者|责任编辑|責任編集|責任編輯|编辑|編集|編輯|责编|責編|编译|編譯|采写|採訪|撰文|撰稿|翻译|翻譯|"
    r"取材・文・写真|取材・文|写真・文|文・写真|文・構成|構成・文|取材・構成|聞き手|執筆|取材|기자"
)
_LED = re.compile(
    rf"[\s–—•|·-]*(?:(?P<telling>{_TELLING})(?:\s*:|\s|(?-i:(?=[^\W\d_a-z])))|"
    rf"(?P<office>(?:{_OFFICE})(?:\(s\)|/in|\(in\))?\s*[:：]|(?:{_ARABIC})\s*[/ـ–-])|(?P<caseless>{_CASELESS})(?:\s*:|\s)|"
    rf"(?P<east>[^\W\d_]{{0,6}}(?:{_EAST})|文|글)\s*(?P<sign>[:：/／丨|＝=\s])|"
    rf"(?P<plain>{_PLAIN})(?:\s*:|\s)|(?P<glued>(?-i:[Bb]y(?=[A-Z]))))\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"[\s–—•|·-]*(?:posted on|{_TELLING}|{_OFFICE}|{_CASELESS}|[^\W\d_]{{0,6}}(?:{_EAST})|[文글]|by|"
    rf"(?:{_PLAIN})(?:[\s:]|$))|[（(【\[〔［〈<]",
    re.IGNORECASE,
)
"""How every line begins that `_LED`, `_ALONE` or `_BLOG_FOOT` knows: in a bracket maybe that is round all of it."""
_LED_WORD = re.compile(rf"(?:{_PLAIN}|de)\s+(?P<name>[^\W\d_][\w.-]{{2,24}})", re.IGNORECASE)
"""A word behind "by": whoever posts under one, where a date stands beside it."""
_NEXT_ROLE = re.compile(
    r"\s*[·・|]?\s*(?:攝影|摄影|圖|图|照片|写真|撮影|사진|그림|編輯|编辑|責編|责编|校对|校對)\s*(?:[/／:：丨|＝=]|\s)"
)
"""What stands behind a writer's name in the East: who took the pictures, and who edited the text."""
_ALONE = re.compile(
    rf"(?:{_TELLING}|{_CASELESS}|(?:{_OFFICE})(?:\(s\)|/in|\(in\))?\s*:?|{_PLAIN}|(?:{_EAST}|文|글)[:：])\s*:?",
    re.IGNORECASE,
)
_BLOG_FOOT = re.compile(r"Posted on .{4,60}?Author ?(?P<name>[^\W\d_].{1,40}?)(?:Categories.*)?", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?:posted|published|submitted|asked) by ?\d{1,2} (?:minute|hour|day|week|month|year)s? ago", re.IGNORECASE
)
"""What is left of a byline whose name was a link or a picture; it is kept as the byline, as it was found."""
_MAIL = re.compile(r"\[?email[\s\xa0]protected\]?|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}", re.IGNORECASE)
_AND_WORDS = "and und et y e en og och i & и та ve"
_AND = frozenset(_AND_WORDS.split())
_SITE = re.compile(r"[\w-]{2,30}\.(?:com|org|net|it|de|fr|es|info|news|[a-z]{2})", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@\w{2,30}")
_POST = re.compile(
    r"^(?:[\w&-]+ ){1,4}(?:correspondent|editor|reporter|writer|columnist|critic|journalist)$|"
    r"^(?:staff|senior|political|chief|freelance) (?:writer|reporter|correspondent)$|"
    r"^(?:[\w-]+ ){0,3}(?:redakteur|korrespondent|reporter|journalist)(?:in)?$|"
    r"^(?:journaliste|rédacteur|rédactrice|correspondante?|corresponsal|periodista|redactora?|giornalista|inviat[oa])\b.{0,30}$|"
    r"^(?:[\w-]+ ){0,3}(?:verslaggever|redacteur|correspondent|journalist|redaktør|reporter|toimittaja|dziennikarz)$",
    re.IGNORECASE,
)
"""What a writer is at a newspaper, on a line of its own."""
_LONGEST_OFFICE = 4  # words
_MOST_WORDS = 6
"""Words of the names on a line where no capital tells them from others."""
_PICTURES = re.compile(
    r"\s*[,;|/]\s*(?:fotos?|photos?|photographs?|bilder?|images?|illustration(?:en|s)?|videos?)"
    r"\s*(?::|von\b|by\b|par\b|de\b|di\b)\s*[^,;|/]{2,40}$",
    re.IGNORECASE,
)
"""Who took the pictures, behind the writer's name."""
_WITH_AGENCY = re.compile(r"\s*[(,/–-]?\s*\b(?:avec|mit|with|con|com|met)\s+(?P<who>[^()]{2,30})\)?$")
"""Whose report the writer used, behind the name."""
_NUMBERS = re.compile(r"\d")
_BESIDE_NAME = re.compile(
    r"(?<=[^\W\d_]) ?@\w{2,30}(?![\w.])|\s*\([a-zäöüß]{1,4}(?:/[a-zäöüß]{1,4})*\)$|\s*\([^()\d]{8,80}\)$"
)
"""A name's account, the letters with which an editor signs, and what somebody is, in brackets."""
_LONGEST_LINE = 140
_SPOKEN, _LEAST_WORD = 6, 3
"""Lines of a text that are searched for the words of a name, and letters of such a word."""
_SHORTEST_TITLE = 20


@lru_cache(maxsize=1 << 12)  # every pass asks about the same lines
def name_in(text: str) -> str:
    """The name on a line that says by whom a text is; empty where it is no such line.

    >>> name_in("By Ann Lee"), name_in("Author: Ann"), name_in("By the sea")
    ('Ann Lee', 'Ann', '')
    """
    if len(text) > _LONGEST_LINE:
        return ""
    opens = _opens(text)
    if not opens and text.isascii() and _NUMBERS.search(text) is None:
        return ""
    if _NAMELESS.fullmatch(text):
        return text
    text = _WITH_AGENCY.sub(_agency_left, _PICTURES.sub("", uncounted(text)))
    foot = _BLOG_FOOT.fullmatch(text)
    if foot:
        return foot["name"].strip()
    found = _LED.fullmatch(unbracketed(text)) if opens else None
    if found is not None:
        plain = _BESIDE_NAME.sub(" | ", found["name"].strip()).replace(" ,", ",")
        for part in (trailed, parted, parted_loosely, spaced):
            name = part(plain)[0].strip(" |,·–—-:")
            if _is_led(found, name):
                return name
    return dated_name(text)[0] or eastern_name(text)


@lru_cache(maxsize=1 << 12)
def _opens(text: str) -> bool:
    """The line may begin with words that lead to a name: a look that costs less than to read it."""
    return _OPENS.match(text) is not None


def _agency_left(found: re.Match[str]) -> str:
    """Nothing for a news agency, and what was found for anybody else."""
    return "" if agencies(found["who"].strip()) else found[0]


def date_in(text: str) -> str:
    """The date on a byline; empty where it has none.

    >>> date_in("By Ann Lee | 12 May 2021"), date_in("12 May 2021 by Ann Lee"), date_in("By Ann Lee")
    ('12 May 2021', '12 May 2021', '')
    """
    text = uncounted(text)
    led = _LED.fullmatch(text)
    whole = (trailed(led["name"].strip())[1] if led else "") or spaced(text)[1]
    return dated_name(text)[1] or whole or parted_loosely(text)[1]


def _is_led(found: re.Match[str], name: str) -> bool:
    """True where what follows the leading words can be a name: the less these say, the more it must look like one."""
    mailless = _MAIL.sub("", name).strip(" -–—,|()")
    if found["east"]:
        name = _NEXT_ROLE.split(name, maxsplit=1)[0].strip()
        fits = HAN_NAME.fullmatch(name) is not None and len(name) <= 12 and is_eastern_list(name)
        return fits and (not found["sign"].isspace() or "・" in found["east"] or has_surname(name))
    if not any(map(str.isupper, mailless)) and len(mailless.split()) > _MOST_WORDS:
        return False
    if found["telling"] or found["office"] or found["caseless"]:
        return 1 < len(mailless) <= LONGEST_NAME and is_name(mailless, least=1 if found["telling"] else 0)
    return is_name(mailless) or _SITE.fullmatch(name) is not None or bool(agencies(name))


def byline_facts(names: Iterable[str]) -> tuple[Fact, ...]:
    """What a byline says: each of its pieces as it was found, the people it names one by one, and the agencies.

    >>> [(fact.kind, fact.text) for fact in byline_facts(["Ann Lee and Tom Day"])]
    [('byline', 'Ann Lee and Tom Day'), ('author', 'Ann Lee'), ('author', 'Tom Day')]
    """
    facts = []
    for name in names:
        facts.append(Fact("byline", name))
        facts += (Fact("author", one) for one in people(name) if not agencies(one) and _NUMBERS.search(one) is None)
        facts += (Fact("agency", one) for one in agencies(name))
    return tuple(facts)


def names_at(article: Article, at: int, seen: Collection[str], dated: Collection[int]) -> tuple[int, list[str]]:
    """The last line and the names of the byline that begins on this line; no names where none does."""
    text = article.text(at)
    if not text or article.is_body(text):
        return at, []
    last, names = _byline_at(article, at, text, seen, dated)
    return (at, []) if names and article.is_header(at) else (last, names)


def _byline_at(
    article: Article, at: int, text: str, seen: Collection[str], dated: Collection[int]
) -> tuple[int, list[str]]:
    name = name_in(text)
    if name:
        return at, [name]
    if _is_alone(text):
        return _below(article, at)
    if text in seen:
        return at, [text]
    below = _above_address(article, at)
    if below:
        return at + below, [text]
    led = _LED_WORD.fullmatch(text) if _is_near_date(at, dated) else None
    if led is not None:
        return at, [led["name"]]
    office = _is_above_office(article, at, dated)
    name = text if office else _beside_date(article, at, dated)
    return at + office, [name] if name and not is_page_word(name) else []


def _is_near_date(at: int, dated: Collection[int]) -> bool:
    """A date stands right above the line or right below it."""
    return at > 0 and (at - 1 in dated or at + 1 in dated)


def _is_alone(text: str) -> bool:
    """Nothing but the words that a name follows."""
    return _opens(text) and _ALONE.fullmatch(text) is not None


def _below(article: Article, at: int) -> tuple[int, list[str]]:
    """Names on the lines below a line that is nothing but "By"."""
    row = at + 1
    lenient = article.text(at).casefold() not in _PLAIN.split("|")
    while _is_alone(article.text(row)):
        row += 1
        lenient = True
    names: list[str] = []
    while (
        row < len(article.rows)
        and is_name(article.text(row), least=1 if lenient else 2)
        and not article.is_body(article.text(row))
        and not (lenient and _may_be_title(article, row))
    ):
        names.append(article.text(row))
        if article.text(row + 1).casefold() not in _AND:
            return row, names
        row += 2
    return row - 2 if names else at, names


def _is_above_office(article: Article, at: int, dated: Collection[int]) -> bool:
    """A bare name, what its bearer is at the newspaper, and a date above or below the two."""
    near = at > 0 and (at - 1 in dated or at + 2 in dated)
    return near and is_bare_name(article.text(at)) and _POST.search(article.text(at + 1)) is not None


def _beside_date(article: Article, at: int, dated: Collection[int]) -> str:
    """A bare name with a date on its line or on a line beside it, or with an address for letters."""
    text, near = article.text(at), _is_near_date(at, dated)
    addressed = "@" in text or "protected" in text.lower()
    if not near and not addressed and _NUMBERS.search(text) is None:
        return ""  # as nearly always
    text = uncounted(text)
    if _POST.search(text):
        return ""
    before, _ = parted(text)
    if before != text or (at and spaced(text)[0]):
        return _dated_here(text, before, at)
    if addressed and ("@" in text or _MAIL.search(text)):
        bare = _HANDLE.sub("", _MAIL.sub("", text)).strip(" -–—,|()")
        return bare if bare != text and text[0].isalpha() and is_name(bare) else ""
    return text if near and is_bare_name(text) and not _may_be_title(article, at) else ""


def _dated_here(text: str, before: str, at: int) -> str:
    """The name on a line with a date, which may be what stands `before` it."""
    if at and (name := spaced(text)[0]):
        return name
    if at == 0 and text[len(before) :].lstrip().startswith(","):
        return ""  # a letter's place and day
    return before if is_name(before) and len(before.split()) <= 4 else ""


def _may_be_title(article: Article, at: int) -> bool:
    """True for a few words of which the text below has some, and that have no longer line above them; and for the only
    line above the text that could be a title.

    Where no letter has a capital, any two words look like a name, and one of the two is enough.
    """
    text = article.text(at)
    below = " ".join(article.text(row) for row in range(at + 1, max(at, article.body) + _SPOKEN)).casefold()
    spoken = sum(word.casefold() in below for word in text.split() if len(word) >= _LEAST_WORD)
    above = (article.text(row) for row in range(at))
    titled = any(len(one) > max(_SHORTEST_TITLE, len(text)) and not date_of(one) for one in above)
    if text.upper() == text.lower():
        return spoken > 0 or not titled
    return not titled and (spoken > 0 or not _has_other_title(article, at))


def _has_other_title(article: Article, at: int) -> bool:
    """Another line above the first sentence has several words."""
    for row in range(article.body):
        text = article.text(row)
        if ends_sentence(text) and len(text) > _SHORTEST_TITLE:
            return False
        if row != at and len(text.split()) > 1 and not date_of(text):
            return True
    return False


def _above_address(article: Article, at: int) -> int:
    """How far below a short line one stands that is nothing but an address for letters or posts: whom to write to.

    Between a name and the address may stand what the writer is, in a few words. 0 where there is none.
    """
    text = article.text(at)
    if not (len(text) <= 40 and text[0].isupper() and text[-1].isalpha()):
        return 0
    below = article.text(at + 1)
    if _MAIL.fullmatch(below) or (_HANDLE.fullmatch(below) and is_bare_name(text)):
        return 1
    if _HANDLE.fullmatch(article.text(at + 2)) is None:
        return 0
    is_office = len(below.split()) <= _LONGEST_OFFICE and below[-1:].isalpha()
    return 2 if is_office and is_bare_name(text) else 0
