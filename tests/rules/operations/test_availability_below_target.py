"""The corners of OPS003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.availability_below_target import AvailabilityBelowTarget


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*AvailabilityBelowTarget(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def chained(slo: float, *shares: float | None, own: float | None = None) -> type[Blueprint]:
    class Chain(Blueprint):
        orders = Microservice("Orders", slo=slo, availability=own)
        before: Microservice | Backend = orders
        for number, share in enumerate(shares):
            after = Backend(f"B{number}", availability=share)
            before.calls(after)
            orders.calls(after)
            before = after

    return Chain


def test_the_product_of_all_that_is_needed_must_not_be_less_than_promised() -> None:
    (finding,) = found(chained(0.999, 0.9995, 0.9995, 0.9995, 0.999))
    assert (finding.at, finding.severity) == (("orders",), Severity.ERROR)
    assert finding.message == ("'Orders' promises 99.9 %, and with all it needs is there 99.750225 % at best")
    assert finding.instead == "let 'Orders' do without one of those it needs, or promise less"
    assert found(chained(0.995, 0.9995, 0.9995, 0.9995, 0.999)) == []


def test_what_is_just_enough_is_enough_and_each_counts_once() -> None:
    assert found(chained(0.81, 0.9, 0.9)) == []
    assert blamed(chained(0.811, 0.9, 0.9)) == ["orders"]
    assert blamed(chained(0.9, 0.95, own=0.9)) == ["orders"]


def test_what_is_not_stated_is_always_there_and_what_is_never_there_is_told() -> None:
    assert found(chained(0.999, None)) == []
    (finding,) = found(chained(0.5, 0.0))
    assert finding.message == "'Orders' promises 50 %, and with all it needs is there 0 % at best"


def test_what_is_not_needed_does_not_count() -> None:
    class Soft(Blueprint):
        orders = Microservice("Orders", slo=0.999)
        weak = Backend("Weak", availability=0.5)
        a = orders.calls(weak, critical=False)
        b = orders.calls(weak, resilience=("fallback",))
        c = orders.notifies(weak)

    assert found(Soft) == []


def test_independent_instances_fail_together_only() -> None:
    def running(**facts: Any) -> type[Blueprint]:
        class Run(Blueprint):
            orders = Microservice("Orders", slo=0.98)
            erp = Backend("ERP", availability=0.9, **facts)
            asks = orders.calls(erp)

        return Run

    assert found(running(independent=True, instances="2")) == []
    assert found(running(independent=True, instances="1..2")) == []
    assert found(running(independent=True, instances="1..n")) == []
    assert found(running(independent=True)) == []
    assert blamed(running(independent=True, instances="0")) == ["orders"]
    assert blamed(running(independent=True, instances="1")) == ["orders"]
    assert blamed(running(independent=False, instances="2")) == ["orders"]
    assert blamed(running(instances="2")) == ["orders"]


def test_of_a_group_one_member_may_be_enough() -> None:
    def grouped(any_of: bool | None, share: float) -> type[Blueprint]:
        class Grouped(Blueprint):
            orders = Microservice("Orders", slo=0.98)
            banks = Group("Banks", any_of=any_of)
            one = Backend("One", inside=banks, availability=share)
            other = Backend("Other", inside=banks, availability=share)
            asks = orders.calls(banks)

        return Grouped

    assert found(grouped(True, 0.9)) == []
    assert blamed(grouped(True, 0.8)) == ["orders"]
    assert found(grouped(None, 0.8)) == []
    assert blamed(grouped(True, 0.0)) == ["orders"]


def test_the_best_case_is_told_to_as_many_nines_as_it_has() -> None:
    (finding,) = found(chained(0.9999999, 0.9999995))
    assert finding.message == (
        "'Orders' promises 99.99999 %, and with all it needs is there 99.99995 % at best"
    )


def test_a_member_that_is_the_only_one_counts_once() -> None:
    def alone(slo: float) -> type[Blueprint]:
        class Alone(Blueprint):
            orders = Microservice("Orders", slo=slo)
            banks = Group("Banks", any_of=True)
            one = Backend("One", inside=banks, availability=0.9)
            asks = orders.calls(banks)

        return Alone

    assert found(alone(0.9)) == []
    assert blamed(alone(0.91)) == ["orders"]


def test_a_group_whose_members_are_not_stated_is_always_there_unless_it_says_otherwise() -> None:
    def empty(share: float | None) -> type[Blueprint]:
        class Empty(Blueprint):
            orders = Microservice("Orders", slo=0.98)
            banks = Group("Banks", any_of=True, availability=share)
            asks = orders.calls(banks)

        return Empty

    class Both(Blueprint):
        orders = Microservice("Orders", slo=0.98)
        banks = Group("Banks", any_of=True, availability=0.98)
        one = Backend("One", inside=banks, availability=0.9)
        other = Backend("Other", inside=banks, availability=0.9)
        asks = orders.calls(banks)

    assert found(empty(None)) == []
    assert blamed(empty(0.97)) == ["orders"]
    (finding,) = found(Both)
    assert "is there 97.02 % at best" in finding.message


def test_a_group_that_promises_is_left_to_its_members() -> None:
    class Grouped(Blueprint):
        shop = Group("Shop", slo=0.999)
        orders = Microservice("Orders", inside=shop, availability=0.5)

    assert found(Grouped) == []


def test_instances_without_limit_make_up_for_no_other() -> None:
    class Run(Blueprint):
        orders = Microservice("Orders", slo=0.9)
        many = Backend("Many", availability=0.9, independent=True, instances="1..n")
        weak = Backend("Weak", availability=0.8)
        orders.calls(many)
        orders.calls(weak)

    (finding,) = found(Run)
    assert finding.message.endswith("is there 80 % at best")
