"""The corners of SEC005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Balancer,
    Boundary,
    Database,
    Group,
    Internet,
    Microservice,
    MobileDevice,
    SecretStore,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.exposed_datastore import ExposedDatastore


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ExposedDatastore(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


class Shop(Blueprint):
    phone = MobileDevice("Phone", boundary=OUTSIDE)
    net = Internet("Internet")
    gateway = ApiGateway("Gateway", boundary=HIGH)
    balancer = Balancer("Balancer", boundary=HIGH)
    orders = Microservice("Orders", boundary=HIGH)
    store = Database("Store", boundary=HIGH)
    pictures = Database("Pictures", boundary=HIGH, public=True)
    vault = SecretStore("Vault", boundary=HIGH)
    asks = phone.calls(gateway)
    keeps = orders.writes(store)
    takes = orders.reads(vault)


def test_forwarders_alone_guard_nothing() -> None:
    class Open(Shop):
        leads = Shop.gateway.calls(Shop.balancer)
        on = Shop.balancer.calls(Shop.store)

    (finding,) = found(Open)
    assert (finding.at, finding.severity) == (("on", "balancer", "store"), Severity.ERROR)
    assert finding.message == "'Balancer' lets the outside into 'Store', with no service between"
    assert finding.instead == "put a service before 'Store', or close the way from 'Balancer'"
    assert [each.name for each in finding.path] == ["asks", "leads", "on"]


def test_the_outside_must_not_reach_a_store_or_a_vault_itself() -> None:
    class Open(Shop):
        one = Shop.phone.reads(Shop.store)
        two = Shop.phone.reads(Shop.vault)

    assert blamed(Open) == ["one", "two"]


def test_a_service_between_guards_and_a_public_store_needs_no_guard() -> None:
    class Sound(Shop):
        routes = Shop.gateway.calls(Shop.orders)
        shows = Shop.gateway.calls(Shop.pictures)

    assert found(Sound) == []


def test_who_is_trusted_a_little_is_not_the_outside() -> None:
    class Trusted(Blueprint):
        phone = MobileDevice("Phone", boundary=LOW)
        unknown = MobileDevice("Unknown")
        store = Database("Store", boundary=HIGH)
        one = phone.reads(store)
        two = unknown.reads(store)

    assert found(Trusted) == []


def test_a_store_of_the_outside_is_its_own_affair() -> None:
    class Own(Blueprint):
        phone = MobileDevice("Phone", boundary=OUTSIDE)
        store = Database("Store", boundary=OUTSIDE)
        keeps = phone.writes(store)

    assert found(Own) == []


def test_a_group_guards_nothing_either() -> None:
    class Grouped(Shop):
        stores = Group("Stores")
        deep = Database("Deep", inside=stores, boundary=HIGH)
        into = Shop.gateway.calls(stores)

    assert blamed(Grouped) == ["into"]


def test_a_container_may_mean_a_member_that_is_no_such_store() -> None:
    class Mixed(Shop):
        platform = Group("Platform", boundary=HIGH)
        inner = Group("Inner", inside=platform)
        deep = Database("Deep", inside=inner)
        cart = Microservice("Cart", inside=platform)
        shown = Group("Shown", boundary=HIGH)
        hidden = Database("Hidden", inside=shown)
        open = Database("Open", inside=shown, public=True)
        a = Shop.gateway.calls(platform)
        b = Shop.gateway.calls(shown)
        c = Shop.gateway.calls(inner)

    assert blamed(Mixed) == ["c"]


def test_a_store_of_unknown_trust_or_in_an_open_container_is_not_judged() -> None:
    class Unknown(Shop):
        local = Database("Local")
        silent = Database("Silent", boundary=SILENT)
        market = Group("Market", boundary=HIGH, public=True)
        stall = Database("Stall", inside=market)
        a = Shop.gateway.reads(local)
        b = Shop.gateway.reads(silent)
        c = Shop.gateway.reads(stall)

    assert found(Unknown) == []


def test_forwarders_and_services_on_the_way_of_a_relation_count() -> None:
    class Passing(Shop):
        inside = Group("Inside", boundary=HIGH)
        inner = ApiGateway("Inner", inside=inside)
        a = Shop.phone.reads(Shop.store, via=(Shop.net, Shop.balancer))
        b = Shop.phone.reads(Shop.store, via=(Shop.net, Shop.orders))
        c = Shop.phone.calls(inner)
        d = inner.reads(Shop.vault)

    assert blamed(Passing) == ["a", "d"]


def test_a_container_with_members_elsewhere_is_not_the_outside() -> None:
    class Mixed(Shop):
        abroad = Group("Abroad", boundary=OUTSIDE)
        home = Microservice("Home", inside=abroad, boundary=HIGH)
        away = Microservice("Away", inside=abroad)
        a = abroad.reads(Shop.store)

    assert found(Mixed) == []


def test_a_container_of_nothing_but_the_outside_and_forwarders_is_the_outside() -> None:
    class Crowd(Shop):
        crowd = Group("Crowd", boundary=OUTSIDE)
        one = MobileDevice("One", inside=crowd)
        two = MobileDevice("Two", inside=crowd)
        edge = Group("Edge", boundary=HIGH)
        spread = Balancer("Spread", inside=edge)
        a = crowd.reads(Shop.store)
        b = Shop.phone.calls(spread)
        c = edge.reads(Shop.vault)

    assert blamed(Crowd) == ["a", "c"]
