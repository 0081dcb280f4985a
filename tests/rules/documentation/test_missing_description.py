"""The corners of DOC001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Balancer, Database, Internet, Microservice, Storage
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.missing_description import MissingDescription


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*MissingDescription(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    orders = Microservice("Orders", description="Takes orders.")
    stock = Microservice("Stock")
    store = Database("Store")
    empty = Storage("Empty", description="")
    net = Internet("Internet")
    spread = Balancer("Balancer")


def test_what_lacks_a_description_where_others_have_one_is_blamed() -> None:
    empty, stock, store = found(Shop)
    assert (stock.at, stock.severity) == (("stock",), Severity.INFO)
    assert stock.message == "'Stock' has no description"
    assert stock.instead == "say in a sentence what 'Stock' is for"
    assert (empty.at[0], store.at[0]) == ("empty", "store")


def test_kinds_may_be_exempt_with_their_subclasses() -> None:
    assert blamed(Shop, exempt=("Storage",)) == ["stock"]


def test_nobody_is_blamed_where_nobody_is_described() -> None:
    class Silent(Blueprint):
        orders = Microservice("Orders")

    assert found(Silent) == []
