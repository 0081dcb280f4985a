"""The corners of OPS008."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Broker, Database, Group, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.no_telemetry import NoTelemetry


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*NoTelemetry(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    seen = Group("Seen", telemetry=("metrics",))
    gateway = ApiGateway("Gateway", inside=seen)
    orders = Microservice("Orders")
    topic = Broker("Topic")
    store = Database("Store")
    erp = Backend("ERP")
    theirs = Microservice("Theirs", external=True)
    blind = Microservice("Blind", telemetry=())
    lost = Microservice("Lost")
    phone.calls(gateway)
    for each in (orders, topic, store, erp, theirs, blind):
        gateway.calls(each)


def test_services_gateways_and_brokers_that_are_reached_say_how_they_are() -> None:
    blind, orders, topic = found(Shop)
    assert (orders.at, orders.severity) == (("orders",), Severity.WARNING)
    assert orders.message == "'Orders' states no telemetry"
    assert orders.instead == "say telemetry=('metrics', 'traces') of 'Orders', or what is so"
    assert topic.at == ("topic",)
    assert (blind.at, blind.severity) == (("blind",), Severity.ERROR)
    assert blind.message == "'Blind' lets nobody see how it is"


def test_nobody_is_blamed_where_none_is_stated() -> None:
    class Silent(Blueprint):
        phone = MobileDevice("Phone")
        orders = Microservice("Orders")
        asks = phone.calls(orders)

    assert found(Silent) == []
