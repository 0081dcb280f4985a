"""Pins read from the file beside a blueprint: where elements of its views stand, come what may."""

from __future__ import annotations

from collections.abc import Mapping

from archmodel.errors import LoadingError
from archmodel.geometry import Point
from archmodel.importers._problems import Problems, quoted, shown
from archmodel.importers._text import Text
from archmodel.importers.placement import read_point
from archmodel.names import Name

__all__ = ["SCHEMA_VERSION", "Pins", "read_pins"]

SCHEMA_VERSION = 1
"""The only version of the document so far."""
Pins = Mapping[Name, Mapping[Name, Point]]
"""Top left corners, in pixels from the origin of the picture, by view and element."""

INSTEAD = 'write {"schemaVersion": 1, "views": {"schematic": {"gateway": {"x": 0, "y": 0}}}}'


def read_pins(data: bytes, *, origin: str) -> Pins:
    """Return what a file of pins says; `origin` is its name for messages.

    Raises one `LoadingError` that lists what is wrong with it.
    """
    text = Text(data, origin)
    document = text.parse()
    if not isinstance(document, dict):
        raise LoadingError(
            f"expected an object, found {shown(document)}", where=f"{origin}:1", instead=INSTEAD
        )
    problems = Problems()
    version = document.get("schemaVersion")
    if version is True or version != SCHEMA_VERSION:  # True == 1
        problems.add((), f"its schemaVersion is not {SCHEMA_VERSION}", INSTEAD)
    for key in document.keys() - {"schemaVersion", "views"}:
        problems.add((key,), f"pins have no {quoted(key)}", INSTEAD)
    views = document.get("views", {})
    found: dict[Name, dict[Name, Point]] = {}
    for view, pins in views.items() if isinstance(views, dict) else [("", views)]:
        if not isinstance(pins, dict):
            problems.add(
                ("views", view) if view else ("views",), f"expected an object, found {shown(pins)}", INSTEAD
            )
            continue
        found[view] = {name: read_point(problems, ("views", view, name), at) for name, at in pins.items()}
    problems.raise_any(text)
    return found
