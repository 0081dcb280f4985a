"""Panels and what stands in them: bands of colour with labels, glyphs and further panels, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archmodel.drawing.marks import Mark, Path, Picture, Rectangle, Text
from archmodel.drawing.shapes import rounded
from archmodel.geometry import Point, Rect, Size
from archmodel.scene import PANEL_GAP, PANEL_PADDING, Frame, Item, Label, Panel, Stack, row_width
from archmodel.text import width

__all__ = ["bands", "ground", "items", "label", "row"]

BASELINE = 0.335
"""How far below the middle of a line its baseline lies, over the font size: half a capital."""
PILL_PADDING = 6.0
"""The least pixels between text and the end of the pill it stands on."""
BADGE_INSET = 2.0
"""Pixels between the end of a pill and the badge on it."""
PLATE = 2.0
"""How far the plate under a vendor icon shows round it, in pixels."""


def ground(frame: Frame, rect: Rect) -> Iterator[Mark]:
    """Yield ground and border; the border lies wholly inside, so that it falls on whole pixels."""
    if frame.stroke and frame.width:
        inset = frame.width / 2
        radius = max(0.0, frame.radius - inset)
        yield Rectangle(rect.grown(-inset), frame.fill, frame.stroke, frame.width, radius, frame.dash)
    elif frame.fill:
        yield Rectangle(rect, frame.fill, radius=frame.radius)


def bands(
    rect: Rect, panels: Sequence[Panel], frame: Frame, *, padding: float = PANEL_PADDING
) -> Iterator[Mark]:
    """Yield the panels of a box, one under the other, within its rounded corners.

    A panel that stands out from the ground more than the border does reaches to the very edge;
    round it the border would be a pale outline. Others stay within the border.
    """
    top = rect.y
    edge = frame.width if frame.stroke else 0.0
    for i, (panel, height) in enumerate(zip(panels, _heights(rect, panels, frame.fill), strict=True)):
        area = Rect(rect.x, top, rect.width, height)
        top += height
        if panel.fill:
            inset = 0.0 if _stands_out(panel.fill, frame) else edge
            above = inset if i == 0 else 0.0
            below = inset if top > rect.bottom - 0.01 else 0.0
            band = Rect(area.x + inset, area.y + above, area.width - 2 * inset, area.height - above - below)
            radius = max(0.0, frame.radius - inset)
            first = radius if i == 0 else 0.0
            last = radius if top > rect.bottom - 0.01 else 0.0
            if first or last:
                yield Path(rounded(band, top=first, bottom=last), fill=panel.fill)
            else:
                yield Rectangle(band, fill=panel.fill)
        yield from items(area, panel, padding=padding)


def _stands_out(fill: str, frame: Frame) -> bool:
    if not (frame.fill and frame.stroke):
        return True
    ground = lightness(frame.fill)
    return abs(lightness(fill) - ground) > abs(lightness(frame.stroke) - ground)


def lightness(colour: str) -> float:
    """Return how light a colour is to the eye, roughly: 0 black, 1 white; 1 for what is not `#rrggbb`.

    >>> lightness("#000000"), lightness("#ffffff")
    (0.0, 1.0)
    """
    try:
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    except ValueError:
        return 1.0
    return round((0.299 * red + 0.587 * green + 0.114 * blue) / 255, 4)


def _heights(rect: Rect, panels: Sequence[Panel], ground: str | None) -> list[float]:
    """Return how high each panel is drawn.

    Room that is left goes to the body, which is the last panel in the colour of the ground; where
    there is none, to the last with a fill, and else to the last.
    """
    heights = [panel.height for panel in panels]
    spare = rect.height - sum(heights)
    if spare > 0 and panels:
        body = [i for i, panel in enumerate(panels) if ground and panel.fill in (None, ground)]
        filled = [i for i, panel in enumerate(panels) if panel.fill]
        heights[[-1, *filled, *body][-1]] += spare
    return heights


def items(area: Rect, panel: Panel, *, padding: float = PANEL_PADDING) -> Iterator[Mark]:
    """Yield what stands in a panel."""
    middle = area.center
    yield from row(panel.left, Point(area.x + padding, middle.y))
    yield from row(panel.centre, Point(middle.x - row_width(panel.centre) / 2, middle.y), share=0.5)
    yield from row(panel.right, Point(area.right - padding - row_width(panel.right), middle.y), share=1.0)


def row(row: Sequence[Item], start: Point, *, share: float = 0.0) -> Iterator[Mark]:
    """Yield labels, glyphs and stacks side by side from `start`, centred in height.

    `share` of what a line of a label leaves free goes to its left. Labels without a pill share the
    first baseline of the highest, as words in a sentence do.
    """
    x = start.x
    plain = [item for item in row if isinstance(item, Label) and not item.pill]
    highest = max(plain, key=lambda each: each.size.height, default=None)
    for item in row:
        if isinstance(item, Label):
            drop = _first_baseline(highest) - _first_baseline(item) if highest and not item.pill else 0.0
            area = Rect(x, start.y - item.size.height / 2 + drop, item.size.width, item.size.height)
            yield from label(area, item, share=share)
        elif isinstance(item, Stack):
            area = Rect(x, start.y - item.size.height / 2, *item.size)
            yield from ground(item.frame, area)
            yield from bands(area, item.panels, item.frame, padding=item.padding)
        else:
            side = item.size
            area = Rect(x, start.y - side / 2, side, side)
            if item.vendor:  # its colours are its own, and made for white
                yield Rectangle(area.grown(PLATE), fill="#ffffff", radius=PLATE + 3)
            yield Picture(item.name, area, item.ink, item.vendor, item.opacity)
        x = area.right + PANEL_GAP


def _first_baseline(said: Label) -> float:
    """Return how far the first baseline of a label lies below its middle."""
    return (said.size.height / len(said.lines) - said.size.height) / 2 + said.font * BASELINE


def label(area: Rect, said: Label, *, share: float = 0.5) -> Iterator[Mark]:
    """Yield a label in its room; `share` of what a line leaves free goes to its left.

    A note stands under the text; where there is a badge, the lines are flush left after it.
    """
    widths = [width(line, font=said.font, weight=said.weight) for line in said.lines]
    if said.pill:
        share = 0.5
        ground = max(area.width, max(widths) + 2 * PILL_PADDING)
        yield Rectangle(
            Rect(area.center.x - ground / 2, area.y, ground, area.height),
            fill=said.pill,
            radius=min(area.height / 2, 9.0),
        )
    note = said.note.size if said.note else Size(0, 0)
    text = Rect(area.x, area.y, area.width, area.height - note.height)
    if said.badge:
        wide, high = said.badge.size
        yield from label(Rect(area.x + BADGE_INSET, text.center.y - high / 2, wide, high), said.badge)
        block = max(note.width, *widths)
        text = Rect(area.x + (area.width + wide - block) / 2, area.y, block, text.height)
        share = 0.0
    if said.note:
        yield from label(Rect(text.x, text.bottom, text.width, note.height), said.note, share=share)
    height = text.height / len(said.lines)
    for i, (line, wide) in enumerate(zip(said.lines, widths, strict=True)):
        if line.strip():
            x = text.x + (text.width - wide) * share
            y = text.y + height * (i + 0.5) + said.font * BASELINE
            yield Text(line, Point(x, y), wide, said.font, said.weight, said.ink)
