"""A blueprint that says everything an architect can say; both checkers must be content with it."""

from __future__ import annotations

from typing import assert_type

from archmodel import Blueprint, Direction, Graph, Model, Place, Review, check, read, render
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    ContainerStorage,
    Element,
    Internet,
    Microservice,
    MobileDevice,
    Relation,
)
from archmodel.elements.transports import HTTPS, Transport
from archmodel.views import DetailView, FlowView, LogicalView, SchematicView, SequenceView


class Kiosk(MobileDevice):
    """A kind of one's own, with a fact of its own."""

    branch: str | None = None


class Correct(Blueprint, title="Correct", part=8):
    """Everything in it is right."""

    device = MobileDevice(
        "Phone",
        description="A phone",
        technology="iOS",
        instances="1..n+1",
        owner="shop",
        tags=frozenset({"public"}),
    )
    kiosk = Kiosk("Kiosk", branch="Vienna")
    internet = Internet("Internet")
    gateway = ApiGateway("API gateway", sso=True)
    platform = ContainerPlatform(
        "Platform", icon="aws.compute.Lambda", direction=Direction.RIGHT, wrap=3, collapsed=True
    )
    entry = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform, storage="cache")
    store = ContainerStorage("Storage", inside=platform)
    backends = Backend("Backends", stands_for="CRM")

    asks = device.calls(gateway, "uses services", over=HTTPS, via=internet)
    kiosk.calls(gateway, via=(internet,))
    routes = gateway.calls(orders, "routes", via=[entry])
    keeps = orders.stores_in(store, "orders")
    orders.reads(backends)
    backends.notifies(orders, over=None)

    # An attribute may have any name, also one that archmodel itself has a use for.
    title = Backend("Title")
    part = Backend("Part")
    named = Backend("Named")
    made = Backend("Made")

    for number in range(2):
        Microservice(f"Service {number}", inside=platform)

    schematic = SchematicView(title="All of it")
    logical = LogicalView(descriptions=True)
    placed = SchematicView(
        direction=Direction.DOWN,
        wrap=4,
        same_row=((device, gateway), (orders, store)),
        order=((device, gateway, backends),),
        near=((orders, store),),
        expand=(platform,),
    )
    small = LogicalView(collapse=(platform,))
    request = FlowView("A customer opens the app", steps=(asks, routes, keeps, asks), wrap=3)
    in_time = SequenceView(request.title, steps=request.steps, collapse=(platform,))
    card = DetailView(gateway, title="The gateway")


class Extended(Correct):
    """More of the same."""

    crm = Backend("CRM")
    more = Correct.orders.calls(crm)


assert_type(Correct.device, MobileDevice)
assert_type(Correct.device.title, str)
assert_type(Correct.device.sso, bool | None)
assert_type(Correct.device.inside, Element | None)
assert_type(Correct.platform.direction, Direction | None)
assert_type(Correct.placed.same_row, tuple[tuple[Element, ...], ...])
assert_type(Correct.request.title, str)
assert_type(Correct.request.steps, tuple[Relation, ...])
assert_type(Correct.card.element, Element)
assert_type(Correct.kiosk.branch, str | None)
assert_type(Correct.asks, Relation)
assert_type(Correct.asks.over, Transport | None)
assert_type(Correct.asks.source, Element)
assert_type(Correct.title, Backend)
assert_type(Correct.part, Backend)
assert_type(Correct.named, Backend)
assert_type(Correct.made, Backend)
assert_type(Extended.gateway, ApiGateway)
assert_type(Extended.more.place, Place | None)

MODEL = read(Correct)
assert_type(MODEL, Model)
assert_type(MODEL.elements["device"], Element)
assert_type(check(Correct), Review)
assert_type(check(MODEL, select=["INT"]), Review)
assert_type(render(Correct, "logical", format="png", scale=1.0), bytes)
assert_type(Graph(MODEL), Graph)
