"""The container platform and what runs on it (part 5 of the series; mobile services: part 8)."""

from __future__ import annotations

from archmodel.elements.base import Element, Group

__all__ = [
    "Application",
    "Balancer",
    "ContainerPlatform",
    "FrontendMicroservices",
    "IntegrationDataMicroservices",
    "IntegrationMicroservices",
    "Microservice",
    "MicroserviceGroup",
    "MobileServices",
    "ProcessFacadeMicroservices",
    "SecretStore",
    "Service",
    "SsoServer",
]


class ContainerPlatform(Group):
    """One environment for services, applications, integration and security."""


class Balancer(Element):
    """Spreads requests over the instances of services, drawn as a bar across their row."""


class Service(Element):
    """Something of the organisation's own that does work when asked."""


class Application(Service):
    """Aggregated microservices, or another internal application."""


class Microservice(Service):
    """One small service."""


class MicroserviceGroup(Service):
    """Microservices with one role, shown as one box."""


class FrontendMicroservices(MicroserviceGroup):
    """Gives external applications access to internal integration microservices."""


class IntegrationMicroservices(MicroserviceGroup):
    """Gives access to nearly anything in the organisation."""


class IntegrationDataMicroservices(MicroserviceGroup):
    """Makes all forms of storage available across the architecture."""


class ProcessFacadeMicroservices(MicroserviceGroup):
    """Gives access to automated integration processes."""


class MobileServices(MicroserviceGroup):
    """Push notifications, synchronisation and other services that only mobile devices need."""


class SsoServer(Service):
    """Joins the services to the organisation's authentication and authorisation."""


class SecretStore(Element):
    """Keeps passwords, keys and certificates, and gives them to those that may have them."""
