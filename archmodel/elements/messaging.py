"""What carries events from those that publish them to those that subscribe."""

from __future__ import annotations

from archmodel.elements.base import Element

__all__ = ["Broker"]


class Broker(Element):
    """A message broker, topic or queue."""
