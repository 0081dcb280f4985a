"""What an output format is: one method that turns the value of one stage into bytes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Generic, NamedTuple, TypeVar

from archmodel.names import Name
from archmodel.source import Place

__all__ = ["Format", "Loss"]

Stage = TypeVar("Stage", contravariant=True)


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


class Format(ABC, Generic[Stage]):
    """Writes the value of one stage of the journey as bytes."""

    suffix: ClassVar[str]
    """The ending of files of this format, with its dot."""

    @abstractmethod
    def write(self, stage: Stage) -> bytes:
        """Return `stage` in this format.

        Raises `FormatError` when the format cannot say what the stage holds.
        """

    def losses(self, stage: Stage) -> Iterable[Loss]:
        """Return what of `stage` this format cannot hold, declaration by declaration; nothing by default."""
        return ()
