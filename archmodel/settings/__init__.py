"""What a project says in `[tool.archmodel]` of its pyproject.toml, checked before anything runs."""

from __future__ import annotations

from archmodel.settings.files import read_contracts, read_settings, settings_for
from archmodel.settings.value import Settings

__all__ = ["Settings", "read_contracts", "read_settings", "settings_for"]
