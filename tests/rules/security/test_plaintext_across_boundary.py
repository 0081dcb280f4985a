"""The corners of SEC001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, Group, Microservice, Transport
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.plaintext_across_boundary import PlaintextAcrossBoundary


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*PlaintextAcrossBoundary(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


class Shop(Blueprint):
    a = Microservice("A", boundary=LOW)
    b = Microservice("B", boundary=SAME)
    c = Microservice("C", boundary=LOW)
    d = Microservice("D")
    group = Group("Group", boundary=HIGH)
    e = Microservice("E", inside=group)


def test_what_crosses_unencrypted_is_blamed() -> None:
    class Plain(Shop):
        one = Shop.a.calls(Shop.b, tls=False)
        two = Shop.e.calls(Shop.a, over=Transport.HTTP)

    first, second = found(Plain)
    assert (first.at, first.severity) == (("one", "a", "b"), Severity.ERROR)
    assert first.message == "'A' calls 'B' unencrypted, from 'Low' to 'Same'"
    assert first.instead == "encrypt the way from 'A' to 'B', and say tls=True"
    assert second.message == "'E' calls 'A' unencrypted, from 'High' to 'Low'"


def test_what_is_encrypted_not_stated_or_crosses_nothing_is_not_blamed() -> None:
    class Sound(Shop):
        Shop.a.calls(Shop.b, tls=True)
        Shop.a.calls(Shop.b)
        Shop.a.calls(Shop.b, over=Transport.HTTP, tls=True)
        Shop.a.calls(Shop.c, tls=False)
        Shop.a.calls(Shop.d, tls=False)
        Shop.d.calls(Shop.a, tls=False)

    assert found(Sound) == []
