"""Where data is kept (part 6 of the series)."""

from __future__ import annotations

from archmodel.elements.base import Element

__all__ = [
    "ContainerNativeStorage",
    "ContainerStorage",
    "Database",
    "ObjectStorage",
    "RealTimeDataStorage",
    "Storage",
    "VirtualBlockStorage",
]


class Storage(Element):
    """Something that keeps data."""

    backup: str | None = None
    """How often it is copied to somewhere else, such as `daily`, or `none`."""
    retention: str | None = None
    """How long it keeps data, such as `10 years`."""
    derived: bool | None = None
    """Whether it can be made again from elsewhere, as a cache can."""


class ContainerStorage(Storage):
    """Storage inside the container platform."""


class ContainerNativeStorage(Storage):
    """Software-defined storage for container-based applications, processes and services."""


class VirtualBlockStorage(Storage):
    """Traditional block storage, or its cached form, of fixed raw capacity."""


class ObjectStorage(Storage):
    """Storage for large unstructured data or files, on site or in a cloud."""


class RealTimeDataStorage(Storage):
    """Fast storage in containers, such as for streaming video."""


class Database(Storage):
    """A database."""
