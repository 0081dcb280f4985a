"""Devices and people of whom a card would say no more than the name: glyphs without a card."""

from __future__ import annotations

from archmodel.cards import fitted, glyph
from archmodel.elements.base import Element
from archmodel.elements.external import MobileDevice, Person
from archmodel.geometry import Size
from archmodel.links import safe_link
from archmodel.names import Name
from archmodel.scene import PANEL_PADDING, Box, Panel
from archmodel.theme.base import Theme
from archmodel.wording import tip, title_of

__all__ = ["icon", "is_icon"]

SIDE = 52.0
"""Width and height of the glyph, in pixels."""
CLEAR = 6.0
"""Pixels between the name and the edge at which lines begin, so that the dot of a line touches no letter."""
WIDTH = 180.0
"""Pixels after which the name wraps."""


def is_icon(element: Element) -> bool:
    """Say whether an element is drawn as an icon: a device or a person with nothing for a card to say."""
    said = (element.technology, element.stands_for, element.instances, element.sso, element.storage)
    return isinstance(element, MobileDevice | Person) and all(each is None for each in said)


def icon(name: Name, element: Element, parent: Name | None, theme: Theme) -> Box:
    """Return an element as its glyph, with its name under it and no card around."""
    style = theme.style(type(element))
    title = fitted(title_of(name, element), theme, width=WIDTH, font=14.0, weight=600, ink=theme.ink)
    picture = glyph(element, style.glyph, style.category.accent, SIDE)
    panels = (Panel(SIDE + 8, centre=(picture,)), Panel(title.size.height + 4, centre=(title,)), Panel(CLEAR))
    size = Size(max(SIDE, title.size.width) + 2 * PANEL_PADDING, sum(panel.height for panel in panels))
    link = safe_link(element.link)
    return Box(name, size, parent, panels=panels, tip=tip(name, element), link=link)
