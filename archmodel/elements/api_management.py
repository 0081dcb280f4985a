"""What stands between the outside and the services (part 4 of the series)."""

from __future__ import annotations

from archmodel.elements.base import Element

__all__ = ["ApiGateway", "Gateway", "ReverseProxy"]


class Gateway(Element):
    """A guarded way in."""


class ApiGateway(Gateway):
    """Manages the access of external applications to internal services."""


class ReverseProxy(Gateway):
    """Fetches resources for outside parties and hides where they come from."""
