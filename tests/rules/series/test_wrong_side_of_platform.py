"""The corners of SER017."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    ContainerNativeStorage,
    ContainerPlatform,
    ContainerStorage,
    Element,
    FrontendMicroservices,
    Group,
    Microservice,
    MobileServices,
    ProcessServer,
    ReverseProxy,
    SsoServer,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.wrong_side_of_platform import WrongSideOfPlatform


def messages(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.message for finding in WrongSideOfPlatform().check(graph)]


def beside(element: Element) -> Model:
    """Return a model with a platform, and an element outside it."""
    return Model("m", "M", {"a": element, "p": ContainerPlatform("Platform")}, {})


def within(kind: type[Element]) -> Model:
    """Return a model with an element in a group of the platform."""
    platform = ContainerPlatform("Platform")
    group = Group("Group", inside=platform)
    return Model("m", "M", {"a": kind("Thing", inside=group), "g": group, "p": platform}, {})


OUTSIDE = (ApiGateway, ReverseProxy, Backend, ThirdPartyService)
INSIDE = (FrontendMicroservices, MobileServices, ProcessServer, SsoServer, ContainerStorage)
ANYWHERE = (Application, Microservice, ContainerNativeStorage)


@pytest.mark.parametrize("kind", OUTSIDE)
def test_gateways_and_backends_belong_outside_however_deep_they_lie(kind: type[Element]) -> None:
    assert messages(within(kind)) == ["'Thing' lies inside a container platform"]
    assert messages(beside(kind("Thing"))) == []


@pytest.mark.parametrize("kind", INSIDE)
def test_what_the_platform_runs_belongs_inside(kind: type[Element]) -> None:
    assert messages(beside(kind("Thing"))) == ["'Thing' lies outside the container platform"]
    assert messages(within(kind)) == []


@pytest.mark.parametrize("kind", ANYWHERE)
def test_everything_else_may_lie_anywhere(kind: type[Element]) -> None:
    assert messages(within(kind)) == messages(beside(kind("Thing"))) == []


def test_where_there_is_no_platform_there_is_no_wrong_side() -> None:
    class Plain(Blueprint):
        gateway = ApiGateway("Gateway")
        frontend = FrontendMicroservices("Front end")

    assert messages(Plain) == []


def test_what_a_backend_consists_of_is_its_own_affair() -> None:
    class Parts(Blueprint):
        platform = ContainerPlatform("Platform")
        crm = Backend("CRM")
        portal = FrontendMicroservices("Portal", inside=crm)

    assert messages(Parts) == []


def test_a_finding_blames_the_element_and_says_where_it_belongs() -> None:
    class Swapped(Blueprint):
        platform = ContainerPlatform("Platform")
        gateway = ApiGateway("Gateway", inside=platform)
        frontend = FrontendMicroservices("Front end")

    inside, outside = WrongSideOfPlatform().check(Graph(read(Swapped)))
    assert (inside.at, inside.place) == (("gateway",), Swapped.gateway.place)
    assert (outside.at, outside.place) == (("frontend",), Swapped.frontend.place)
    assert outside.instead == "declare 'Front end' with 'inside' of the platform"
