"""What runs business processes (part 7 of the series)."""

from __future__ import annotations

from archmodel.elements.container_platform import Service

__all__ = ["ProcessServer"]


class ProcessServer(Service):
    """Runs automated integration processes."""
