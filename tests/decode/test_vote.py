"""Detectors of others: a voice each, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from corpusclean.decode import vote

RUSSIAN = ("Вчера вечером мы перешли реку и увидели жёлтые цветы на лугу. " * 3).encode("cp1251")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What chardet was shown; it answers with a label that its sample ends with."""
    samples: list[bytes] = []

    def detect(sample: bytes) -> dict[str, str | None]:
        samples.append(sample)
        return {"encoding": "windows-1251" if sample.endswith(b".") else None}

    monkeypatch.setattr(vote, "chardet", lambda: SimpleNamespace(detect=detect))
    yield samples


def test_voices_for_one_codec_add_up(asked: list[bytes]) -> None:
    assert vote.votes(RUSSIAN + b".") == {"cp1251": 4.0}
    assert asked == [RUSSIAN + b"."]


def test_a_detector_that_says_nothing_has_no_voice(asked: list[bytes]) -> None:
    assert vote.votes(RUSSIAN) == {"cp1251": 1.0}


def test_the_first_two_thousand_bytes_are_shown(asked: list[bytes]) -> None:
    vote.votes(RUSSIAN * 30)
    assert asked == [(RUSSIAN * 30)[:2_048]]


def test_without_the_extra_the_normalizer_is_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vote, "chardet", lambda: None)
    assert vote.votes(RUSSIAN) == {"cp1251": 1.0}


@pytest.mark.parametrize("best", ["cp1251", None])
def test_the_normalizer_looks_at_three_short_pieces_and_may_be_silent(
    monkeypatch: pytest.MonkeyPatch, best: str | None
) -> None:
    asked: list[tuple[bytes, dict[str, int]]] = []

    def from_bytes(sample: bytes, **limits: int) -> SimpleNamespace:
        asked.append((sample, limits))
        return SimpleNamespace(best=lambda: None if best is None else SimpleNamespace(encoding=best))

    monkeypatch.setattr("charset_normalizer.from_bytes", from_bytes)
    monkeypatch.setattr(vote, "chardet", lambda: None)
    assert vote.votes(RUSSIAN) == ({} if best is None else {"cp1251": 1.0})
    assert asked == [(RUSSIAN, {"steps": 3, "chunk_size": 256})]


def test_a_module_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(vote.importlib, "import_module", missing)
    vote.chardet.cache_clear()
    assert vote.chardet() is None
    monkeypatch.setattr(vote.importlib, "import_module", lambda name: name)
    vote.chardet.cache_clear()
    assert vote.chardet() == "chardet"
    vote.chardet.cache_clear()
