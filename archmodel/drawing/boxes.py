"""Cards, clouds, groups and bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archmodel.drawing.marks import Figure, Mark, Path, Rectangle
from archmodel.drawing.panels import bands, ground, items, label
from archmodel.drawing.shapes import cloud
from archmodel.geometry import Point, Rect
from archmodel.scene import Box, Glyph, Panel, Shape

__all__ = ["figure", "shelves"]

SHADOW = 2.0
"""How far a card's shadow shows below it, in pixels."""
SHELF = 2.0
"""How wide the line is at which lines to a box without a frame end, in pixels."""
SHADE = "#000000"
SHADE_OPACITY = 0.08


def figure(box: Box, rect: Rect, caption: Rect | None) -> Figure:
    """Return a box in ink; `caption` is where the text of a bar stands."""
    if box.shape is Shape.CLOUD:
        return Figure("element", box.name, box.tip, tuple(_cloud(box, rect)))
    if box.shape is Shape.CARD:
        return Figure("element", box.name, box.tip, tuple(_card(box, rect)))
    if box.shape is Shape.SPAN:
        return Figure("span", box.name, box.tip, tuple(ground(box.frame, rect)))
    if box.shape is Shape.BAR:
        return Figure("element", box.name, box.tip, tuple(_bar(box, rect, caption)))
    return Figure("group", box.name, box.tip, tuple(_group(box, rect)))


def shelves(box: Box, rect: Rect, ends: Mapping[float, Sequence[float]]) -> Iterator[Mark]:
    """Yield a line along each level edge of a box without a frame at which lines end beside what it shows.

    The layout widens boxes for their lines, which would begin in the air there. `ends` are, by y, the x
    of all ends of lines.
    """
    if box.frame.fill or box.frame.stroke or rect.width <= box.size.width:
        return
    left, right = rect.center.x - box.size.width / 2, rect.center.x + box.size.width / 2
    ink = next((item.ink for panel in box.panels for item in panel.items if isinstance(item, Glyph)), SHADE)
    for y in (rect.y, rect.bottom):
        xs = [x for x in ends.get(y, ()) if rect.x <= x <= rect.right]
        if any(not left <= x <= right for x in xs):
            line = (("M", (Point(min(*xs, rect.center.x), y),)), ("L", (Point(max(*xs, rect.center.x), y),)))
            yield Path(line, None, ink, SHELF)


def _card(box: Box, rect: Rect) -> Iterator[Mark]:
    if box.frame.fill:
        # Only the part that shows, and what its corners need: large see-through areas are dear.
        radius = box.frame.radius
        shade = Rect(rect.x, rect.bottom - 2 * radius, rect.width, 2 * radius + SHADOW)
        yield Rectangle(shade, fill=SHADE, radius=radius, opacity=SHADE_OPACITY)
    yield from ground(box.frame, rect)
    yield from bands(rect, box.panels, box.frame)


def _group(box: Box, rect: Rect) -> Iterator[Mark]:
    yield from ground(box.frame, rect)
    yield from bands(Rect(rect.x, rect.y, rect.width, box.band), box.panels, box.frame)


def _bar(box: Box, rect: Rect, caption: Rect | None) -> Iterator[Mark]:
    frame = box.frame._replace(radius=min(box.frame.radius, rect.height / 2))
    yield from ground(frame, rect)
    yield from bands(rect, box.panels, frame)
    if box.caption and caption:
        yield from label(caption, box.caption)


def _cloud(box: Box, rect: Rect) -> Iterator[Mark]:
    frame = box.frame
    outline = cloud(rect.grown(-frame.width / 2))
    yield Path(outline, frame.fill, frame.stroke, frame.width, frame.dash)
    height = sum(panel.height for panel in box.panels)
    # A cloud is heavier below: its middle, to the eye, lies under that of its rectangle.
    top = rect.center.y - height / 2 + rect.height * 0.06
    for panel in box.panels:
        yield from items(Rect(rect.x, top, rect.width, panel.height), Panel(panel.height, centre=panel.items))
        top += panel.height
