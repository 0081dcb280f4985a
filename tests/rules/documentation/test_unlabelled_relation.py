"""The corners of DOC003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Microservice, SsoServer
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.unlabelled_relation import UnlabelledRelation


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*UnlabelledRelation(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    cart = Microservice("Cart")
    stock = Microservice("Stock")
    sso = SsoServer("SSO")
    takes = cart.calls(stock)


def test_a_relation_without_a_label_among_others_is_found() -> None:
    class Labelled(Shop):
        asks = Shop.cart.calls(Shop.stock, "asks")

    (finding,) = found(Labelled)
    assert (finding.at, finding.severity) == (("takes", "cart", "stock"), Severity.WARNING)
    assert finding.message == "'Cart' calls 'Stock', and it is not said what for"
    assert finding.instead == "label it with what 'Cart' wants of 'Stock', such as 'asks prices'"


def test_where_none_has_a_label_verbs_are_enough() -> None:
    assert found(Shop) == []


def test_an_empty_label_is_none() -> None:
    class Empty(Shop):
        asks = Shop.cart.calls(Shop.stock, "asks")
        empty = Shop.stock.reads(Shop.cart, "")

    assert blamed(Empty) == ["empty", "takes"]


def test_data_and_authentication_say_enough() -> None:
    orders = DataAsset("Orders")

    class Said(Shop):
        asks = Shop.cart.calls(Shop.stock, "asks")
        gives = Shop.cart.calls(Shop.stock, carries=(orders,))
        checks = Shop.cart.authenticates_with(Shop.sso)

    assert blamed(Said) == ["takes"]
