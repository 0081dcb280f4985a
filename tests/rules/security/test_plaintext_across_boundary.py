"""The corners of SEC001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, Group, Internet, Microservice, Transport
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


def test_what_is_passed_counts_like_the_ends() -> None:
    class Passing(Shop):
        net = Internet("Internet", boundary=OUTSIDE)
        nowhere = Internet("Somewhere")
        one = Shop.a.calls(Shop.c, via=(nowhere, net), tls=False)
        two = Shop.a.calls(Shop.c, via=nowhere, tls=False)
        three = Shop.a.calls(Shop.b, via=nowhere, tls=False)
        four = Shop.a.calls(Shop.d, via=net, tls=False)

    assert [(each.at[0], each.message) for each in found(Passing)] == [
        ("four", "'A' calls 'D' unencrypted, from 'Low' to 'Outside'"),
        ("one", "'A' calls 'C' unencrypted, from 'Low' to 'Outside'"),
        ("three", "'A' calls 'B' unencrypted, from 'Low' to 'Same'"),
    ]


def test_a_container_of_members_in_several_boundaries_is_in_none() -> None:
    class Mixed(Shop):
        whole = Group("Whole", boundary=HIGH)
        part = Group("Part", inside=whole)
        same = Microservice("Same", inside=part, boundary=HIGH)
        mixed = Group("Mixed", boundary=HIGH)
        middle = Group("Middle", inside=mixed)
        other = Microservice("Other", inside=middle, boundary=LOW)
        member = Microservice("Member", inside=middle)
        one = Shop.a.calls(whole, tls=False)
        two = Shop.a.calls(part, tls=False)
        three = Shop.a.calls(mixed, tls=False)
        four = Shop.a.calls(middle, tls=False)
        five = Shop.a.calls(member, tls=False)
        six = Shop.a.calls(other, tls=False)

    assert blamed(Mixed) == ["five", "one", "two"]
