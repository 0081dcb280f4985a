"""Contrast is that of WCAG 2.1, and a colour for two surroundings is at first sight the light one."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.colour import Colour, contrast, luminance

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that may carry text on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_what_others_compute(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_within_bounds(one, other):
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@given(colours)
def test_luminance_is_between_black_and_white(colour):
    assert 0 <= luminance(colour) <= 1
    assert contrast(colour, colour) == 1


@given(colours, colours)
def test_a_colour_for_two_surroundings_is_the_light_one(light, dark):
    colour = Colour(light, dark)
    assert (str(colour), colour.dark, f"{colour}") == (light, dark, light)
    assert contrast(colour, "#ffffff") == contrast(light, "#ffffff")
    assert repr(colour) == f"Colour('{light}', '{dark}')"


@pytest.mark.parametrize("copied", [lambda each: pickle.loads(pickle.dumps(each)), copy.deepcopy])
def test_a_copy_keeps_both(copied):
    colour = copied(Colour("#ffffff", "#12161d"))
    assert (str(colour), colour.dark) == ("#ffffff", "#12161d")


@pytest.mark.parametrize("dark", ["", "white", "#fff", "#12161d}", "#12161D "])
def test_what_is_no_colour_cannot_get_into_a_style_sheet(dark):
    with pytest.raises(ValueError, match="is no colour"):
        Colour("#ffffff", dark)
