"""The fuzzer's laws on the seeds and on Hypothesis' bytes; with atheris, a few seconds of real fuzzing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from strategies import dirty_bytes

sys.path.insert(0, str(Path(__file__).parent))
from laws import LAWS, clean_any, decode_any

HERE = Path(__file__).parent


@pytest.mark.parametrize("law", sorted(LAWS))
@pytest.mark.parametrize("seed", sorted((HERE.parents[1] / "seeds").iterdir()), ids=lambda path: path.name)
def test_seeds_keep_the_law(seed: Path, law: str) -> None:
    LAWS[law](seed.read_bytes())


@given(dirty_bytes())
def test_dirty_bytes_keep_both_laws(raw: bytes) -> None:
    decode_any(raw)
    clean_any(raw)


@pytest.mark.parametrize("law", sorted(LAWS))
def test_a_few_seconds_of_fuzzing_find_nothing(law: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: `pip install atheris` to fuzz")
    command = [sys.executable, HERE / "run.py", law, "--seconds=3", "--seed=1", f"--found={tmp_path}"]
    done = subprocess.run([*command, f"--corpus={tmp_path / 'corpus'}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
