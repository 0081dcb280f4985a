"""The corners of SER003."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Balancer,
    ContainerPlatform,
    ContainerStorage,
    Element,
    FrontendMicroservices,
    Gateway,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Microservice,
    MobileDevice,
    MobileServices,
    ProcessFacadeMicroservices,
    ProcessServer,
    ReverseProxy,
    SsoServer,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.gateway_exposes_inner_service import GatewayExposesInnerService


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in GatewayExposesInnerService().check(graph)]


def joined(source: Element, target: Element) -> Model:
    return Model("m", "M", {"a": source, "b": target}, {"r": source.calls(target)})


@pytest.mark.parametrize(
    "kind", [IntegrationMicroservices, IntegrationDataMicroservices, ProcessServer, Microservice]
)
@pytest.mark.parametrize("gateway", [ApiGateway, ReverseProxy])
def test_neither_gateway_nor_proxy_may_expose_a_deeper_service(
    gateway: type[Gateway], kind: type[Element]
) -> None:
    (found,) = GatewayExposesInnerService().check(Graph(joined(gateway("Gateway"), kind("Inner"))))
    assert found.at == ("r", "a", "b")
    assert found.message == "'Gateway' exposes 'Inner', which is not for clients"


@pytest.mark.parametrize(
    "kind",
    [FrontendMicroservices, ProcessFacadeMicroservices, Application, MobileServices, SsoServer, ReverseProxy],
)
def test_what_is_for_clients_may_be_exposed(kind: type[Element]) -> None:
    assert blamed(joined(ApiGateway("Gateway"), kind("Target"))) == []


@pytest.mark.parametrize("kind", [Backend, ContainerStorage])
def test_backends_and_stores_are_left_to_another_rule(kind: type[Element]) -> None:
    assert blamed(joined(ApiGateway("Gateway"), kind("Target"))) == []


def test_a_microservice_of_a_group_for_clients_is_for_clients_and_one_beside_it_is_not() -> None:
    class Members(Blueprint):
        gateway = ApiGateway("Gateway")
        frontend = FrontendMicroservices("Front end")
        cart = Microservice("Cart", inside=frontend)
        integration = IntegrationMicroservices("Integration")
        prices = Microservice("Prices", inside=integration)
        routes = gateway.calls(cart)
        opens = gateway.calls(prices)

    assert blamed(Members) == ["opens"]


def test_what_only_forwards_hides_nothing_and_a_service_between_does() -> None:
    class Forwarded(Blueprint):
        proxy = ReverseProxy("Proxy")
        gateway = ApiGateway("Gateway")
        balancer = Balancer("Balancer")
        frontend = FrontendMicroservices("Front end")
        integration = IntegrationMicroservices("Integration")
        hands_on = proxy.calls(gateway)
        spreads = gateway.calls(balancer)
        opens = balancer.calls(integration)
        routes = balancer.calls(frontend)
        gathers = frontend.calls(integration)
        past = gateway.calls(integration, via=balancer)

    assert blamed(Forwarded) == ["opens", "past"]


def test_what_a_client_or_a_backend_goes_on_to_is_not_the_gateways_doing() -> None:
    class Onwards(Blueprint):
        gateway = ApiGateway("Gateway")
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        integration = IntegrationMicroservices("Integration")
        tells = gateway.notifies(phone)
        asks = gateway.calls(crm)
        peeks = phone.calls(integration)
        reports = crm.calls(integration)

    assert blamed(Onwards) == []


def test_a_relation_to_the_platform_says_of_no_member_that_it_is_the_one() -> None:
    class Whole(Blueprint):
        gateway = ApiGateway("Gateway")
        platform = ContainerPlatform("Platform")
        frontend = FrontendMicroservices("Front end", inside=platform)
        integration = IntegrationMicroservices("Integration", inside=platform)
        routes = gateway.calls(platform)
        gathers = frontend.calls(integration)

    assert blamed(Whole) == []
