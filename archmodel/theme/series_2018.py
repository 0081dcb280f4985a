"""The look of the articles as published in 2018 and 2019: colour says where something runs.

The published blues and green carry text, or lie on paper, at less than 4.5 : 1 and 3 : 1; ours are
darker, and the green ground of the platform is lighter.
"""

from __future__ import annotations

from collections.abc import Mapping

from archmodel.elements import Backend, Client, ContainerPlatform, Element, Service, SsoServer
from archmodel.elements.container_platform import Balancer
from archmodel.elements.storage import ContainerStorage
from archmodel.theme.base import Category, Network
from archmodel.theme.series import SERIES

__all__ = ["SERIES_2018"]

INK, NAVY = "#1f2329", "#190d47"
PLATFORM = Category("Container platform", "#347f2d", "#2b6f25", ground="#d8ebd4")
CATEGORIES: Mapping[type[Element], Category] = {
    Element: Category("Gateways and storage", "#6b6b6b", "#5c5c5c"),
    Client: Category("External applications", "#2d72ab", "#2d72ab"),
    ContainerPlatform: PLATFORM,
    Balancer: PLATFORM,
    Service: PLATFORM,
    ContainerStorage: PLATFORM,
    SsoServer: Category("Single sign-on", "#4a94bc", "#1f6f9c", ink=INK, glyph=INK),
    Backend: Category("Backend systems", NAVY, NAVY),
}
"""By kind; a kind without an entry has that of its nearest ancestor."""
SERVICES = Network("To and between services", "#b3260e")


def category(kind: type[Element]) -> Category:
    """Return the category of a kind of element."""
    return next(CATEGORIES[each] for each in kind.__mro__ if each in CATEGORIES)


SERIES_2018 = SERIES._replace(
    styles={kind: style._replace(category=category(kind)) for kind, style in SERIES.styles.items()},
    public=SERIES.public._replace(ink=NAVY),
    entry=SERVICES,
    inner=SERVICES,
    outer=SERIES.outer._replace(ink="#236ca6"),
    paper="#f4f4f4",
    ink=INK,
    muted="#50555b",
    foot="#e3e3e3",
    line="#b4b4b4",
    badge="#c4e0f0",
    groups=("#dfdfdf", "#f0f0f0"),
)
