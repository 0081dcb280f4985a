"""The corners of DOC002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Database, Group, Microservice, MicroserviceGroup, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.missing_technology import MissingTechnology


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*MissingTechnology(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway", technology="Kong")
    orders = Microservice("Orders")
    store = Database("Store", technology="")
    group = Group("Group")
    whole = MicroserviceGroup("Whole")
    part = Microservice("Part", inside=whole, technology="Go")
    theirs = Microservice("Theirs", external=True)


def test_services_stores_and_gateways_of_ours_say_what_they_are_built_with() -> None:
    orders, store = found(Shop)
    assert (orders.at, orders.severity) == (("orders",), Severity.INFO)
    assert orders.message == "'Orders' states no technology"
    assert orders.instead == "say what 'Orders' is built with"
    assert store.at == ("store",)


def test_nobody_is_blamed_where_nobody_says() -> None:
    class Silent(Blueprint):
        phone = MobileDevice("Phone", technology="iOS")
        orders = Microservice("Orders")

    assert found(Silent) == []
