"""Whether blueprints say the same whenever they are run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archmodel.cli.isolating import loaded, passed_on

if TYPE_CHECKING:
    from archmodel.model import Model

__all__ = ["differences"]


def differences(paths: Sequence[str]) -> Iterator[str]:
    """Run blueprints twice more, under other hash seeds; yield what they say otherwise the second time.

    Raises `LoadingError` where they cannot be run, or hold what no document can.
    """
    from archmodel.changes import Compared
    from archmodel.diff.compare import compare
    from archmodel.formats.changes.text import Text

    first, second = (_models(paths, seed) for seed in ("1", "2"))
    for name in sorted({*first, *second}):
        if name in first and name in second:
            compared = Compared(compare(first[name], second[name]))
            yield from Text().write([compared]).decode().splitlines()
        else:
            yield f"the blueprint '{name}' is not there on every run"


def _models(paths: Sequence[str], seed: str) -> dict[str, Model]:
    """Return the models that a process of its own exports, by name."""
    import subprocess
    from tempfile import TemporaryDirectory

    from archmodel.errors import LoadingError

    with TemporaryDirectory(prefix="archmodel-") as folder:
        command = [sys.executable, "-P", "-m", "archmodel", "export", *paths, "-o", folder, *passed_on()]
        ended = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False
        )
        if ended.returncode:
            said = ended.stderr.decode(errors="replace").strip()
            raise LoadingError(f"what is said on another run cannot be told\n{said}", where=paths[0])
        return {model.name: model for model in loaded([folder])}
