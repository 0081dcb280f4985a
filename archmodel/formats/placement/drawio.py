"""draw.io: a page to go on drawing with, everything where our layout placed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Figure, Mark, Path, Picture, Rectangle, Text
from archmodel.drawing.panels import BASELINE
from archmodel.formats.base import Format
from archmodel.formats.placement._ink import base64, bounds, image, middle, run, said
from archmodel.geometry import Point, Rect
from archmodel.layout.base import Placement
from archmodel.markup import Markup, number
from archmodel.scene import Box, End, Shape, Wire

__all__ = ["Drawio"]

_ENDS = {End.NONE: "none", End.DOT: "oval", End.ARROW: "block"}
FIT = 0.9
"""The size of letters over that in our font, which is narrower than those of draw.io."""
_PAGE = "1"
"""The id of the layer that everything lies on."""


class Drawio(Format[Placement]):
    """An mxfile that is not compressed. Boxes and lines are objects with their identifier.

    The ink of a box lies inside it and moves with it; a line is tied to its ends, and keeps its bends
    until one of these is moved.
    """

    suffix: ClassVar[str] = ".drawio"

    def write(self, stage: Placement) -> bytes:
        """Return the file as UTF-8.

        Raises `FormatError` for a place that is no number, and for a vendor icon that is not known.
        """
        return str(_Writer(stage).written()).encode("utf-8", "replace")


class _Writer:
    """One page while it is written."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.out = Markup()
        self.marks = 0

    def written(self) -> Markup:
        out, scene, size = self.out, self.placement.scene, self.placement.size
        out.open("mxfile", host="archmodel")
        out.open("diagram", id=scene.name, name=scene.title)
        page: dict[str, float] = {"pageWidth": size.width, "pageHeight": size.height}
        out.open("mxGraphModel", grid="0", page="1", math="0", background=scene.paper, **page)
        out.open("root")
        out.empty("mxCell", id="0")
        out.empty("mxCell", id=_PAGE, parent="0")
        figures = draw(self.placement).figures
        drawn = {each.name: each for each in figures if each.kind in ("group", "element", "span")}
        for box in scene.boxes:  # parents before members, as the file wants them
            self.box(box, drawn[box.name])
        for wire in scene.wires:
            self.wire(wire)
        for figure in figures:
            if figure.kind in ("heading", "key", "notice", "notices"):
                for mark in figure.marks:
                    self.mark(mark, _PAGE, Point(0, 0))
        for tag in ("root", "mxGraphModel", "diagram", "mxfile"):
            out.close(tag)
        return out

    def box(self, box: Box, figure: Figure) -> None:
        """Write a box, and its ink inside it."""
        rect = self.placement.boxes[box.name]
        around = self.placement.boxes[box.parent] if box.parent else Rect(0, 0, 0, 0)
        about = {"tooltip": box.tip, "link": box.link or None, "holds": " ".join(box.holds) or None}
        style = "fillColor=none;strokeColor=none;container=1;collapsible=0;"
        self.out.open("object", id=_box(box.name), label="", archmodel=box.name, **about)
        self.out.open(
            "mxCell",
            style=style if box.is_group else f"group;{style}",
            vertex="1",
            parent=_box(box.parent) if box.parent else _PAGE,
        )
        self.geometry(rect.moved(-around.x, -around.y))
        self.out.close("mxCell")
        self.out.close("object")
        for mark in figure.marks:
            self.mark(mark, _box(box.name), Point(rect.x, rect.y), is_cloud=box.shape is Shape.CLOUD)

    def wire(self, wire: Wire) -> None:
        """Write a line that is tied to its ends, with its bends, and its label."""
        line = run(self.placement.wires[wire.name])
        style = {
            "edgeStyle": "none",
            "rounded": "1",
            "strokeColor": wire.stroke.ink,
            "strokeWidth": number(wire.stroke.width),
            "startArrow": _ENDS[wire.tail],
            "endArrow": _ENDS[wire.head],
            **_dashed(wire.stroke.dash),
        }
        for word, name, at in (("exit", wire.source, 0), ("entry", wire.target, -1)):
            rect = self.placement.boxes[name]
            if line:
                style[f"{word}X"] = f"{(line[at].x - rect.x) / rect.width:.4f}"
                style[f"{word}Y"] = f"{(line[at].y - rect.y) / rect.height:.4f}"
                style[f"{word}Perimeter"] = "0"
        about = {
            "tooltip": wire.tip,
            "link": wire.link or None,
            "via": " ".join(wire.via) or None,
            "relations": " ".join(wire.stands_for),
        }
        self.out.open("object", id=_wire(wire.name), label="", archmodel=wire.name, **about)
        ends = {"source": _box(wire.source), "target": _box(wire.target)}
        self.out.open("mxCell", style=_style(style), edge="1", parent=_PAGE, **ends)
        self.out.open("mxGeometry", relative="1", **{"as": "geometry"})
        self.out.open("Array", **{"as": "points"})
        for x, y in line[1:-1]:
            self.out.empty("mxPoint", x=x, y=y)
        for tag in ("Array", "mxGeometry", "mxCell", "object"):
            self.out.close(tag)
        if wire.label and wire.name in self.placement.labels:
            self.label(wire)

    def label(self, wire: Wire) -> None:
        """Write the label of a line, as far from its middle as our layout placed it."""
        assert wire.label
        place, half = self.placement.labels[wire.name].center, middle(run(self.placement.wires[wire.name]))
        text = said(wire.label)
        style = {
            "labelBackgroundColor": wire.label.pill or self.placement.scene.paper,
            **_written_in(wire.label.font, wire.label.weight, wire.label.ink),
        }
        self.out.open(
            "mxCell",
            id=f"label {wire.name}",
            value=text,
            style=f"edgeLabel;{_style(style)}",
            vertex="1",
            connectable="0",
            parent=_wire(wire.name),
        )
        self.out.open("mxGeometry", x=0.0, relative="1", **{"as": "geometry"})
        self.out.empty("mxPoint", x=place.x - half.x, y=place.y - half.y, **{"as": "offset"})
        self.out.close("mxGeometry")
        self.out.close("mxCell")

    def mark(self, mark: Mark, parent: str, origin: Point, *, is_cloud: bool = False) -> None:
        """Write a mark as a shape inside its parent, which begins at `origin`."""
        text = ""
        if isinstance(mark, Text):
            high = mark.font * 1.4
            rect = Rect(mark.at.x, mark.at.y - mark.font * BASELINE - high / 2, mark.width, high)
            text, style = mark.text, {"align": "left", **_written_in(mark.font, mark.weight, mark.ink)}
        elif isinstance(mark, Picture):
            kind, content = image(mark)
            rect, style = mark.rect, {"shape": "image", "image": f"data:{kind},{base64(content)}"}
        else:
            rect = bounds(mark) if isinstance(mark, Path) else mark.rect
            shape = "cloud" if is_cloud else "line" if isinstance(mark, Path) and not mark.fill else None
            style = {**({"shape": shape} if shape else {}), **_painted(mark)}
        self.marks += 1
        about = {"vertex": "1", "connectable": "0", "parent": parent}
        self.out.open("mxCell", id=f"mark {self.marks}", value=text, style=_style(style), **about)
        self.geometry(rect.moved(-origin.x, -origin.y))
        self.out.close("mxCell")

    def geometry(self, rect: Rect) -> None:
        x, y, wide, high = rect
        self.out.empty("mxGeometry", x=x, y=y, width=wide, height=high, **{"as": "geometry"})


def _box(name: str) -> str:
    return f"box {name}"


def _wire(name: str) -> str:
    return f"wire {name}"


def _style(style: Mapping[str, str]) -> str:
    return "".join(f"{name}={value};" if value else f"{name};" for name, value in style.items())


def _written_in(font: float, weight: int, ink: str) -> dict[str, str]:
    bold = {"fontStyle": "1"} if weight >= 600 else {}
    bare = {"fillColor": "none", "strokeColor": "none", "spacing": "0"}
    return {**bare, "fontSize": number(font * FIT), "fontColor": ink, **bold}


def _painted(mark: Rectangle | Path) -> dict[str, str]:
    style = {"fillColor": mark.fill or "none", "strokeColor": mark.stroke or "none", **_dashed(mark.dash)}
    if mark.stroke:
        style["strokeWidth"] = number(mark.width)
    if isinstance(mark, Rectangle) and mark.radius:
        style |= {"rounded": "1", "absoluteArcSize": "1", "arcSize": number(2 * mark.radius)}
    if isinstance(mark, Rectangle) and mark.opacity < 1:
        style["opacity"] = number(100 * mark.opacity)
    return style


def _dashed(dash: tuple[float, ...]) -> dict[str, str]:
    return {"dashed": "1", "dashPattern": " ".join(map(number, dash))} if dash else {}
