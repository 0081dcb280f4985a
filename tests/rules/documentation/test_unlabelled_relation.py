"""The corners of DOC003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.unlabelled_relation import UnlabelledRelation


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*UnlabelledRelation(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    a = Microservice("A")
    b = Microservice("B")


def test_a_relation_without_a_label_is_blamed_where_others_have_one() -> None:
    class Mixed(Shop):
        one = Shop.a.calls(Shop.b, "prices")
        two = Shop.a.calls(Shop.b)
        three = Shop.b.reads(Shop.a, "  ")

    three, two = found(Mixed)
    assert (two.at, two.severity) == (("two", "a", "b"), Severity.WARNING)
    assert two.message == "it is not said what 'A' calls 'B' for"
    assert two.instead == "label it with what 'A' wants of 'B'"
    assert three.message == "it is not said what 'B' reads 'A' for"


def test_who_authenticates_has_said_what_for() -> None:
    class SignedOn(Shop):
        one = Shop.a.calls(Shop.b, "prices")
        two = Shop.a.authenticates_with(Shop.b)

    assert found(SignedOn) == []


def test_nobody_is_blamed_where_nobody_labels() -> None:
    class Silent(Shop):
        one = Shop.a.calls(Shop.b)

    assert found(Silent) == []
