"""The corners of PRF002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Flow, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.performance.latency_not_stated import LatencyNotStated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*LatencyNotStated(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    a = Microservice("A")
    b = Microservice("B")
    one = a.calls(b)
    two = a.calls(b, latency_ms=0.0)
    three = b.calls(a)


def test_a_step_of_a_budget_states_its_share() -> None:
    class Silent(Shop):
        late = Flow("Late", steps=(Shop.one, Shop.two), budget_ms=9.0)
        early = Flow("Early", steps=(Shop.one, Shop.one), budget_ms=9.0)
        free = Flow("Free", steps=(Shop.three,))

    (finding,) = found(Silent)
    assert (finding.at, finding.severity) == (("one", "a", "b"), Severity.INFO)
    assert finding.message == "'Early' has a budget, and that 'A' calls 'B' has no share"
    assert finding.instead == "say in latency_ms how long 'A' may wait for 'B'"


def test_a_step_that_is_not_there_is_left_to_another_rule() -> None:
    class Other(Blueprint):
        x = Microservice("X")
        asks = x.calls(x)

    class Dangling(Shop):
        flow = Flow("Flow", steps=(Other.asks,), budget_ms=9.0)

    assert found(Dangling) == []
