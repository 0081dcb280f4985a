"""The journey from Python: read, check and render, without the command line."""

from __future__ import annotations

import json
import re

import pytest

import archmodel
from archmodel import ArchmodelError, Blueprint
from archmodel.elements import ApiGateway, Backend, MobileDevice
from archmodel.errors import FormatError, LayoutError, RuleError, ViewError
from archmodel.formats import PICTURES
from archmodel.layout import ENGINES
from archmodel.model import read
from archmodel.pipeline import check, place, render, views_of, write
from archmodel.views import LogicalView, SchematicView


class Shop(Blueprint, title="The shop"):
    """Sells things."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    crm = Backend("CRM")
    asks = phone.calls(gateway, "uses services")
    peeks = phone.calls(crm, "peeks")
    overview = LogicalView()
    lines = SchematicView()


class Plain(Blueprint):
    """Says nothing about pictures."""

    phone = MobileDevice("Phone")


def test_a_blueprint_and_its_model_are_the_same_to_the_pipeline():
    model = archmodel.read(Shop)
    assert archmodel.render(Shop) == archmodel.render(model)
    assert archmodel.check(Shop).findings == archmodel.check(model).findings


def test_a_review_names_the_rule_and_the_place():
    review = archmodel.check(Shop, select=["INT001"])
    assert [finding.at[0] for finding in review.findings] == ["peeks"]
    place = review.findings[0].place
    assert place is not None
    assert place.path == "tests/test_pipeline.py"
    assert review.worst == archmodel.Severity.ERROR


def test_rendering_takes_the_first_view_unless_one_is_named():
    assert archmodel.render(Shop) == archmodel.render(Shop, "overview")
    assert archmodel.render(Shop) != archmodel.render(Shop, "lines")


@pytest.mark.parametrize(("format", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{")])
def test_every_format_gives_bytes(format, start):
    assert archmodel.render(Shop, format=format).startswith(start)


def test_placement_json_names_boxes_and_wires():
    placed = json.dumps(json.loads(archmodel.render(Shop, "lines", format="json")))
    for name in ("phone", "gateway", "crm", "asks", "peeks"):
        assert f'"{name}"' in placed


def test_a_blueprint_without_views_has_a_schematic_one():
    assert list(views_of(archmodel.read(Plain))) == ["schematic"]
    assert archmodel.render(Plain) == archmodel.render(Plain, "schematic")


def test_views_are_found_by_name_and_by_kind():
    model = archmodel.read(Shop)
    assert list(views_of(model)) == ["overview", "lines"]
    assert list(views_of(model, ["lines"])) == ["lines"]
    assert list(views_of(model, ["logical"])) == ["overview"]
    assert list(views_of(model, ["schematic", "overview"])) == ["overview", "lines"]


@pytest.mark.parametrize(
    ("kind", "words", "asked"),
    [
        (ViewError, "'shop' has no view 'lins'.*did you mean 'lines'", {"view": "lins"}),
        (FormatError, "'pdf' is no format.*svg, png, json", {"format": "pdf"}),
        (LayoutError, "'magic' is no layout engine.*layered, graphviz", {"engine": "magic"}),
        (FormatError, "scale", {"format": "png", "scale": 100.0}),
    ],
)
def test_a_word_that_names_nothing_is_an_error_of_ours_with_the_way_out(kind, words, asked):
    with pytest.raises(kind) as caught:
        archmodel.render(Shop, **asked)
    assert isinstance(caught.value, ArchmodelError)
    assert caught.value.instead
    assert re.search(words, str(caught.value).replace("\n", " "))


def test_a_word_that_names_no_rule_is_an_error():
    with pytest.raises(RuleError, match="INT999"):
        archmodel.check(Shop, select=["INT999"])


def test_a_picture_is_written_in_all_its_formats_at_once():
    (picture,) = place(archmodel.read(Shop), ["lines"])
    written = write(picture.placement, PICTURES)
    assert list(written) == list(PICTURES)
    for each in PICTURES:
        assert written[each] == archmodel.render(Shop, "lines", format=each)


@pytest.mark.parametrize(
    "engine", [pytest.param(each, marks=[pytest.mark.dot] if each == "graphviz" else []) for each in ENGINES]
)
def test_every_engine_places_every_box_and_wire(engine):
    for picture in place(archmodel.read(Shop), engine=engine):
        scene = picture.placement.scene
        assert set(picture.placement.boxes) == {box.name for box in scene.boxes}
        assert set(picture.placement.wires) == {wire.name for wire in scene.wires}


def test_the_order_of_declaration_changes_no_finding():
    model = archmodel.read(Shop)
    turned = archmodel.Model(
        name=model.name,
        title=model.title,
        elements=dict(reversed(list(model.elements.items()))),
        relations=dict(reversed(list(model.relations.items()))),
    )
    assert archmodel.check(turned).findings == archmodel.check(model).findings


class Doubled(Blueprint):
    first = SchematicView()
    second = SchematicView(title="The second")


def test_a_view_is_drawn_by_its_name_though_others_are_of_its_kind():
    assert list(views_of(read(Doubled), ["second"])) == ["second"]
    assert b"The second" in render(Doubled, "second")


def test_a_kind_that_several_views_are_of_must_be_told_apart():
    with pytest.raises(ViewError, match="several views of kind 'schematic'"):
        render(Doubled, "schematic")


def test_one_word_selects_one_rule():
    assert [rule.code for rule in check(Doubled, select="INT001").ran] == ["INT001"]


@pytest.mark.parametrize("view", ["overview", "lines"])
def test_a_theme_given_goes_before_that_of_the_view_and_moves_nothing(view):
    own, dark = archmodel.render(Shop, view), archmodel.render(Shop, view, theme="series-dark")
    assert archmodel.render(Shop, view, theme="series") == own != dark
    assert archmodel.render(Shop, view, format="json", theme="series-dark") == archmodel.render(
        Shop, view, format="json"
    )


def test_a_view_is_drawn_in_the_theme_it_names():
    class Themed(Shop):
        dark = SchematicView(title="Lines", theme="series-dark")
        light = SchematicView(title="Lines", theme="series-light")

    assert archmodel.render(Themed, "dark") == archmodel.render(Themed, "light", theme="series-dark")
    assert archmodel.render(Themed, "dark") != archmodel.render(Themed, "light")


@pytest.mark.parametrize("name", ["", "sereis"])
def test_an_unknown_theme_is_refused(name):
    with pytest.raises(ViewError, match=f"there is no theme '{name}'"):
        archmodel.render(Shop, theme=name)
