"""The corners of INT012."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    Backend,
    Group,
    Microservice,
    MicroserviceGroup,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.scattered_external_dependency import ScatteredExternalDependency


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ScatteredExternalDependency(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    orders = Microservice("Orders")
    refunds = Microservice("Refunds")
    bank = ThirdPartyService("Bank")
    pays = orders.calls(bank)
    returns = refunds.calls(bank)


def test_an_outsider_of_two_services_is_blamed() -> None:
    (finding,) = found(Shop)
    assert (finding.at, finding.severity) == (("bank",), Severity.WARNING)
    assert finding.message == "2 services use 'Bank': 'Orders', 'Refunds'"
    assert finding.instead == "put one adapter before 'Bank', and let the others call that"
    assert [each.name for each in finding.related] == ["pays", "returns"]


def test_the_most_is_an_option() -> None:
    assert found(Shop, most=2) == []


def test_what_lies_in_one_service_or_adapter_is_one() -> None:
    class Adapted(Blueprint):
        adapter = Group("Adapter", tags=frozenset({"adapter"}))
        whole = MicroserviceGroup("Whole")
        plain = Group("Plain")
        bank = ThirdPartyService("Bank")
        post = ThirdPartyService("Post")
        mail = ThirdPartyService("Mail")
        for number in range(2):
            Microservice(f"A{number}", inside=adapter).calls(bank)
            Microservice(f"W{number}", inside=whole).calls(post)
            Microservice(f"P{number}", inside=plain).calls(mail)

    assert blamed(Adapted) == ["mail"]


def test_what_calls_us_and_what_is_ours_is_no_matter() -> None:
    class Inward(Blueprint):
        orders = Microservice("Orders")
        refunds = Microservice("Refunds", external=True)
        bank = ThirdPartyService("Bank")
        erp = Backend("ERP")
        phone = MobileDevice("Phone")
        bank.calls(orders)
        refunds.calls(bank)
        orders.calls(bank)
        phone.calls(bank)
        for number in range(3):
            Microservice(f"S{number}").calls(erp)

    assert found(Inward) == []


def test_the_outermost_service_or_adapter_is_named() -> None:
    class Nested(Blueprint):
        shop = MicroserviceGroup("Shop")
        part = Group("Part", inside=shop)
        cart = Microservice("Cart", inside=part)
        door = Group("Door", tags=frozenset({"adapter"}))
        pays = Microservice("Pays", inside=door)
        bank = ThirdPartyService("Bank")
        a = cart.calls(bank)
        b = pays.calls(bank)

    (finding,) = found(Nested)
    assert finding.message == "2 services use 'Bank': 'Shop', 'Door'"
