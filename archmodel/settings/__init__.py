"""What a project says in `[tool.archmodel]` of its pyproject.toml, checked before anything runs."""

from __future__ import annotations

from archmodel.settings.read import Settings, read_settings, settings_for

__all__ = ["Settings", "read_settings", "settings_for"]
