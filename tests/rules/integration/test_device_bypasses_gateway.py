"""The corners of INT001."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Balancer,
    Broker,
    Client,
    ContainerPlatform,
    Database,
    Element,
    Gateway,
    Internet,
    Microservice,
    MobileApplication,
    MobileDevice,
    Person,
    ReverseProxy,
    ThirdPartyService,
    WebApplication,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.integration.device_bypasses_gateway import DeviceBypassesGateway


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in DeviceBypassesGateway().check(graph)]


def joined(source: Element, target: Element) -> Model:
    return Model("m", "M", {"a": source, "b": target}, {"r": source.calls(target)})


@pytest.mark.parametrize("kind", [Client, MobileDevice, MobileApplication, WebApplication])
def test_every_client_needs_a_gateway(kind: type[Client]) -> None:
    assert blamed(joined(kind("Client"), Microservice("Cart"))) == ["r"]


@pytest.mark.parametrize("kind", [Application, Microservice, Broker, Database, Backend])
def test_services_brokers_stores_and_backends_are_guarded(kind: type[Element]) -> None:
    assert blamed(joined(MobileDevice("Phone"), kind("Target"))) == ["r"]


@pytest.mark.parametrize("kind", [ApiGateway, ReverseProxy, Balancer, Internet, MobileApplication])
def test_a_client_may_call_what_is_none_of_these(kind: type[Element]) -> None:
    assert blamed(joined(MobileDevice("Phone"), kind("Target"))) == []


def test_a_service_that_calls_a_client_goes_round_nothing() -> None:
    assert blamed(joined(Microservice("Push"), MobileDevice("Phone"))) == []


def test_the_message_names_both_ends_and_the_way_out() -> None:
    (found,) = DeviceBypassesGateway().check(Graph(joined(MobileDevice("Phone"), Backend("CRM"))))
    assert found.message == "'Phone' reaches 'CRM' without passing an API gateway"
    assert found.instead == "let 'Phone' call the gateway, and the gateway call 'CRM'"


@pytest.mark.parametrize("kind", [Gateway, ApiGateway, ReverseProxy])
def test_every_gateway_guards(kind: type[Gateway]) -> None:
    class Guarded(Blueprint):
        phone = MobileDevice("Phone")
        gateway = kind("Gateway")
        cart = Microservice("Cart")
        asks = phone.calls(gateway)
        routes = gateway.calls(cart)

    assert blamed(Guarded) == []


def test_a_person_may_work_with_anything_and_their_device_may_not() -> None:
    class Clerk(Blueprint):
        clerk = Person("Clerk")
        crm = Backend("CRM")
        phone = MobileDevice("Phone")
        works = clerk.calls(crm)
        taps = clerk.calls(phone)
        peeks = phone.calls(crm)

    assert blamed(Clerk) == ["peeks"]


def test_a_person_with_an_application_behind_a_gateway_is_fine() -> None:
    class Fine(Blueprint):
        customer = Person("Customer")
        shop = WebApplication("Shop")
        gateway = ApiGateway("Gateway")
        cart = Microservice("Cart")
        uses = customer.calls(shop)
        asks = shop.calls(gateway, via=Internet("Internet"))
        routes = gateway.calls(cart)

    assert blamed(Fine) == []


def test_a_second_way_round_is_found_beside_the_way_through() -> None:
    class Both(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("Gateway")
        cart = Microservice("Cart")
        asks = phone.calls(gateway)
        routes = gateway.calls(cart)
        peeks = phone.calls(cart)

    assert blamed(Both) == ["peeks"]


def test_a_platform_that_is_called_as_a_whole_is_entered() -> None:
    class Whole(Blueprint):
        phone = MobileDevice("Phone")
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        asks = phone.calls(platform)

    assert blamed(Whole) == ["asks"]


def test_an_empty_platform_is_not() -> None:
    assert blamed(joined(MobileDevice("Phone"), ContainerPlatform("Platform"))) == []


def test_the_way_that_shows_it_begins_at_the_client() -> None:
    class Round(Blueprint):
        phone = MobileDevice("Phone")
        balancer = Balancer("Balancer")
        cart = Microservice("Cart")
        enters = phone.calls(balancer)
        spreads = balancer.calls(cart)

    (found,) = DeviceBypassesGateway().check(Graph(read(Round)))
    assert [step.name for step in found.path] == ["enters", "spreads"]
    assert found.at == ("spreads", "balancer", "cart")


@pytest.mark.parametrize("target", [ThirdPartyService("Maps"), Database("Assets", public=True)])
def test_what_others_run_and_what_is_public_needs_no_gateway_of_ours(target: Element) -> None:
    assert blamed(joined(MobileDevice("Phone"), target)) == []


def test_what_is_reached_by_way_of_others_needs_one() -> None:
    class Indirect(Blueprint):
        phone = MobileDevice("Phone")
        maps = ThirdPartyService("Maps")
        crm = Backend("CRM")
        looks = phone.calls(maps)
        peeks = maps.calls(crm)

    assert blamed(Indirect) == ["peeks"]


def test_to_sign_in_goes_round_no_gateway() -> None:
    class SignsIn(Blueprint):
        phone = MobileDevice("Phone")
        sso = Microservice("Single sign-on")
        signs_in = phone.authenticates_with(sso)
        calls = phone.calls(sso)

    assert blamed(SignsIn) == ["calls"]
