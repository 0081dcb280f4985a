"""The corners of SEC008."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Group, Microservice, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.sensitive_data_unencrypted_at_rest import SensitiveDataUnencryptedAtRest


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SensitiveDataUnencryptedAtRest(**options).check(Graph(read(blueprint)))]


NEWS = DataAsset("News", classification="internal")
DEALS = DataAsset("Deals", classification="confidential")
KEYS = DataAsset("Keys", classification="restricted")
UNKNOWN = DataAsset("Unknown")


class Shop(Blueprint):
    a = Database("A", stores=(DEALS, KEYS, NEWS), encrypted=False)
    b = Microservice("B", stores=(KEYS,))
    c = Database("C", stores=(DEALS,), encrypted=True)
    d = Database("D", stores=(NEWS, UNKNOWN), encrypted=False)
    e = Database("E", encrypted=False)


def test_what_is_kept_in_the_clear_is_an_error_and_what_may_be_a_warning() -> None:
    one, two = found(Shop)
    assert (one.at, one.severity) == (("a",), Severity.ERROR)
    assert one.message == "'A' keeps 'Deals', 'Keys' unencrypted"
    assert one.instead == "encrypt what 'A' keeps, and say encrypted=True"
    assert (two.at, two.severity) == (("b",), Severity.WARNING)
    assert two.message == "'B' keeps 'Keys' and does not say whether encrypted"


def test_what_a_container_says_holds_for_its_members() -> None:
    class Contained(Blueprint):
        sealed = Group("Sealed", encrypted=True)
        bare = Group("Bare", encrypted=False)
        a = Database("A", inside=sealed, stores=(DEALS,))
        b = Database("B", inside=bare, record_of=(DEALS,))
        c = Database("C", inside=sealed, stores=(DEALS,), encrypted=False)

    assert [(each.at[0], each.severity) for each in found(Contained)] == [
        ("b", Severity.ERROR),
        ("c", Severity.ERROR),
    ]


def test_where_nobody_says_it_nothing_is_missed() -> None:
    class Silent(Blueprint):
        a = Database("A", stores=(DEALS,))

    class No(Blueprint):
        a = Database("A", stores=(DEALS,))
        b = Database("B", encrypted=False)

    assert found(Silent) == []
    assert [each.at[0] for each in found(No)] == ["a"]


def test_what_is_not_at_rest_here_is_not_asked_for() -> None:
    class Elsewhere(Blueprint):
        store = Database("Store", encrypted=True)
        a = Microservice("A", stores=(DEALS,), persistence="memory", encrypted=False)
        b = Microservice("B", stores=(DEALS,), persistence="external")
        c = Microservice("C", stores=(DEALS,))
        d = ThirdPartyService("D", stores=(DEALS,))
        e = Microservice("E", stores=(DEALS,), persistence="external", encrypted=False)
        f = Microservice("F", stores=(DEALS,), persistence="volume")
        g = Microservice("G", stores=(DEALS,))
        c.stores_in(store)
        g.writes(store)

    assert [(each.at[0], each.severity) for each in found(Elsewhere)] == [
        ("e", Severity.ERROR),
        ("f", Severity.WARNING),
        ("g", Severity.WARNING),
    ]
