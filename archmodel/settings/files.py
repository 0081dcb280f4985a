"""Which file holds the settings; what most of them do not say is not waited for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from archmodel.content import content_of
from archmodel.errors import LoadingError, SettingsError
from archmodel.names import did_you_mean
from archmodel.settings.lines import lines_of_keys
from archmodel.settings.value import Settings
from archmodel.source import path_in_project

if TYPE_CHECKING:
    from archmodel.queries.base import Constraint

__all__ = ["read_contracts", "read_settings", "settings_for"]


def settings_for(path: str | Path) -> Settings:
    """Return what the nearest pyproject.toml at or above a path that has settings says, if any does.

    One without, as each service of a repository may have for its packaging, hides none further up.

    Raises `SettingsError` where it says something that cannot be.
    """
    start = Path(path)
    if not start.exists():
        start = Path(str(path).rpartition(":")[0])  # file.py:Class
    for folder in (start, *start.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file() and (settings := read_settings(file)).file:
            return settings
    return Settings()


def read_settings(file: Path) -> Settings:
    """Return what a file says in `[tool.archmodel]`; settings of no file where it has no such table.

    Raises `SettingsError`, with the line, for a word that is not known or a value that does not fit,
    and for a table that is nearly called so.
    """
    shown, text = _text(file)
    _refuse_misspelt(shown, text)
    if "archmodel" not in text:  # most projects say nothing, and need not wait for tomllib
        return Settings()
    from archmodel.settings.read import settings_in

    settings = settings_in(shown, text)
    return settings._replace(file=str(file.resolve())) if settings else Settings()


def _refuse_misspelt(shown: str, text: str) -> None:
    """Raise `SettingsError` for a table that nobody reads, as its name is nearly that of ours.

    One whose name goes on, such as `[tool.archmodel-acme]`, may be of a package that adds to archmodel.
    """
    tools: dict[str, int] = {}
    for key, line in lines_of_keys(text).items():
        if key[0] == "tool" and len(key) > 1:
            tools.setdefault(str(key[1]), line)
    for name, line in tools.items():
        if name == "archmodel" or name.startswith(("archmodel-", "archmodel_")):
            continue
        if did_you_mean(name.lower(), ["archmodel"], likeness=0.85):
            raise SettingsError(
                f"nothing reads [tool.{name}]",
                where=f"{shown}:{line}",
                instead="did you mean [tool.archmodel]?",
            )


def read_contracts(file: Path) -> tuple[type[Constraint], ...]:
    """Return the rules that a file says as `[[contract]]`, for packages of rules.

    Raises `SettingsError`, with the line, for a word that is not known or a value that does not fit.
    """
    from archmodel.settings.read import contracts_in

    return contracts_in(*_text(file))


def _text(file: Path) -> tuple[str, str]:
    """Return what a file is called in a report, and what it says."""
    shown = path_in_project(str(file))
    try:
        return shown, content_of(file).decode("utf-8-sig")
    except LoadingError as error:
        raise SettingsError(error.what, where=shown, instead=error.instead) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"not UTF-8 (byte {error.start + 1})", where=shown) from error
