"""The corners of INT002."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Database,
    FrontendMicroservices,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Microservice,
    MicroserviceGroup,
    ProcessFacadeMicroservices,
    ProcessServer,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.integration.frontend_bypasses_integration import FrontendBypassesIntegration


def blamed(blueprint: type[Blueprint]) -> list[str]:
    return [finding.at[0] for finding in FrontendBypassesIntegration().check(Graph(read(blueprint)))]


@pytest.mark.parametrize("kind", [IntegrationMicroservices, IntegrationDataMicroservices])
def test_both_kinds_of_integration_serve(kind: type[MicroserviceGroup]) -> None:
    class Fine(Blueprint):
        frontend = FrontendMicroservices("Front end")
        between = kind("Integration")
        crm = Backend("CRM")
        gathers = frontend.calls(between)
        reads = between.calls(crm)

    assert blamed(Fine) == []


def test_other_services_on_the_way_do_not_and_the_last_hop_is_blamed() -> None:
    class Round(Blueprint):
        frontend = FrontendMicroservices("Front end")
        facade = ProcessFacadeMicroservices("Facade")
        server = ProcessServer("Process server")
        bank = ThirdPartyService("Bank")
        asks = frontend.calls(facade)
        starts = facade.calls(server)
        pays = server.calls(bank)

    (found,) = FrontendBypassesIntegration().check(Graph(read(Round)))
    assert found.at == ("pays", "server", "bank")
    assert [step.name for step in found.path] == ["asks", "starts", "pays"]
    assert found.message == "'Process server' reaches 'Bank' without passing integration microservices"
    assert found.instead == "let 'Process server' call integration microservices, and these call 'Bank'"


def test_a_backend_that_no_front_end_reaches_is_free() -> None:
    class Apart(Blueprint):
        frontend = FrontendMicroservices("Front end")
        nightly = Microservice("Nightly")
        crm = Backend("CRM")
        store = Database("Store")
        keeps = frontend.stores_in(store)
        reads = nightly.calls(crm)

    assert blamed(Apart) == []


def test_a_relation_past_the_integration_is_fine_and_past_a_balancer_is_not() -> None:
    class Past(Blueprint):
        frontend = FrontendMicroservices("Front end")
        balancer = Balancer("Balancer")
        integration = IntegrationMicroservices("Integration")
        crm = Backend("CRM")
        fine = frontend.calls(crm, via=(balancer, integration))
        peeks = frontend.calls(crm, via=balancer)

    assert blamed(Past) == ["peeks"]


def test_a_gateway_past_the_front_end_goes_round_too() -> None:
    class Past(Blueprint):
        gateway = ApiGateway("Gateway")
        frontend = FrontendMicroservices("Front end")
        crm = Backend("CRM")
        peeks = gateway.calls(crm, via=frontend)

    assert blamed(Past) == ["peeks"]


def test_microservices_count_as_the_role_they_lie_in() -> None:
    class Roles(Blueprint):
        frontend = FrontendMicroservices("Front end")
        catalogue = Microservice("Catalogue", inside=frontend)
        integration = IntegrationMicroservices("Integration")
        prices = Microservice("Prices", inside=integration)
        crm = Backend("CRM")
        asks = catalogue.calls(prices)
        reads = prices.calls(crm)
        peeks = catalogue.calls(crm)

    assert blamed(Roles) == ["peeks"]


def test_services_that_call_each_other_in_a_ring_are_followed_once() -> None:
    class Ring(Blueprint):
        frontend = FrontendMicroservices("Front end")
        one = Microservice("One")
        two = Microservice("Two")
        crm = Backend("CRM")
        a = frontend.calls(one)
        b = one.calls(two)
        c = two.calls(one)
        d = two.calls(frontend)
        e = one.calls(crm)
        f = two.calls(crm)

    assert blamed(Ring) == ["e", "f"]
