"""The systems behind the platform (parts 7 to 9 of the series)."""

from __future__ import annotations

from archmodel.elements.base import Element

__all__ = ["Backend", "ThirdPartyService"]


class Backend(Element):
    """A system behind the platform, such as a CRM or a mainframe."""


class ThirdPartyService(Backend):
    """A service that somebody else runs."""
