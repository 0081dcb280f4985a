"""The corners of OPS007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Balancer, Flow, FrontendMicroservices, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.single_replica_on_critical_path import SingleReplicaOnCriticalPath


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SingleReplicaOnCriticalPath(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def running(instances: str | None, critical: bool | None = True, **facts: Any) -> type[Blueprint]:
    class Run(Blueprint):
        cart = Microservice("Cart", instances="2")
        payment = Microservice("Payment", instances=instances, **facts)
        pays = cart.calls(payment)
        checkout = Flow("Checkout", steps=(pays,), critical=critical)

    return Run


def test_one_instance_on_a_critical_flow_is_blamed() -> None:
    (finding,) = found(running("1"))
    assert (finding.at, finding.severity) == (("payment",), Severity.WARNING)
    assert finding.message == "one instance runs of 'Payment', and 'Checkout' goes through it"
    assert finding.instead == "run two instances of 'Payment'"


def test_more_or_not_stated_is_not_blamed() -> None:
    for instances in ("2", "1..2", "1..n", None):
        assert found(running(instances)) == []


def test_other_flows_do_not_count_unless_most_depends_on_it() -> None:
    assert found(running("1", critical=None)) == found(running("1", critical=False)) == []
    (finding,) = found(running("1", critical=None, tier=1))
    assert finding.message == "one instance runs of 'Payment', and most depends on it"
    assert found(running("1", critical=None, tier=2)) == []


def test_what_is_not_ours_to_count_is_not_judged() -> None:
    assert found(running("1", managed=True)) == found(running("1", external=True)) == []
    assert found(running("1", inside=Group("Cloud", managed=True))) == []
    assert found(running("1", stands_for="Several ways to pay")) == []

    class Members(Blueprint):
        shop = Group("Shop", instances="1", tier=1)
        front = FrontendMicroservices("Front ends", instances="1", tier=1)
        cart = Microservice("Cart", inside=shop)

    assert found(Members) == []


def test_what_a_flow_can_do_without_is_not_on_it() -> None:
    class Soft(Blueprint):
        cart = Microservice("Cart", instances="1")
        hints = Microservice("Hints", instances="1")
        may = cart.calls(hints, critical=False)
        can = cart.calls(hints, resilience=("fallback",))
        order = Flow("Order", steps=(may, can), critical=True)

    assert blamed(Soft) == ["cart"]


def test_where_a_flow_begins_and_what_it_passes_is_on_it_too() -> None:
    class Passing(Blueprint):
        cart = Microservice("Cart", instances="1")
        spread = Balancer("Spread", instances="1")
        payment = Microservice("Payment")
        pays = cart.calls(payment, via=spread)
        b = Flow("B", steps=(pays,), critical=True)
        a = Flow("A", steps=(pays,), critical=True)

    one, other = found(Passing)
    assert (one.at[0], other.at[0]) == ("cart", "spread")
    assert one.message == "one instance runs of 'Cart', and 'A' goes through it"


def test_what_is_passed_on_the_way_to_what_a_flow_can_do_without_is_on_it() -> None:
    class Soft(Blueprint):
        cart = Microservice("Cart", instances="2")
        spread = Balancer("Spread", instances="1")
        hints = Microservice("Hints", instances="1")
        may = cart.calls(hints, via=spread, critical=False)
        order = Flow("Order", steps=(may,), critical=True)

    assert blamed(Soft) == ["spread"]
