"""The corners of OPS002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Group, Microservice, MobileDevice, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.no_slo import NoSlo


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*NoSlo(**options).check(Graph(read(blueprint)))]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    promised = Group("Promised", slo=0.99)
    gateway = ApiGateway("Gateway")
    other = ApiGateway("Other", inside=promised)
    inner = Microservice("Inner")
    first = Microservice("First", tier=1)
    second = Microservice("Second", tier=2)
    sure = Microservice("Sure", tier=1, slo=0.9)
    bank = ThirdPartyService("Bank", tier=1)
    asks = phone.calls(gateway)
    also = phone.calls(other)
    bank_too = phone.calls(bank)
    on = gateway.calls(inner)


def test_what_is_called_from_outside_or_matters_most_states_an_objective() -> None:
    first, gateway = found(Shop)
    assert (gateway.at, gateway.severity) == (("gateway",), Severity.INFO)
    assert gateway.message == "'Gateway' states no objective"
    assert gateway.instead == "say in slo which share of requests 'Gateway' promises to answer"
    assert first.at == ("first",)


def test_a_container_is_judged_where_it_is_called_and_no_member_promises_anything() -> None:
    class Grouped(Blueprint):
        phone = MobileDevice("Phone")
        silent = Group("Silent", tier=1)
        cart = Microservice("Cart", inside=silent)
        called = Group("Called")
        stock = Microservice("Stock", inside=called)
        kept = Group("Kept", tier=1)
        prices = Microservice("Prices", inside=kept, slo=0.9)
        asks_called = phone.calls(called)
        asks_kept = phone.calls(kept)

    assert [finding.at[0] for finding in found(Grouped)] == ["called", "cart"]


def test_a_model_without_objectives_does_not_model_them() -> None:
    class Silent(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway", tier=1)
        asks = phone.calls(gateway)

    assert found(Silent) == []
