"""One SVG for light and dark: it is the one or the other alone, with everything in the same place."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from archmodel import render
from tests.theme.test_contrast import Everything


@pytest.mark.parametrize("view", ["schematic", "logical"])
@pytest.mark.parametrize("name", ["series", "plain"])
def test_one_svg_is_the_light_one_until_surroundings_are_dark_and_then_the_dark_one(name, view):
    light, dark = (render(Everything, view, theme=f"{name}-{each}") for each in ("light", "dark"))
    both = render(Everything, view, theme=name)
    assert painted(both, dark=False) == painted(light, dark=False)
    assert painted(both, dark=True) == painted(dark, dark=False)
    assert len(both) < 1.15 * len(light) + 1000


@pytest.mark.parametrize("view", ["schematic", "logical"])
@pytest.mark.parametrize("name", ["series", "plain"])
def test_a_png_of_both_is_the_light_one(name, view):
    both, light = (
        render(Everything, view, format="png", theme=each, scale=0.5) for each in (name, f"{name}-light")
    )
    assert both == light


def painted(svg: bytes, *, dark: bool) -> list[tuple[str, dict[str, str], str | None]]:
    """Return the elements of an SVG with the colours that a browser gives them.

    The head of its identifiers, by which pictures of one page differ, is left out.
    """
    root = ElementTree.fromstring(re.sub(rb'(["#])a[0-9a-f]{8}-', rb"\1", svg))
    style = root.find("{*}style")
    rules = {}
    if style is not None:
        media = re.fullmatch(
            r"@media\(prefers-color-scheme:dark\)\{((?:\.\w+\{[^{}]+\})+)\}", style.text or ""
        )
        assert media is not None
        rules = {name: said.split(":") for name, said in re.findall(r"\.(\w+)\{([^{}]+)\}", media[1])}
        root.remove(style)
    for each in root.iter():
        for name in each.attrib.pop("class", "").split():
            attribute, colour = rules[name]
            assert attribute in each.attrib
            if dark:
                each.set(attribute, colour)
    return [(each.tag, each.attrib, each.text) for each in root.iter()]
