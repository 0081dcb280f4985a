"""A neutral look for pictures outside the series: white cards, grey groups, colour in glyphs alone.

Colours tell what is alike apart, and mean nothing that a key would have to say.
"""

from __future__ import annotations

from archmodel.elements.container_platform import Balancer
from archmodel.theme import series
from archmodel.theme.base import Category, Network, Style

__all__ = ["APPLICATION", "BAR", "DEVELOPER", "INFRASTRUCTURE", "PLAIN", "SERVICES"]

INK = "#1c2530"
APPLICATION = Category("", fill="#ffffff", accent="#7a8592", ink=INK, glyph="#2f7a4d")
INFRASTRUCTURE = APPLICATION._replace(glyph="#0e7480")
DEVELOPER = APPLICATION._replace(glyph="#2a5db0")
SERVICES = APPLICATION._replace(glyph="#5a6675")
BAR = Category("", fill="#5a6675", accent="#5a6675")
LINE = Network("", "#4f5b69")

_COLOURED = series.SERIES.recoloured(
    {
        series.APPLICATION: APPLICATION,
        series.INFRASTRUCTURE: INFRASTRUCTURE,
        series.DEVELOPER: DEVELOPER,
        series.SERVICES: SERVICES,
    }
)
PLAIN = _COLOURED._replace(
    styles={**_COLOURED.styles, Balancer: Style(BAR, "balancer")},
    public=LINE,
    entry=LINE,
    inner=LINE,
    outer=LINE,
    paper="#ffffff",
    ink=INK,
    foot="#f6f7f9",
    line="#a3acb8",
    badge="#e3e7ec",
    groups=("#f0f2f5", "#e6e9ee"),
)
