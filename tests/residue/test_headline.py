"""However short a headline, a heading or a last sentence is: no menu, button or inset beside it takes it along."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean


class _Site(NamedTuple):
    """What pages in a language say: their own lines and the author's."""

    headlines: list[str]
    sentences: list[str]
    above: list[str]
    between: list[str]
    below: list[str]
    headings: list[str]
    insets: list[str]


SITES = [
    _Site(
        ["Bridge opens", "Ferry late again", "Dog finds its owner on the pier", "Why the gulls left"],
        [
            "The new bridge was opened on Wednesday morning.",
            "The mayor said that everybody had waited for it.",
            "The ferry was late again on Monday, and nobody on the quay seemed to mind it very much at all.",
            "“We waited for ten years,” said an old man who had come with his dog.",
        ],
        ["Home", "News", "Sport", "Log in", "Skip to content"],
        ["4 March 2026 10:15", "Share", "Print", "Save", "Advertisement", "Facebook"],
        ["Related articles", "Back to top", "Comments", "Leave a reply", "All rights reserved"],
        ["What happens next", "The dog", "Three questions"],
        ["Read more: Why the gulls left the fish market", "Advertisement", "Sign up for our newsletter"],
    ),
    _Site(
        ["Brücke eröffnet", "Fähre kommt wieder zu spät", "Hund findet Besitzer"],
        [
            "Die neue Brücke wurde am Mittwoch eröffnet.",
            "Der Bürgermeister sagte, alle hätten darauf gewartet.",
            "Die Fähre kam am Montag wieder zu spät, und niemand auf dem Kai schien sich daran zu stören.",
        ],
        ["Startseite", "Nachrichten", "Anmelden"],
        ["4. März 2026, 10:15 Uhr", "Teilen", "Drucken", "Anzeige", "Merken"],
        ["Das könnte Sie auch interessieren", "Kommentare", "Nach oben", "Alle Rechte vorbehalten"],
        ["Wie es weitergeht", "Der Hund"],
        ["Lesen Sie auch: Warum die Möwen gingen", "Anzeige", "Foto: dpa"],
    ),
    _Site(
        ["Мост открыт", "Паром снова опоздал", "Собака нашла хозяина"],
        [
            "Новый мост открыли утром в среду.",
            "Мэр сказал, что его ждали все.",
            "В понедельник паром снова опоздал, и никто на причале особенно не возражал: к этому давно привыкли.",
        ],
        ["Главная", "Новости", "Войти"],
        ["4 марта 2026, 10:15", "Поделиться", "Версия для печати", "Реклама"],
        ["Читайте также", "Наверх", "Комментарии", "Все права защищены"],
        ["Что дальше", "Собака", "Мост для всех"],
        ["Читайте также: Почему улетели чайки", "Реклама"],
    ),
    _Site(
        ["港口新桥通车", "渡轮又晚点", "海湾北部新桥开工", "港务长辞职", "今年冬天不会结冰，专家这样说"],
        [
            "四日上午，港口新桥正式通车，许多市民步行过桥。",
            "市长表示，这座桥大家等了很久。",
            "渡轮星期一又晚点了，码头上似乎没有人特别在意这件事，因为大家早就习惯了这样的等待。",
        ],
        ["首页", "新闻", "国内", "登录", "首页 > 新闻 > 正文"],
        ["2026-03-04 10:15", "来源：晨报", "分享到：", "字号：大 中 小", "打印本页", "广告"],
        ["（责任编辑：李明）", "相关阅读", "上一篇", "下一篇", "返回顶部"],
        ["下一步", "关于那条狗", "大家的桥"],
        ["广告", "相关阅读：海鸥为什么离开鱼市", "图片来源：新华社"],
    ),
    _Site(
        ["港の新しい橋が開通", "渡し船また遅れる", "港長が辞任"],
        [
            "港町で四日、新しい橋が開通し、朝から多くの人が歩いて渡った。",
            "市長は「長い間待っていた橋だ」と話した。",
            "渡し船は月曜日にまた遅れたが、岸壁にいた人たちは慣れた様子で、気にしているようには見えなかった。",
        ],
        ["ホーム", "ニュース", "ログイン", "会員登録"],
        ["2026年3月4日 10時15分", "印刷する", "メールで送る", "シェアする", "広告"],
        ["関連記事", "前のページ", "次のページ", "ページトップへ"],
        ["これから", "犬について"],
        ["広告", "関連記事：カモメはなぜ去ったか", "写真：共同通信"],
    ),
    _Site(
        ["항구의 새 다리 개통", "나룻배 또 지각", "항만장 사임"],
        [
            "항구 도시에서 4일 새 다리가 개통돼 아침부터 많은 사람이 걸어서 건넜다.",
            '시장은 "오래 기다린 다리"라고 말했다.',
            "나룻배는 월요일에 또 늦었지만 부두에 있던 사람들은 익숙한 듯 별로 신경 쓰지 않는 모습이었다.",
        ],
        ["홈", "뉴스", "로그인", "회원가입"],
        ["입력 2026.03.04. 10:15", "글자크기 조절", "인쇄하기", "공유하기", "광고"],
        ["관련기사", "이전 페이지", "맨 위로", "댓글"],
        ["다음 단계", "개에 대하여"],
        ["광고", "[사진=연합뉴스]"],
    ),
    _Site(
        ["افتتاح الجسر", "المركب يتأخر مجددا", "رحيل شاعر البحر", "الكلب يعثر على صاحبه في الميناء"],
        [
            "افتتح المحافظ صباح الأربعاء الجسر الجديد في الميناء وسط حضور كبير.",
            "وقال الأهالي إنهم انتظروا الجسر عشر سنوات كاملة ولم يصدقوا أنه اكتمل.",
            "تأخر المركب يوم الاثنين مجددا، ولم يبد أن أحدا من الواقفين على الرصيف قد انزعج من ذلك كثيرا.",
        ],
        ["الرئيسية", "أخبار", "محليات", "تسجيل الدخول"],
        ["الأربعاء 4 مارس 2026 - 10:15 ص", "شارك", "طباعة", "كتب: أحمد سالم", "إعلان"],
        ["موضوعات متعلقة", "الأكثر قراءة", "أضف تعليق", "جميع الحقوق محفوظة"],
        ["ماذا بعد", "حكاية الكلب"],
        ["اقرأ أيضا: لماذا رحلت النوارس", "إعلان"],
    ),
    _Site(
        ["เปิดสะพานใหม่", "เรือมาสายอีกครั้ง", "หมากลับบ้าน ชาวท่าเรือดีใจ"],
        [
            "สะพานใหม่ที่ท่าเรือเปิดให้ประชาชนใช้แล้วเมื่อเช้าวันพุธ มีผู้คนจำนวนมากเดินข้ามสะพานตั้งแต่เช้าตรู่จนถึงเย็น",
            "นายกเทศมนตรีกล่าวว่า ทุกคนรอคอยสะพานแห่งนี้มานานกว่าสิบปี และหวังว่าจะช่วยให้การเดินทางสะดวกขึ้นกว่าเดิมมาก",
            "เรือข้ามฟากมาสายอีกครั้งในวันจันทร์ แต่ดูเหมือนว่าไม่มีใครบนท่าเรือรู้สึกเดือดร้อนกับเรื่องนี้มากนักเพราะชินแล้ว",
        ],
        ["หน้าแรก", "ข่าว", "สังคม", "เข้าสู่ระบบ"],
        ["4 มีนาคม 2569 10:15 น.", "แชร์", "พิมพ์", "โฆษณา"],
        ["ข่าวที่เกี่ยวข้อง", "ข่าวล่าสุด", "แสดงความคิดเห็น", "สงวนลิขสิทธิ์"],
        ["เรื่องของหมา", "ก้าวต่อไป"],
        ["โฆษณา", "อ่านเพิ่มเติม: ทำไมนกนางนวลจึงจากไป"],
    ),
    _Site(
        ["Jembatan Baru Dibuka", "Kapal Terlambat Lagi", "Anjing Menemukan Pemiliknya di Dermaga"],
        [
            "Jembatan baru di pelabuhan dibuka untuk umum pada Rabu pagi.",
            "Wali kota mengatakan semua orang sudah lama menunggu.",
            "Kapal datang terlambat lagi pada hari Senin, dan tampaknya tidak ada yang keberatan di dermaga itu.",
        ],
        ["Beranda", "Berita", "Nasional", "Masuk"],
        ["Rabu, 4 Maret 2026 10:15 WIB", "Bagikan", "Cetak", "Iklan", "Penulis: Dewi Lestari"],
        ["Berita Terkait", "Komentar", "Terpopuler", "Kembali ke atas"],
        ["Langkah Berikutnya", "Soal Anjing Itu"],
        ["Baca juga: Mengapa Camar Pergi", "ADVERTISEMENT"],
    ),
    _Site(
        ["नया पुल खुला", "नाव फिर देर से आई", "कुत्ता अपने मालिक से मिला, बंदरगाह पर खुशी"],
        [
            "बंदरगाह पर नया पुल बुधवार सुबह लोगों के लिए खोल दिया गया है।",
            "महापौर ने कहा कि सब लोग दस साल से इस पुल का इंतजार कर रहे थे।",
            "नाव सोमवार को फिर देर से आई, लेकिन घाट पर खड़े लोगों को इससे कोई खास परेशानी नहीं हुई क्योंकि आदत पड़ गई है।",
        ],
        ["होम", "देश", "राज्य", "लॉगिन"],
        ["Updated: 4 मार्च 2026, 10:15 AM IST", "शेयर करें", "विज्ञापन", "प्रिंट"],
        ["संबंधित खबरें", "यह भी पढ़ें", "टिप्पणी करें", "सर्वाधिकार सुरक्षित"],
        ["आगे क्या होगा", "कुत्ते की कहानी"],
        ["ये भी पढ़ें: समुद्री पक्षी क्यों चले गए", "विज्ञापन"],
    ),
]


def some(lines: list[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(lines), min_size=least, max_size=len(lines), unique=True)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page, and its author's lines."""
    site = draw(st.sampled_from(SITES))
    headline, sentences = draw(st.sampled_from(site.headlines)), draw(some(site.sentences, least=2))
    headings = draw(some(site.headings))
    body: list[str] = []
    for sentence in sentences:
        if body and draw(st.booleans()):
            body.append(draw(st.sampled_from(site.insets)))
        if body and headings and draw(st.booleans()):
            body.append(headings.pop())
        body.append(sentence)
    lines = [*draw(some(site.above)), headline, *draw(some(site.between)), *body, *draw(some(site.below))]
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines), [headline, *(x for x in body if x not in site.insets)]


@given(pages())
@settings(max_examples=400)
def test_an_author_s_lines_stay(page: tuple[str, list[str]]) -> None:
    text, authors = page
    left = corpusclean.clean(text, settings=corpusclean.Settings(max_loss=1.0)).text.split("\n")
    assert [line for line in left if line in authors] == authors
