"""The corners of SER014."""

from __future__ import annotations

import pytest

from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Element,
    FrontendMicroservices,
    Microservice,
    ProcessServer,
    RealTimeDataStorage,
    ReverseProxy,
    SsoServer,
)
from archmodel.graph import Graph
from archmodel.model import Model
from archmodel.rules.series.service_without_single_sign_on import ServiceWithoutSingleSignOn


def blamed(element: Element) -> list[str]:
    graph = Graph(Model("m", "M", {"a": element}, {}))
    return [finding.at[0] for finding in ServiceWithoutSingleSignOn().check(graph)]


@pytest.mark.parametrize("kind", [ApiGateway, Application, FrontendMicroservices, ProcessServer])
def test_only_who_says_no_is_blamed(kind: type[Element]) -> None:
    assert blamed(kind("Thing", sso=False)) == ["a"]
    assert blamed(kind("Thing", sso=True)) == blamed(kind("Thing")) == []


@pytest.mark.parametrize("kind", [SsoServer, RealTimeDataStorage, ReverseProxy, Backend, Microservice])
def test_others_need_no_plugin(kind: type[Element]) -> None:
    assert blamed(kind("Thing", sso=False)) == []
