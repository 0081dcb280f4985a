"""The corners of SER009."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Database,
    Element,
    FrontendMicroservices,
    Group,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Internet,
    Microservice,
    MobileServices,
    ProcessServer,
    SsoServer,
    ThirdPartyService,
    WebApplication,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.service_bypasses_third_party_integration import (
    ServiceBypassesThirdPartyIntegration,
)


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in ServiceBypassesThirdPartyIntegration().check(graph)]


def caller(source: Element) -> Model:
    bank = ThirdPartyService("Bank")
    return Model("m", "M", {"a": source, "b": bank}, {"r": source.calls(bank)})


@pytest.mark.parametrize("kind", [ApiGateway, FrontendMicroservices, MobileServices, ProcessServer])
def test_services_and_gateways_need_the_integration(kind: type[Element]) -> None:
    (found,) = ServiceBypassesThirdPartyIntegration().check(Graph(caller(kind("Caller"))))
    assert found.at == ("r", "a", "b")
    assert found.message == "'Caller' reaches 'Bank' without passing integration microservices"


@pytest.mark.parametrize(
    "kind",
    [
        IntegrationMicroservices,
        IntegrationDataMicroservices,
        WebApplication,
        Backend,
        SsoServer,
        ThirdPartyService,
    ],
)
def test_integration_clients_backends_and_sso_servers_may_call(kind: type[Element]) -> None:
    assert blamed(caller(kind("Caller"))) == []


def test_a_third_party_may_check_identities() -> None:
    class Identities(Blueprint):
        frontend = FrontendMicroservices("Front end")
        login = ThirdPartyService("Login")
        checks = frontend.authenticates_with(login)
        asks = frontend.calls(login)

    assert blamed(Identities) == ["asks"]


def test_a_microservice_counts_as_the_integration_it_lies_in() -> None:
    class Members(Blueprint):
        integration = IntegrationMicroservices("Integration")
        payments = Microservice("Payments", inside=integration)
        cart = Microservice("Cart")
        bank = ThirdPartyService("Bank")
        asks = cart.calls(payments)
        pays = payments.calls(bank)
        peeks = cart.calls(bank)

    assert blamed(Members) == ["peeks"]


def test_what_is_passed_on_the_way_does_not_serve_unless_it_integrates() -> None:
    class Past(Blueprint):
        cart = Microservice("Cart")
        balancer = Balancer("Balancer")
        integration = IntegrationMicroservices("Integration")
        bank = ThirdPartyService("Bank")
        fine = cart.calls(bank, via=(integration, Internet("Internet")))
        peeks = cart.calls(bank, via=balancer)

    assert blamed(Past) == ["peeks"]


def test_a_group_is_blamed_where_it_holds_third_parties_alone() -> None:
    class Groups(Blueprint):
        cart = Microservice("Cart")
        mixed = Group("Backends")
        crm = Backend("CRM", inside=mixed)
        outside = Group("Third parties", inside=mixed)
        bank = ThirdPartyService("Bank", inside=outside)
        asks = cart.calls(mixed)
        pays = cart.calls(outside)

    assert blamed(Groups) == ["pays"]


def test_what_lies_in_a_third_party_is_of_it() -> None:
    class Inner(Blueprint):
        cart = Microservice("Cart")
        bank = ThirdPartyService("Bank")
        accounts = Database("Accounts", inside=bank)
        looks = cart.reads(accounts)

    assert blamed(Inner) == ["looks"]


def test_the_own_ways_of_a_backend_and_of_a_client_are_theirs() -> None:
    class Theirs(Blueprint):
        push = MobileServices("Push")
        web = WebApplication("Portal")
        crm = Backend("CRM")
        maps = ThirdPartyService("Maps")
        tells = push.notifies(web)
        asks = push.calls(crm)
        shows = web.calls(maps)
        looks = crm.calls(maps)

    assert blamed(Theirs) == []


def test_a_way_that_is_free_hides_no_other() -> None:
    class Both(Blueprint):
        cart = Microservice("Cart")
        crm = Backend("CRM")
        bank = ThirdPartyService("Bank")
        login = ThirdPartyService("Login")
        a = cart.calls(crm)
        b = crm.calls(bank)
        c = cart.authenticates_with(login)
        d = cart.calls(bank)

    assert blamed(Both) == ["d"]
