"""The corners of OPS001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ContainerPlatform, Internet, Microservice, MobileDevice, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.no_owner import NoOwner


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*NoOwner(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def test_what_nobody_answers_for_is_found() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart", owner="Checkout")
        prices = Microservice("Prices")

    (finding,) = found(Shop)
    assert (finding.at, finding.severity) == (("prices",), Severity.WARNING)
    assert finding.message == "nobody is named who answers for 'Prices'"
    assert finding.instead == "state the owner of 'Prices', or of the group around it"


def test_an_owner_answers_for_what_lies_inside() -> None:
    class Shop(Blueprint):
        platform = ContainerPlatform("Platform", owner="Platform")
        shop = ContainerPlatform("Shop", inside=platform)
        cart = Microservice("Cart", inside=shop)
        other = ContainerPlatform("Other")
        stock = Microservice("Stock", inside=other)

    assert blamed(Shop) == ["stock"]


def test_what_lies_outside_is_not_ours() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        internet = Internet("Internet")
        bank = ThirdPartyService("Bank")
        partner = Microservice("Partner", external=True)
        cart = Microservice("Cart", owner="Checkout")

    assert found(Shop) == []


def test_a_model_without_owners_leaves_nobody_out() -> None:
    class Shop(Blueprint):
        cart = Microservice("Cart")
        prices = Microservice("Prices")

    assert found(Shop) == []


def test_an_owner_outside_is_one_too() -> None:
    class Shop(Blueprint):
        bank = ThirdPartyService("Bank", owner="The bank")
        cart = Microservice("Cart")

    assert blamed(Shop) == ["cart"]
