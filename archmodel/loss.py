"""What is lost on the way from one format to another, declaration by declaration."""

from __future__ import annotations

from typing import NamedTuple

from archmodel.names import Name
from archmodel.source import Place

__all__ = ["Loss"]


class Loss(NamedTuple):
    """What a format cannot hold of one declaration."""

    name: Name
    what: str
    """What becomes of it, such as `loses its tier and region` or `is left out`."""
    place: Place | None = None
    """Where the declaration was written."""

    def __str__(self) -> str:
        """Return it as a message: where, who and what."""
        where = f"{self.place.path}:{self.place.line}: " if self.place else ""
        return f"{where}'{self.name}' {self.what}"
