"""The corners of STR004."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Balancer,
    ContainerPlatform,
    DeploymentNode,
    Group,
    Instance,
    Microservice,
    MicroserviceGroup,
    MobileDevice,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.structure.orphan_element import OrphanElement


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    asks = phone.calls(gateway)


def blamed(blueprint: type[Blueprint]) -> list[str]:
    return [finding.at[0] for finding in OrphanElement().check(Graph(read(blueprint)))]


def test_an_element_beside_the_others_is_an_orphan() -> None:
    class Beside(Shop):
        reports = Microservice("Reports")

    (found,) = OrphanElement().check(Graph(read(Beside)))
    assert found.at == ("reports",)
    assert found.place == Beside.reports.place
    assert found.message == "'Reports' has no relations"
    assert found.instead == "say what uses 'Reports', tag it 'standalone', or delete it"


def test_every_orphan_is_named_in_order() -> None:
    class Beside(Shop):
        zebra = Microservice("Zebra")
        apple = Microservice("Apple")

    assert blamed(Beside) == ["apple", "zebra"]


def test_what_a_relation_passes_is_related() -> None:
    class Passed(Shop):
        balancer = Balancer("Balancer")
        cart = Microservice("Cart")
        routes = Shop.gateway.calls(cart, via=balancer)

    assert blamed(Passed) == []


def test_what_is_tagged_standalone_may_stand_alone() -> None:
    class Tagged(Shop):
        reports = Microservice("Reports", tags=frozenset({"standalone"}))
        others = Microservice("Others", tags=frozenset({"alone"}))

    assert blamed(Tagged) == ["others"]


def test_a_frame_round_something_needs_no_relation_and_an_empty_one_does() -> None:
    class Framed(Shop):
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        routes = Shop.gateway.calls(cart)
        empty = Group("Empty")

    assert blamed(Framed) == ["empty"]


def test_a_member_of_a_related_group_may_be_the_one_that_is_meant() -> None:
    class Meant(Shop):
        platform = ContainerPlatform("Platform")
        services = MicroserviceGroup("Services", inside=platform)
        cart = Microservice("Cart", inside=services)
        routes = Shop.gateway.calls(platform)

    assert blamed(Meant) == []


def test_a_member_of_an_unrelated_group_is_an_orphan_whatever_its_siblings_do() -> None:
    class Sibling(Shop):
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        reports = Microservice("Reports", inside=platform)
        routes = Shop.gateway.calls(cart)

    assert blamed(Sibling) == ["reports"]


def test_where_no_relation_is_stated_nobody_is_left_out() -> None:
    class Inventory(Blueprint):
        gateway = ApiGateway("Gateway")
        cart = Microservice("Cart")

    assert blamed(Inventory) == []


def test_an_instance_of_something_is_no_orphan_and_one_of_nothing_is() -> None:
    class Deployed(Shop):
        node = DeploymentNode("eu")
        first = Instance("Gateway", inside=node, of=Shop.gateway)
        odd = Instance("Odd", inside=node)

    assert blamed(Deployed) == ["odd"]
