"""How elements and relations look before they have a place: cards, tiles, groups, lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from math import ceil

from archmodel.elements.base import Element, Relation
from archmodel.elements.verbs import Interaction, Verb
from archmodel.geometry import Size
from archmodel.links import safe_link
from archmodel.scene import (
    PANEL_GAP,
    PANEL_PADDING,
    Box,
    End,
    Frame,
    Glyph,
    Item,
    Label,
    Panel,
    Shape,
    Stroke,
    Wire,
    row_width,
)
from archmodel.text import shows, wrap
from archmodel.theme.base import Network, Theme
from archmodel.wording import means, sentence, tip, title_of

__all__ = [
    "EVENT",
    "bar",
    "card",
    "cloud",
    "fitted",
    "glyph",
    "group",
    "label",
    "tile",
    "wire",
]

CARD_WIDTH = 196.0
HEADER = 56.0
"""Least height of the header of a card: two lines of title, so that cards in a row are alike."""
TILE_WIDTH = 248.0
GLYPH = 24.0
GROUP_PADDING = 24.0
GROUP_TITLE = 420.0
"""Pixels after which the title of a group wraps."""
EVENT = (7.0, 5.0)
"""How the line of an event is dashed."""
WIRE_LABEL = 132.0
"""Pixels after which the label of a line wraps."""


def card(name: str, element: Element, parent: str | None, theme: Theme, look: type[Element]) -> Box:
    """Return an element as a card: header, technology, instances and badges, storage strip.

    Its colour is that of the kind `look`, as it is of tiles and groups.
    """
    room = CARD_WIDTH - 2 * PANEL_PADDING
    panels = [_header(name, element, room, theme, look)]
    panels += _body(element, theme, room)
    if foot := _foot(element, theme):
        panels.append(Panel(28, theme.foot, *foot))
    if shows(element.storage):
        strip = fitted(element.storage, theme, width=room - 24, font=12.0, ink=theme.muted)
        drum = Glyph("storage", 16, theme.muted)
        panels.append(Panel(strip.size.height + 10, theme.foot, left=(drum, strip)))
    return Box(
        name,
        Size(CARD_WIDTH, sum(panel.height for panel in panels)),
        parent,
        Shape.CARD,
        tuple(panels),
        Frame(theme.card, theme.line, radius=6),
        tip=tip(name, element),
        link=safe_link(element.link),
    )


def _header(name: str, element: Element, room: float, theme: Theme, look: type[Element]) -> Panel:
    """Return the coloured part of a card or tile: title, and glyph or vendor icon."""
    category = theme.style(look).category
    wide = room - GLYPH - PANEL_GAP
    text = title_of(name, element)
    title = fitted(text, theme, width=wide, font=14.0, weight=600, ink=category.ink, most=3)
    picture = glyph(element, theme.style(type(element)).glyph, category.glyph)
    return Panel(max(HEADER, title.size.height + 18), category.fill, left=(title,), right=(picture,))


def _body(element: Element, theme: Theme, room: float) -> list[Panel]:
    """Return the white part of a card: what it is built with, or what it stands for."""
    labels = [
        fitted(text, theme, width=room, font=13.0, ink=theme.ink, most=3)
        for text in (element.technology, element.stands_for)
        if shows(text)
    ]
    return [Panel(max(40.0, label.size.height + 18), theme.card, left=(label,)) for label in labels]


def _foot(
    element: Element, theme: Theme
) -> tuple[tuple[Item, ...], tuple[Item, ...], tuple[Item, ...]] | None:
    """Return what stands left, in the middle and right in the foot of a card, if anything does."""
    left: tuple[Item, ...] = ()
    if element.instances is not None:
        count = fitted(element.instances, theme, width=80, font=12.5, weight=600, ink=theme.ink)
        left = (Glyph("instances", 15, theme.muted), count)
    right: tuple[Item, ...] = (_badge("SSO", theme),) if element.sso else ()
    return (left, (), right) if left or right else None


def _badge(text: str, theme: Theme) -> Label:
    return fitted(text, theme, width=80, font=11.5, weight=600, ink=theme.ink, pill=theme.badge)


def cloud(name: str, element: Element, parent: str | None, theme: Theme) -> Box:
    """Return a network as a cloud with its name."""
    label = fitted(title_of(name, element), theme, width=110, font=13.0, weight=600, ink=theme.ink, most=3)
    # The first of three lines stands so high that the cloud is narrower there, and that of two beside
    # the notch between its puffs, which is further in the wider it is.
    sides = 88 if len(label.lines) > 2 else max(52, label.size.width * 0.56 + 6)
    size = Size(max(104.0, label.size.width + sides), max(60.0, label.size.height + 40))
    return Box(
        name,
        size,
        parent,
        Shape.CLOUD,
        (Panel(size.height, centre=(label,)),),
        Frame(theme.card, theme.muted, 1.5),
        tip=tip(name, element),
        link=safe_link(element.link),
    )


def bar(name: str, element: Element, parent: str | None, theme: Theme) -> Box:
    """Return a balancer as a bar across its row."""
    text = ", ".join(filter(shows, (title_of(name, element), element.technology, element.instances)))
    category = theme.style(type(element)).category
    caption = fitted(text, theme, width=320, font=12.0, weight=600, ink=category.ink, most=1)
    return Box(
        name,
        Size(caption.size.width + 16, caption.size.height + 6),
        parent,
        Shape.BAR,
        frame=Frame(category.fill, radius=4),
        caption=caption,
        tip=tip(name, element),
        link=safe_link(element.link),
    )


def group(
    name: str, element: Element, parent: str | None, depth: int, theme: Theme, look: type[Element]
) -> Box:
    """Return an element with members as a frame with a title band."""
    style = theme.style(type(element))._replace(category=theme.style(look).category)
    title = fitted(title_of(name, element), theme, width=GROUP_TITLE, font=15.0, weight=600, ink=theme.ink)
    left: list[Item] = [glyph(element, style.glyph, style.category.accent), title]
    if shows(element.technology):
        left.append(fitted(element.technology, theme, width=260, font=13.0, ink=theme.muted))
    right: list[Item] = []
    if element.instances is not None:
        right.append(fitted(element.instances, theme, width=80, font=12.5, weight=600, ink=theme.ink))
    if element.sso:
        right.append(_badge("SSO", theme))
    band = Panel(title.size.height + 22, left=tuple(left), right=tuple(right))
    ground = style.category.ground or theme.groups[depth % len(theme.groups)]
    return Box(
        name,
        Size(
            row_width(left) + row_width(right) + 2 * PANEL_PADDING + 2 * PANEL_GAP,
            band.height + 2 * GROUP_PADDING,
        ),
        parent,
        Shape.GROUP,
        (band,),
        Frame(ground, style.category.accent, 1.5, 8),
        tip=tip(name, element),
        link=safe_link(element.link),
        direction=element.direction,
        wrap=element.wrap or 0,
        padding=GROUP_PADDING,
    )


def tile(
    name: str, element: Element, parent: str | None, theme: Theme, look: type[Element], described: bool
) -> Box:
    """Return an element as a coloured tile, with its description under it where asked for."""
    room = TILE_WIDTH - 2 * PANEL_PADDING
    panels = [_header(name, element, room, theme, look)]
    if element.sso:
        badge = fitted("SSO", theme, width=80, font=11.5, weight=600, ink=theme.ink)
        panels.append(Panel(badge.size.height + 6, theme.badge, centre=(badge,)))
    if described and shows(element.description):
        text = fitted(element.description, theme, width=room, font=12.5, ink=theme.ink, most=8)
        panels.append(Panel(text.size.height + 20, theme.card, left=(text,)))
    bordered = len(panels) > 1 or panels[0].fill == theme.card
    return Box(
        name,
        Size(TILE_WIDTH, sum(panel.height for panel in panels)),
        parent,
        Shape.CARD,
        tuple(panels),
        Frame(theme.card, theme.line if bordered else None, radius=6),
        tip=tip(name, element),
        link=safe_link(element.link),
    )


def wire(
    name: str, relation: Relation, ends: tuple[str, str], via: tuple[str, ...], network: Network, theme: Theme
) -> Wire:
    """Return a relation as a line in the colour of its network; events are dashed, and run back in circles.

    Whoever is told of something mostly asked for it, so it is the request that says who stands first.
    The arrow points to where a request or an event goes: at a subscription, to who subscribes.
    """
    is_event = relation.interaction is Interaction.EVENT
    goes_back = relation.verb is Verb.SUBSCRIBES_TO
    return Wire(
        name,
        *ends,
        via,
        label(relation, theme),
        Stroke(network.ink, 2.0, EVENT if is_event else ()),
        tail=End.ARROW if goes_back else End.DOT,
        head=End.DOT if goes_back else End.ARROW,
        tip=sentence(relation),
        link=safe_link(relation.link),
        gives_way=is_event,
    )


def label(relation: Relation, theme: Theme, width: float = WIRE_LABEL) -> Label | None:
    """Return what a line says: its label and how it travels, which stays in one piece and is cut last."""
    how = means(relation)
    said = list(filter(shows, (relation.label, how)))
    if not said:
        return None
    text = " ·\u00a0".join(said)
    fit = partial(
        fitted, theme=theme, width=width, font=12.5, ink=theme.ink, most=2 + len(said), pill=theme.card
    )
    label = whole = fit(text)
    if whole.full and len(said) > 1:
        label = _cut(said[0].split(), " ", how, fit) or _cut([*said[0]], "", how, fit) or whole
    first, *more = (line.replace("·\u00a0", "· ") for line in label.lines)
    return label._replace(lines=(first, *(line.removeprefix("· ") for line in more)), full=whole.full)


def _cut(parts: list[str], gap: str, how: str, fit: Callable[[str], Label]) -> Label | None:
    """Return as many of the parts of a text as there is room for with how it travels; None for none."""

    def begin(count: int) -> Label:
        return fit(f"{gap.join(parts[:count])}… ·\u00a0{how}")

    count = bisect_left(range(1, len(parts) + 1), True, key=lambda each: bool(begin(each).full))
    return begin(count) if count else None


def glyph(element: Element, name: str, ink: str, size: float = GLYPH) -> Glyph:
    """Return the vendor icon of an element, or the glyph of its kind."""
    if isinstance(element.icon, str):
        return Glyph(element.icon, size, ink, vendor=True)
    return Glyph(name, size, ink)


def fitted(
    text: str,
    theme: Theme,
    *,
    width: float,
    font: float,
    ink: str,
    weight: int = 400,
    most: int = 2,
    pill: str | None = None,
) -> Label:
    """Return text wrapped to a width, on a pill where that has a colour; lines after `most` are cut."""
    room = wrap(text, width=width, font=font, weight=weight, most=most)
    wide, high = ceil(room.size.width), ceil(room.size.height)
    size = Size(wide + 14, high + 4) if pill else Size(wide, high)
    return Label(room.lines, size, font, weight, ink, text if room.shortened else "", pill)
