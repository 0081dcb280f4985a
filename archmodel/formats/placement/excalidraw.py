"""Excalidraw: a sheet to go on drawing on, everything where our layout placed it."""

from __future__ import annotations

import json
from typing import Any, ClassVar
from zlib import crc32

from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Mark, Path, Picture, Rectangle, Text
from archmodel.drawing.panels import BASELINE
from archmodel.formats.base import Format
from archmodel.formats.placement._ink import base64, image, polyline, run, said
from archmodel.geometry import Polyline, Rect
from archmodel.layout.base import Placement
from archmodel.scene import Box, End, Wire
from archmodel.text import visible

__all__ = ["Excalidraw"]

HELVETICA = 2
"""The number of the font that is nearest to ours."""
FIT = 0.9
"""The size of letters over that in our font, which is narrower."""
SPACING = 1.25
"""The height of a line of text, over the size of its letters."""
_ENDS = {End.NONE: None, End.DOT: "dot", End.ARROW: "triangle"}


class Excalidraw(Format[Placement]):
    """A sheet without the look of a hand. Boxes and lines carry their identifiers as custom data.

    All that shows a box is one group, and so are a group and all its members; a line is tied to its ends.
    """

    suffix: ClassVar[str] = ".excalidraw"

    def write(self, stage: Placement) -> bytes:
        """Return the sheet as JSON. Raises `FormatError` for a vendor icon that is not known."""
        return _Writer(stage).written()


class _Writer:
    """One sheet while it is written."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.boxes = {box.name: box for box in placement.scene.boxes}
        self.elements: list[dict[str, Any]] = []
        self.files: dict[str, Any] = {}
        self.tied: dict[str, dict[str, None]] = {}
        """By box, the wires that begin or end at it."""
        for wire in placement.scene.wires:
            for end in (wire.source, wire.target):
                self.tied.setdefault(end, {})[wire.name] = None

    def written(self) -> bytes:
        scene = self.placement.scene
        for figure in draw(self.placement).figures:
            if figure.kind in ("group", "element", "span"):
                box = self.boxes[figure.name]
                self.frame(box)
                for mark in figure.marks:
                    self.mark(mark, self.groups(box))
            elif figure.kind not in ("relation", "lifeline", "label"):
                for mark in figure.marks:
                    self.mark(mark, [])
        for wire in scene.wires:
            self.wire(wire)
        whole = {
            "type": "excalidraw",
            "version": 2,
            "source": "archmodel",
            "elements": self.elements,
            "appState": {"viewBackgroundColor": scene.paper, "gridSize": None},
            "files": self.files,
        }
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")

    def groups(self, box: Box) -> list[str]:
        """Return what is moved together with a box, from the inside out."""
        found = [f"group {box.name}"]
        while box.parent:
            box = self.boxes[box.parent]
            found.append(f"group {box.name}")
        return found

    def frame(self, box: Box) -> None:
        """Write the unseen rectangle that lines are tied to."""
        about = {"archmodel": box.name, "tip": box.tip, "holds": list(box.holds)}
        self.add(
            "rectangle",
            f"box {box.name}",
            self.placement.boxes[box.name],
            link=box.link or None,
            strokeColor="transparent",
            groupIds=self.groups(box),
            boundElements=[{"id": f"wire {name}", "type": "arrow"} for name in self.tied.get(box.name, ())],
            customData={name: value for name, value in about.items() if value},
        )

    def mark(self, mark: Mark, groups: list[str]) -> None:
        """Write a mark as a shape, or as an image."""
        name = f"mark {len(self.elements)}"
        if isinstance(mark, Text):
            size = mark.font * FIT
            middle = mark.at.y - mark.font * BASELINE
            rect = Rect(mark.at.x, middle - size * SPACING / 2, mark.width, size * SPACING)
            self.text(name, mark.text, rect, size, mark.ink, groups, "left")
        elif isinstance(mark, Picture):
            kind, content = image(mark)
            file = f"{crc32(content):08x}-{len(content)}"
            link = f"data:{kind};base64,{base64(content)}"
            self.files[file] = {"id": file, "mimeType": kind, "dataURL": link, "created": 1}
            self.add("image", name, mark.rect, groupIds=groups, fileId=file, status="saved", scale=[1, 1])
        elif isinstance(mark, Rectangle):
            rounded = {"type": 3, "value": mark.radius} if mark.radius else None
            self.add(
                "rectangle",
                name,
                mark.rect,
                **_pen(mark),
                groupIds=groups,
                roundness=rounded,
                opacity=round(100 * mark.opacity),
            )
        else:
            line = polyline(mark)
            self.add("line", name, _around(line), **_pen(mark), groupIds=groups, points=_points(line))

    def text(
        self, name: str, text: str, rect: Rect, size: float, ink: str, groups: list[str], align: str
    ) -> None:
        """Write text."""
        shown = visible(text)
        self.add(
            "text",
            name,
            rect,
            strokeColor=ink,
            groupIds=groups,
            text=shown,
            originalText=shown,
            fontSize=round(size, 2),
            fontFamily=HELVETICA,
            lineHeight=SPACING,
            textAlign=align,
            verticalAlign="middle",
            containerId=None,
            autoResize=True,
        )

    def wire(self, wire: Wire) -> None:
        """Write a line that is tied to its ends, and its label."""
        line = run(self.placement.wires[wire.name])
        if not line:
            return
        about = {
            "archmodel": wire.name,
            "tip": wire.tip,
            "via": list(wire.via),
            "relations": list(wire.stands_for),
        }
        self.add(
            "arrow",
            f"wire {wire.name}",
            _around(line),
            link=wire.link or None,
            strokeColor=wire.stroke.ink,
            strokeWidth=wire.stroke.width,
            strokeStyle="dashed" if wire.stroke.dash else "solid",
            points=_points(line),
            startArrowhead=_ENDS[wire.tail],
            endArrowhead=_ENDS[wire.head],
            startBinding=_tied(wire.source),
            endBinding=_tied(wire.target),
            roundness=None,
            customData={name: value for name, value in about.items() if value},
        )
        if wire.label and wire.name in self.placement.labels:
            rect, size, text = self.placement.labels[wire.name], wire.label.font * FIT, said(wire.label)
            ground = wire.label.pill or self.placement.scene.paper
            self.add(
                "rectangle", f"ground {wire.name}", rect, strokeColor="transparent", backgroundColor=ground
            )
            high = size * SPACING * (text.count("\n") + 1)
            room = Rect(rect.x, rect.center.y - high / 2, rect.width, high)
            self.text(f"label {wire.name}", text, room, size, wire.label.ink, [], "center")

    def add(self, kind: str, name: str, rect: Rect, **more: object) -> None:
        """Add an element; what it does not say is as Excalidraw has it at first."""
        known = {
            "strokeColor": "#1e1e1e",
            "backgroundColor": "transparent",
            "fillStyle": "solid",
            "strokeWidth": 1,
            "strokeStyle": "solid",
            "roughness": 0,
            "opacity": 100,
            "groupIds": [],
            "frameId": None,
            "roundness": None,
            "boundElements": [],
            "locked": False,
            "link": None,
        }
        x, y, wide, high = (round(number, 2) for number in rect)
        # What differs in every drawing of theirs is the same for the same name in ours.
        seed = crc32(name.encode("utf-8", "replace")) & 0x7FFFFFFF
        fixed = {
            "seed": seed,
            "version": 1,
            "versionNonce": seed,
            "isDeleted": False,
            "updated": 1,
            "angle": 0,
        }
        place = {"x": x, "y": y, "width": wide, "height": high}
        self.elements.append({"id": name, "type": kind, **place, **known, **fixed, **more})


def _around(line: Polyline) -> Rect:
    """Return where a line begins, and the room it takes."""
    wide = max(x for x, _ in line) - min(x for x, _ in line)
    return Rect(*line[0], wide, max(y for _, y in line) - min(y for _, y in line))


def _points(line: Polyline) -> list[list[float]]:
    """Return the points of a line, seen from its first."""
    return [[round(x - line[0].x, 2), round(y - line[0].y, 2)] for x, y in line]


def _pen(mark: Rectangle | Path) -> dict[str, object]:
    return {
        "strokeColor": mark.stroke or "transparent",
        "backgroundColor": mark.fill or "transparent",
        "strokeWidth": mark.width,
        "strokeStyle": "dashed" if mark.dash else "solid",
    }


def _tied(name: str) -> dict[str, object]:
    return {"elementId": f"box {name}", "focus": 0, "gap": 1}
