"""The corners of OPS007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Flow,
    FrontendMicroservices,
    Group,
    Microservice,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.single_replica_on_critical_path import SingleReplicaOnCriticalPath
from archmodel.views.sequence_view import SequenceView


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SingleReplicaOnCriticalPath(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    phone = MobileDevice("Phone", instances="1")
    gateway = ApiGateway("Gateway", instances="1")
    cart = Microservice("Cart", instances="1")
    prices = Microservice("Prices", instances="1")
    asks = phone.calls(cart, via=gateway)
    looks = cart.calls(prices)
    may = cart.calls(prices, critical=False)
    can = cart.calls(prices, resilience=("fallback",))


def test_what_a_critical_flow_joins_and_passes_is_critical() -> None:
    class Critical(Shop):
        order = Flow("Order", steps=(Shop.asks,), critical=True)
        other = Flow("Other", steps=(Shop.looks,), critical=True)

    first, second, third = found(Critical)
    assert [each.at for each in (first, second, third)] == [("cart",), ("gateway",), ("prices",)]
    assert first.severity is Severity.WARNING
    assert first.message == "one instance of 'Cart' runs, and 'Order', which is critical, goes through it"
    assert first.instead == "run two instances of 'Cart'"
    assert "'Other'" in third.message


def test_a_flow_that_is_not_said_to_be_critical_is_none() -> None:
    class Calm(Shop):
        order = Flow("Order", steps=(Shop.asks,))
        other = Flow("Other", steps=(Shop.looks,), critical=False)

    assert found(Calm) == []


def test_a_view_of_a_flow_is_one() -> None:
    class Drawn(Shop):
        order = SequenceView("Order", steps=(Shop.looks,), critical=True)

    assert blamed(Drawn) == ["cart", "prices"]


def test_a_flow_goes_on_without_what_it_can_do_without() -> None:
    class Soft(Shop):
        order = Flow("Order", steps=(Shop.may, Shop.can), critical=True)

    assert blamed(Soft) == ["cart"]


def test_a_step_that_is_not_there_is_left_to_another_rule() -> None:
    class Dangling(Blueprint):
        cart = Microservice("Cart", instances="1")
        other = SequenceView("Order", steps=(Shop.looks,), critical=True)

    assert found(Dangling) == []


def test_the_first_tier_is_critical_by_itself() -> None:
    class Tiers(Blueprint):
        shop = Group("Shop", tier=1)
        one = Microservice("One", instances="1", inside=shop)
        two = Microservice("Two", instances="1", tier=2)
        none = Microservice("None", instances="1")

    (finding,) = found(Tiers)
    assert finding.at == ("one",)
    assert finding.message == "one instance of 'One' runs, and it is of tier 1"
    assert blamed(Tiers, tier=2) == ["one", "two"]
    assert found(Tiers, tier=0) == []


def test_what_is_not_stated_or_scales_is_no_single_instance() -> None:
    class Many(Blueprint):
        silent = Microservice("Silent", tier=1)
        scales = Microservice("Scales", instances="1..n", tier=1)
        two = Microservice("Two", instances="2", tier=1)

    assert found(Many) == []


def test_what_others_run_and_what_stands_for_several_is_not_judged() -> None:
    class Managed(Blueprint):
        managed = Microservice("Managed", instances="1", tier=1, managed=True)
        bank = ThirdPartyService("Bank", instances="1", tier=1)
        several = FrontendMicroservices("Several", instances="1", tier=1)
        group = Group("Group", instances="1", tier=1)
        member = Microservice("Member", inside=group, instances="2")

    assert found(Managed) == []
