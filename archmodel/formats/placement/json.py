"""JSON: where everything stands, for tests, other programs and other painters."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import ClassVar

from archmodel.errors import FormatError
from archmodel.formats.base import Format
from archmodel.geometry import Rect
from archmodel.layout.base import Placement
from archmodel.scene import Box, Label, Wire

__all__ = ["Json", "Value"]

Value = str | float | bool | None | list["Value"] | dict[str, "Value"]


class Json(Format[Placement]):
    """A canvas, nodes and edges; the same placement gives the same bytes.

    `origin` is the point on the canvas from which pins are measured. The boxes of labels of a node
    are the title of a group and the caption of a bar.

    Groups that are not drawn are left out, and their members belong to the group around. A wire
    is one edge for each of its legs: `name` where there is one, else `name/1`, `name/2` and on. What
    a node `holds` besides itself, and the `relations` an edge stands for, are said where there are any.
    """

    suffix: ClassVar[str] = ".json"

    def write(self, stage: Placement) -> bytes:
        """Return the placement as JSON; numbers are pixels, with at most two decimals.

        Raises `FormatError` for a place or size that is infinite or not a number.
        """
        import json

        whole: dict[str, Value] = {
            "view": stage.scene.name,
            "canvas": {"w": _number(stage.size.width), "h": _number(stage.size.height)},
            "origin": {"x": _number(stage.origin.x), "y": _number(stage.origin.y)},
            "nodes": [_node(stage, box) for box in stage.scene.boxes],
            "edges": [edge for wire in stage.scene.wires for edge in _edges(stage, wire)],
        }
        return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _node(placement: Placement, box: Box) -> Value:
    rect = placement.boxes[box.name]
    labels: list[Value] = []
    if box.band:
        labels.append(_rect(Rect(rect.x, rect.y, rect.width, box.band)))
    if box.caption and box.name in placement.labels:
        labels.append(_rect(placement.labels[box.name]))
    return {
        "id": box.name,
        **_rect(rect),
        "parent": box.parent,
        "group": box.is_group,
        "label_boxes": labels,
        **({"holds": list(box.holds)} if box.holds else {}),
    }


def _edges(placement: Placement, wire: Wire) -> Iterator[Value]:
    """Yield the legs of a wire; the leg nearest to the label carries it."""
    legs = placement.wires[wire.name]
    stations = (wire.source, *wire.via, wire.target)
    label = placement.labels.get(wire.name) if wire.label else None
    carrier = 0
    if label:
        middle = label.center
        gaps = [min(_gap(a, b, middle) for a, b in zip(leg, leg[1:] or leg, strict=False)) for leg in legs]
        carrier = gaps.index(min(gaps))
    for i, leg in enumerate(legs):
        carries = label is not None and i == carrier
        yield {
            "id": wire.name if len(legs) == 1 else f"{wire.name}/{i + 1}",
            "wire": wire.name,
            "from": stations[i],
            "to": stations[i + 1],
            "points": [[_number(x), _number(y)] for x, y in leg],
            "label": _said(wire.label) if wire.label and carries else None,
            "label_box": _rect(label) if label and carries else None,
            **({"relations": list(wire.stands_for)} if wire.stands_for else {}),
        }


def _said(label: Label) -> str:
    return "\n".join(part.full or "\n".join(part.lines) for part in label.parts())


def _gap(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> float:
    """Return how far a point is from an upright or level stretch of a line, along both axes."""
    return sum(max(min(p, q) - at, 0.0, at - max(p, q)) for p, q, at in zip(a, b, point, strict=True))


def _rect(rect: Rect) -> dict[str, Value]:
    x, y, wide, high = map(_number, rect)
    return {"x": x, "y": y, "w": wide, "h": high}


def _number(value: float) -> float:
    """Return a number with at most two decimals, whole where it can be, never a negative nought."""
    if not isfinite(value):
        raise FormatError(f"a picture has a place or a size that is {value}")
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
