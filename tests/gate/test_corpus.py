"""With the gate or without it: the same documents, on a corpus of real text."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpusclean.clean import clean
from corpusclean.gate import Gate

SAMPLES = Path(__file__).parents[2] / "../shared/perf"
EVERY = 1 if os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long" else 60


def texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % EVERY == 0:
                yield json.loads(line)["text"]


@pytest.mark.parametrize("name", ["clean12", "dirty12"])
@pytest.mark.timeout(7200)
def test_gated_output_is_ungated_output(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = SAMPLES / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip("the samples are not here")
    sample = list(texts(path))
    gated = [clean(text) for text in sample]
    monkeypatch.setattr(Gate, "possible", lambda self, text, among=-1: among & (1 << 1000) - 1)
    for text, document in zip(sample, gated, strict=True):
        ungated = clean(text)
        assert (document.text, document.ledger, document.status) == (ungated.text, ungated.ledger, ungated.status)
