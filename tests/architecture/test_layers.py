"""The direction of the journey, held by import-linter; the contracts are in pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = [each["id"] for each in PROJECT["tool"]["importlinter"]["contracts"]]
LINT = """
import sys
from importlinter.cli import lint_imports

sys.exit(lint_imports(no_cache=True, config_filename=sys.argv[1]))
"""


def lint(config: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Return how import-linter ended with a configuration."""
    return subprocess.run(
        [sys.executable, "-c", LINT, str(config)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_is_kept(root):
    done = lint(root / "pyproject.toml", root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("layer", "before"),
    [('    "drawing",', '    "errors",'), ('    "pipeline",', '    "model",')],
    ids=["drawing under errors", "pipeline under the model"],
)
def test_a_layer_in_the_wrong_place_is_noticed(layer, before, root, tmp_path):
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    turned = text.replace(f"{layer}\n", "", 1).replace(f"{before}\n", f"{before}\n{layer}\n", 1)
    assert turned != text
    config = tmp_path / "pyproject.toml"
    config.write_text(turned, encoding="utf-8")
    done = lint(config, root)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "The journey runs one way BROKEN" in re.sub(r"\x1b\[\d*m", "", done.stdout)
