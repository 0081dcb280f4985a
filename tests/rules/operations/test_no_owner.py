"""The corners of OPS001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Balancer, Group, Internet, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.no_owner import NoOwner


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*NoOwner(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    owned = Group("Owned", owner="Shop team")
    a = Microservice("A", inside=owned)
    b = Microservice("B", owner="B team")
    c = Microservice("C")
    group = Group("Group")
    d = ApiGateway("D", inside=group)
    phone = MobileDevice("Phone")
    net = Internet("Internet")
    spread = Balancer("Balancer")
    theirs = Microservice("Theirs", external=True)


def test_what_nobody_answers_for_is_blamed() -> None:
    c, d = found(Shop)
    assert (c.at, c.severity) == (("c",), Severity.WARNING)
    assert c.message == "nobody answers for 'C'"
    assert c.instead == "say who owns 'C', or its group"
    assert d.at == ("d",)


def test_nobody_is_blamed_where_no_owner_is_stated() -> None:
    class Silent(Blueprint):
        c = Microservice("C")

    assert found(Silent) == []
