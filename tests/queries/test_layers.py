"""Rules about layers, and about parts that stand apart."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    FrontendMicroservices,
    IntegrationMicroservices,
    Microservice,
    MobileDevice,
)
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import Independent, Layers, independent, kind, layers, named, require, tagged
from archmodel.rules.base import page


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    front = FrontendMicroservices("Front end")
    page = Microservice("Page", inside=front)
    integration = IntegrationMicroservices("Integration")
    crm = Backend("CRM")
    alone = Microservice("Alone")
    routes = gateway.calls(front)
    gathers = page.calls(integration)
    reads = integration.calls(crm)


FRONT, INTEGRATION, BACKEND = kind(FrontendMicroservices), kind(IntegrationMicroservices), kind(Backend)


def found(query: Layers | Independent, blueprint: type[Blueprint] = Shop) -> list[tuple[str, str]]:
    rule = require(query, code="ACME001", name="a", because="ADR-9")
    return [(each.at[0], each.message) for each in rule().check(Graph(read(blueprint)))]


def test_calls_go_down_and_past_no_closed_layer() -> None:
    class Wrong(Shop):
        up = Shop.crm.calls(Shop.page)
        past = Shop.page.reads(Shop.crm)
        event = Shop.crm.notifies(Shop.page)

    down = layers(FRONT, INTEGRATION, BACKEND, closed=(INTEGRATION,))
    assert found(down) == []
    assert found(down, Wrong) == [
        ("past", "'Page' reads 'CRM' past IntegrationMicroservices — ADR-9"),
        ("up", "'CRM' calls 'Page', which is 2 layers above it — ADR-9"),
    ]
    assert [name for name, _ in found(layers(FRONT, INTEGRATION, BACKEND), Wrong)] == ["up"]


def test_layers_may_have_to_be_exhaustive() -> None:
    every = layers(FRONT, INTEGRATION, BACKEND, exhaustive=True)
    assert [name for name, _ in found(every)] == ["alone", "gateway", "phone"]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: layers(FRONT), "layers are two or more"),
        (lambda: layers(FRONT, BACKEND, closed=(INTEGRATION,)), "IntegrationMicroservices is no layer"),
        (lambda: layers(FRONT, BACKEND, optional=(tagged("x"),)), "what is tagged x is no layer"),
        (lambda: independent(FRONT), "parts that stand apart are two or more"),
        (lambda: independent(FRONT, FRONT), "parts that stand apart are two or more"),
        (lambda: layers("front", "back"), "layers takes selections, and this is a str"),  # type: ignore[arg-type]
    ],
)
def test_layers_that_are_none_are_refused(make, what) -> None:
    with pytest.raises(RuleError) as raised:
        make()
    assert raised.value.what == what
    assert raised.value.where.startswith("tests/queries/test_layers.py:")


def test_parts_that_stand_apart_lead_to_none_of_the_others() -> None:
    class Three(Blueprint):
        one, two, three = Microservice("One"), Microservice("Two"), Microservice("Three")
        between = Microservice("Between")
        asks = one.calls(between)
        enters = between.calls(two)
        on = two.calls(three)

    parts = (named(Three.one), named(Three.two), named(Three.three))
    assert found(independent(*parts), Three) == [
        ("enters", "'One' leads to 'Two', and they are to stand apart — ADR-9"),
        ("on", "'Two' leads to 'Three', and they are to stand apart — ADR-9"),
    ]
    assert found(independent(parts[0], parts[0] | parts[0], parts[2]), Three) != []


def test_the_page_says_the_layers() -> None:
    rule = require(
        layers(FRONT, INTEGRATION, closed=(INTEGRATION,), exhaustive=True), code="A" * 3 + "001", name="a"
    )
    assert page(rule).what == (
        "The layers from the top are FrontendMicroservices, IntegrationMicroservices: calls go down, and "
        "nothing goes past IntegrationMicroservices, and every element is in one."
    )
