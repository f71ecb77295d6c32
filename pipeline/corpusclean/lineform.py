"""Lines of furniture that no list can hold: numbers, addresses, rows of buttons, rights, and agencies as credits."""

from __future__ import annotations

import re

_LONGEST, _LONGEST_RIGHTS = 60, 220
RIGHTS = re.compile(r"\[\s|copyright|copy;|\(c\)|©|ⓒ|https?:|<iframe|google|window", re.IGNORECASE)
FORM = re.compile(
    r"""(?P<nav>\d{1,2}:\d\d(?:\s?/\s?\d{1,2}:\d\d)?
        | (?:[\w-]+\.)+(?:com|org|net|info|tv|co\.uk|ac\.uk|pl|de|fr|es|it|ru|cz|sk|hu|nl|se|no|dk|fi|gr|ro|bg|ua
            |br|mx|ar|cl|in|id|vn|jp|kr|cn|tr)
        | https?://\S+\.(?:mp3|mp4|m3u8|jpe?g|png|gif|webp)(?:\?\S*)?
        | (?:page:?\s)?(?:\d{1,3}\s+){2,}(?:[»>›→]{1,2}|…|\.\.\.|next\s(?:page|[»>›→])|次へ|次のページ
            |下一[页頁]|[尾末][页頁]|다음|التالي|след\w*|next|sau
            |berikutnya)
        | (?:次ページ|次のページ|下一[页頁]|前のページ)\s?[:：へ>›»].{0,40}
        | (?:img|dsc[fn]?|pxl|image|photo|foto)[_-]?\d{3,}(?:_\d{1,4})?(?:\.(?:jpe?g|png|gif|webp))?
        | -?\d{1,2}(?:[.,]\d)?\s?(?:°\s?[cf]?|℃|℉)
        | <iframe.* | [↑⬆]\s?\w+.{0,20} | \[?\s?(?:…|\.\.\.)\s?\]?)
      | (?P<share>(?:[\s\d.k|·•:+-]*(?:(?:share|tweet|like|pin(?:\sit)?|post|print|more|follow|save|on|by|via|to)
            [\s\d.k|·•:+-]*){0,2}(?:facebook|twitter|google|linkedin|pinterest|reddit|tumblr|whatsapp|telegram|messenger
            |digg|delicious|stumble(?:upon)?|pocket|flipboard|xing|viber|weibo|bluesky|threads|instagram|e-?mail))
            {3,}[\s\d.k|·•:+-]*(?:(?:share|tweet|print|more|pin(?:\sit)?|save)[\s\d.|]*){0,3})
      | (?P<related>\[\s(?:(?:[^\[\]\s]+\s+){4}[^\[\]]+|[^\[\]\sa-z]{16,180})\s\])
      | (?P<ad>[\w\s-]{0,40}\b\d{3}x\d{2,3} | (?:googletag|adsbygoogle|window\.\w+ads?).*)
      | (?P<legal>(?:copyright\s|copy;|\(c\)\s|©|ⓒ)
            .{0,200}(?:\d{4}|reserved|rights|vorbehalten|réservés|reservados|riservat[aei]).* | ©\s?[^.!?]{2,60}
        | [<\[(（【〈《*※■]{0,2}\s?(?:저작권자|copyrights?)?\s?(?:ⓒ|©|\(c\)).{0,120}(?:무단|전재|배포|転載|转载|轉載).*)
      | (?P<credit>(?:getty(?:\simages)?|reuters|afp|ap|epa|istock|shutterstock|unsplash|pixabay|pexels|dpa|ansa|efe
            |tass|imago|alamy|depositphotos|freepik)(?:\s?/\s?[\w\s.]{2,40})?
        | https?://(?:www\.)?(?:unsplash|pixabay|pexels|flickr)\.com/\S+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Each group is a kind of furniture."""
_SHARING = re.compile(r"(?i:\b(?:share|tweet|pin it|e-?mail|print))|[a-z][A-Z]|\d")
"""What tells a row of buttons from a list of networks: a button to share, names that ran together, counts."""


def formed(text: str) -> tuple[str, bool] | None:
    """The kind of furniture that a line is by its form, and whether no heading has it; None where it is none.

    >>> formed("Facebook 12 Twitter 3 Email"), formed("0:45"), formed("The ferry was late.")
    (('share', True), ('nav', False), None)
    """
    short = len(text) <= _LONGEST or (len(text) <= _LONGEST_RIGHTS and RIGHTS.match(text) is not None)
    found = FORM.fullmatch(text) if short else None
    if found is None or found.lastgroup is None:
        return None
    kind = found.lastgroup
    return kind, kind in ("ad", "legal") or (kind == "share" and _SHARING.search(text) is not None)
