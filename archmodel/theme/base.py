"""What a theme is: colours and glyphs by kind of element, found through the kind's ancestors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from archmodel.declared import Declared
from archmodel.elements.base import Element

__all__ = ["Category", "Network", "Style", "Theme"]


class Category(NamedTuple):
    """A colour with a meaning, named in the key of a picture."""

    title: str
    fill: str
    """Ground of headers and tiles, as #rrggbb."""
    ink: str = "#ffffff"
    """Text and glyphs on it; at least 4.5 : 1 against `fill` (WCAG 2.1, 1.4.3)."""


class Network(NamedTuple):
    """A colour of lines with a meaning, named in the key of a picture."""

    title: str
    ink: str
    """As #rrggbb; at least 3 : 1 against paper and groups (WCAG 2.1, 1.4.11)."""


class Style(NamedTuple):
    """How one kind of element looks."""

    category: Category
    glyph: str
    """The name of a module in `archmodel.drawing.glyphs`."""


class Theme(NamedTuple):
    """The look of pictures. Colours are #rrggbb."""

    styles: Mapping[type[Element], Style]
    """By kind; a kind without an entry looks like its nearest ancestor. `Element` has one."""
    public: Network
    """Lines from outside: a client's, or out of a network."""
    entry: Network
    """Lines from a gateway to what it guards."""
    inner: Network
    """Lines between services."""
    outer: Network
    """Lines to storage and backends."""
    paper: str = "#f5f6f8"
    ink: str = "#1c2530"
    """Text on paper and cards."""
    muted: str = "#55606d"
    """Text that matters less; at least 4.5 : 1 on paper, cards and groups."""
    card: str = "#ffffff"
    foot: str = "#eef1f4"
    """Ground of the last panel of a card."""
    line: str = "#c3cbd5"
    """Borders of cards and groups."""
    badge: str = "#cfe3f6"
    """Ground of a badge."""
    groups: tuple[str, ...] = ("#e9ecf1", "#f5f6f8")
    """Grounds of groups, by how deep they are nested, in turn."""
    font_family: str = "Source Sans Pro"

    def style(self, kind: type[Declared]) -> Style:
        """Return the style of `kind` or of its nearest ancestor that has one."""
        return next(self.styles[each] for each in kind.__mro__ if each in self.styles)
