"""The corners of OPS010."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Host, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.single_zone import SingleZone


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SingleZone(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def running(tier: int | None = 1, **facts: Any) -> type[Blueprint]:
    class Run(Blueprint):
        checkout = Microservice("Checkout", tier=tier, **facts)

    return Run


def test_one_zone_is_not_enough_for_what_most_depends_on() -> None:
    (finding,) = found(running(zones=("a",)))
    assert (finding.at, finding.severity) == (("checkout",), Severity.WARNING)
    assert finding.message == "'Checkout' runs in zone 'a' alone, and most depends on it"
    assert finding.instead == "run 'Checkout' in a second zone as well"
    assert blamed(running(runs_on=(Host("1", zone="a"), Host("2", zone="a")))) == ["checkout"]


def test_two_zones_unknown_ones_lower_tiers_and_others_are_not_blamed() -> None:
    assert found(running(zones=("a", "b"))) == []
    assert found(running()) == []
    assert found(running(zones=("a",), tier=2)) == []
    assert found(running(zones=("a",), tier=None)) == []
    assert found(running(zones=("a",), managed=True)) == []
    assert found(running(zones=("a",), external=True)) == []


def test_what_is_stated_of_a_container_holds_for_its_members_which_are_judged() -> None:
    class Grouped(Blueprint):
        shop = Group("Shop", tier=1, zones=("a",))
        cart = Microservice("Cart", inside=shop)
        cloud = Group("Cloud", tier=1, zones=("a",), managed=True)
        search = Microservice("Search", inside=cloud)

    assert blamed(Grouped) == ["cart"]
