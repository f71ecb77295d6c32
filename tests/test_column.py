"""Columns, and what making them must not cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from corpusclean.cli import main
try:
    main(["run", sys.argv[1], "--output", sys.argv[2], "--jobs", "2"])
except SystemExit as end:
    assert not end.code, end.code
import pyarrow
pyarrow.array(["one"])
assert "pandas" not in sys.modules
assert not [finder for finder in sys.meta_path if "corpusclean" in str(type(finder))]
"""


def test_a_run_does_not_load_pandas(tmp_path: Path) -> None:
    decoy = tmp_path / "installed" / "pandas"
    decoy.mkdir(parents=True)
    (decoy / "__init__.py").write_text("raise RuntimeError('pandas was loaded')", "utf-8")
    (tmp_path / "in").mkdir()
    for number in range(4):
        (tmp_path / "in" / f"{number}.txt").write_text(f"The tide came in {number} times that day.\n", "utf-8")
    path = os.pathsep.join((str(decoy.parent), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "in"), str(tmp_path / "out")],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
