"""The picture of glyphs.md: a sheet of all glyphs. Drawn by `python3 dev.py render`."""

from __future__ import annotations

from archmodel import Blueprint, Graph
from archmodel.captions import heading
from archmodel.cards import fitted
from archmodel.drawing.glyphs import NAMES
from archmodel.geometry import Size
from archmodel.names import words
from archmodel.scene import Box, Frame, Glyph, Panel, Scene
from archmodel.theme.base import Theme
from archmodel.views import View

WIDTH = 168.0


class GlyphSheet(View):
    """Every glyph by name: those of elements in the colour of their kind, then those for marks on cards."""

    def compose(self, graph: Graph, theme: Theme) -> Scene:
        """Return a tile for each glyph, large and as small as on a card."""
        colours = {style.glyph: style.category for style in theme.styles.values()}
        names = [*colours, *sorted(NAMES - colours.keys())]
        boxes = []
        for name in names:
            colour = colours.get(name)
            fill, ink = (colour.fill, colour.glyph) if colour else (theme.foot, theme.ink)
            label = fitted(words(name), theme, width=WIDTH - 24, font=13.0, ink=theme.ink)
            panels = (
                Panel(96, fill, left=(Glyph(name, 72, ink),), right=(Glyph(name, 24, ink),)),
                Panel(48, theme.card, left=(label,)),
            )
            boxes.append(
                Box(name, Size(WIDTH, 144), panels=panels, frame=Frame(theme.card, theme.line, radius=6))
            )
        return Scene(
            "glyphs",
            "Glyphs",
            tuple(boxes),
            wrap=7,
            heading=heading("Glyphs", f"{len(names)}, by name", theme, empty=False),
            paper=theme.paper,
            font_family=theme.font_family,
        )


class Glyphs(Blueprint):
    """No elements; the sheet is made from the glyphs themselves."""

    sheet = GlyphSheet()
