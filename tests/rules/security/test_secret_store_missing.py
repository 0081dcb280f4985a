"""The corners of SEC009."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Group, Microservice, MobileDevice, SecretStore, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.secret_store_missing import SecretStoreMissing


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SecretStoreMissing(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    group = Group("Group")
    a = Microservice("A", inside=group)
    b = Microservice("B", inside=group)
    c = Microservice("C")
    erp = Backend("ERP")
    vault = SecretStore("Vault")


def test_the_first_of_a_container_is_blamed_for_all() -> None:
    class Needy(Shop):
        one = Shop.a.calls(Shop.erp, authn="basic")
        two = Shop.b.calls(Shop.erp, authn="api-key")
        three = Shop.c.calls(Shop.erp, authn="client-certificate")

    alone, grouped = sorted(found(Needy), key=lambda each: each.at[0] != "c")
    assert (grouped.at, grouped.severity) == (("a",), Severity.WARNING)
    assert grouped.message == "'A' has secrets and no place to keep them, as has 'B'"
    assert grouped.instead == "let 'A' use a SecretStore, or say in secrets_from where they come from"
    assert [each.name for each in grouped.related] == ["b"]
    assert alone.message == "'C' has secrets and no place to keep them"


def test_three_in_one_place_are_told_together() -> None:
    class Needy(Blueprint):
        a = Microservice("A", secrets=("key",))
        b = Microservice("B", secrets=("key",))
        c = Microservice("C", secrets=("key",))

    (finding,) = found(Needy)
    assert finding.message == "'A' has secrets and no place to keep them, as have 'B', 'C'"


def test_a_message_names_five_more_at_most() -> None:
    class Six(Blueprint):
        a = Microservice("A", secrets=("key",))
        b = Microservice("B", secrets=("key",))
        c = Microservice("C", secrets=("key",))
        d = Microservice("D", secrets=("key",))
        e = Microservice("E", secrets=("key",))
        f = Microservice("F", secrets=("key",))

    class Seven(Six):
        g = Microservice("G", secrets=("key",))

    (six,), (seven,) = found(Six), found(Seven)
    assert six.message.endswith("as have 'B', 'C', 'D', 'E', 'F'")
    assert seven.message.endswith("as have 'B', 'C', 'D', 'E', 'F' and others")
    assert [each.name for each in seven.related] == ["b", "c", "d", "e", "f", "g"]


def test_a_secret_store_or_a_stated_place_is_enough() -> None:
    class Served(Shop):
        platform = Group("Platform", secrets_from="Kubernetes secrets")
        d = Microservice("D", inside=platform, secrets=("key",))
        e = Microservice("E", secrets=("key",), secrets_from="the cloud")
        phone = MobileDevice("Phone", secrets=("pin",))
        one = Shop.a.calls(Shop.erp, authn="password")
        gets = Shop.a.reads(Shop.vault)
        other = Shop.c.calls(Shop.erp, authn="oidc")

    assert found(Served) == []


def test_what_a_container_or_a_member_of_it_asks_for_may_be_the_same_secret() -> None:
    class Contained(Shop):
        shop = Group("Shop")
        part = Group("Part", inside=shop)
        cart = Microservice("Cart", inside=part, secrets=("key",))
        market = Group("Market", secrets=("key",))
        stall = Microservice("Stall", inside=market)
        till = Microservice("Till", inside=market, secrets=("key",))
        trust = Group("Trust")
        inner = SecretStore("Inner", inside=trust)
        drawer = Group("Drawer", inside=inner)
        d = Microservice("D", secrets=("key",))
        e = Microservice("E", secrets=("key",))
        shop.calls(Shop.vault)
        stall.calls(Shop.vault)
        d.reads(trust)
        e.reads(drawer)

    assert [each.at for each in found(Contained)] == [("till",)]


def test_clients_outsiders_and_the_store_itself_keep_their_own() -> None:
    class Own(Shop):
        scanner = MobileDevice("Scanner", external=False)
        bank = ThirdPartyService("Bank", secrets=("key",))
        safe = SecretStore("Safe", secrets=("master key",))
        scanner.calls(Shop.erp, authn="api-key")

    assert found(Own) == []
