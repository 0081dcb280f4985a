"""The corners of SEC010."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, DataAsset, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.identity_not_propagated import IdentityNotPropagated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*IdentityNotPropagated(**options).check(Graph(read(blueprint)))]


DEALS = DataAsset("Deals", classification="confidential")
NEWS = DataAsset("News", classification="internal")


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    cart = Microservice("Cart")
    deals = Microservice("Deals", stores=(DEALS,))
    news = Microservice("News", stores=(NEWS,))
    asks = phone.calls(gateway)


def test_the_relation_that_loses_the_identity_is_blamed_with_what_lies_behind() -> None:
    class Lost(Shop):
        routes = Shop.gateway.calls(Shop.cart, authz="service")
        reads = Shop.cart.calls(Shop.deals, authz="service")
        tells = Shop.cart.calls(Shop.news)

    (finding,) = found(Lost)
    assert (finding.at, finding.severity) == (("routes", "gateway", "cart"), Severity.WARNING)
    assert finding.message == (
        "'Gateway' calls 'Cart' as itself, and no longer for who asked; behind it lies 'Deals'"
    )
    assert finding.instead == "let 'Gateway' pass on who asked: authz='end-user' or 'token-exchange'"
    assert [each.name for each in finding.related] == ["deals"]


def test_an_identity_that_is_passed_on_exchanged_or_not_spoken_of_is_kept() -> None:
    class Kept(Shop):
        routes = Shop.gateway.calls(Shop.cart, authz="token-exchange")
        reads = Shop.cart.calls(Shop.deals, authz="end-user")

    class Silent(Shop):
        routes = Shop.gateway.calls(Shop.deals)

    assert found(Kept) == found(Silent) == []


def test_where_nothing_sensitive_lies_behind_nothing_is_lost() -> None:
    class Harmless(Shop):
        routes = Shop.gateway.calls(Shop.news, authz="none")

    class Own(Shop):
        job = Shop.cart.calls(Shop.deals, authz="service")

    assert found(Harmless) == found(Own) == []
