"""A detail view says of one element what its blueprint says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archmodel.blueprint import Blueprint
from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Text
from archmodel.elements import (
    ApiGateway,
    Backend,
    ContainerPlatform,
    Element,
    FrontendMicroservices,
    IntegrationMicroservices,
    Internet,
    MobileDevice,
    SsoServer,
)
from archmodel.elements.transports import HTTPS, LDAPS
from archmodel.errors import BlueprintError, ViewError
from archmodel.formats.model.json import Json as Written
from archmodel.formats.placement.json import Json as PlacementJson
from archmodel.geometry import Direction
from archmodel.graph import Graph
from archmodel.importers.json import Json as Read
from archmodel.importers.placement import read_placement
from archmodel.layout.base import Placement, kept_of
from archmodel.layout.layered import Layered
from archmodel.layout.quality import measure
from archmodel.model import read
from archmodel.pipeline import render
from archmodel.scene import Frame, Item, Panel, Scene, Stack
from archmodel.selection import within
from archmodel.theme.series import SERIES
from archmodel.views import DetailView


class Bank(Blueprint, title="The bank"):
    phone = MobileDevice("Phone")
    net = Internet("Internet")
    gateway = ApiGateway(
        "API gateway",
        description="Manages who may use what.",
        technology="3scale",
        instances="1..n",
        sso=True,
    )
    platform = ContainerPlatform("Platform")
    frontend = FrontendMicroservices("Front-end", inside=platform, sso=True, storage="Session cache")
    integration = IntegrationMicroservices("Integration", inside=platform)
    sign_on = SsoServer("SSO server", inside=platform)
    crm = Backend("CRM", stands_for="CRM, billing")

    asks = phone.calls(gateway, "uses services", over=HTTPS, via=net)
    routes = gateway.calls(frontend, "front-end functions", over=HTTPS)
    gathers = frontend.calls(integration, "gathers data")
    again = frontend.reads(integration, "looks up")
    tells = integration.notifies(frontend, "changes")
    signs = frontend.authenticates_with(sign_on)
    reaches = integration.calls(crm, over=LDAPS)

    front = DetailView(frontend)


def scene_of(element: Element, blueprint: type[Blueprint] = Bank) -> Scene:
    return DetailView(element).compose(Graph(read(blueprint)), SERIES)


def stacks(panels: tuple[Panel, ...]) -> Iterator[Stack]:
    for item in (item for panel in panels for item in panel.items if isinstance(item, Stack)):
        yield item
        yield from stacks(item.panels)


def texts(item: Item) -> list[str]:
    assert isinstance(item, Stack)
    return [*Scene("", "", (), heading=Panel(0, left=(item,))).texts()]


def framed(element: Element, frame: Frame) -> list[list[str]]:
    """Return what is said in the boxes of a card that are framed like this."""
    (box,) = scene_of(element).boxes
    return [texts(stack) for stack in stacks(box.panels) if stack.frame == frame]


def pills(element: Element) -> list[list[str]]:
    return framed(element, Frame(SERIES.card, SERIES.line, radius=8))


def test_the_card_says_what_the_element_says():
    said = [*scene_of(Bank.gateway).texts()]
    for text in ("API gateway", "Manages who may use what.", "1..n", "3scale", "SSO plugin"):
        assert text in said
    assert {"CRM, billing", "Stands for"} <= {*scene_of(Bank.crm).texts()}
    assert {"Session cache", "Storage"} <= {*scene_of(Bank.frontend).texts()}


def test_what_is_not_stated_is_left_out():
    class Bare(Blueprint):
        thing = Element("Thing")

    assert [*scene_of(Bare.thing, Bare).texts()] == ["Thing", "Bare", "Detail view", "Services"]
    assert len(scene_of(Bare.thing, Bare).boxes[0].panels) == 1


def test_peers_are_those_it_hears_from_and_then_those_it_turns_to_each_once():
    assert pills(Bank.frontend) == [
        ["from", "API gateway", "front-end functions"],
        ["from", "Integration", "changes"],
        ["to", "Integration", "gathers data", "looks up"],
        ["to", "SSO server"],
    ]


def test_a_peer_says_what_lies_between():
    assert pills(Bank.gateway)[0] == ["from", "Phone", "uses services · through Internet"]


def test_of_what_relations_pass_both_ends_are_peers():
    assert pills(Bank.net) == [["from", "Phone", "uses services"], ["to", "API gateway", "uses services"]]


def test_the_plugin_is_dashed_and_the_other_boxes_are_not():
    dashed = framed(Bank.gateway, Frame(None, SERIES.muted, 1, 4, (6.0, 4.0)))
    solid = framed(Bank.gateway, Frame(None, SERIES.muted, 1, 4))
    assert (dashed, solid) == ([["Single sign-on", "SSO plugin"]], [["Technology", "3scale"]])


def test_tabs_have_the_colours_of_the_lines():
    def tabs(element: Element, colour: str) -> list[str]:
        return [text for tab in framed(element, Frame(colour, radius=8)) for text in tab]

    assert tabs(Bank.gateway, SERIES.public.ink) == tabs(Bank.gateway, SERIES.entry.ink) == ["HTTPS"]
    assert tabs(Bank.gateway, SERIES.badge) == ["SSO"]
    assert tabs(Bank.frontend, SERIES.inner.ink) == ["SSO"]
    assert tabs(Bank.frontend, SERIES.badge) == []
    assert tabs(Bank.crm, SERIES.outer.ink) == ["LDAPS"]


def test_the_key_explains_the_colours_of_the_card_and_no_other():
    (swatches, lines) = scene_of(Bank.gateway).key
    assert [entry.label.lines for entry in swatches] == [(SERIES.style(ApiGateway).category.title,)]
    assert [entry.label.lines for entry in lines] == [(SERIES.public.title,), (SERIES.entry.title,)]


def test_the_card_tells_of_its_relations_in_whole_sentences():
    (box,) = scene_of(Bank.gateway).boxes
    assert box.holds == ("asks", "routes")
    assert "Phone calls API gateway, over HTTPS, via Internet: uses services" in box.tip


def test_an_element_of_another_blueprint_is_refused_with_the_nearest():
    class Other(Blueprint):
        gate = ApiGateway("API gatewy")

    with pytest.raises(ViewError, match="'API gatewy' is no element of 'bank'") as caught:
        scene_of(Other.gate)
    assert caught.value.instead == "did you mean 'API gateway'?"
    assert "test_detail_view.py" in caught.value.where


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("direction", Direction.DOWN),
        ("wrap", 2),
        ("same_row", ((Bank.phone, Bank.gateway),)),
        ("order", ((Bank.phone, Bank.gateway),)),
        ("near", ((Bank.phone, Bank.gateway),)),
        ("collapse", (Bank.platform,)),
        ("expand", (Bank.platform,)),
        ("shows", within(Bank.platform)),
    ],
)
def test_words_about_several_things_are_refused_by_name(word, value):
    with pytest.raises(BlueprintError, match=f"'{word}' is about several elements") as caught:
        DetailView(Bank.gateway, **{word: value})
    assert "test_detail_view.py" in caught.value.where


def test_a_view_without_its_element_is_refused():
    with pytest.raises(BlueprintError, match="DetailView needs 'element'"):
        DetailView()  # type: ignore[call-arg]


def placed(scene: Scene) -> Placement:
    return Layered().arrange(scene)


@pytest.mark.parametrize("name", ["phone", "net", "gateway", "platform", "frontend", "crm"])
def test_every_text_stands_inside_the_card(name):
    placement = placed(scene_of(getattr(Bank, name)))
    assert measure(placement).clean
    (area,) = placement.boxes.values()
    (ink,) = (each for each in draw(placement).figures if each.kind == "element")
    for mark in ink.marks:
        if isinstance(mark, Text):
            assert area.x + 12 <= mark.at.x
            assert mark.at.x + mark.width <= area.right - 12
            assert area.y < mark.at.y < area.bottom


def test_texts_of_any_length_stand_inside_their_boxes():
    class Long(Blueprint):
        thing = Element(
            "A name of many words " * 8,
            description="A sentence that goes on. " * 30,
            technology="Everything there is, " * 20,
            instances="1..n+1",
            sso=True,
        )
        other = Element("Another name of many words " * 8)
        asks = thing.calls(other, "for a reason that takes long to tell " * 9, over=HTTPS)

    assert measure(placed(scene_of(Long.thing, Long))).clean


@pytest.mark.parametrize(("count", "columns"), [(0, []), (1, [1]), (5, [5]), (6, [3, 3]), (11, [4, 4, 3])])
def test_many_peers_stand_in_columns_about_as_high_as_each_other(count, columns):
    class Hub(Blueprint):
        hub = Element("Hub", technology="Java")
        for number in range(count):
            hub.calls(Element(f"Peer {number}"), over=HTTPS)

    scene = scene_of(Hub.hub, Hub)
    assert measure(placed(scene)).clean
    peers = [
        texts(stack).count("to")
        for stack in stacks(scene.boxes[0].panels)
        if stack.padding == 0 and len(stack.panels) > 1
    ]
    assert [each for each in peers if each] == columns


def test_a_placement_comes_back_as_it_went():
    placement = placed(scene_of(Bank.frontend))
    kept = read_placement(PlacementJson().write(placement), origin="p.json")
    assert kept == kept_of(placement)._replace(kept_in="p.json")


def test_a_view_travels_in_json_with_its_element():
    model = Read().read(Written().write(read(Bank)), origin="bank.json")
    assert render(model, "front") == render(Bank, "front")


@pytest.mark.parametrize("format", ["json", "svg"])
def test_a_card_is_drawn_as_we_last_saw_it(format, goldens):
    goldens.check(f"detail/front.{format}", render(Bank, "front", format=format))


def test_it_is_called_detail():
    assert DetailView.kind() == "detail"
