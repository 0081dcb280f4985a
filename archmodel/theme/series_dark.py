"""The series where surroundings are dark: the same categories and lines, light enough to stand out.

Each ground of headers is a narrow choice: dark enough for white text, light enough against paper.
"""

from __future__ import annotations

from archmodel.theme.base import Category
from archmodel.theme.series import APPLICATION, DEVELOPER, INFRASTRUCTURE, SERIES, SERVICES

__all__ = ["SERIES_DARK"]

SERIES_DARK = SERIES.recoloured(
    {
        APPLICATION: Category(APPLICATION.title, "#2f7f52", "#5fbf8a"),
        INFRASTRUCTURE: Category(INFRASTRUCTURE.title, "#147e8a", "#45b5c2"),
        DEVELOPER: Category(DEVELOPER.title, "#3f6cb4", "#82abec"),
        SERVICES: Category(SERVICES.title, "#69727f", "#a3adba"),
    }
)._replace(
    public=SERIES.public._replace(ink="#ab93f2"),
    entry=SERIES.entry._replace(ink="#f0914a"),
    inner=SERIES.inner._replace(ink="#43bdb2"),
    outer=SERIES.outer._replace(ink="#62aef2"),
    paper="#12161d",
    ink="#e8ecf2",
    muted="#a3aebc",
    card="#252d38",
    foot="#2d3643",
    line="#465161",
    badge="#274a6e",
    error="#ff8f85",
    warning="#f2b35e",
    info="#7db7f5",
    added="#6fcf8f",
    groups=("#1a2029", "#12161d"),
)
