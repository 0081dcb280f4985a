"""What a picture keeps: an earlier placement from a file, and the pins beside its blueprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from archmodel.content import content_of
from archmodel.errors import LayoutError, LoadingError
from archmodel.geometry import Point, Rect
from archmodel.importers import PINS
from archmodel.importers.pins import SCHEMA_VERSION, Pins, read_pins
from archmodel.importers.placement import read_placement
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.kept import Kept
from archmodel.names import Name, did_you_mean
from archmodel.scene import Shape
from archmodel.source import project_of

__all__ = ["kept", "pinned", "pins_file", "pins_in", "written"]


def kept(path: str | Path) -> Kept:
    """Return what the placement JSON at `path` holds, to be kept.

    Raises `LoadingError` where it cannot be read, or is no placement.
    """
    data = content_of(Path(path), "write it with 'archmodel render -f json'")
    return read_placement(data, origin=Path(path).as_posix())


def pins_file(source: Path) -> Path:
    """Return where the pins of a blueprint or a JSON model are.

    >>> pins_file(Path("blueprints/shop.py")).as_posix()
    'blueprints/shop.layout.json'
    """
    return source.with_name(source.stem + PINS)


def pins_in(path: Path) -> Pins:
    """Return the pins that a file says; none where there is no such file.

    Raises `LoadingError` where it cannot be read.
    """
    return read_pins(content_of(path), origin=path.as_posix()) if path.exists() else {}


def pinned(source: Path, views: Iterable[Name]) -> dict[Name, Kept]:
    """Return, for each of the `views` of what is read from a file, its pins as something to keep.

    Raises `LoadingError` where the pins cannot be read, lie in another project, or are those of a view
    there is not.
    """
    path = pins_file(source)
    if path.is_symlink() and project_of(str(path)) != project_of(str(source)):
        raise LoadingError(
            "a link that leads out of the project",
            where=path.as_posix(),
            instead="put the file itself there",
        )
    pins = pins_in(path)
    known = [*views]
    for view in pins:
        if view not in known:
            raise LoadingError(
                f"there is no view '{view}' to pin something in",
                where=path.as_posix(),
                instead=did_you_mean(view, known) or "the views are " + ", ".join(known),
            )
    return {view: Kept(pins=held, pinned_in=path.as_posix()) for view, held in pins.items()}


def written(pins: Pins, view: Name, placement: Placement, names: Iterable[Name]) -> bytes:
    """Return the file of `pins` with elements of a view pinned where they stand; all where none is named.

    Raises `LayoutError` for what is not in the picture, or is a bar.
    """
    import json

    standing = kept_of(placement).boxes
    bars = {box.name for box in placement.scene.boxes if box.shape is Shape.BAR}
    may_be = [name for name in standing if name not in bars]
    chosen = [*names] or may_be
    for name in chosen:
        if name not in may_be:
            raise LayoutError(
                f"'{name}' is "
                + ("a bar, across all of its group" if name in bars else "not in the picture"),
                instead=did_you_mean(name, may_be) or "pin one of " + ", ".join(may_be),
            )
    views: dict[Name, dict[Name, dict[str, float]]] = {
        each: {name: _said(at) for name, at in held.items()} for each, held in pins.items()
    }
    views.setdefault(view, {}).update((name, _said(standing[name].rect)) for name in chosen)
    document: Mapping[str, object] = {"schemaVersion": SCHEMA_VERSION, "views": views}
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _said(at: Point | Rect) -> dict[str, float]:
    return {"x": int(at.x) if at.x == int(at.x) else at.x, "y": int(at.y) if at.y == int(at.y) else at.y}
