"""Fuzz a reader or a writer, guided by what it reaches: a long run.

Run as `python3 dev.py fuzz` (each target for ten minutes), or as
`python -m tests.trust.fuzz TARGET --seconds 600`. What fails is left in `fuzz/TARGET/`, as an input
that `python -m tests.trust.fuzz TARGET FILE` tries again; what is worth keeping goes, made small,
into `tests/trust/corpus/TARGET/`, which the tests replay.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
FOUND = Path("fuzz")
HANGS = 5
"""Seconds after which an input counts as a hang."""


def main(arguments: list[str]) -> None:
    """Run one target until its time is over, or an input fails; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=600)
    given, files = parser.parse_known_args(arguments)
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["archmodel", "tomllib"]):
        targets = importlib.import_module("tests.trust.targets")
        run = targets.TARGETS[given.target]
        samples = [*targets.samples(given.target)]
        for each in samples:  # so that what is imported late is watched too
            run(each)
    folder = FOUND / given.target
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(samples):
        (seeds / f"sample-{number}").write_bytes(each)
    (CORPUS / given.target).mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={given.seconds}",
        f"-timeout={HANGS}",
        "-rss_limit_mb=2048",
        "-max_len=8192",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    ]
    folders = files or [str(seeds), str(CORPUS / given.target)]
    atheris.Setup([sys.argv[0], *options, *folders], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
