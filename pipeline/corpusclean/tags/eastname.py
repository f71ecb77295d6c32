"""How bylines of East Asia are written: the office behind the name, or in brackets, or a place with "reported"."""

from __future__ import annotations

import re

_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］", "〈": "〉", "<": ">"}
_HAN = "[\u3400-\u9fff]{2,4}"
_HANGUL = "[\uac00-\ud7a3]{2,4}"
_MAIL = r"[|/=·,]?\s?[<(\[]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}[>)\]]?"
_KOREAN = re.compile(
    rf"(?:[\w·]{{2,12}}(?:=[\w·]{{2,8}})?[ =|])?(?P<name>{_HANGUL}(?: ?[·,] ?{_HANGUL}){{0,3}})"
    r" ?(?:선임|인턴|객원|수습|전문|기획|편집|온라인)? ?(?:기자|특파원|논설위원|통신원|에디터|PD)"
    rf"(?:\s?{_MAIL})?"
)
_CHINESE = re.compile(
    rf"(?:[\u3400-\u9fff]{{0,8}}(?:記者|记者|中心|特派員|特派员)\s?)?(?P<name>{_HAN}(?:[、,，]\s?{_HAN}){{0,3}})"
    r"\s?[/／╱│|]\s?[\u3400-\u9fff]{0,6}(?:報導|报导|報道|报道|採訪|整理)"
)
_NO_NAMES = (
    *("综合", "綜合", "中心", "本报", "本報", "编辑", "編輯"),
    *(
        "담당",
        "전문",
        "취재",
        "시민",
        "인턴",
        "선임",
        "사진",
        "객원",
        "수습",
        "우리",
        "여러",
        "일부",
        "현직",
        "신입",
        "다른",
    ),
)
_ROLE = re.compile(
    r"(?:本報|本报|本刊|本网|本網|特约|特約|見習|见习|实习|實習)?[\u3400-\u9fff]{0,8}(?:記者|记者)[ \u3000]+"
    rf"(?P<name>{_HAN}(?:[ \u3000、,，]+{_HAN}){{0,3}}?)(?:[ \u3000]+(?:通讯员|通訊員)[ \u3000]*{_HAN}"
    rf"(?:[ \u3000、,，]+{_HAN}){{0,3}})?(?:[ \u3000]*(?:文/图|图/文|文/圖|圖/文|摄影报道|攝影報導|报道|報導|摄|攝))?"
)
_KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반"
)
_HANGUL_NAME = re.compile("[\uac00-\ud7a3]{3}(?![\uac00-\ud7a3])")
_LONGEST = 70
_APART = re.compile(r"[·・ \u3000、,，]+")
_HAN_ONLY = re.compile("[\u3400-\u9fff]+")
_LONGEST_HAN, _LONGEST_PIECE = 4, 8
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉"
    "程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫段雷侯龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬"
    "覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文施洪辛柯庄莊欧歐阳陽游倪严凌温溫俞焦颜顏葛樊殷章齐齊柳齐翁聂聶梅童涂殷詹关關苗盛"
)


def is_eastern_list(text: str) -> bool:
    """True for pieces that could each be a name: no more than four Han characters, no more than eight of any.

    >>> is_eastern_list("李安、王明"), is_eastern_list("一个陌生的职业")
    (True, False)
    """
    pieces = _APART.split(text)
    return all(len(piece) <= (_LONGEST_HAN if _HAN_ONLY.fullmatch(piece) else _LONGEST_PIECE) for piece in pieces)


def unbracketed(text: str) -> str:
    """The text without one pair of brackets round all of it.

    >>> unbracketed("【编辑：李安】"), unbracketed("（一）编辑：李安")
    ('编辑：李安', '（一）编辑：李安')
    """
    close = _BRACKETS.get(text[:1])
    inner = text[1:-1]
    return inner.strip() if close and text.endswith(close) and close not in inner and text[0] not in inner else text


def has_surname(name: str) -> bool:
    """True for two to four Han characters, or three of Hangul, that begin with a common surname of China or Korea.

    >>> has_surname("李安"), has_surname("推荐"), has_surname("정유진"), has_surname("쓰기")
    (True, False, True, False)
    """
    if name[:1] in _KOREAN_SURNAMES:
        return _HANGUL_NAME.match(name) is not None
    return name[:1] in _SURNAMES and re.fullmatch(_HAN, name.split(maxsplit=1)[0]) is not None


def eastern_name(text: str) -> str:
    """The name on a line that is a byline of East Asia; empty where it is none.

    >>> eastern_name("박지훈 기자"), eastern_name("[하늘뉴스 박지훈 기자]"), eastern_name("기자는 돌아왔다")
    ('박지훈', '박지훈', '')
    >>> eastern_name("記者陳怡君／花蓮報導"), eastern_name("本报记者 李安 通讯员 王明")
    ('陳怡君', '李安')
    >>> eastern_name("生活中心／綜合報導")
    ''
    """
    if text.isascii() or len(text) > _LONGEST:
        return ""
    bare = unbracketed(text)
    for form in (_KOREAN, _CHINESE, _ROLE):
        found = form.fullmatch(bare)
        if found is None or found["name"].endswith(_NO_NAMES):
            continue
        if form is not _ROLE or has_surname(found["name"]):
            return found["name"]
    return ""
