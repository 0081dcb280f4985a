"""How what is there for orientation only looks: without colours, and read second."""

from __future__ import annotations

from archmodel.scene import Wire
from archmodel.theme.base import Category, Theme

__all__ = ["PALE_WIDTH", "pale", "pale_wire"]

PALE_WIDTH = 1.0
"""Width of pale lines, in pixels."""


def pale(theme: Theme) -> Theme:
    """Return a theme for pale boxes: no colours, and text that is read second."""
    category = Category("", fill=theme.foot, accent=theme.muted, ink=theme.muted, glyph=theme.muted)
    styles = {kind: style._replace(category=category) for kind, style in theme.styles.items()}
    return theme._replace(styles=styles, ink=theme.muted, badge=theme.foot)


def pale_wire(wire: Wire, theme: Theme) -> Wire:
    """Return a line that is thin and grey."""
    label = wire.label and wire.label._replace(ink=theme.muted)
    return wire._replace(label=label, stroke=wire.stroke._replace(ink=theme.muted, width=PALE_WIDTH))
