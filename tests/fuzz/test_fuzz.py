"""The laws of the fuzzer on the seeds and on bytes of Hypothesis; with atheris, some seconds of it or ten minutes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from strategies import dirty_bytes

sys.path.insert(0, str(Path(__file__).parent))
from laws import LAWS, clean_any, decode_any

HERE = Path(__file__).parent
SECONDS = 600 if os.environ.get("CORPUSCLEAN_TEST_PROFILE") == "long" else 3


@pytest.mark.parametrize("law", sorted(LAWS))
@pytest.mark.parametrize("seed", sorted((HERE.parents[1] / "seeds").iterdir()), ids=lambda path: path.name)
def test_seeds_keep_the_law(seed: Path, law: str) -> None:
    LAWS[law](seed.read_bytes())


@given(dirty_bytes())
def test_dirty_bytes_keep_both_laws(raw: bytes) -> None:
    decode_any(raw)
    clean_any(raw)


@pytest.mark.parametrize("law", sorted(LAWS))
def test_fuzzing_finds_nothing(law: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: `pip install atheris` to fuzz")
    command = [sys.executable, HERE / "run.py", law, f"--seconds={SECONDS}", "--seed=1", f"--found={tmp_path}"]
    done = subprocess.run([*command, f"--corpus={tmp_path / 'corpus'}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
