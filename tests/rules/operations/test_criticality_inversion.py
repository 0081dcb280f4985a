"""The corners of OPS009."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.criticality_inversion import CriticalityInversion


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*CriticalityInversion(**options).check(Graph(read(blueprint)))]


def needing(own: int | None, other: int | None, **how: Any) -> type[Blueprint]:
    class Needing(Blueprint):
        checkout = Microservice("Checkout", tier=own)
        hints = Microservice("Hints", tier=other)
        asks = checkout.calls(hints, **how)

    return Needing


def test_what_matters_more_does_not_need_what_matters_less() -> None:
    (finding,) = found(needing(1, 2))
    assert (finding.at, finding.severity) == (("asks", "checkout", "hints"), Severity.WARNING)
    assert finding.message == "'Checkout' of tier 1 needs 'Hints' of tier 2"
    assert finding.instead == "let 'Checkout' do without 'Hints' for a while, or look after 'Hints' as well"


def test_equal_better_unknown_or_not_needed_is_right() -> None:
    for own, other in ((1, 1), (2, 1), (None, 3), (1, None)):
        assert found(needing(own, other)) == []
    assert found(needing(1, 3, critical=False)) == []


def test_a_container_is_judged_where_all_its_members_are_of_one_tier() -> None:
    class Grouped(Blueprint):
        checkout = Microservice("Checkout", tier=1)
        low = Group("Low", tier=2)
        hints = Microservice("Hints", inside=low)
        mixed = Group("Mixed", tier=2)
        stock = Microservice("Stock", inside=mixed, tier=1)
        needs_low = checkout.calls(low)
        needs_one = checkout.calls(hints)
        needs_mixed = checkout.calls(mixed)
        mixed_needs = mixed.calls(low)

    assert [finding.at[0] for finding in found(Grouped)] == ["needs_low", "needs_one"]
