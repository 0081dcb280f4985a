"""A logical view shows groups and their members, without lines."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Balancer, ContainerPlatform, Internet, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.scene import Label, Scene, Shape
from archmodel.theme.series import SERIES
from archmodel.views import LogicalView


class Shop(Blueprint, title="The shop"):
    net = Internet("Internet")
    gateway = ApiGateway("Gateway", description="The way in.")
    platform = ContainerPlatform("Platform")
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    gateway.calls(orders, via=(net, spread))


def scene_of(view: LogicalView) -> Scene:
    return view.compose(Graph(read(Shop)), SERIES)


def test_it_shows_groups_and_members_without_lines():
    scene = scene_of(LogicalView())
    assert {box.name: box.parent for box in scene.boxes} == {
        "gateway": None,
        "platform": None,
        "orders": "platform",
    }
    assert scene.wires == ()


def test_a_tile_is_one_panel_and_a_described_one_two():
    plain = {box.name: box for box in scene_of(LogicalView()).boxes}
    described = {box.name: box for box in scene_of(LogicalView(descriptions=True)).boxes}
    assert len(plain["gateway"].panels) == 1
    (text,) = described["gateway"].panels[1].left
    assert isinstance(text, Label)
    assert text.lines == ("The way in.",)
    assert len(described["orders"].panels) == 1


def test_a_group_has_a_title_band():
    (platform,) = (box for box in scene_of(LogicalView()).boxes if box.shape is Shape.GROUP)
    assert platform.band > 0


def test_its_own_title_stands_over_the_picture():
    assert scene_of(LogicalView(title="Overview")).title == "Overview"
    assert scene_of(LogicalView()).title == "The shop"
