"""The detail picture: one element as one large card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, fields
from math import ceil
from typing import TYPE_CHECKING

from archmodel import captions, cards
from archmodel.elements.base import Element
from archmodel.errors import BlueprintError
from archmodel.geometry import Size
from archmodel.links import safe_link
from archmodel.names import Name, did_you_mean
from archmodel.scene import PANEL_GAP, PANEL_PADDING, Box, Frame, Glyph, Label, Panel, Scene, Stack, row_width
from archmodel.text import shows
from archmodel.views._peers import Peer, Tab, peers, tabs, touching
from archmodel.views.base import View
from archmodel.wording import first_shown, sentence, tip, title_of

if TYPE_CHECKING:
    from archmodel.graph import Graph
    from archmodel.theme.base import Category, Theme

__all__ = ["DetailView"]

GROUND = 760.0
"""Least width of the ground that all but the header stands on, in pixels."""
INSET = 24.0
"""Pixels between the edge of that ground and what stands on it."""
PEERS, BOXES, TABS = 330.0, 212.0, 112.0
"""Widths of what stands in the columns."""
GUTTER = 21.0
"""Pixels to the right of a column, besides the gap between two items."""
STEP = 8.0
"""Pixels between two things in a column."""
MOST = 5
"""The most peers in one column; more stand in two or more, all about as high."""
COUNT = 152.0
"""Pixels beside the description that are kept for the number of instances."""
GLYPH = 18.0
ABOUT_ONE = ("title", "figure", "theme")
"""The words of a view that say something of a single card."""


class DetailView(View):
    """One element as a large card: what it is, whom it works with, what it is made of, its networks.

    All of it is said by the element and by the relations of the blueprint; nothing is said twice.
    """

    element: Element = field(kw_only=False)
    """The one it shows."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for each in fields(View):
            if each.name not in ABOUT_ONE and getattr(self, each.name) != each.default:
                raise BlueprintError(
                    f"'{each.name}' is about several elements, and a detail view shows one",
                    where=str(self.place or ""),
                    instead=f"leave '{each.name}' out, or draw a SchematicView",
                )

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return the card of the element. Raises `ViewError` where it is not of the model."""
        model, element = graph.model, self.element
        name = model.names.get(element)
        if name is None:
            near = did_you_mean(element.title, (each.title for each in model.elements.values()))
            raise self._error(
                f"'{element.title}' is no element of '{model.name}', and has no card there",
                near or f"name an element of '{model.name}'",
            )
        category = theme.style(self.nest(model).look(name, model)).category
        networks = tabs(model, element, theme)
        box = _card(name, element, category, peers(model, element), networks, theme)
        relations = list(touching(model, element))
        tips = [box.tip, *(sentence(each) for each in relations)]
        box = box._replace(tip="\n".join(tips), holds=tuple(model.names[each] for each in relations))
        title = first_shown(self.title, model.title, model.name)
        return Scene(
            model.names.get(self, model.name),
            title,
            (box,),
            heading=captions.heading(title, self.caption(), theme, empty=False),
            key=captions.key((category,), (each.network for each in networks if each.network), theme),
            paper=theme.paper,
            font_family=theme.font_family,
        )


def _card(
    name: Name,
    element: Element,
    category: Category,
    near: Sequence[Peer],
    networks: Sequence[Tab],
    theme: Theme,
) -> Box:
    further = max(0, ceil(len(near) / MOST) - 1)
    width = GROUND + further * (PEERS + GUTTER + PANEL_GAP)
    parts = [*_about(element, width, theme), *_columns(element, near, networks, theme)]
    ground = Stack(width, tuple(_spaced(parts, INSET)), Frame(theme.foot, radius=6), INSET)
    body = [Panel(ground.size.height + 24, theme.card, left=(ground,))] if parts else []
    panels = (_header(name, element, category, width, theme), *body)
    return Box(
        name,
        Size(width + 2 * PANEL_PADDING, sum(panel.height for panel in panels)),
        panels=panels,
        frame=Frame(theme.card, theme.line, radius=8),
        tip=tip(name, element),
        link=safe_link(element.link),
    )


def _header(name: Name, element: Element, category: Category, width: float, theme: Theme) -> Panel:
    """Return name and glyph on the colour of the category."""
    title = cards.fitted(title_of(name, element), theme, width=640, font=28.0, weight=600, ink=category.ink)
    picture = cards.glyph(element, theme.style(type(element)).glyph, category.glyph, 48.0)
    inner = Stack(width, (Panel(title.size.height, left=(title,), right=(picture,)),), padding=INSET)
    return Panel(max(88.0, title.size.height + 40), category.fill, left=(inner,))


def _about(element: Element, width: float, theme: Theme) -> list[Panel]:
    """Return what the element is for, and how many of it run."""
    left, right = [], []
    if shows(element.description):
        room = width - 2 * INSET - COUNT
        said = cards.fitted(
            element.description, theme, width=room, font=19.0, weight=600, ink=theme.ink, most=6
        )
        left.append(_alone(said))
    if element.instances is not None:
        count = cards.fitted(element.instances, theme, width=100, font=19.0, weight=600, ink=theme.ink)
        right.append(_alone(Glyph("instances", 22, theme.muted), count))
    return _level(left, right) if left else _level(right, [])


def _columns(element: Element, near: Sequence[Peer], networks: Sequence[Tab], theme: Theme) -> list[Panel]:
    """Return peers, what the element is made of, and networks, side by side."""
    pills, boxes = [_pill(each, theme) for each in near], _boxes(element, theme)
    rows = ceil(len(pills) / max(1, ceil(len(pills) / MOST)))
    left = [_column(pills[at : at + rows], PEERS + GUTTER) for at in range(0, len(pills), rows or 1)]
    left += [_column(boxes, BOXES + GUTTER)] if boxes else []
    right = [_column([_tab(each, theme) for each in networks], TABS)] if networks else []
    return _level(left, right)


def _level(left: Sequence[Stack], right: Sequence[Stack]) -> list[Panel]:
    """Return stacks in a row, all from the same height down, as one panel; none where there are none."""
    height = max((each.size.height for each in (*left, *right)), default=0.0)
    rows = [
        tuple(each._replace(panels=(*each.panels, Panel(height - each.size.height))) for each in stacks)
        for stacks in (left, right)
    ]
    return [Panel(height, left=rows[0], right=rows[1])] if height else []


def _alone(*row: Label | Glyph) -> Stack:
    height = max(item.size.height for item in row if isinstance(item, Label))
    return Stack(row_width(row), (Panel(height, left=row),), padding=0.0)


def _pill(peer: Peer, theme: Theme) -> Stack:
    """Return a peer, from or to which relations go, and what for."""
    room = PEERS - 24 - GLYPH - STEP
    way, glyph = ("from", "incoming") if peer.is_incoming else ("to", "outgoing")
    word = cards.fitted(way, theme, width=60, font=13.0, ink=theme.muted)
    title = cards.fitted(
        peer.title,
        theme,
        width=room - word.size.width - STEP,
        font=15.0,
        weight=600,
        ink=theme.ink,
    )
    lines = [Panel(title.size.height, left=(word, title))]
    for note in peer.notes:
        said = cards.fitted(note, theme, width=room, font=13.0, ink=theme.muted, most=3)
        lines.append(Panel(said.size.height + 2, left=(said,)))
    text = Stack(room, tuple(lines), padding=0.0)
    return Stack(
        PEERS,
        (Panel(text.size.height + 14, left=(Glyph(glyph, GLYPH, theme.muted), text)),),
        Frame(theme.card, theme.line, radius=8),
    )


def _boxes(element: Element, theme: Theme) -> list[Stack]:
    """Return what the element is made of: technology, what it stands for, plugin, storage."""
    said = (
        ("Technology", element.technology, ()),
        ("Stands for", element.stands_for, ()),
        ("Single sign-on", "SSO plugin" if element.sso else None, (6.0, 4.0)),
        ("Storage", element.storage, ()),
    )
    return [_made_of(what, text, dash, theme) for what, text, dash in said if shows(text)]


def _made_of(what: str, text: str, dash: tuple[float, ...], theme: Theme) -> Stack:
    above = cards.fitted(what, theme, width=BOXES - 24, font=12.0, ink=theme.muted)
    label = cards.fitted(text, theme, width=BOXES - 24, font=14.5, ink=theme.ink, most=4)
    return Stack(
        BOXES,
        (
            Panel(above.size.height + 10, left=(above,)),
            Panel(label.size.height, left=(label,)),
            Panel(10),
        ),
        Frame(None, theme.muted, 1, 4, dash),
    )


def _tab(tab: Tab, theme: Theme) -> Stack:
    """Return a network as a tab in its colour."""
    fill, ink = (tab.network.ink, theme.card) if tab.network else (theme.badge, theme.ink)
    title = cards.fitted(tab.title, theme, width=TABS - 24, font=15.0, weight=600, ink=ink)
    return Stack(TABS, (Panel(title.size.height + 18, centre=(title,)),), Frame(fill, radius=8))


def _column(stacks: Sequence[Stack], width: float) -> Stack:
    panels = [Panel(each.size.height, left=(each,)) for each in stacks]
    return Stack(width, tuple(_spaced(panels, STEP)[1:-1]), padding=0.0)


def _spaced(panels: Sequence[Panel], step: float) -> list[Panel]:
    """Return panels with empty ones before, between and after them."""
    return [Panel(step), *(each for panel in panels for each in (panel, Panel(step)))]
