"""What one picture shows, in sizes and styles, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from archmodel.geometry import Direction, Size

__all__ = [
    "Box",
    "Direction",
    "End",
    "Frame",
    "Glyph",
    "Item",
    "KeyEntry",
    "Label",
    "Panel",
    "Scene",
    "Shape",
    "Stack",
    "Stroke",
    "Wire",
    "Wishes",
    "labels_in",
    "row_width",
]


class Shape(Enum):
    """What a box is to the layout and the pen."""

    CARD = "card"
    """A leaf: a rectangle with panels."""
    CLOUD = "cloud"
    """A leaf drawn as a cloud; its panels lie on it."""
    GROUP = "group"
    """A frame round its members, with its panels as a band across the top."""
    BAR = "bar"
    """A thin box across the whole inside of its parent; wires that name it in `via` cross it."""
    SPAN = "span"
    """A thin upright box on the lifeline of a participant: steps, one after the other, it takes part in."""


class End(Enum):
    """How a wire ends."""

    NONE = "none"
    DOT = "dot"
    ARROW = "arrow"


class Label(NamedTuple):
    """Text, already wrapped, with the room it takes."""

    lines: tuple[str, ...]
    size: Size
    """Room for all lines, in pixels."""
    font: float = 13.0
    """Font size in pixels."""
    weight: int = 400
    """400 regular, 600 semibold, 700 bold."""
    ink: str = "#1b1f24"
    full: str = ""
    """The whole text, where `lines` had to shorten it."""
    pill: str | None = None
    """Fill of a rounded ground under the text, or none."""
    badge: Label | None = None
    """A number that stands before the text, within `size`."""
    note: Label | None = None
    """Text that stands under the other, within `size`."""

    def parts(self) -> Iterator[Label]:
        """Yield the badge, the label itself and the note, in the order they are read."""
        yield from (each for each in (self.badge, self, self.note) if each)


class Glyph(NamedTuple):
    """A small picture: one of ours by name, or an icon by its dotted class or its address."""

    name: str
    size: float
    """Width and height, in pixels."""
    ink: str
    vendor: bool = False
    """Whether `name` is an icon: of the diagrams package, such as `aws.compute.Lambda`, or `data:image/…`."""
    opacity: float = 1.0


PANEL_PADDING = 12.0
"""Pixels between the edge of a panel and its first item."""
PANEL_GAP = 8.0
"""Pixels between two items of a panel."""


class Frame(NamedTuple):
    """Ground and border of a box."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    """Width of the border, in pixels."""
    radius: float = 0.0
    """Radius of the corners, in pixels."""
    dash: tuple[float, ...] = ()


class Stack(NamedTuple):
    """Panels one under the other inside a panel: a column, or a box in a box."""

    width: float
    """In pixels."""
    panels: tuple[Panel, ...]
    frame: Frame = Frame()
    padding: float = PANEL_PADDING
    """Pixels between its edges and what stands in its panels."""

    @property
    def size(self) -> Size:
        """Its room, in pixels: as high as its panels are together."""
        return Size(self.width, sum(panel.height for panel in self.panels))


Item = Label | Glyph | Stack
"""What may stand in a panel."""


class Panel(NamedTuple):
    """A band across a box; a box is a stack of them, top to bottom.

    Items stand in a row, centred in height: `left` from the left edge, `right` up to the right
    edge, `centre` around the middle. `PANEL_PADDING` and `PANEL_GAP` keep them apart.
    """

    height: float
    fill: str | None = None
    left: tuple[Item, ...] = ()
    centre: tuple[Item, ...] = ()
    right: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All that stands in it, from left to right."""
        return (*self.left, *self.centre, *self.right)


def row_width(row: Sequence[Item]) -> float:
    """Return how wide items are, side by side in a panel."""
    widths = [item.size if isinstance(item, Glyph) else item.size.width for item in row]
    return sum(widths) + PANEL_GAP * max(0, len(widths) - 1)


def labels_in(panels: Iterable[Panel]) -> Iterator[Label]:
    """Yield the labels in panels, and in the panels inside them, in reading order."""
    for panel in panels:
        for item in panel.items:
            if isinstance(item, Label):
                yield item
            elif isinstance(item, Stack):
                yield from labels_in(item.panels)


class Box(NamedTuple):
    """One thing in the picture."""

    name: str
    """Unique in the scene; the element's identifier."""
    size: Size
    """The least size, in pixels; a layout may make a box larger, never smaller."""
    parent: str | None = None
    shape: Shape = Shape.CARD
    panels: tuple[Panel, ...] = ()
    frame: Frame = Frame()
    caption: Label | None = None
    """Text of a `BAR`; the layout finds a place on the bar that no wire crosses."""
    tip: str = ""
    """Full title and description, for `<title>`."""
    direction: Direction | None = None
    """The way the members of a group are read, where somebody said so; from top to bottom else."""
    wrap: int = 0
    """The most members of a group side by side; 0 for any number."""
    padding: float = 0.0
    """Pixels between a group's border (or band) and its members."""
    holds: tuple[str, ...] = ()
    """What a card stands for, or tells of, besides itself: identifiers of elements and relations."""
    link: str = ""

    @property
    def is_group(self) -> bool:
        """Whether other boxes may stand inside."""
        return self.shape is Shape.GROUP

    @property
    def band(self) -> float:
        """Height of a group's title band, in pixels."""
        return sum(panel.height for panel in self.panels) if self.is_group else 0.0


class Stroke(NamedTuple):
    """The pen of a wire."""

    ink: str
    width: float = 2.0
    dash: tuple[float, ...] = ()


class Wire(NamedTuple):
    """One line between two boxes; either end may be a group. One that gives way runs back in circles."""

    name: str
    """Unique in the scene; the relation's identifier."""
    source: str
    target: str
    via: tuple[str, ...] = ()
    """Boxes the line passes on its way, in order: bars are crossed, others are stations."""
    label: Label | None = None
    stroke: Stroke = Stroke("#4c4c4c")
    tail: End = End.NONE
    head: End = End.ARROW
    """How the line ends, at its target; `tail` is at its source."""
    tip: str = ""
    stands_for: tuple[str, ...] = ()
    """Where one line stands for several relations, the identifiers of all."""
    link: str = ""
    gives_way: bool = False


class Wishes(NamedTuple):
    """What the architect says about places, by names of boxes. A layout keeps to it, or refuses.

    In a part that reads down a row is level and goes on to the right; in one that reads to the right
    it is upright and goes on down. Where boxes are in different groups, `order` and `near` go for these.
    """

    same_row: tuple[tuple[str, ...], ...] = ()
    """Boxes of one group that stand in one row."""
    order: tuple[tuple[str, ...], ...] = ()
    """Boxes of which each stands before the next in its row, or in an earlier row."""
    near: tuple[tuple[str, ...], ...] = ()
    """Boxes of which each is the neighbour, in one row, of the next."""
    where: str = ""
    """Where that was written, for messages."""


class KeyEntry(NamedTuple):
    """One explained colour: a swatch where `fill` is given, a line where `stroke` is."""

    label: Label
    fill: str | None = None
    stroke: Stroke | None = None


class Notice(NamedTuple):
    """Something to say of boxes and wires: marked on them, perhaps in dashes, and told beside the picture."""

    names: tuple[str, ...]
    """The boxes and wires; none where it is about what is not shown."""
    badge: Label
    text: Label
    ink: str
    dash: tuple[float, ...] = ()


class Scene(NamedTuple):
    """One picture: what it shows, and its title and key."""

    name: str
    title: str
    boxes: tuple[Box, ...]
    """Parents before their members; otherwise in the order of declaration."""
    wires: tuple[Wire, ...] = ()
    direction: Direction = Direction.DOWN
    wrap: int = 0
    """The most boxes of the picture itself side by side; 0 for any number."""
    wishes: Wishes = Wishes()
    heading: Panel | None = None
    key: tuple[tuple[KeyEntry, ...], ...] = ()
    """Rows of explained colours, under the picture."""
    notices: tuple[Notice, ...] = ()
    margin: float = 32.0
    """Pixels round the whole picture."""
    paper: str = "#ffffff"
    """Colour of the page."""
    font_family: str = "Source Sans Pro"

    def texts(self) -> Iterator[str]:
        """Yield every line of text in the picture."""
        heading = (self.heading,) if self.heading else ()
        labels = [*labels_in((*(panel for box in self.boxes for panel in box.panels), *heading))]
        labels += filter(None, [*(each.caption for each in self.boxes), *(each.label for each in self.wires)])
        labels += [entry.label for row in self.key for entry in row]
        labels += [each for notice in self.notices for each in (notice.badge, notice.text)]
        yield from (line for label in labels for part in label.parts() for line in part.lines)

    def lifelines(self) -> tuple[Wire, ...]:
        """Return the wires of a sequence that lead a participant through its spans, and are no relations."""
        spans = {box.name for box in self.boxes if box.shape is Shape.SPAN}
        return tuple(wire for wire in self.wires if wire.target in spans and wire.source not in spans)
