"""The corners of SEC010."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, DataAsset, Database, Group, Microservice, MobileDevice
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


def test_a_service_asks_its_storage_as_itself() -> None:
    class Stored(Shop):
        store = Database("Store", record_of=(DEALS,))
        routes = Shop.gateway.calls(Shop.cart, authz="end-user")
        keeps = Shop.cart.writes(store, authz="service")

    class Lost(Shop):
        store = Database("Store", record_of=(DEALS,))
        routes = Shop.gateway.calls(Shop.cart, authz="none")
        keeps = Shop.cart.writes(store)

    assert found(Stored) == []
    (finding,) = found(Lost)
    assert finding.at[0] == "routes"
    assert [each.name for each in finding.related] == ["store"]


def test_only_the_first_to_lose_it_is_blamed_and_each_way_for_itself() -> None:
    class Two(Shop):
        home = Microservice("Home")
        one = Shop.gateway.calls(Shop.cart, authz="service")
        two = Shop.gateway.calls(home)
        three = home.calls(Shop.cart, authz="service")
        four = Shop.cart.calls(Shop.news, authz="service")
        five = Shop.news.calls(Shop.deals, authz="service")

    assert [each.at[0] for each in found(Two)] == ["one", "three"]


def test_containers_conduct_and_what_is_passed_is_entered() -> None:
    class Contained(Shop):
        shop = Group("Shop")
        front = Microservice("Front", inside=shop)
        vaults = Group("Vaults")
        safe = Microservice("Safe", inside=vaults, stores=(DEALS,))
        enters = Shop.gateway.calls(front)
        loses = shop.calls(vaults, authz="service")
        passes = Shop.gateway.calls(Shop.news, via=Shop.deals, authz="service")

    one, two = found(Contained)
    assert (one.at[0], one.related[0].name) == ("loses", "safe")
    assert (two.at[0], two.related[0].name) == ("passes", "deals")
