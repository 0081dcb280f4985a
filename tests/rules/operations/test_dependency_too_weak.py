"""The corners of OPS004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.dependency_too_weak import DependencyTooWeak


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*DependencyTooWeak(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def needing(own: float | None, other: float | None, **how: Any) -> type[Blueprint]:
    class Needing(Blueprint):
        cart = Microservice("Cart", slo=own)
        erp = Backend("ERP", slo=other)
        asks = cart.calls(erp, **how)

    return Needing


def test_a_dependency_promises_ten_times_fewer_failures() -> None:
    (finding,) = found(needing(0.999, 0.9998))
    assert (finding.at, finding.severity) == (("asks", "cart", "erp"), Severity.WARNING)
    assert finding.message == "'Cart' promises 99.9 % and needs 'ERP', which promises 99.98 %"
    assert finding.instead == "let 'Cart' do without 'ERP' for a while, or choose a better one"
    assert found(needing(0.999, 0.9999)) == []


def test_the_factor_is_an_option() -> None:
    assert found(needing(0.99, 0.995), factor=2) == []
    assert blamed(needing(0.99, 0.994), factor=2) == ["asks"]


def test_what_is_not_stated_or_not_needed_is_not_judged() -> None:
    assert found(needing(None, 0.5)) == found(needing(0.999, None)) == []
    assert found(needing(0.999, 0.5, critical=False)) == []


def test_a_container_is_judged_where_all_its_members_promise_the_same() -> None:
    class Grouped(Blueprint):
        cart = Microservice("Cart", slo=0.999)
        weak = Group("Weak", slo=0.999)
        inner = Backend("Inner", inside=weak)
        mixed = Group("Mixed", slo=0.999)
        strong = Backend("Strong", inside=mixed, slo=0.99999)
        needs_weak = cart.calls(weak)
        needs_inner = cart.calls(inner)
        needs_mixed = cart.calls(mixed)

    assert blamed(Grouped) == ["needs_inner", "needs_weak"]
