"""A placement read back from the JSON that `archmodel render -f json` writes, to be kept."""

from __future__ import annotations

from typing import Any, TypeGuard

from archmodel.errors import LoadingError
from archmodel.geometry import Point, Rect
from archmodel.importers._problems import Problems, quoted, shown
from archmodel.importers._text import Path, Text
from archmodel.layout.kept import Kept, KeptBox, KeptWire

__all__ = ["read_placement", "read_point"]

INSTEAD = "write it anew with 'archmodel render -f json'"
FARTHEST = 1e7
"""Pixels; a place further out is none."""


def read_placement(data: bytes, *, origin: str) -> Kept:
    """Return what a placement holds; `origin` is the name of its file for messages.

    Raises one `LoadingError` that lists what is wrong with it.
    """
    text = Text(data, origin)
    document = text.parse()
    if not isinstance(document, dict) or not {"view", "origin", "nodes", "edges"} <= document.keys():
        raise LoadingError(
            "it is no placement of a view, with origin, nodes and edges", where=origin, instead=INSTEAD
        )
    problems = Problems()
    view = word(problems, (), document, "view")
    zero = read_point(problems, ("origin",), document["origin"])
    boxes: dict[str, KeptBox] = {}
    labels: dict[str, Rect] = {}
    for path, node in entries(problems, "nodes", document):
        name, parent = word(problems, path, node, "id"), node.get("parent")
        if parent is not None and not (isinstance(parent, str) and parent in boxes):
            problems.add((*path, "parent"), f"no node before it is its parent, {shown(parent)}", INSTEAD)
            parent = None
        boxes[name] = KeptBox(rect(problems, path, node, zero), parent)
        if node.get("label_boxes") and not node.get("group"):
            labels[name] = rect(problems, (*path, "label_boxes", 0), node["label_boxes"], zero)
    wires: dict[str, KeptWire] = {}
    for path, edge in entries(problems, "edges", document):
        name, source, target = (word(problems, path, edge, key) for key in ("wire", "from", "to"))
        before = wires.get(name, KeptWire((source,), ()))
        if before.stations[-1] != source:
            problems.add(
                (*path, "from"),
                f"{quoted(name)} goes on from {quoted(before.stations[-1])}, not here",
                INSTEAD,
            )
        wires[name] = KeptWire((*before.stations, target), (*before.legs, leg(problems, path, edge, zero)))
        if edge.get("label_box") is not None:
            labels[name] = rect(problems, (*path, "label_box"), edge["label_box"], zero)
    problems.raise_any(text)
    return Kept(boxes, wires, labels, view=view, kept_in=origin)


def entries(problems: Problems, part: str, document: dict[str, Any]) -> list[tuple[Path, dict[str, Any]]]:
    """Return the objects of a list of the document."""
    held = document[part]
    if not isinstance(held, list):
        problems.add((part,), f"{quoted(part)} cannot be {shown(held)}", INSTEAD)
        return []
    for index, each in enumerate(held):
        if not isinstance(each, dict):
            problems.add((part, index), f"expected an object, found {shown(each)}", INSTEAD)
    return [((part, index), each) for index, each in enumerate(held) if isinstance(each, dict)]


def word(problems: Problems, path: Path, entry: dict[str, Any], key: str) -> str:
    """Return a text of an object."""
    value = entry.get(key)
    if not isinstance(value, str):
        problems.add(
            (*path, key) if key in entry else path, f"{quoted(key)} cannot be {shown(value)}", INSTEAD
        )
        return ""
    return value


def numbers(problems: Problems, path: Path, entry: object, keys: str) -> list[float]:
    """Return the numbers that an object has under some one-letter keys; noughts where something is wrong."""
    values: list[object] = [entry.get(key) for key in keys] if isinstance(entry, dict) else []
    found = [float(value) for value in values if is_number(value)]
    if len(found) < len(keys):
        problems.add(path, f"expected the numbers {' and '.join(keys)}, in pixels, below 10 million")
        return [0.0] * len(keys)
    return found


def read_point(problems: Problems, path: Path, entry: object) -> Point:
    """Return the point that an object with x and y says."""
    return Point(*numbers(problems, path, entry, "xy"))


def rect(problems: Problems, path: Path, entry: object, zero: Point) -> Rect:
    """Return the rectangle that an object says, measured from `zero`."""
    if isinstance(entry, list) and entry:
        entry = entry[0]
    x, y, wide, high = numbers(problems, path, entry, "xywh")
    return Rect(round(x - zero.x, 2), round(y - zero.y, 2), wide, high)


def leg(problems: Problems, path: Path, edge: dict[str, Any], zero: Point) -> tuple[Point, ...]:
    """Return the points of an edge, measured from `zero`."""
    found = []
    points = edge.get("points")
    for each in points if isinstance(points, list) else [None]:
        if not (isinstance(each, list) and len(each) == 2 and all(map(is_number, each))):
            problems.add(
                (*path, "points") if points else path, "expected points, each of two numbers", INSTEAD
            )
            break
        found.append(Point(round(each[0] - zero.x, 2), round(each[1] - zero.y, 2)))
    return tuple(found)


def is_number(value: object) -> TypeGuard[float]:
    """Say whether a value is a number that can be a place."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < FARTHEST
