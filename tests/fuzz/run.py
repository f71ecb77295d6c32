"""Fuzz one of the laws for a given time: `python tests/fuzz/run.py clean --seconds 600`.

Needs atheris (`pip install atheris`). The corpus starts from `seeds/`; `--corpus` names a folder in which it grows from
run to run, and `--found` the folder that gets the input that broke the law. Exit code 0: nothing was found.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"


def main() -> None:
    """Read the command line and hand over to libFuzzer, which ends the process."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("fuzzing needs atheris: pip install atheris")

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["corpusclean"]):
        from laws import LAWS

        for sample in sorted(SEEDS.iterdir()):  # modules that are imported when first needed are instrumented too
            for law in LAWS.values():
                law(sample.read_bytes())

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("law", choices=sorted(LAWS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0, help="0 takes one from the clock")
    parser.add_argument("--max-bytes", type=int, default=4096)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    corpus = options.corpus or Path(tempfile.mkdtemp(prefix="fuzz-corpus-"))
    corpus.mkdir(parents=True, exist_ok=True)
    options.found.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS.iterdir():
        shutil.copy(seed, corpus)
    flags = {
        "max_total_time": options.seconds,
        "seed": options.seed,
        "max_len": options.max_bytes,
        "timeout": 30,  # seconds for one input: more is a hang
        "artifact_prefix": f"{options.found}/",
        "print_final_stats": 1,
    }
    atheris.Setup([sys.argv[0], str(corpus), *(f"-{name}={value}" for name, value in flags.items())], LAWS[options.law])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
