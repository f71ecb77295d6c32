"""Hypothesis profiles: `default` for every run, `long` for CORPUSCLEAN_TEST_PROFILE=long."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile(
    "default", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
# `derandomize` is said here too: on a CI machine Hypothesis switches it on, and long runs would repeat their texts.
settings.register_profile(
    "long", max_examples=100_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False
)
PROFILE = os.environ.get("CORPUSCLEAN_TEST_PROFILE", "default")
settings.load_profile(PROFILE)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """A long test may take hours; the limit that finds a hanging one is for the short form."""
    if PROFILE == "long" and config.option.timeout is None:
        config.option.timeout = 0
