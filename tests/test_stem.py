"""Words are found again in other forms of theirs."""

from __future__ import annotations

from corpusclean.stem import stems


def test_stems_of_words_with_marks_and_vowel_signs() -> None:
    assert stems("„Fähren“, (Boote)") == {"fähre", "boote"}
    assert stems("নদীতে ফেরি") == {"নদীতে", "ফেরি"}
    assert stems("a 12 b") == frozenset()
    assert stems("เรือมาสาย") & stems("วันจันทร์เรือมา"), "Thai has no blanks between words"
    assert stems("İskele güvenli mi?") == stems("iskeleler, GÜVENLİK")
    assert stems("الجسر،") == stems("الجسر؟")
