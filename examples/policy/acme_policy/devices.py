"""Whoever comes from outside comes by the gateway: a question about paths."""

from __future__ import annotations

from archmodel import Blueprint
from archmodel.elements import ApiGateway, Client, Microservice, MobileDevice, Service
from archmodel.queries import kind, paths, require


class _Round(Blueprint):
    """The telephone calls the service itself."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    phone.calls(orders)


class _Through(Blueprint):
    """The telephone calls the gateway."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Microservice("Orders")
    phone.calls(gateway)
    gateway.calls(orders)


DevicesEnterByTheGateway = require(
    paths(kind(Client), kind(Service)).through(kind(ApiGateway)),
    code="ACME001",
    name="devices-enter-by-the-gateway",
    because="decision 7: there is one place where callers are known and counted",
    bad=_Round,
    good=_Through,
    allow_empty=True,  # not every team has a gateway of its own
)
