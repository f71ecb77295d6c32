"""The words of a line that says when a text was published, by what they are: months, days, and all that stands round.

The names of the calendar that most of the world's pages use come from `data/date-words-1.txt`; here are those
of other
calendars, other spellings, and words like "updated".
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

_MONTHS = """
    сен янв фев апр июн июл авг окт ноя дек січ лют бер кві тра чер лип сер вер жов лис гру яну мар юни юли сеп ное
    январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь
    كانون شباط آذار اذار نيسان أيار ايار حزيران تموز آب اب أيلول ايلول تشرين
    جانفي فيفري أفريل افريل ماي جوان جويلية أوت اوت شتنبر غشت نونبر دجنبر ابريل اغسطس اكتوبر
    محرم صفر ربيع جمادى رجب شعبان رمضان شوال القعدة الحجة
    فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند
    फरवरी फर अप्रेल सितम्बर नवम्बर दिसम्बर अक्तूबर
    জানুয়ারি ফেব্রুয়ারি জানুয়ারী ফেব্রুয়ারী অগাস্ট
    বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র
    agt
"""
_HEBREW = "ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
"""Months before which stands the letter for "of", as one word with it."""
_WEEK = "一二三四五六日天", "월화수목금토일", "月火水木金土日"
_THAI_DAYS = "จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์ อาทิตย์"
_WORDS = """
    a à al am an as at av az på om on of o os the to by le la el de del der den dem des di do da in il i
    h hs hr hrs kl klo g год года году г в с от о um uhr us utc gmt cet cest est edt cst cdt mst pst pdt
    bst ist ct et pt jst kst wib wita wit msk мск z t m p pm st nd rd th er y e ya ago now today yesterday heute
    gestern aujourd hui hier hoy ayer oggi ieri hoje ontem vandaag gisteren dziś dzisiaj wczoraj bugün dün idag igår
    vor und and published publish publication posted post updated update last modified edited edit
    created date dated time first added uploaded revised original originally revision since version
    issued released release op eingestellt gepostet publiziert verfasst geschrieben letzte letzter artikel vom beitrag
    veröffentlicht veröffentlichung erschienen aktualisiert aktualisierung
    zuletzt geändert stand datum erstellt bearbeitet publié publiée publie mis mise jour modifié créé
    parution actualisé modification publicado publicada publicación actualizado actualizada
    actualización fecha creado modificado última atualizado atualizada publicação data criado pubblicato
    pubblicata aggiornato aggiornata ultima ultimo modifica aggiornamento creato alle ore gepubliceerd
    geplaatst bijgewerkt laatst gewijzigd opublikowano dodano aktualizacja zaktualizowano publikacji
    godz godzina utworzono ostatnia r publicerad uppdaterad skapad publisert oppdatert sist endret opdateret
    offentliggjort julkaistu päivitetty publikováno aktualizováno vydáno aktualizované dnes yayınlanma yayın
    güncelleme tarihi tarih son πμ μμ δημοσίευση ενημέρωση στις ώρα
    опубликовано обновлено дата публикации изменено создано время добавлено размещено сегодня вчера
    опубліковано оновлено створено сьогодні вчора о рік року публікації
    публикувана публикувано обновена обновено последна промяна на ч днес създадена добавена
    编辑于 修改于 上传于 編輯於 修改於 上傳於
    发布 时间 发表 更新 日期 发布时间 更新时间 发表时间 发布日期 发布于 发表于 发稿 发稿时间 最后更新 创建 录入
    创建时间
    發布 發佈 發表 發布時間 發佈時間 發表時間 發布日期 發佈日期 發布於 發佈於 更新時間 更新於 最後更新 最新更新
    刊登 刊登時間
    出版 建立時間 上稿時間 上午 下午 凌晨 早上 中午 晚上 傍晚 北京时间 北京時間 台北時間 香港時間 年 月 日 時
    分 秒 时 年月 天 前 時間
    小时 小時 分钟 分鐘 小时前 小時前 分钟前 時間前 分前
    公開 掲載 更新日 公開日 掲載日 投稿日 作成日 登録日 配信日 配信 最終更新 最終更新日 最終更新日時 更新日時
    公開日時 投稿日時
    配信日時 掲載日時 記事公開日 初公開 午前 午後 最終 現在 朝刊 夕刊 付
    년 월 일 시 분 입력 수정 등록 승인 오전 오후 기사입력 기사등록 최종수정 최종업데이트 최초입력 등록일
    등록일시 작성 작성일
    게시일 게시됨 게시 게재 업데이트 송고 송고시간 발행 발행일 날짜
    في نشر نُشر النشر تاريخ بتاريخ آخر اخر تحديث التحديث تم كتب أضيف الساعة بتوقيت يوم من ص م هـ ه صباحا صباحاً
    مساء مساءً
    مساءا ظهرا الأول الاول الثاني الآخر الآخرة ذو ذي منذ ساعة ساعات دقيقة دقائق الاثنين الإثنين الثلاثاء
    الاربعاء الاحد
    انتشار تاریخ به روز رسانی بروزرسانی به‌روزرسانی ساعت منتشر شده آخرین سه شنبه سه‌شنبه پنج پنج‌شنبه ق ظ ب
    شائع اشاعت اپ ڈیٹ اپڈیٹ بجے پاکستانی وقت
    פורסם עודכן בשעה ב בתאריך תאריך לאחרונה אחרון יום עדכון שעה
    प्रकाशित अपडेटेड अपडेट अद्यतन पब्लिश्ड पब्लिश दिनांक तारीख बजे पूर्वाह्न अपराह्न को पर समय अंतिम एएम पीएम
    প্রকাশ প্রকাশিত আপডেট পূর্বাহ্ণ অপরাহ্ণ পূর্বাহ্ন অপরাহ্ন এএম পিএম সময় তারিখ সকাল দুপুর বিকাল বিকেল
    সন্ধ্যা রাত হালনাগাদ
    প্রকাশের বঙ্গাব্দ
    பதிவு செய்த நாள் வெளியிடப்பட்ட வெளியீடு தேதி புதுப்பிக்கப்பட்டது காலை மாலை மாற்றம் கடைசி
    น เวลา เผยแพร่ เผยแพร่เมื่อ โพสต์ โพสต์เมื่อ อัปเดต อัพเดต อัพเดท อัปเดตล่าสุด อัพเดทล่าสุด ล่าสุด เมื่อ
    วันที่ ปรับปรุงล่าสุด ปรับปรุง พ ศ ม ก ค มี เม ย มิ ส ต ธ
    ngày đăng lúc cập nhật xuất bản hai năm nhất giờ phút
    pukul diperbarui diterbitkan dipublikasikan diposting diupdate tayang terbit tanggal rilis pada jam
    hour hours hr min mins minute minutes day days stunde stunden minuten tag tagen heure heures jour jours hora
    horas minuto minutos dia dias día días há hace ora minuti giorni fa uur dagen geleden godzin godziny godzinę minut
    minuty dni temu um ano anos mês meses semana semanas año años jahr jahren mois ans
    publicat publicată actualizat actualizată publicării actualizării data postat ora
    közzétéve frissítve megjelent módosítva udgivet publiceret kl senast ändrad uppdaterat zveřejněno aktualizace
    aktualizovaná zverejnené δημοσιεύθηκε δημοσιεύτηκε τελευταία ανανεώθηκε ενημερώθηκε
    час часа часов минут минуты минуту дней дня назад
"""


@cache
def date_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Names of months; of months, weekdays and halves of the day; and every word that a line of a date may hold."""
    text = (resources.files("corpusclean") / "data" / "date-words-1.txt").read_text("utf-8")
    months, days, halves = (line.split() for line in text.rstrip("\n").split("\n"))
    hebrew = _HEBREW.split()
    months += [*_spellings(_MONTHS), *hebrew, *(f"ב{month}" for month in hebrew)]
    days += _weekdays()
    calendar = frozenset([*months, *days, *halves])
    return frozenset(months), calendar, calendar.union(_spellings(_WORDS))


def _weekdays() -> list[str]:
    chinese, korean, japanese = _WEEK
    days = [before + day for before in ("星期", "周", "週", "礼拜", "禮拜", "") for day in chinese]
    days += [day + after for day in korean for after in ("요일", "")]
    days += [day + after for day in japanese for after in ("曜日", "曜", "")]
    days += [f"{before}{day}{after}" for day in _THAI_DAYS.split() for before in ("วัน", "") for after in ("ที่", "")]
    return days


def _spellings(text: str) -> list[str]:
    """The words, and as normalisation writes them: some letters of Bengali it takes apart."""
    return [*text.split(), *unicodedata.normalize("NFC", text).split()]
