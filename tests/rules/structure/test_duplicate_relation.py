"""The corners of STR008."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Balancer, Database, Microservice, Transport
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.duplicate_relation import DuplicateRelation


class Shop(Blueprint):
    cart = Microservice("Cart")
    store = Database("Store")
    balancer = Balancer("Balancer")
    reads = cart.reads(store, "prices", over=Transport.JDBC, via=balancer)


def found(blueprint: type[Blueprint]) -> list[Finding]:
    return [*DuplicateRelation().check(Graph(read(blueprint)))]


def test_the_second_sentence_is_blamed_and_the_first_is_named() -> None:
    class Twice(Shop):
        seen = Shop.cart.reads(Shop.store, " PRICES", over=Transport.JDBC, via=Shop.balancer)

    (finding,) = found(Twice)
    assert finding.at == ("seen", "cart", "store")
    assert finding.message == "it is said twice that 'Cart' reads 'Store', as 'reads' and as 'seen'"
    assert finding.instead == "delete one, or say in the labels what 'Cart' wants each time"
    assert [each.name for each in finding.related] == ["reads"]
    assert finding.severity is Severity.WARNING


def test_two_relations_without_a_label_say_the_same() -> None:
    class Bare(Blueprint):
        a = Microservice("A")
        b = Microservice("B")
        one = a.calls(b)
        two = a.calls(b, "")

    assert [each.at[0] for each in found(Bare)] == ["two"]


def test_another_verb_label_transport_way_or_end_makes_another_sentence() -> None:
    class Apart(Shop):
        other = Microservice("Other")
        Shop.cart.writes(Shop.store, "prices", over=Transport.JDBC, via=Shop.balancer)
        Shop.cart.reads(Shop.store, "stock", over=Transport.JDBC, via=Shop.balancer)
        Shop.cart.reads(Shop.store, "prices", via=Shop.balancer)
        Shop.cart.reads(Shop.store, "prices", over=Transport.JDBC)
        other.reads(Shop.store, "prices", over=Transport.JDBC, via=Shop.balancer)
        Shop.cart.reads(other, "prices", over=Transport.JDBC, via=Shop.balancer)

    assert found(Apart) == []
