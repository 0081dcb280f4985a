"""The neutral look where surroundings are dark."""

from __future__ import annotations

from archmodel.theme.plain import APPLICATION, BAR, DEVELOPER, INFRASTRUCTURE, PLAIN, SERVICES
from archmodel.theme.series_dark import SERIES_DARK

__all__ = ["PLAIN_DARK"]

CARD = APPLICATION._replace(fill=SERIES_DARK.card, accent="#7f8b9a", ink=SERIES_DARK.ink)
LINE = PLAIN.public._replace(ink="#a7b2c0")

PLAIN_DARK = PLAIN.recoloured(
    {
        APPLICATION: CARD._replace(glyph="#5fbf8a"),
        INFRASTRUCTURE: CARD._replace(glyph="#45b5c2"),
        DEVELOPER: CARD._replace(glyph="#82abec"),
        SERVICES: CARD._replace(glyph="#a7b2c0"),
        BAR: BAR._replace(fill="#69727f", accent="#a7b2c0"),
    }
)._replace(
    public=LINE,
    entry=LINE,
    inner=LINE,
    outer=LINE,
    paper=SERIES_DARK.paper,
    ink=SERIES_DARK.ink,
    muted=SERIES_DARK.muted,
    card=SERIES_DARK.card,
    foot=SERIES_DARK.foot,
    line="#5a6676",
    badge="#3d495a",
    error=SERIES_DARK.error,
    warning=SERIES_DARK.warning,
    info=SERIES_DARK.info,
    added=SERIES_DARK.added,
    groups=("#1a2029", "#151a22"),
)
