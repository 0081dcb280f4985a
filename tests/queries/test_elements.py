"""Rules about each of some elements: what must be stated, and what it must lead to."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ContainerPlatform, Microservice, SecretStore
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import Constraint, Each, each, kind, require
from archmodel.rules.base import page


class Shop(Blueprint):
    shop = ContainerPlatform("Shop", owner="shop")
    orders = Microservice("Orders", inside=shop, slo=0.999)
    cart = Microservice("Cart")
    vaults = ContainerPlatform("Vaults")
    vault = SecretStore("Vault", inside=vaults)
    asks = orders.calls(cart)
    reads = cart.reads(vaults)


def rule(query: Each) -> type[Constraint]:
    return require(query, code="ACME001", name="a", because="ADR-1")


def found(query: Each, blueprint: type[Blueprint] = Shop) -> list[tuple[tuple[str, ...], str]]:
    return [(each.at, each.message) for each in rule(query)().check(Graph(read(blueprint)))]


def test_what_must_be_stated_may_be_stated_of_what_it_lies_inside() -> None:
    assert found(each(kind(Microservice)).has(owner=...)) == [
        (("cart",), "'Cart' does not state 'owner' — ADR-1")
    ]


def test_a_value_may_be_asked_for() -> None:
    messages = [message for _, message in found(each(kind(Microservice)).has(slo=0.99, owner=...))]
    assert messages == [
        "'Cart' does not state 'slo' as 0.99 and 'owner' — ADR-1",
        "'Orders' does not state 'slo' as 0.99 — ADR-1",
    ]


def test_what_is_empty_is_not_stated() -> None:
    assert len(found(each(kind(Microservice)).has(tags=...))) == 2


def test_a_field_that_no_kind_has_is_refused() -> None:
    with pytest.raises(RuleError, match="no kind of element has 'onwer'") as raised:
        each(kind(Microservice)).has(onwer=...)
    assert raised.value.instead == "did you mean 'owner'?"


def test_a_kind_of_ones_own_has_its_fields() -> None:
    class Ledger(Microservice):
        auditor: str | None = None

    class Books(Blueprint):
        ledger = Ledger("Ledger")

    assert [at for at, _ in found(each(kind(Ledger)).has(auditor=...), Books)] == [("ledger",)]


def test_what_must_be_reached_may_lie_in_what_a_relation_leads_to() -> None:
    assert found(each(kind(Microservice)).reaches(kind(SecretStore))) == []


def test_what_is_not_reached_is_told_of_each() -> None:
    class Alone(Shop):
        lonely = Microservice("Lonely")
        held = Shop.vault.calls(lonely)

    assert found(each(kind(Microservice)).reaches(kind(SecretStore)), Alone) == [
        (("lonely",), "'Lonely' does not reach SecretStore — ADR-1")
    ]


def test_the_page_says_what_must_hold() -> None:
    said = page(rule(each(kind(Microservice)).has(owner=...).reaches(kind(SecretStore))))
    assert said.what == "Each Microservice states 'owner' and reaches SecretStore."
    assert said.instead == "state 'owner' and let it reach SecretStore."
