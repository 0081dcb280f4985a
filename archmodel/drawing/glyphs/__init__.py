"""Our own glyphs: one file each, drawn on a grid of 24 by 24 with one pen.

A glyph is a string of SVG path data, meant to be stroked with `PEN` and round ends, not filled.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

__all__ = ["FALLBACK", "GRID", "NAMES", "PEN", "known", "strokes"]

GRID: Final = 24
"""Width and height of the grid glyphs are drawn on."""
PEN: Final = 1.75
"""Width of the pen, on that grid."""
FALLBACK: Final = "element"
NAMES: Final = frozenset(
    {
        "api_gateway",
        "application",
        "backend",
        "balancer",
        "block_storage",
        "broker",
        "client",
        "container_native_storage",
        "container_platform",
        "container_storage",
        "database",
        "deployment_node",
        "element",
        "frontend_microservices",
        "gateway",
        "group",
        "incoming",
        "instance",
        "instances",
        "integration_data_microservices",
        "integration_microservices",
        "internet",
        "microservice",
        "microservices",
        "mobile_application",
        "mobile_device",
        "mobile_services",
        "network",
        "object_storage",
        "outgoing",
        "person",
        "process_facade_microservices",
        "process_server",
        "real_time_data_storage",
        "reverse_proxy",
        "secret_store",
        "service",
        "sso_server",
        "storage",
        "third_party_service",
        "web_application",
    }
)


def known(name: str) -> str:
    """Return the name of the glyph that is drawn for `name`: itself, or the fallback.

    >>> known("storage"), known("../storage")
    ('storage', 'element')
    """
    return name if name in NAMES else FALLBACK


def strokes(name: str) -> str:
    """Return the path data of a glyph, the fallback's where there is none of that name."""
    data: str = import_module(f"archmodel.drawing.glyphs.{known(name)}").STROKES
    return data
