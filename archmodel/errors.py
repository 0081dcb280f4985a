"""Every exception archmodel raises on purpose.

ArchmodelError
├── BlueprintError     a blueprint says something that cannot be (a name used twice, a wrong value)
├── LoadingError       a file cannot be read as a blueprint or a model
├── ViewError          a view asks for something its blueprint does not hold
├── LayoutError        an engine cannot place a picture
├── FormatError        a value cannot be written in the format asked for
├── RuleError          a rule crashed or is not known
└── SettingsError      pyproject.toml says something that cannot be
"""

from __future__ import annotations

__all__ = [
    "ArchmodelError",
    "BlueprintError",
    "FormatError",
    "LayoutError",
    "LoadingError",
    "RuleError",
    "SettingsError",
    "ViewError",
]


class ArchmodelError(Exception):
    """A problem archmodel can explain: what is wrong, where, and the way out.

    `where` is `file`, `file:line` or `file:line:column`, or empty where no file is to blame.
    """

    def __init__(self, what: str, *, where: str = "", instead: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.instead = instead

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n    instead: {self.instead}" if self.instead else head


class BlueprintError(ArchmodelError):
    """A blueprint says something that cannot be."""


class LoadingError(ArchmodelError):
    """A file cannot be read as a blueprint or a model."""


class ViewError(ArchmodelError):
    """A view asks for something its blueprint does not hold."""


class LayoutError(ArchmodelError):
    """An engine cannot place a picture."""


class FormatError(ArchmodelError):
    """A value cannot be written in the format asked for."""


class RuleError(ArchmodelError):
    """A rule crashed, or no rule has the name asked for."""


class SettingsError(ArchmodelError):
    """The settings of a project say something that cannot be."""
