"""The steps of a flow are relations of the blueprint, each beginning where the flow has been."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Client, ContainerPlatform, Microservice, Person
from archmodel.elements.base import Relation
from archmodel.errors import BlueprintError, ViewError
from archmodel.formats.model.json import Json as WriteJson
from archmodel.graph import Graph
from archmodel.importers.json import Json as ReadJson
from archmodel.model import Model, read
from archmodel.selection import named as chosen
from archmodel.theme.series import SERIES
from archmodel.views import FlowView, SequenceView, View


class Shop(Blueprint, title="The shop"):
    customer = Client("Customer")
    clerk = Person("Clerk")
    gateway = ApiGateway("Gateway")
    platform = ContainerPlatform("Platform")
    orders = Microservice("Orders", inside=platform)
    stock = Microservice("Stock", inside=platform)
    queue = Backend("Queue")
    mailer = Backend("Mailer")
    island = Backend("Island")

    asks = customer.calls(gateway, "asks")
    routes = gateway.calls(platform, "routes")
    counts = orders.calls(stock, "counts")
    fills = stock.calls(queue, "fills")
    listens = mailer.subscribes_to(queue, "takes")
    writes = mailer.calls(customer, "writes")
    packs = clerk.calls(stock, "packs")
    tells = platform.calls(queue, "tells")
    floats = island.calls(queue, "floats")


class Other(Blueprint):
    a = Client("A")
    b = Backend("B")
    ask = a.calls(b)


@pytest.fixture(params=[FlowView, SequenceView])
def view(request: pytest.FixtureRequest) -> Callable[..., View]:
    """Return each of the views that tell a flow."""
    return request.param  # type: ignore[no-any-return]


def composed(view: View) -> None:
    view.compose(Graph(read(Shop)), SERIES)


def test_a_step_begins_where_the_flow_has_been(view):
    composed(view("A flow", steps=(Shop.asks, Shop.routes)))


def test_a_step_may_begin_inside_or_around_what_was_reached(view):
    composed(view("A flow", steps=(Shop.asks, Shop.routes, Shop.counts, Shop.fills)))
    composed(view("A flow", steps=(Shop.packs, Shop.tells)))


def test_a_flow_comes_back_to_where_it_was(view):
    composed(view("A flow", steps=(Shop.asks, Shop.routes, Shop.asks)))


def test_those_who_use_the_system_join_at_any_time(view):
    composed(view("A flow", steps=(Shop.asks, Shop.packs)))


def test_a_subscriber_is_reached_from_what_it_subscribes_to(view):
    composed(view("A flow", steps=(Shop.packs, Shop.fills, Shop.listens, Shop.writes)))
    with pytest.raises(ViewError, match="step 2, 'listens', begins at 'queue'"):
        composed(view("A flow", steps=(Shop.asks, Shop.listens)))


def test_a_step_that_begins_elsewhere_is_refused_with_one_that_leads_there(view):
    with pytest.raises(
        ViewError, match="step 2, 'writes', begins at 'mailer', which no step before"
    ) as caught:
        composed(view("A flow", steps=(Shop.asks, Shop.writes)))
    assert (
        caught.value.where.startswith(__file__.rsplit("/", 1)[-1]) or "test_steps.py:" in caught.value.where
    )
    assert caught.value.instead == "put a step that leads to 'mailer' before it"
    with pytest.raises(ViewError) as caught:
        composed(view("A flow", steps=(Shop.asks, Shop.fills)))
    assert caught.value.instead == "put 'counts' before it"


def test_a_step_of_another_blueprint_is_refused_with_the_nearest(view):
    with pytest.raises(ViewError, match="step 2 is 'ask', which is no relation of 'shop'") as caught:
        composed(view("A flow", steps=(Shop.asks, Other.ask)))
    assert caught.value.instead == "did you mean 'asks'?"


def test_a_relation_nobody_named_is_called_by_its_sentence(view):
    made = Relation(source=Shop.island, verb=Shop.asks.verb, target=Shop.queue)
    with pytest.raises(ViewError, match="step 1 is 'Island calls Queue'") as caught:
        composed(view("A flow", steps=(made,)))
    assert caught.value.instead == "name a relation of this blueprint"


def test_a_step_that_the_view_does_not_show_is_refused(view):
    words = "step 2, 'routes', has an end, 'platform', which 'shows' leaves out"
    with pytest.raises(ViewError, match=words) as caught:
        composed(view("A flow", steps=(Shop.asks, Shop.routes), shows=~chosen(Shop.platform)))
    assert caught.value.instead == "show it, or take the step out"


def test_no_steps_are_refused(view):
    with pytest.raises(BlueprintError, match="has no steps") as caught:
        view("A flow", steps=())
    assert "test_steps.py:" in caught.value.where
    assert "steps=(asks, routes)" in caught.value.instead


@pytest.mark.parametrize(
    ("step", "said"), [(Shop.gateway, "'Gateway'"), ("asks", "a str"), (SequenceView, "a type")], ids=repr
)
def test_a_step_that_is_no_relation_is_refused_by_its_number(step: Any, said: str, view):
    with pytest.raises(BlueprintError, match=f"step 2 is {said}, which is no relation") as caught:
        view("A flow", steps=(Shop.asks, step))
    assert "asks = device.calls(gateway)" in caught.value.instead


def test_one_relation_alone_is_refused_with_the_tuple_to_write(view):
    with pytest.raises(BlueprintError, match="write a tuple"):
        view("A flow", steps=Shop.asks)


def test_steps_travel_in_json(view):
    model = read(Shop)
    flow = view("A flow", steps=(Shop.asks, Shop.routes, Shop.asks))
    whole = Model("shop", "Shop", model.elements, model.relations, {"flow": flow})
    again = ReadJson().read(WriteJson().write(whole), origin="shop.json")
    held = again.views["flow"]
    assert isinstance(held, FlowView | SequenceView)
    assert type(held) is type(flow)
    assert held.title == "A flow"
    assert [again.names[step] for step in held.steps] == ["asks", "routes", "asks"]
