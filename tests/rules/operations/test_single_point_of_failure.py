"""The corners of OPS005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Group,
    Host,
    Microservice,
    MicroserviceGroup,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.single_point_of_failure import SinglePointOfFailure


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SinglePointOfFailure(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def behind(count: int, gateway: Any = None, *, slo: float | None = None) -> type[Blueprint]:
    class Behind(Blueprint):
        phone = MobileDevice("Phone")
        middle = gateway or ApiGateway("Gateway", instances="1")
        asks = phone.calls(middle)
        for number in range(count):
            middle.calls(Microservice(f"S{number}", instances="2", slo=slo))

    return Behind


def test_three_behind_one_instance_hang_on_it() -> None:
    (finding,) = found(behind(3))
    assert (finding.at, finding.severity) == (("middle",), Severity.WARNING)
    assert finding.message == ("one instance runs of 'Gateway', and 3 others can be reached through it alone")
    assert finding.instead == "run 'Gateway' twice, or find a second way to those behind it"
    assert found(behind(2)) == []
    assert blamed(behind(2), most=2) == ["middle"]


def test_one_that_promises_something_is_enough() -> None:
    (finding,) = found(behind(1, slo=0.9))
    assert finding.message.endswith("and 1 other can be reached through it alone")


def test_more_instances_and_those_that_may_grow_are_no_single_point() -> None:
    for instances in ("2", "1..2", "1..n", "n"):
        assert found(behind(3, ApiGateway("Gateway", instances=instances))) == []


def test_what_is_not_stated_is_told_where_others_state_it() -> None:
    (finding,) = found(behind(3, ApiGateway("Gateway")))
    assert finding.severity is Severity.INFO
    assert finding.message == ("'Gateway' states no instances, and 3 others can be reached through it alone")
    assert finding.instead == (
        "state instances of 'Gateway', or managed=True, or find a second way to those behind it"
    )

    class Silent(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway")
        asks = phone.calls(gateway)
        for number in range(3):
            gateway.calls(Microservice(f"S{number}"))

    assert found(Silent) == []


def test_what_is_not_ours_to_count_is_not_judged() -> None:
    for gateway in (
        ApiGateway("Gateway", instances="1", managed=True),
        ApiGateway("Gateway", instances="1", inside=Group("Cloud", managed=True)),
        ApiGateway("Gateway", instances="1", external=True),
        Balancer("Balancer"),
        MicroserviceGroup("Gateways", instances="1"),
        ApiGateway("Gateway", instances="1", entry=True),
    ):
        assert found(behind(3, gateway)) == []


def test_a_promise_of_a_group_is_one_of_its_members() -> None:
    class Promised(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway", instances="1")
        shop = Group("Shop", slo=0.99)
        cart = Microservice("Cart", inside=shop, instances="2")
        phone.calls(gateway)
        gateway.calls(cart)

    assert blamed(Promised) == ["gateway"]


def test_several_hosts_or_zones_are_several_instances() -> None:
    assert found(behind(3, ApiGateway("Gateway", runs_on=(Host("A"), Host("B"))))) == []
    assert found(behind(3, ApiGateway("Gateway", zones=("a", "b")))) == []
    (finding,) = found(behind(3, ApiGateway("Gateway", zones=("a",))))
    assert finding.severity is Severity.INFO


def test_what_calls_from_outside_is_a_second_way_and_what_only_tells_is_none() -> None:
    base = behind(2)

    class Hung(base):  # type: ignore[misc,valid-type]
        third = Microservice("Third", instances="2")
        asks_third = base.middle.calls(third)  # type: ignore[attr-defined]
        partner = ThirdPartyService("Partner")
        tells = partner.notifies(third)
        ours = Backend("Backend").calls(third)

    class Free(Hung):
        looks = Hung.partner.calls(Hung.third)

    assert blamed(Hung) == ["middle"]
    assert found(Free) == []


def test_a_second_way_is_enough() -> None:
    class Two(Blueprint):
        phone = MobileDevice("Phone")
        one = ApiGateway("One", instances="1")
        other = ApiGateway("Other", instances="1")
        phone.calls(one)
        phone.calls(other)
        for number in range(3):
            service = Microservice(f"S{number}", instances="2")
            one.calls(service)
            other.calls(service)

    assert found(Two) == []


def test_zones_may_be_counted_in_the_place_of_instances() -> None:
    gateway = ApiGateway("Gateway", instances="9", zones=("a",))
    (finding,) = found(behind(3, gateway), level="zone")
    assert finding.message.startswith("one zone runs of 'Gateway'")
    assert finding.instead.startswith("run 'Gateway' in a second zone, or")
    spread = ApiGateway("Gateway", instances="1", zones=("a", "b"))
    assert found(behind(3, spread), level="zone") == []
    assert found(behind(3), level="zone") == []


def test_that_on_which_most_hangs_is_told_first() -> None:
    class Chain(Blueprint):
        phone = MobileDevice("Phone")
        b = ApiGateway("B", instances="1")
        a = Microservice("A", instances="1")
        phone.calls(b)
        b.calls(a)
        for number in range(3):
            a.calls(Microservice(f"S{number}", instances="2"))

    assert blamed(Chain) == ["b", "a"]


def test_what_is_done_without_hangs_on_nobody_and_who_only_tells_is_no_beginning() -> None:
    base = behind(2)

    class Soft(base):  # type: ignore[misc,valid-type]
        hints = Microservice("Hints", instances="2")
        asks_hints = base.middle.calls(hints, critical=False)  # type: ignore[attr-defined]

    class Telling(base):  # type: ignore[misc,valid-type]
        partner = ThirdPartyService("Partner")
        asks_partner = base.middle.calls(partner)  # type: ignore[attr-defined]
        tells = partner.notifies(Microservice("Told", instances="2"))

    assert found(Soft) == []
    assert blamed(Telling) == ["middle"]
