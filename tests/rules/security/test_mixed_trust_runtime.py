"""The corners of SEC011."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    Boundary,
    Database,
    Element,
    FrontendMicroservices,
    Group,
    Host,
    Microservice,
    SecretStore,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.mixed_trust_runtime import MixedTrustRuntime


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*MixedTrustRuntime(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


OUTSIDE, LOW, HIGH = Boundary("Outside", trust=0), Boundary("Low", trust=1), Boundary("High", trust=2)
SAME, SILENT = Boundary("Same", trust=1), Boundary("Silent")


def running(
    one: Callable[[Host], Element], two: Callable[[Host], Element], isolated: bool | None = None
) -> type[Blueprint]:
    class Run(Blueprint):
        machine = Host("Machine", isolated=isolated)
        other = Host("Other")
        a = one(machine)
        b = two(machine)

    return Run


def low(host: Host) -> Microservice:
    return Microservice("Low", boundary=LOW, runs_on=(host, host))


def high(host: Host) -> Microservice:
    return Microservice("High", boundary=HIGH, runs_on=(host,))


def same(host: Host) -> Microservice:
    return Microservice("Same", boundary=SAME, runs_on=(host,))


def silent(host: Host) -> Microservice:
    return Microservice("Silent", boundary=SILENT, runs_on=(host,))


def site(host: Host) -> FrontendMicroservices:
    return FrontendMicroservices("Site", runs_on=(host,))


def store(host: Host) -> Database:
    return Database("Store", runs_on=(host,))


def vault(host: Host) -> SecretStore:
    return SecretStore("Vault", runs_on=(host,))


def test_different_trust_on_one_host_is_blamed_on_the_host() -> None:
    (finding,) = found(running(low, high))
    assert (finding.at, finding.severity) == (("machine",), Severity.WARNING)
    assert finding.message == "'Machine' runs 'Low' and 'High' side by side"
    assert finding.instead == "give each a host of its own, or say isolated=True of 'Machine'"
    assert [each.text for each in finding.related] == ["'Low'", "'High'"]


def test_a_front_end_beside_a_store_is_blamed() -> None:
    assert blamed(running(site, store)) == blamed(running(site, vault)) == ["machine"]


def test_equal_or_unknown_trust_and_stores_among_themselves_are_not() -> None:
    for pair in ((low, same), (low, silent), (store, vault), (site, low), (low, store)):
        assert found(running(*pair)) == []


def test_a_host_may_keep_apart_what_it_runs() -> None:
    assert found(running(low, high, isolated=True)) == []
    assert blamed(running(low, high, isolated=False)) == ["machine"]


def test_the_least_and_the_most_trusted_are_named() -> None:
    class Many(Blueprint):
        machine = Host("Machine")
        a = Microservice("A", boundary=LOW, runs_on=(machine,))
        b = Microservice("B", boundary=OUTSIDE, runs_on=(machine,))
        c = Microservice("C", boundary=HIGH, runs_on=(machine,))
        d = Microservice("D", boundary=SILENT, runs_on=(machine,))

    (finding,) = found(Many)
    assert finding.message == "'Machine' runs 'B' and 'C' side by side"
    assert [each.name for each in finding.related] == ["b", "c"]


def test_members_run_where_their_container_does_unless_they_say_otherwise() -> None:
    class Contained(Blueprint):
        machine = Host("Machine")
        other = Host("Other")
        group = Group("Group", boundary=LOW, runs_on=(machine,))
        a = Microservice("A", inside=group)
        b = Microservice("B", inside=group, boundary=HIGH)
        moved = Group("Moved", boundary=LOW, runs_on=(other,))
        c = Microservice("C", inside=moved, runs_on=(machine,))
        d = Microservice("D", boundary=HIGH, runs_on=(other,))

    assert blamed(Contained) == ["machine"]


def test_parts_of_front_ends_and_stores_belong_apart_as_well() -> None:
    class Parts(Blueprint):
        machine = Host("Machine")
        front = FrontendMicroservices("Front")
        page = Microservice("Page", inside=front, runs_on=(machine,))
        base = Database("Base")
        table = Group("Table", inside=base, runs_on=(machine,))

    (finding,) = found(Parts)
    assert finding.message == "'Machine' runs 'Page' and 'Table' side by side"
