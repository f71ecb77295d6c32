"""Lines with a blank one below each: joined where they were cut to a width, left where they are what they are."""

from __future__ import annotations

import textwrap

import pytest

import corpusclean
from corpusclean.draft import Draft
from corpusclean.edit import apply
from corpusclean.layout.double import DOUBLE_SPACING

ENGLISH = [
    "The harbour master counted the boats every evening before he went home, and wrote the number into a book that "
    "nobody ever asked to see. On Sundays he stayed at home with his wife, and the boats went uncounted, which nobody "
    "knew but the gulls and his wife.",
    "The book was found many years later in a box under the stairs of the old custom house, and it was very wet, and "
    "nobody was able to read a word of it, except for the one number that had been written on every page.",
]
RUSSIAN = [
    "Начальник порта считал лодки каждый вечер, прежде чем идти домой, и записывал их число в книгу, которую никто "
    "никогда не хотел видеть. По воскресеньям он оставался дома с женой, и лодки никто не считал, о чём знали только "
    "чайки и его жена.",
    "Книгу нашли много лет спустя в ящике под лестницей старой таможни, она совсем промокла, и прочесть в ней нельзя "
    "было ни слова, кроме одного числа, которое стояло на каждой странице.",
]
ARABIC = [
    "كان مدير الميناء يعد القوارب كل مساء قبل أن يعود إلى بيته ويكتب العدد في كتاب لم يطلب أحد أن يراه ولا مرة واحدة "
    "في كل تلك السنين الطويلة التي عمل فيها هناك قرب البحر مع زوجته وأولاده الذين كبروا بين السفن والشباك.",
    "وجد الكتاب بعد سنوات طويلة في صندوق تحت الدرج في مبنى الجمارك القديم وكان مبللا جدا ولم يستطع أحد أن يقرأ منه "
    "كلمة واحدة سوى الرقم الذي كتب في كل صفحة من صفحاته الكثيرة التي أكلها الماء.",
]


def spaced(paragraphs: list[str], width: int, gap: str) -> str:
    return gap.join("\n\n".join(textwrap.wrap(one, width, break_on_hyphens=False)) for one in paragraphs)


@pytest.mark.parametrize("paragraphs", [ENGLISH, RUSSIAN, ARABIC])
@pytest.mark.parametrize("width", [46, 60, 72])
@pytest.mark.parametrize("gap", ["\n\n\n", "\n\n\n\n"])
def test_paragraphs_are_whole_again(paragraphs: list[str], width: int, gap: str) -> None:
    text = spaced(paragraphs * 2, width, gap)
    document = corpusclean.clean(text, stages=("layout",))
    assert [one.text for one in document.paragraphs] == paragraphs * 2
    assert document.restore() == text


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph_where_all_gaps_are_alike() -> None:
    assert [one.text for one in corpusclean.clean(spaced(ENGLISH, 60, "\n\n")).paragraphs] == ENGLISH


def test_verse_lists_and_sentences_stay() -> None:
    verse = ["The boats came in at break of day", "With silver nets and songs to sing,", "And gulls along the bay"] * 4
    things = ["count the boats that lie in the harbour", "close the gates", "light all the lamps on the pier"] * 4
    sentences = ["The boats came in late.", "Nobody had counted them that night.", "So it went on."] * 4
    for texts in (verse, things, sentences):
        text = "\n\n".join(texts)
        assert list(DOUBLE_SPACING(Draft(text))) == []


def test_headings_and_items_between_the_lines_keep_their_gaps() -> None:
    text = "\n\n".join(["Late boats", spaced(ENGLISH, 60, "\n\n"), "- the book", "- the box"])
    assert apply(text, list(DOUBLE_SPACING(Draft(text)))).split("\n\n")[-2:] == ["- the book", "- the box"]


def test_few_lines_say_nothing() -> None:
    text = "\n\n".join(textwrap.wrap(ENGLISH[0], 60)[:5])
    assert list(DOUBLE_SPACING(Draft(text))) == []
