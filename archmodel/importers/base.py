"""What an importer is: one method that turns the bytes of a document into a model."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from archmodel.loss import Loss
from archmodel.model import Model

__all__ = ["Importer"]


class Importer(ABC):
    """Reads a document that is data: none of its code runs, and nothing it points at is fetched."""

    suffixes: ClassVar[tuple[str, ...]]
    """The endings of the files it reads, with their dots."""

    @abstractmethod
    def read(self, data: bytes, *, origin: str) -> Model:
        """Return the model that a document says; `origin` is the file's name for messages.

        Raises `LoadingError` when the document says no model.
        """

    def losses(self, data: bytes, *, origin: str) -> Iterable[Loss]:
        """Return what of a document that can be read a model cannot hold; nothing by default."""
        return ()
