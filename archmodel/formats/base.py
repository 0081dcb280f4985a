"""What an output format is: one method that turns the value of one stage into bytes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from archmodel.loss import Loss

__all__ = ["Format", "Loss"]

Stage = TypeVar("Stage", contravariant=True)


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
