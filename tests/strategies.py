"""Strategies that know the domain: text and bytes on which the rules bite."""

from __future__ import annotations

from hypothesis import strategies as st

from corpusclean.edit import Edit, Layer

SHARDS = st.sampled_from([
    "ďż˝", "пїЅ", "ÔøΩ", "锟斤拷", "ï¿½", "\ufffd", "\ufffc", "Ã©", "â€™", "Ãƒ©",
    "\r\n", "\r", "\n", "\n\n", "\n\n\n", "\f", " ", "  ", "\t", "\xa0", "\u2028", "\x85", "\x0b",
    "\u200b", "\u200c", "\u200d", "\xad", "\u2060", "\ufeff", "\u202e", "\ue200", "\ue201", "\x00", "\x1b[0m", "\ud800",
    "e\u0301", "\u0301" * 9, "ﬁ", "&amp;", "&amp;amp;", "&#233;", "&nbsp;", "👨\u200d👩\u200d👧", "🇳🇴", "می\u200cروند",
    "ARTICLE AD BOX", "Read more", "Share", "Subscribe", "Related", "Comments", "Tags", "Advertisement", "© 2024 X",
    "Wikipedia", "Reuters +1", "Yeni Safak +1", "【3†source】", ":contentReference[oaicite:0]{index=0}", "[cite: 1]",
    "[1]", "[edit]", "[citation needed]", "$BTC", "$ETH $SOL", "#tag", "#a #b", "[a](#)", "[b](javascript:void(0))",
    "**", "*", "`", "```", "# ", "## A", "- ", "1. ", "> ", "| a | b |", "by Ann Lee", "By Tom Day", "12 May 2021",
    "- 13 -", "Page 2 of 9", "?utm_source=chatgpt.com", "https://example.org/", "Word", "word", "the end.",
    "Over and", "hyphen-", "“", "”", ":", ",", ".", "A sentence that stands on its own feet.",
    "and goes on in lower case", "    indented = code()",
])  # fmt: skip


def dirty_text(max_size: int = 30) -> st.SearchStrategy[str]:
    """Text that rules bite on: shards of the domain and arbitrary text, interleaved."""
    return st.lists(SHARDS | st.text(max_size=5), max_size=max_size).map("".join)


def dirty_bytes() -> st.SearchStrategy[bytes]:
    """Bytes as the web leaves them: dirty text in some encoding, with stray bytes in between."""
    codecs = st.sampled_from(["utf-8", "utf-8", "utf-16", "utf-16-le", "cp1252", "cp1251", "gb18030", "shift_jis"])
    written = st.builds(lambda text, codec: text.encode(codec, "ignore"), dirty_text(12), codecs)
    return st.lists(written | st.binary(max_size=6), max_size=4).map(b"".join)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, Layer]:
    """A text and a layer of edits that fit it: sorted, disjoint, some of them notes."""
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        before = text[start:end]
        after = draw(st.sampled_from(["", "x", before]) | st.text(max_size=4))
        edits.append(Edit(start, end, before, after, "test/rule"))
    return text, tuple(edits)
