"""What programs to draw with need of a picture besides shapes: glyphs as files, and places on lines."""

from __future__ import annotations

from binascii import b2a_base64
from itertools import pairwise
from math import hypot

from archmodel.drawing.glyphs import GRID, PEN, strokes
from archmodel.drawing.marks import Path, Picture
from archmodel.geometry import Point, Polyline, Rect
from archmodel.icons import picture as icon_of
from archmodel.markup import Markup
from archmodel.scene import Label

__all__ = ["base64", "bounds", "image", "middle", "polyline", "run", "said"]


def image(picture: Picture) -> tuple[str, bytes]:
    """Return the media type and the content of a file that shows a picture."""
    if picture.vendor:
        return icon_of(picture.name)
    out = Markup()
    out.open("svg", xmlns="http://www.w3.org/2000/svg", width=GRID, height=GRID, viewBox=f"0 0 {GRID} {GRID}")
    out.empty(
        "path",
        d=strokes(picture.name),
        fill="none",
        stroke=picture.ink,
        stroke_width=PEN,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    out.close("svg")
    return "image/svg+xml", str(out).encode()


def base64(content: bytes) -> str:
    """Return bytes as one line of text."""
    return b2a_base64(content, newline=False).decode()


def bounds(path: Path) -> Rect:
    """Return the least rectangle that holds the points of a path, and its pen."""
    points = [point for _, points in path.steps for point in points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    whole = Rect(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
    return whole if path.fill else whole.grown(path.width / 2)


def polyline(path: Path) -> Polyline:
    """Return a path as a line; four points of a curve stand for it."""
    line: list[Point] = []
    for verb, points in path.steps:
        if verb == "C":
            a, (b, c, d) = line[-1], points
            for share in (0.25, 0.5, 0.75, 1.0):
                parts = [(1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3]
                curve = [*zip(parts, (a, b, c, d), strict=True)]
                line.append(
                    Point(sum(part * x for part, (x, _) in curve), sum(part * y for part, (_, y) in curve))
                )
        elif verb == "Z":
            line.append(line[0])
        else:
            line += points
    return tuple(line)


def said(label: Label) -> str:
    """Return what a label says, its number before the text and its note under it."""
    number = f"{' '.join(label.badge.lines)} " if label.badge else ""
    return number + "\n".join((*label.lines, *(label.note.lines if label.note else ())))


def run(legs: tuple[Polyline, ...]) -> Polyline:
    """Return the legs of a wire as one line."""
    return tuple(dict.fromkeys(point for leg in legs for point in leg))


def middle(line: Polyline) -> Point:
    """Return the point halfway along a line."""
    steps = [(a, b, hypot(b.x - a.x, b.y - a.y)) for a, b in pairwise(line)]
    left = sum(length for *_, length in steps) / 2
    for a, b, length in steps:
        if left <= length and length:
            share = left / length
            return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
        left -= length
    return line[-1]
