"""The corners of SEC002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, Microservice, Transport
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.transport_not_stated import TransportNotStated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*TransportNotStated(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


class Shop(Blueprint):
    a = Microservice("A", boundary=LOW)
    b = Microservice("B", boundary=SAME)
    c = Microservice("C", boundary=LOW)
    d = Microservice("D")


def test_what_crosses_and_says_nothing_is_blamed() -> None:
    class Silent(Shop):
        one = Shop.a.calls(Shop.b)
        two = Shop.a.calls(Shop.b, over=Transport.GRPC)

    first, second = found(Silent)
    assert (first.at, first.severity) == (("one", "a", "b"), Severity.WARNING)
    assert first.message == "it is not stated whether 'A' calls 'B' encrypted, from 'Low' to 'Same'"
    assert first.instead == "say tls=True or tls=False where 'A' names 'B'"
    assert second.at[0] == "two"


def test_what_is_stated_or_implied_or_crosses_nothing_is_not_blamed() -> None:
    class Sound(Shop):
        Shop.a.calls(Shop.b, tls=True)
        Shop.a.calls(Shop.b, tls=False)
        Shop.a.calls(Shop.b, over=Transport.HTTP)
        Shop.a.calls(Shop.c)
        Shop.a.calls(Shop.d)

    assert found(Sound) == []
