"""How one element leads to another."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Broker, Group, Microservice, MobileDevice
from archmodel.errors import BlueprintError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import review
from archmodel.way import Way, called, straight, way


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    orders = Microservice("Orders")
    stock = Microservice("Stock")
    crm = Backend("CRM")
    enters = phone.calls(gateway)
    places = gateway.calls(orders)
    counts = gateway.calls(stock)
    asks = orders.calls(crm)
    looks = stock.calls(orders)
    fetches = stock.calls(crm)


def between(blueprint: type[Blueprint], source: str, target: str) -> Way:
    graph = Graph(read(blueprint))
    return way(graph, graph.node(source), graph.node(target), review(graph).findings)


def names(found: Way) -> tuple[list[str], list[str]]:
    return [edge.name for edge in found.steps], [node.name for node in found.always]


def test_the_way_is_a_shortest_one_and_the_first_of_these() -> None:
    assert names(between(Shop, "phone", "crm"))[0] == ["enters", "counts", "fetches"]
    assert names(between(Shop, "stock", "crm"))[0] == ["fetches"]


def test_what_every_way_passes_is_told_without_the_ends() -> None:
    assert names(between(Shop, "phone", "crm"))[1] == ["gateway"]
    assert names(between(Shop, "gateway", "crm"))[1] == []


def test_no_way_leads_back() -> None:
    found = between(Shop, "crm", "phone")
    assert names(found) == ([], [])
    assert found.findings == ()


def test_events_lead_from_who_publishes_to_who_subscribes() -> None:
    class Events(Blueprint):
        shop, mail = Microservice("Shop"), Microservice("Mail")
        topic = Broker("Topic")
        crm = Backend("CRM")
        sold = shop.publishes_to(topic)
        hears = mail.subscribes_to(topic)
        writes = mail.writes(crm)

    found = between(Events, "shop", "crm")
    assert names(found) == (["sold", "hears", "writes"], ["topic", "mail"])
    assert [(edge.source.name, edge.target.name) for edge in found.steps] == [
        ("shop", "topic"),
        ("mail", "topic"),
        ("mail", "crm"),
    ]
    assert names(between(Events, "mail", "topic")) == (["hears"], [])
    assert names(between(Events, "topic", "shop")) == ([], [])
    heard = between(Events, "shop", "mail")
    graph = Graph(read(Events))
    (added,) = (edge for edge in straight(graph, heard).edges() if edge.name not in graph.model.relations)
    assert (added.source.name, added.target.name) == ("shop", "mail")
    assert added.relation.verb is Events.sold.verb


def test_subscribers_of_subscribers_would_subscribe_straight_there() -> None:
    class Queues(Blueprint):
        topic, queue = Broker("Topic"), Broker("Queue")
        worker = Microservice("Worker")
        feeds = queue.subscribes_to(topic)
        takes = worker.subscribes_to(queue)

    graph = Graph(read(Queues))
    for source, target in (("topic", "worker"), ("worker", "topic")):
        found = between(Queues, source, target)
        (added,) = (edge for edge in straight(graph, found).edges() if edge.name not in graph.model.relations)
        assert (added.source.name, added.target.name) == ("worker", "topic")


def test_a_relation_to_a_group_leads_to_its_members_and_what_is_passed_counts() -> None:
    class Grouped(Shop):
        inner = Group("Inner")
        mail = Microservice("Mail", inside=inner)
        tells = Shop.crm.notifies(inner, via=Shop.stock)

    assert names(between(Grouped, "orders", "mail")) == (["asks", "tells"], ["crm", "stock", "inner"])


def test_findings_on_the_way_are_told_and_no_others() -> None:
    class Peeking(Shop):
        peeks = Shop.phone.calls(Shop.orders)
        astray = MobileDevice("Astray")
        also = astray.calls(Shop.stock)

    found = between(Peeking, "phone", "orders")
    assert names(found) == (["peeks"], [])
    assert [(each.code, each.at[0]) for each in found.findings] == [("INT001", "peeks")]


def test_a_relation_straight_there_is_of_the_kind_that_arrives() -> None:
    graph = Graph(read(Shop))
    found = straight(graph, way(graph, graph.node("phone"), graph.node("crm")))
    (added,) = (edge for edge in found.edges() if edge.name not in graph.model.relations)
    assert (added.source.name, added.target.name) == ("phone", "crm")
    assert added.relation.verb is Shop.fetches.verb
    assert added.relation.place == Shop.fetches.place


def test_an_element_is_called_by_identifier_or_title() -> None:
    class Twice(Shop):
        other = Backend("CRM")
        Orders = Backend("Ordering")

    graph = Graph(read(Twice))
    assert called("phone", graph).name == called("Phone", graph).name == "phone"
    assert called("Orders", graph).name == "Orders"
    with pytest.raises(BlueprintError, match=r"has 2 elements 'CRM'") as several:
        called("CRM", graph)
    assert several.value.instead == "choose from crm, other"
    with pytest.raises(BlueprintError, match=r"has no element 'gatewy'") as unknown:
        called("gatewy", graph)
    assert "did you mean 'gateway'?" in unknown.value.instead
