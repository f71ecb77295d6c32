"""The parts of the ranking one by one: what is asked, what is added, and where each threshold lies."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import bigram
from corpusclean.decode import ranking, utf8
from corpusclean.decode.candidate import MULTI, SINGLE
from corpusclean.decode.outcome import count_strays
from corpusclean.decode.ranking import Ranked, rank
from corpusclean.document import Decoded
from corpusclean.error import UndecodableSource

READING = bigram.Reading(nats=-100.0, n=40, language="ru", null=220.0)


def ranked(*found: tuple[str, float]) -> list[Ranked]:
    return [Ranked(codec, nats, READING) for codec, nats in found]


def weighs(monkeypatch: pytest.MonkeyPatch, found: list[Ranked], votes: dict[str, float]) -> list[bytes]:
    """Let these be found and these votes be cast; the samples that votes were asked about."""
    asked: list[bytes] = []

    def cast(sample: bytes) -> dict[str, float]:
        asked.append(sample)
        return votes

    monkeypatch.setattr(ranking, "_weighed", lambda raw, sample, hints: iter(found))
    monkeypatch.setattr(ranking, "votes", cast)
    return asked


@pytest.mark.parametrize("more", [[], [("cp1250", -60.0)]])
@pytest.mark.parametrize(("lead", "asks"), [(0.0, True), (3.9, True), (4.0, False), (9.0, False)])
def test_others_are_asked_where_the_lead_is_below_four_nats(
    monkeypatch: pytest.MonkeyPatch, lead: float, asks: bool, more: list[tuple[str, float]]
) -> None:
    asked = weighs(monkeypatch, ranked(("cp1251", -50.0 - lead), *more, ("cp1252", -50.0)), {"cp1251": 10.0})
    made = rank(b"\xe8")
    assert asked == [b"\xe8"] * asks
    assert (made.encoding, made.runner_up) == (("cp1251", "cp1252") if asks else ("cp1252", "cp1251"))
    by = 10.0 - lead if asks else lead
    assert made.margin == round(by / READING.n, 4)
    assert made.confidence == round(1 / (1 + math.exp(-by / 3)), 4)


def test_a_vote_for_any_codec_of_the_same_text_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        Ranked("cp1251", -50.0, READING, ("cp1251", "kz1048")),
        Ranked("koi8_r", -51.0, READING, ("koi8_r", "koi8_u")),
    ]
    weighs(monkeypatch, found, {"koi8_u": 3.0, "koi8_r": 1.0, "cp1251": 1.5})
    assert (rank(b"\xe8").encoding, rank(b"\xe8").margin) == ("koi8_r", round(0.5 / READING.n, 4))


@pytest.mark.parametrize("lead", [0.0, 5.0])
def test_of_equals_the_first_by_name_is_taken(monkeypatch: pytest.MonkeyPatch, lead: float) -> None:
    weighs(monkeypatch, ranked(("cp1252", -50.0), ("cp1250", -50.0 - lead), ("cp1251", -50.0 - lead)), {})
    made = rank(b"\xe8")
    assert (made.encoding, made.runner_up) == (("cp1252", "cp1250") if lead else ("cp1250", "cp1251"))


def test_a_reading_without_a_rival_is_sure() -> None:
    assert rank(b"plain") == Decoded("plain", "cp1252", rule="ranking")


def test_what_a_codec_cannot_read_at_all_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    weighs(monkeypatch, ranked(("utf-16-le", -1.0), ("cp1252", -50.0), ("cp1251", -60.0)), {})
    made = rank(b"\xe8\n!")
    assert (made.encoding, made.runner_up, made.margin) == ("cp1252", "cp1251", 0.25)
    weighs(monkeypatch, ranked(("utf-16-le", -1.0), ("utf-16-be", -50.0)), {})
    with pytest.raises(UndecodableSource) as refused:
        rank(b"\xe8\n!")
    assert (refused.value.code, refused.value.detail) == ("undecodable", "no codec reads these bytes")


def test_the_runner_up_is_the_best_of_those_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    weighs(monkeypatch, ranked(("cp1252", -10.0), ("iso8859_1", -20.0), ("cp1251", -30.0), ("cp1250", -40.0)), {})
    made = rank(b"\xe8")
    assert (made.runner_up, made.margin, made.confidence) == ("cp1251", 0.5, 0.9987)
    weighs(monkeypatch, ranked(("cp1252", -10.0), ("iso8859_1", -20.0)), {})
    made = rank(b"\xe8")
    assert (made.runner_up, made.margin, made.confidence) == ("", 0.0, 1.0)


@pytest.mark.parametrize(("said", "rule"), [(8.9, "ranking"), (9.0, "declared"), (15.0, "declared")])
@pytest.mark.parametrize("codec", ["cp1252", "iso8859_15"])
def test_nine_nats_are_a_declaration(said: float, rule: str, codec: str) -> None:
    found = [Ranked("cp1252", -10.0, READING, ("cp1252", "iso8859_15"))]
    assert ranking._accepted(b"\xe8", found, {codec: said}).rule == rule


@pytest.mark.parametrize("n", [0, 1, 40])
def test_a_margin_is_a_share_for_each_pair_that_counts(n: int) -> None:
    reading = bigram.Reading(-10.0, n, "fr", 220.0)
    found = [Ranked("cp1252", -10.0, reading), Ranked("cp1251", -90.0, reading)]
    made = ranking._accepted(b"\xe8", found, {})
    assert made.margin == 80.0 / max(n, 1)
    assert made.confidence == 1.0


@pytest.mark.parametrize(("raw", "neighbours", "hints"), [
    (b"", [], {}),
    (b"charset=koi8-r", [], {"koi8_r": 9.0}),
    (b"charset=nonsense", ["koi8_r"], {"koi8_r": 6.0}),
    (b"charset=cp1250", ["cp1250", "latin-1", "no-name"], {"cp1250": 11.0, "cp1252": 2.0, "no-name": 2.0}),
    (b"", ["latin-1", "cp1252", "ISO8859-1", "koi8-r"], {"cp1252": 4.5, "koi8_r": 1.5}),
])  # fmt: skip
def test_hints_are_nine_nats_of_a_declaration_and_six_of_neighbours(
    raw: bytes, neighbours: list[str], hints: dict[str, float]
) -> None:
    assert ranking._hints(raw, neighbours) == hints


@pytest.mark.parametrize(
    ("high", "lost", "refused"),
    [(0, 2, False), (0, 3, True), (10, 3, False), (10, 4, True), (100, 12, False), (100, 13, True)],
)
def test_two_bytes_and_a_tenth_of_those_above_ascii_may_be_lost(high: int, lost: int, refused: bool) -> None:
    raw = b"plain" + bytes([0x80, 0xFF] * (high // 2))
    best = ranked(("cp1255", -10.0))[0]
    ranking._refuse_rubbish(raw, best, Decoded("", "utf-8", n_replaced_bytes=lost))
    if not refused:
        ranking._refuse_rubbish(raw, best, Decoded("", "cp1255", n_replaced_bytes=lost))
        return
    with pytest.raises(UndecodableSource) as found:
        ranking._refuse_rubbish(raw, best, Decoded("", "cp1255", n_replaced_bytes=lost))
    assert (found.value.code, found.value.detail) == (
        "undecodable", f"{lost} of {high} bytes above ASCII fit no encoding"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("n", "score", "refused"),
    [
        (128, -2.4, True),
        (128, -2.2, False),
        (127, -9.0, False),
        (0, -9.0, False),
        (999, -2.4, True),
        (999, 1.0, False),
    ],
)
def test_a_page_that_looks_worse_than_rubbish_is_refused(n: int, score: float, refused: bool) -> None:
    null = 4.0 * n
    best = Ranked("koi8_r", 0.0, bigram.Reading(score * n - null, n, "ru", null))
    if not refused:
        ranking._refuse_rubbish(b"", best, Decoded("", "koi8_r"))
        return
    with pytest.raises(UndecodableSource) as found:
        ranking._refuse_rubbish(b"", best, Decoded("", "koi8_r"))
    assert (found.value.code, found.value.detail) == ("undecodable", "even read as koi8_r it looks like no language")


@given(st.binary(max_size=40))
def test_pairs_are_counted_with_a_blank_at_either_end(raw: bytes) -> None:
    pairs = ranking._pairs(raw)
    counted = Counter(pairwise(b" " + raw + b" "))
    high = {pair: times for pair, times in counted.items() if max(pair) >= 0x80}
    assert (
        dict(zip(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True), pairs.times.tolist(), strict=True))
        == high
    )
    assert pairs.times.dtype == np.int32  # sums of integers are the same on every machine
    plain = [pair for pair in sorted(counted) if max(pair) < 0x80]
    first, second = (np.array([pair[side] for pair in plain], np.uint32) for side in (0, 1))
    context = bigram.context_of(first, second, np.array([counted[pair] for pair in plain], np.int32))
    assert (pairs.context is None) == (context is None)
    assert context is None or (pairs.context is not None and pairs.context.tolist() == context.tolist())


def nats_of(raw: bytes, one: Ranked, hints: dict[str, float]) -> float:
    """What a reading weighs, said plainly: language, strays, how common the codec is, and what others say."""
    context = ranking._pairs(raw).context
    if one.codec == "utf-8":
        mended = utf8.repair(raw)
        return bigram.read(mended.text, context).nats - 2.5 * mended.n_replaced_bytes + hints.get("utf-8", 0.0)
    text = raw.decode(one.codec, "surrogateescape")
    reading = bigram.read(text, context)
    known = [each for each in (*SINGLE, *MULTI) if each.codec in (one.same or (one.codec,))]
    strays = count_strays(text) if known[0] in MULTI else 0
    foreign = [0.0 if not reading.language or reading.language in each.languages else 2.0 for each in known]
    prior = max(each.prior - cost for each, cost in zip(known, foreign, strict=True))
    return reading.nats - 5.0 * strays + prior + max(hints.get(each.codec, 0.0) for each in known)


PIECES = [piece.encode(codec) for piece, codec in (
    ("Près d’été où l’île ", "utf-8"), ("Près d’été ", "cp1252"), ("жёлтые цветы ", "koi8_r"), ("昨日の夜", "cp932"),
    ("过了河看到", "gb18030"), ("the ferry was late ", "ascii"), ("<p>", "ascii"), ("Größe ─┐ ", "cp437"),
)]  # fmt: skip
HINTS = st.dictionaries(
    st.sampled_from(["utf-8", "cp1252", "koi8_r", "cp932", "gb18030", "iso8859_1"]), st.sampled_from([1.5, 9.0])
)


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=2), min_size=1, max_size=6).map(b"".join), HINTS)
def test_a_reading_weighs_what_is_said_of_it(raw: bytes, hints: dict[str, float]) -> None:
    found = list(ranking._weighed(raw, raw, hints))
    assert len({one.codec for one in found}) == len(found)
    texts = [(one.codec, raw.decode(one.codec, "surrogateescape")) for one in SINGLE]
    for one in found:
        assert math.isclose(one.nats, nats_of(raw, one, hints), abs_tol=1e-6)
        if one.same:
            text = dict(texts)[one.codec]
            assert one.same == tuple(codec for codec, other in texts if other == text)
            most = max(hints.get(codec, 0.0) for codec in one.same)
            assert one.codec == next(codec for codec in one.same if hints.get(codec, 0.0) == most)
    best = sorted((nats_of(raw, Ranked(codec, 0.0, READING, (codec,)), hints) for codec, _ in texts), reverse=True)
    assert max(one.nats for one in found) >= best[0] - 1e-6


def test_a_hint_is_the_greatest_of_those_given() -> None:
    assert ranking._hint(("cp1251", "kz1048"), {}) == 0.0
    assert ranking._hint(("cp1251", "kz1048"), {"kz1048": 0.5, "cp1252": 9.0}) == 0.5
    assert ranking._named(("cp1251", "kz1048"), {}) == "cp1251"
    assert ranking._named(("cp1251", "kz1048", "ptcp154"), {"kz1048": 0.5, "ptcp154": 0.5}) == "kz1048"


def test_all_candidates_of_double_bytes_are_weighed_that_read_the_text() -> None:
    raw = "昨天晚上我们过了河，看到了黄色的花".encode("gb18030")
    found = [one.codec for one in ranking._multi(raw, ranking._pairs(raw), {})]
    assert found == [one.codec for one in MULTI if ranking._double_bytes(raw, one.codec) is not None]
    assert {"gb18030", "big5hkscs"} <= set(found)


@pytest.mark.parametrize("accent", [b"\x80", b"\xb1"])
@pytest.mark.parametrize(("alone", "double", "asked"), [(27, 3, True), (28, 3, False), (36, 4, True), (37, 4, False)])
def test_a_tenth_of_double_bytes_among_accents_is_asked_about(
    alone: int, double: int, asked: bool, accent: bytes
) -> None:
    raw = (b"\xb2" + accent + b" ") * double + (accent + b" ") * (alone - double)
    pairs = ranking._pairs(raw)
    high = pairs.first >= 0x80
    assert int(pairs.times[high].sum()) == alone + double
    assert bool(list(ranking._multi(raw, pairs, {}))) == asked


@pytest.mark.parametrize(
    ("length", "strays", "reads"),
    [(1, 0, True), (40, 0, True), (40, 1, False), (41, 1, True), (41, 2, False), (99, 1, True), (99, 2, False),
     (100, 2, True), (100, 3, False), (199, 2, True), (200, 3, True), (200, 4, False)],
)  # fmt: skip
@pytest.mark.parametrize("cut", [b"", b"\xb4"])
def test_one_stray_in_a_hundred_is_borne_and_one_more_in_a_line(
    length: int, strays: int, reads: bool, cut: bytes
) -> None:
    raw = b"\xff" * strays + "过".encode("gb18030") * (length - strays) + cut
    text = "\udcff" * strays + "过" * (length - strays) + ("\udcb4" if cut else "")
    assert ranking._double_bytes(raw, "gb18030") == (text if reads else None)


@pytest.mark.parametrize(("before", "reads"), [(0, False), (252, False), (253, False), (254, True), (255, True)])
def test_the_first_of_a_text_must_hold_by_itself(before: int, reads: bool) -> None:
    one = "过".encode("gb18030")
    raw = b"a\xff\xff\xff" + one * before + b"\xff" + one * 999
    assert (ranking._double_bytes(raw, "gb18030") is not None) == reads


def test_how_many_strays_are_borne_goes_by_characters_and_the_last_is_one_of_them() -> None:
    one = "过".encode("gb18030")
    head = b"\xffa" * 4 + b"a" * 78 + one * 213  # 299 characters
    assert len(head) == 512
    assert ranking._double_bytes(head + b"a" + one * 999, "gb18030") is None
    assert ranking._double_bytes(head[:-2] + b"aa" + one * 999, "gb18030") is not None
    assert ranking._double_bytes(one * 39 + b"\xff" + one, "gb18030") is not None
    assert ranking._double_bytes(one * 38 + b"\xff" + one, "gb18030") is None


@pytest.mark.parametrize("raw", [b"", b"plain", b"plain\xb4"])
def test_a_text_without_a_double_byte_is_not_read_in_them(raw: bytes) -> None:
    assert ranking._double_bytes(raw, "gb18030") is None


@pytest.mark.parametrize(
    ("bad", "good", "mends"), [(3, 3, True), (4, 3, False), (0, 3, True), (1, 2, False), (9, 9, True), (10, 9, False)]
)
def test_utf_8_is_weighed_where_strays_are_no_more_than_characters_and_those_three(
    bad: int, good: int, mends: bool
) -> None:
    raw = b"-" + "é-".encode() * good + b"\xe9-" * bad
    made = ranking._mended_utf8(raw)
    assert (made is not None) == mends
    assert made is None or made == utf8.repair(raw)


def test_the_table_of_two_letters_takes_the_language_that_likes_them_best() -> None:
    alphabets = bigram.tables().alphabets
    n = 1 + sum(alphabet.size - 1 for alphabet in alphabets)
    table = ranking._union(n)
    assert (table.shape, table.dtype, table[0, 0]) == ((n, n), np.int32, 0)
    at = [0, *np.cumsum([alphabet.size - 1 for alphabet in alphabets]).tolist()]
    for place, one in enumerate(alphabets):
        best = one.pairs.max(axis=0).reshape(one.size, one.size)
        for first, second in ((0, 1), (1, 0), (1, 1), (2, 3), (one.size - 1, 1), (one.size - 1, one.size - 1)):
            row, column = (at[place] + letter if letter else 0 for letter in (first, second))
            assert table[row, column] == best[first, second]
        for other, another in enumerate(alphabets):
            if other != place:  # a word ends and another begins
                begins = another.pairs.max(axis=0).reshape(another.size, another.size)[0, 2]
                assert table[at[place] + 1, at[other] + 2] == best[1, 0] + begins


def test_the_sieve_holds_what_each_codec_makes_of_each_byte() -> None:
    sieve, model = ranking._sieve(), bigram.tables()
    sizes = [alphabet.size - 1 for alphabet in model.alphabets]
    assert sieve.n_letters == 1 + sum(sizes)
    assert sieve.union.shape == (sieve.n_letters**2,)
    for row, one in enumerate(SINGLE):
        text = bytes(range(256)).decode(one.codec, "surrogateescape")
        assert "".join(map(chr, sieve.codes[row].tolist())) == text
        for byte, code in enumerate(map(ord, text)):
            assert sieve.kinds[row, byte] == model.kind[code]
            script = int(model.script[code])
            known = 0 < script <= len(sizes)
            assert sieve.letters[row, byte] == (sum(sizes[: script - 1]) + int(model.letter[code]) if known else 0)


def test_only_those_that_may_be_among_the_first_two_are_weighed() -> None:
    raw = "Вчера вечером мы перешли реку и увидели жёлтые цветы на лугу.".encode("koi8_r")
    pairs = ranking._pairs(raw)
    some = [one.nats for one in ranking._single(raw, pairs, {}, [])]
    assert 2 <= len(some) <= 6
    assert list(ranking._single(raw, pairs, {}, [0.0, 0.0])) == []
    assert len(list(ranking._single(raw, pairs, {}, [0.0]))) == 1
    assert len(list(ranking._single(raw, pairs, {}, [-1e6, -1e6, 0.0, 0.0]))) == 0
    exact = [-1e6, -1e6]
    found = [one.nats for one in ranking._single(raw, pairs, {}, exact)]
    assert exact == [-1e6, -1e6, *found]


def test_a_file_in_three_encodings_is_read_as_a_whole_and_leads_back() -> None:
    lines = ["café\n".encode() * 30, "café “q”\n".encode("cp1252") * 30, "日本語テキスト\n".encode("cp932") * 30]
    found = rank(b"".join(lines))
    assert found.text.count("\n") == 90
    assert found.encode() == b"".join(lines)
