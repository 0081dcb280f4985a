"""The corners of INT003."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    Database,
    Element,
    FrontendMicroservices,
    Gateway,
    Microservice,
    MicroserviceGroup,
    ObjectStorage,
    ReverseProxy,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.integration.gateway_exposes_backend import GatewayExposesBackend


def blamed(blueprint: type[Blueprint]) -> list[str]:
    return [finding.at[0] for finding in GatewayExposesBackend().check(Graph(read(blueprint)))]


@pytest.mark.parametrize("target", [Backend, ThirdPartyService, Database])
@pytest.mark.parametrize("kind", [ApiGateway, ReverseProxy])
def test_no_gateway_opens_a_backend_or_a_store(kind: type[Gateway], target: type[Element]) -> None:
    gateway, behind = kind("Gateway"), target("Behind")
    model = Model("m", "M", {"a": gateway, "b": behind}, {"r": gateway.calls(behind)})
    (found,) = GatewayExposesBackend().check(Graph(model))
    assert found.message == "'Gateway' reaches 'Behind' without passing a service"
    assert found.instead == "let 'Gateway' call a service, and the service call 'Behind'"


def test_any_service_between_them_is_enough() -> None:
    class Fine(Blueprint):
        gateway = ApiGateway("Gateway")
        cart = Microservice("Cart")
        store = Database("Store")
        asks = gateway.calls(cart)
        keeps = cart.stores_in(store)
        past = gateway.calls(store, via=cart)

    assert blamed(Fine) == []


def test_what_only_forwards_is_no_service() -> None:
    class Forwarded(Blueprint):
        proxy = ReverseProxy("Proxy")
        gateway = ApiGateway("Gateway")
        balancer = Balancer("Balancer")
        crm = Backend("CRM")
        hands_on = proxy.calls(gateway)
        spreads = gateway.calls(balancer)
        opens = balancer.calls(crm)

    (found,) = GatewayExposesBackend().check(Graph(read(Forwarded)))
    assert found.at == ("opens", "balancer", "crm")
    assert [step.name for step in found.path] == ["spreads", "opens"]


def test_the_store_of_a_service_is_not_the_service() -> None:
    class Inside(Blueprint):
        gateway = ApiGateway("Gateway")
        services = MicroserviceGroup("Services")
        store = Database("Store", inside=services)
        opens = gateway.reads(store)

    assert blamed(Inside) == ["opens"]


def test_a_gateway_may_keep_a_store_of_its_own() -> None:
    class Own(Blueprint):
        gateway = ApiGateway("Gateway")
        limits = Database("Limits", inside=gateway)
        keeps = gateway.stores_in(limits)

    assert blamed(Own) == []


def test_a_balancer_on_the_way_to_the_services_exposes_nothing() -> None:
    class Fine(Blueprint):
        gateway = ApiGateway("Gateway")
        balancer = Balancer("Balancer")
        frontend = FrontendMicroservices("Front end")
        crm = Backend("CRM")
        routes = gateway.calls(frontend, via=balancer)
        reads = frontend.calls(crm, via=balancer)

    assert blamed(Fine) == []


def test_where_members_call_each_other_the_backend_among_them_is_named() -> None:
    class Among(Blueprint):
        gateway = ApiGateway("Gateway")
        platform = ContainerPlatform("Platform")
        balancer = Balancer("Balancer", inside=platform)
        crm = Backend("CRM", inside=platform)
        routes = gateway.calls(balancer)
        among = platform.calls(platform)

    (found,) = GatewayExposesBackend().check(Graph(read(Among)))
    assert found.message == "'Platform' reaches 'CRM' without passing a service"
    assert found.instead == "let 'Platform' call a service, and the service call 'CRM'"
    assert found.at == ("among", "platform", "crm")


def test_members_that_call_each_other_behind_a_service_expose_nothing() -> None:
    class Fine(Blueprint):
        gateway = ApiGateway("Gateway")
        platform = ContainerPlatform("Platform")
        frontend = FrontendMicroservices("Front end", inside=platform)
        crm = Backend("CRM", inside=platform)
        routes = gateway.calls(frontend)
        among = platform.calls(platform)

    assert blamed(Fine) == []


def test_what_is_public_may_be_opened() -> None:
    class Assets(Blueprint):
        proxy = ReverseProxy("CDN")
        assets = ObjectStorage("Assets", public=True, read_only=True)
        reads = proxy.reads(assets)

    assert blamed(Assets) == []
