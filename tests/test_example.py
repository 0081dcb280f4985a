"""Figure 8.1, fact by fact: each is in the blueprint and in its picture, and nothing else is.

The facts are those of the figure “Example: Mobile Integration”, part 8 of the series.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from archmodel import render
from archmodel.layout.base import Placement
from archmodel.layout.quality import measure
from archmodel.loading import load_all
from archmodel.model import Model
from archmodel.pipeline import place
from archmodel.scene import Label

BLUEPRINT = Path(__file__).parents[1] / "docs" / "mobile_integration.py"

ELEMENTS = {
    # identifier: kind, title, inside, technology or what it stands for, instances, sso
    "device": ("MobileDevice", "Mobile", None, "iOS, Android, etc", "1..n+1", None),
    "internet": ("Internet", "Internet", None, None, None, None),
    "gateway": ("ApiGateway", "API gateway", None, "Red Hat 3scale API Management", "1..n+1", True),
    "platform": (
        "ContainerPlatform",
        "Container platform",
        None,
        "Red Hat OpenShift Container Platform",
        None,
        None,
    ),
    "entry": ("Balancer", "Kubernetes service balancer", "platform", None, None, None),
    "frontend": (
        "FrontendMicroservices",
        "Front-end microservices",
        "platform",
        "Red Hat Fuse",
        "1..n+1",
        True,
    ),
    "mobile": ("MobileServices", "Mobile services", "platform", "Node.js, Java, etc", "1..n+1", True),
    "spread": ("Balancer", "Kubernetes service balancer", "platform", None, None, None),
    "integration": (
        "IntegrationMicroservices",
        "Integration microservices",
        "platform",
        "Red Hat Fuse",
        "1..n+1",
        True,
    ),
    "storage": (
        "ContainerStorage",
        "Container storage",
        "platform",
        "Red Hat OpenShift Container Storage",
        "1..n",
        None,
    ),
    "backends": (
        "Backend",
        "Backend systems",
        None,
        "CRM, storage, 3rd-party systems, back office",
        "1..n+1",
        True,
    ),
}
LINES = {
    ("device", "gateway"): ("internet",),
    ("gateway", "frontend"): ("entry",),
    ("gateway", "mobile"): ("entry",),
    ("frontend", "integration"): ("spread",),
    ("mobile", "storage"): ("spread",),
    ("integration", "backends"): (),
}


@pytest.fixture(scope="module")
def model() -> Model:
    (found,) = load_all([str(BLUEPRINT)])
    return found


@pytest.fixture(scope="module")
def placement(model: Model) -> Placement:
    (picture,) = place(model, ["schematic"])
    return picture.placement


def test_the_blueprint_is_at_most_60_lines():
    assert len(BLUEPRINT.read_text().splitlines()) <= 60


def test_the_elements_and_their_attributes_are_those_of_the_figure(model):
    assert {
        name: (
            type(element).__name__,
            element.title,
            element.inside and model.names[element.inside],
            element.technology or element.stands_for,
            element.instances,
            element.sso,
        )
        for name, element in model.elements.items()
    } == ELEMENTS


def test_the_lines_are_those_of_the_figure(model):
    assert {
        (model.names[each.source], model.names[each.target]): tuple(model.names[one] for one in each.via)
        for each in model.relations.values()
    } == LINES


@pytest.mark.parametrize("name", ELEMENTS)
def test_the_picture_says_all_of_an_element(name, placement):
    _, title, inside, technology, instances, sso = ELEMENTS[name]
    (box,) = (each for each in placement.scene.boxes if each.name == name)
    labels = [item for panel in box.panels for item in (*panel.left, *panel.centre, *panel.right)]
    labels += [box.caption] if box.caption else []
    texts = [" ".join(label.lines) for label in labels if isinstance(label, Label)]
    assert texts == [each for each in (title, technology, instances, "SSO" if sso else None) if each]
    if inside:
        assert placement.boxes[inside].contains(placement.boxes[name])


def written(svg: bytes, *kinds: str) -> dict[str, str]:
    """Return the visible text of every element, or label of a line, without the spaces in it."""
    space = "{http://www.w3.org/2000/svg}"
    said: dict[str, str] = {}
    for each in ElementTree.fromstring(svg).iter(f"{space}g"):
        if each.get("data-kind") in kinds:
            name = each.get("data-name")
            assert name
            assert name not in said
            texts = each.iter(f"{space}text")
            said[name] = "".join("".join("".join(text.itertext()).split()) for text in texts)
    return said


def test_the_svg_writes_every_fact_of_an_element_once_and_nothing_else(model):
    facts = {
        name: "".join("".join(each.split()) for each in (title, technology, instances, sso and "SSO") if each)
        for name, (_, title, _, technology, instances, sso) in ELEMENTS.items()
    }
    assert written(render(model, "schematic"), "group", "element") == facts


def test_the_svg_writes_every_label_of_a_line_once(model):
    labels = {
        name: "".join(f"{each.label}{f'·{each.over.value}' if each.over else ''}".split())
        for name, each in model.relations.items()
        if each.label
    }
    assert written(render(model, "schematic"), "label") == labels


@pytest.mark.parametrize(
    ("before", "after"),
    [(">SSO</text>", "></text>"), (">1..n</text>", ">1..n+1</text>"), (">Storage</text>", ">SSO</text>")],
)
def test_a_fact_that_is_lost_from_one_element_alone_is_noticed(before, after, model):
    svg = render(model, "schematic").decode()
    assert before in svg
    broken = written(svg.replace(before, after, 1).encode(), "group", "element")
    whole = written(svg.encode(), "group", "element")
    assert len([name for name, text in whole.items() if broken[name] != text]) == 1


def test_the_picture_draws_every_line_through_what_it_passes(placement):
    drawn = {(wire.source, wire.target): wire for wire in placement.scene.wires}
    assert {ends: wire.via for ends, wire in drawn.items()} == LINES
    for wire in drawn.values():
        legs = placement.wires[wire.name]
        assert len(legs) == len(wire.via) + 1
        assert all(len(leg) >= 2 for leg in legs)


def test_every_measure_that_must_be_0_is_0(placement):
    quality = measure(placement)
    zero = ("overlaps", "intrusions", "label_hits", "stray_labels", "clipped", "shared_runs", "against")
    assert {name: getattr(quality, name) for name in zero} == dict.fromkeys(zero, 0)


def test_it_is_wide_enough_for_a_slide_and_no_wider(placement):
    assert 1.2 <= placement.size.width / placement.size.height <= 2.4
