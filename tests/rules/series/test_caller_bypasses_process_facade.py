"""The corners of SER007."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Balancer,
    Element,
    FrontendMicroservices,
    Group,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Microservice,
    MobileApplication,
    MobileServices,
    ProcessFacadeMicroservices,
    ProcessServer,
    ReverseProxy,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.caller_bypasses_process_facade import CallerBypassesProcessFacade


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in CallerBypassesProcessFacade().check(graph)]


def caller(source: Element) -> Model:
    server = ProcessServer("Process server")
    return Model("m", "M", {"a": source, "b": server}, {"r": source.calls(server)})


@pytest.mark.parametrize(
    "kind",
    [
        MobileApplication,
        ApiGateway,
        ReverseProxy,
        FrontendMicroservices,
        MobileServices,
        Microservice,
        Backend,
    ],
)
def test_everybody_else_needs_the_facade(kind: type[Element]) -> None:
    (found,) = CallerBypassesProcessFacade().check(Graph(caller(kind("Caller"))))
    assert found.at == ("r", "a", "b")
    assert found.message == ("'Caller' reaches 'Process server' without passing process facade microservices")


@pytest.mark.parametrize(
    "kind",
    [
        ProcessFacadeMicroservices,
        IntegrationMicroservices,
        IntegrationDataMicroservices,
        Application,
        ProcessServer,
    ],
)
def test_the_facade_and_those_that_exchange_data_with_processes_may_call(kind: type[Element]) -> None:
    assert blamed(caller(kind("Caller"))) == []


def test_a_microservice_counts_as_the_facade_it_lies_in() -> None:
    class Members(Blueprint):
        frontend = FrontendMicroservices("Front end")
        cart = Microservice("Cart", inside=frontend)
        facade = ProcessFacadeMicroservices("Facade")
        loans = Microservice("Loans", inside=facade)
        server = ProcessServer("Process server")
        asks = cart.calls(loans)
        exposes = loans.calls(server)
        starts = cart.calls(server)

    assert blamed(Members) == ["starts"]


def test_past_the_facade_is_fine_and_past_a_balancer_is_not() -> None:
    class Past(Blueprint):
        gateway = ApiGateway("Gateway")
        balancer = Balancer("Balancer")
        facade = ProcessFacadeMicroservices("Facade")
        server = ProcessServer("Process server")
        fine = gateway.calls(server, via=(balancer, facade))
        starts = gateway.calls(server, via=balancer)

    assert blamed(Past) == ["starts"]


def test_a_group_is_blamed_where_it_holds_process_servers_alone() -> None:
    class Groups(Blueprint):
        gateway = ApiGateway("Gateway")
        mixed = Group("Processes")
        facade = ProcessFacadeMicroservices("Facade", inside=mixed)
        servers = Group("Process servers", inside=mixed)
        one = ProcessServer("Process server 1", inside=servers)
        two = ProcessServer("Process server 2", inside=servers)
        routes = gateway.calls(mixed)
        starts = gateway.calls(servers)

    assert blamed(Groups) == ["starts"]


def test_a_process_server_may_call_whatever_it_needs() -> None:
    class Processes(Blueprint):
        facade = ProcessFacadeMicroservices("Facade")
        one = ProcessServer("Process server 1")
        two = ProcessServer("Process server 2")
        integration = IntegrationMicroservices("Integration")
        exposes = facade.calls(one)
        shares = one.synchronises_with(two)
        reaches = two.calls(integration)

    assert blamed(Processes) == []
