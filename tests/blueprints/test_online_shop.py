"""The shop is a landscape of its size, well built, and every picture of it is fit for a slide."""

from __future__ import annotations

from pathlib import Path

import pytest

from archmodel import check
from archmodel.elements import Group, Network
from archmodel.layout.quality import measure
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.pipeline import place
from archmodel.rules.base import Severity

BLUEPRINT = Path(__file__).parents[2] / "blueprints" / "online_shop.py"
MOST_CROSSINGS = {"schematic": 20, "logical": 0, "overview": 7, "buying": 10, "products": 10}
"""By view: a little above what they had when somebody last looked at them."""


@pytest.fixture(scope="module")
def model() -> Model:
    (found,) = load_all([str(BLUEPRINT)])
    return found


def test_it_holds_40_to_60_elements_and_60_to_90_relations(model):
    elements = [each for each in model.elements.values() if not isinstance(each, Group)]
    assert 40 <= len(elements) <= 60
    assert 60 <= len(model.relations) <= 90


def test_every_element_but_frames_and_clouds_has_a_vendor_icon(model):
    without = [name for name, each in model.elements.items() if not each.icon]
    assert [name for name in without if not isinstance(model.elements[name], Group | Network)] == []


def test_every_element_with_an_icon_says_what_it_is_for_and_what_it_is_built_with(model):
    shown = {name: each for name, each in model.elements.items() if each.icon}
    assert [name for name, each in shown.items() if not each.description] == []
    people = {"shopper", "staff"}
    assert {name for name, each in shown.items() if not (each.technology or each.stands_for)} == people


def test_every_relation_says_what_for(model):
    assert [name for name, each in model.relations.items() if not each.label] == []


def test_the_review_only_asks_how_many_instances_run(model):
    assert {finding.code for finding in check(model).findings} == {"OPS005"}
    assert check(model).worst is Severity.INFO


@pytest.mark.parametrize("view", MOST_CROSSINGS)
def test_every_picture_is_readable_and_has_the_shape_of_a_slide(view, model):
    (picture,) = place(model, [view])
    quality = measure(picture.placement)
    zero = ("overlaps", "intrusions", "label_hits", "stray_labels", "clipped", "shared_runs", "against")
    assert {name: getattr(quality, name) for name in zero} == dict.fromkeys(zero, 0)
    assert quality.crossings <= MOST_CROSSINGS[view]
    assert 0.6 <= picture.placement.size.width / picture.placement.size.height <= 2.4


def test_no_view_is_left_out_of_these_tests(model):
    assert set(MOST_CROSSINGS) == set(model.views)
