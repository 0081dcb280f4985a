"""What the tests of settings share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archmodel.settings import Settings, read_settings


@pytest.fixture
def settle(tmp_path: Path) -> Callable[[str], Settings]:
    """Return what reads the text of a pyproject.toml."""

    def read(text: str) -> Settings:
        file = tmp_path / "pyproject.toml"
        file.write_text(text, encoding="utf-8")
        return read_settings(file)

    return read
