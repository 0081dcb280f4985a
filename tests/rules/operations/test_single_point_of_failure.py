"""The corners of OPS005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    FrontendMicroservices,
    Group,
    Microservice,
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


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway", instances="1")
    a = Microservice("A", instances="2")
    b = Microservice("B", instances="2")
    c = Microservice("C", instances="2")
    asks = phone.calls(gateway)
    for_a = gateway.calls(a)
    for_b = gateway.calls(b)


class Three(Shop):
    for_c = Shop.gateway.calls(Shop.c)


class Silent(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    a = Microservice("A")
    b = Microservice("B")
    c = Microservice("C")
    phone.calls(gateway)
    gateway.calls(a)
    gateway.calls(b)
    gateway.calls(c)


def test_three_behind_one_instance_are_too_many() -> None:
    assert found(Shop) == []
    (finding,) = found(Three)
    assert (finding.at, finding.severity) == (("gateway",), Severity.WARNING)
    assert finding.message == "'Gateway' runs once, and 3 others are reached through it alone"
    assert finding.instead == "run two instances of 'Gateway', or open a second way"


def test_how_many_are_too_many_is_an_option() -> None:
    assert blamed(Shop, least=2) == ["gateway"]
    assert found(Three, least=4) == []


def test_one_that_promises_availability_is_enough() -> None:
    class Promise(Shop):
        d = Microservice("D", instances="2", slo=0.99)
        for_d = Shop.b.calls(d)

    class Group_(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway", instances="1")
        shop = Group("Shop", slo=0.99)
        cart = Microservice("Cart", inside=shop, instances="2")
        phone.calls(gateway)
        gateway.calls(cart)

    (finding,) = found(Promise, least=9)
    assert finding.message == (
        "'Gateway' runs once, and 'D', which promises availability, is reached through it alone"
    )
    assert blamed(Group_) == ["gateway"]


def test_what_states_no_number_where_others_do_is_an_information() -> None:
    class Said(Silent):
        d = Microservice("D", instances="2")

    assert found(Silent) == []
    (finding,) = found(Said)
    assert (finding.at, finding.severity) == (("gateway",), Severity.INFO)
    assert finding.message == (
        "'Gateway' does not say how often it runs, and 3 others are reached through it alone"
    )
    assert finding.instead == "run two instances of 'Gateway', or say that they do"


def test_what_scales_or_runs_twice_is_none() -> None:
    class Scales(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway", instances="1..n")
        a = Microservice("A", instances="2")
        phone.calls(gateway)
        gateway.calls(a)
        a.calls(Microservice("X", instances="1"))

    assert found(Scales, least=1) == []
    assert blamed(Three, least=1) == ["gateway"]


def test_a_second_way_helps() -> None:
    class Second(Three):
        other = ApiGateway("Other", instances="1")
        asks_too = Shop.phone.calls(other)
        goes = other.calls(Shop.c)

    assert found(Second) == []
    assert blamed(Second, least=2) == ["gateway"]


def test_a_partner_that_calls_is_a_second_way() -> None:
    class Partner(Three):
        partner = ThirdPartyService("Partner")
        looks = partner.calls(Shop.c)

    class Quiet(Three):
        partner = ThirdPartyService("Partner")
        looks = partner.notifies(Shop.c)

    class Ours(Three):
        backend = Backend("Backend")
        looks = backend.calls(Shop.c)

    assert found(Partner) == []
    assert blamed(Quiet) == blamed(Ours) == ["gateway"]


def test_where_nothing_begins_nothing_hangs_on_anything() -> None:
    class Nobody(Blueprint):
        gateway = ApiGateway("Gateway", instances="1")
        for _number in range(4):
            gateway.calls(Microservice(f"Service {_number}"))

    class Job(Nobody):
        job = Microservice("Job", entry=True, instances="1")
        begins = job.calls(Nobody.gateway)

    assert found(Nobody) == []
    assert blamed(Job) == ["gateway"]


def test_what_can_be_done_without_does_not_hang_on_it() -> None:
    class Without(Shop):
        soft = Shop.gateway.calls(Shop.c, critical=False)
        event = Shop.gateway.notifies(Shop.c)

    assert found(Without) == []


def test_what_others_run_and_what_stands_for_several_is_not_judged() -> None:
    class Managed(Blueprint):
        phone = MobileDevice("Phone")
        managed = ApiGateway("Managed", instances="1", managed=True)
        outside = ThirdPartyService("Outside", instances="1")
        several = FrontendMicroservices("Several", instances="1")
        group = Group("Group", instances="1")
        member = Microservice("Member", inside=group, instances="2")
        last = Microservice("Last", instances="1")
        phone.calls(managed)
        managed.calls(outside)
        outside.calls(several)
        several.calls(group)
        group.calls(last)

    assert found(Managed, least=1) == []
