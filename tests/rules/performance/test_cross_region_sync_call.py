"""The corners of PRF004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Flow, Group, Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.performance.cross_region_sync_call import CrossRegionSyncCall


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*CrossRegionSyncCall(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    phone = MobileDevice("Phone", region="eu")
    cart = Microservice("Cart", region="eu")
    near = Microservice("Near", region="eu")
    far = Microservice("Far", region="us")
    unknown = Microservice("Unknown")
    a = cart.calls(far)
    b = cart.calls(near)
    c = cart.calls(unknown)
    d = cart.notifies(far)
    e = phone.calls(far)
    g = unknown.calls(far)


def test_a_call_to_another_region_is_blamed_on_a_flow_with_a_budget_or_from_outside() -> None:
    class Budgeted(Shop):
        flow = Flow("Flow", steps=(Shop.a, Shop.b, Shop.c, Shop.d, Shop.g), budget_ms=9.0)

    a, e = found(Budgeted)
    assert (a.at, a.severity) == (("a", "cart", "far"), Severity.WARNING)
    assert a.message == "'Cart' in eu waits for 'Far' in us"
    assert a.instead == "keep a copy of what 'Far' answers in eu, or publish an event"
    assert e.at[0] == "e"


def test_elsewhere_nobody_is_in_a_hurry() -> None:
    class Free(Shop):
        flow = Flow("Flow", steps=(Shop.a,))

    assert blamed(Free) == ["e"]


def test_a_container_is_judged_where_all_its_members_run_in_one_region() -> None:
    class Grouped(Blueprint):
        phone = MobileDevice("Phone", region="eu")
        overseas = Group("Overseas", region="us")
        far = Microservice("Far", inside=overseas)
        everywhere = Group("Everywhere", region="us")
        near = Microservice("Near", inside=everywhere, region="eu")
        asks_overseas = phone.calls(overseas)
        asks_everywhere = phone.calls(everywhere)

    assert blamed(Grouped) == ["asks_overseas"]
