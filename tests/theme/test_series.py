"""The colours of the series can be read, and every kind of element has a look."""

from __future__ import annotations

from pathlib import Path

import pytest

import archmodel.drawing.glyphs
from archmodel import elements
from archmodel.elements import ApiGateway, Element
from archmodel.theme.series import SERIES

TEXT = 4.5
GRAPHIC = 3.0
NETWORKS = (SERIES.public, SERIES.entry, SERIES.inner, SERIES.outer)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", SERIES.styles.values(), ids=lambda style: style.glyph)
def test_white_text_on_a_header_has_contrast(style):
    assert contrast(style.category.fill, style.category.ink) >= TEXT


@pytest.mark.parametrize("ground", [SERIES.paper, SERIES.card, SERIES.foot, *SERIES.groups])
@pytest.mark.parametrize("ink", [SERIES.ink, SERIES.muted])
def test_text_on_every_ground_has_contrast(ink, ground):
    assert contrast(ink, ground) >= TEXT


def test_text_on_a_badge_has_contrast():
    assert contrast(SERIES.ink, SERIES.badge) >= TEXT


@pytest.mark.parametrize("ground", [SERIES.paper, *SERIES.groups])
@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.title)
def test_lines_stand_out_from_what_they_cross(network, ground):
    assert contrast(network.ink, ground) >= GRAPHIC


def test_the_colours_of_lines_differ_from_each_other():
    assert len({network.ink for network in NETWORKS}) == len(NETWORKS)


@pytest.mark.parametrize("name", sorted({style.glyph for style in SERIES.styles.values()}))
def test_every_glyph_the_theme_names_is_drawn(name):
    folder = Path(archmodel.drawing.glyphs.__file__).parent
    assert (folder / f"{name}.py").exists()


def test_every_kind_of_element_has_a_style():
    kinds = [getattr(elements, name) for name in elements.__all__]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Element):
            assert SERIES.style(kind).glyph


def test_every_kind_of_element_has_a_glyph_of_its_own():
    kinds = [
        kind
        for kind in (getattr(elements, name) for name in elements.__all__)
        if isinstance(kind, type) and issubclass(kind, Element)
    ]
    glyphs = [SERIES.styles[kind].glyph for kind in kinds]
    assert len(set(glyphs)) == len(kinds) == len(SERIES.styles)


def test_a_kind_of_ones_own_looks_like_its_nearest_ancestor():
    class EdgeGateway(ApiGateway):
        """A kind no theme knows."""

    assert SERIES.style(EdgeGateway) is SERIES.styles[ApiGateway]
