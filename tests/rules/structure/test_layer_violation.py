"""The corners of STR006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    ContainerPlatform,
    Database,
    FrontendMicroservices,
    IntegrationMicroservices,
    Microservice,
    MobileDevice,
    Person,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.structure.layer_violation import LAYERS, LayerViolation


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    front = FrontendMicroservices("Front end")
    cart = Microservice("Cart", inside=front)
    integration = IntegrationMicroservices("Integration")
    crm = Backend("CRM")
    asks = phone.calls(gateway)
    routes = gateway.calls(front)
    gathers = cart.calls(integration)
    reads = integration.calls(crm)


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    given: dict[str, Any] = {"layers": LAYERS, **options}
    return [*LayerViolation(**given).check(Graph(read(blueprint)))]


def test_each_layer_may_call_the_next_and_itself() -> None:
    class Sideways(Shop):
        other = Backend("Other")
        asks_other = Shop.crm.calls(other)

    assert found(Sideways, closed=("IntegrationMicroservices",)) == []


def test_without_layers_nothing_is_judged() -> None:
    class Up(Shop):
        back = Shop.crm.calls(Shop.front)

    assert [*LayerViolation(exhaustive=True).check(Graph(read(Up)))] == []


def test_a_call_to_a_layer_above_is_blamed() -> None:
    class Up(Shop):
        back = Shop.crm.calls(Shop.integration)
        far = Shop.crm.reads(Shop.cart)

    one, two = found(Up)
    assert one.message == "'CRM' calls 'Integration', which is 1 layer above it"
    assert one.instead == "let 'Integration' call 'CRM', or make an event of it"
    assert (one.at, one.severity) == (("back", "crm", "integration"), Severity.ERROR)
    assert two.message == "'CRM' reads 'Cart', which is 2 layers above it"


def test_an_event_may_go_up() -> None:
    class Told(Shop):
        tells = Shop.crm.notifies(Shop.front)

    assert found(Told) == []


def test_a_closed_layer_must_not_be_gone_past_and_an_open_one_may() -> None:
    class Past(Shop):
        peeks = Shop.cart.calls(Shop.crm)

    assert found(Past) == []
    assert found(Past, closed=("MobileServices",)) == []
    (finding,) = found(Past, closed=("IntegrationMicroservices",))
    assert finding.message == "'Cart' calls 'CRM' past IntegrationMicroservices"
    assert finding.instead == "let 'Cart' go through IntegrationMicroservices to 'CRM'"
    assert finding.at[0] == "peeks"


def test_the_first_closed_layer_on_the_way_is_named() -> None:
    class Past(Shop):
        opens = Shop.gateway.calls(Shop.crm)

    (finding,) = found(Past, closed=("FrontendMicroservices", "IntegrationMicroservices"))
    assert finding.message == "'Gateway' calls 'CRM' past FrontendMicroservices or MobileServices"


def test_what_is_in_no_layer_is_judged_only_where_all_must_be_in_one() -> None:
    class Loose(Shop):
        platform = ContainerPlatform("Platform")
        store = Database("Store", inside=platform)
        person = Person("Person")
        keeps = Shop.crm.writes(store)
        up = store.calls(Shop.front)
        types = person.calls(Shop.phone)

    assert found(Loose) == []
    (finding,) = found(Loose, exhaustive=True)
    assert (finding.at, finding.message) == (("store",), "'Store' is in no layer")
    assert finding.instead == "add Database, the kind of 'Store', to a layer"


def test_a_relation_of_what_is_in_no_layer_hides_no_other() -> None:
    class Mixed(Shop):
        store = Database("Store")
        a_first = Shop.crm.writes(store)
        back = Shop.crm.calls(Shop.integration)

    assert [each.at[0] for each in found(Mixed)] == ["back"]
