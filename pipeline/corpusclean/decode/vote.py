"""Other people's detectors, asked only where the language model hesitates."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from corpusclean.decode.declared import codec_of

_SAMPLE = 2_048
_NORMALIZER = 1.0
_CHARDET = 3.0


def votes(sample: bytes) -> Mapping[str, float]:
    """Nats for each codec that a detector names; chardet votes where the extra `detect` is installed."""
    found: dict[str, float] = {}
    for codec, nats in ((_normalizer(sample[:_SAMPLE]), _NORMALIZER), (_ask_chardet(sample[:_SAMPLE]), _CHARDET)):
        if codec is not None:
            found[codec] = found.get(codec, 0.0) + nats
    return found


def _normalizer(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=3, chunk_size=256).best()
    return None if best is None else codec_of(best.encoding)


@cache
def chardet() -> Any | None:
    """The module, or None where the extra is not installed."""
    try:
        return importlib.import_module("chardet")
    except ImportError:
        return None


def _ask_chardet(sample: bytes) -> str | None:
    detector = chardet()
    if detector is None:
        return None
    label = detector.detect(sample).get("encoding")
    return codec_of(label) if label else None
