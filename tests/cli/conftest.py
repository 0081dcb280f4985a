"""What the tests of all commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process import SHOP, CommandLine


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


@pytest.fixture
def shop(archmodel: CommandLine) -> Path:
    """Return the path of a small blueprint with two views that passes the review."""
    return archmodel.write("shop.py", SHOP)
