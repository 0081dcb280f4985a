"""Every theme has a look for every kind, is found by its name, and is readable by its colours alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import archmodel.drawing.glyphs
from archmodel import elements
from archmodel.colour import Colour, contrast
from archmodel.elements import ApiGateway, Balancer, Element
from archmodel.errors import ViewError
from archmodel.theme import DEFAULT, THEMES
from archmodel.theme.base import Category, Network, Theme, adaptive, named
from archmodel.theme.plain import PLAIN
from archmodel.theme.plain_dark import PLAIN_DARK
from archmodel.theme.series import SERIES
from archmodel.theme.series_dark import SERIES_DARK

TEXT, GRAPHIC = 4.5, 3.0
ALONE = [name for name, modules in THEMES.items() if len(modules) == 1]
KINDS = [
    kind
    for kind in (getattr(elements, name) for name in elements.__all__)
    if isinstance(kind, type) and issubclass(kind, Element)
]


def categories(theme: Theme) -> dict[Category, None]:
    return dict.fromkeys(style.category for style in theme.styles.values())


def networks(theme: Theme) -> tuple[Network, ...]:
    return theme.public, theme.entry, theme.inner, theme.outer


def grounds(theme: Theme) -> set[str]:
    """Return what groups and lines lie on."""
    return {theme.paper, *theme.groups} | {each.ground for each in categories(theme) if each.ground}


@pytest.fixture(params=ALONE)
def theme(request: pytest.FixtureRequest) -> Theme:
    return named(request.param)


def test_text_and_glyphs_on_what_has_a_colour_can_be_read(theme):
    for each in categories(theme):
        assert contrast(each.ink, each.fill) >= TEXT, each
        assert contrast(each.glyph, each.fill) >= GRAPHIC, each


def test_text_on_every_ground_can_be_read(theme):
    for ground in {theme.card, theme.foot, *grounds(theme)}:
        for ink in (theme.ink, theme.muted):
            assert contrast(ink, ground) >= TEXT, (ink, ground)
    assert contrast(theme.ink, theme.badge) >= TEXT


def test_lines_and_groups_stand_out_from_what_they_lie_on(theme):
    inks = [each.accent for each in categories(theme)] + [each.ink for each in networks(theme)]
    for ground in grounds(theme):
        for ink in inks:
            assert contrast(ink, ground) >= GRAPHIC, (ink, ground)


def test_bars_and_colours_in_the_key_stand_out_from_what_they_lie_on(theme):
    for ground in grounds(theme):
        assert contrast(theme.style(Balancer).category.fill, ground) >= GRAPHIC, ground
    for each in categories(theme):
        assert not each.title or contrast(each.fill, theme.paper) >= GRAPHIC, each


def test_colours_with_a_meaning_differ(theme):
    fills = {each.title: each.fill for each in categories(theme) if each.title}
    inks = {each.title: each.ink for each in networks(theme) if each.title}
    assert len({*fills.values()}) == len(fills)
    assert len({*inks.values()}) == len(inks)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_element_has_a_style_with_a_glyph_that_is_drawn(theme, kind):
    folder = Path(archmodel.drawing.glyphs.__file__).parent
    assert (folder / f"{theme.style(kind).glyph}.py").exists()


def test_every_kind_of_element_has_a_glyph_of_its_own(theme):
    assert len({theme.styles[kind].glyph for kind in KINDS}) == len(KINDS)


def test_a_kind_of_ones_own_looks_like_its_nearest_ancestor(theme):
    class EdgeGateway(ApiGateway):
        """A kind no theme knows."""

    assert theme.style(EdgeGateway) is theme.styles[ApiGateway]


def test_outside_the_series_colours_mean_nothing_that_a_key_would_have_to_say():
    assert {each.title for each in categories(PLAIN)} == {each.title for each in networks(PLAIN)} == {""}


def leaves(value: object) -> Iterator[object]:
    """Yield all that a theme holds, in its order."""
    if isinstance(value, dict):
        value = tuple(value.items())
    if isinstance(value, tuple):
        for each in value:
            yield from leaves(each)
    else:
        yield value


@pytest.mark.parametrize(
    ("name", "light", "dark"), [("series", SERIES, SERIES_DARK), ("plain", PLAIN, PLAIN_DARK)]
)
def test_one_theme_of_two_has_the_colours_of_both_and_differs_in_nothing_else(name, light, dark):
    both = [*leaves(named(name))]
    assert both == [*leaves(light)]
    assert [each.dark if isinstance(each, Colour) else each for each in both] == [*leaves(dark)]
    assert named(f"{name}-light") is light
    assert named(f"{name}-dark") is dark


def test_two_themes_that_differ_in_more_than_colours_are_no_one_theme():
    with pytest.raises(ValueError, match="'Mono' is no colour"):
        adaptive(SERIES, SERIES_DARK._replace(font_family="Mono"))


def test_a_name_that_is_none_is_refused_with_the_one_that_was_meant():
    assert DEFAULT in THEMES
    with pytest.raises(ViewError, match="there is no theme 'series-drak'") as refused:
        named("series-drak")
    assert refused.value.instead == "did you mean 'series-dark'?"
    with pytest.raises(ViewError) as refused:
        named("")
    assert refused.value.instead == "choose from " + ", ".join(THEMES)
