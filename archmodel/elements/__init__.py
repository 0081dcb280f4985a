"""The vocabulary: every kind of element, one file an article of the series."""

from __future__ import annotations

from archmodel.elements.api_management import ApiGateway, Gateway, ReverseProxy
from archmodel.elements.backend import Backend, ThirdPartyService
from archmodel.elements.base import Element, Group, Interaction, Relation, Verb
from archmodel.elements.container_platform import (
    Application,
    Balancer,
    ContainerPlatform,
    FrontendMicroservices,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Microservice,
    MicroserviceGroup,
    MobileServices,
    ProcessFacadeMicroservices,
    Service,
    SsoServer,
)
from archmodel.elements.external import (
    Client,
    Internet,
    MobileApplication,
    MobileDevice,
    Network,
    Person,
    WebApplication,
)
from archmodel.elements.process import ProcessServer
from archmodel.elements.storage import (
    ContainerNativeStorage,
    ContainerStorage,
    Database,
    ObjectStorage,
    RealTimeDataStorage,
    Storage,
    VirtualBlockStorage,
)
from archmodel.elements.transports import Transport

__all__ = [
    "ApiGateway",
    "Application",
    "Backend",
    "Balancer",
    "Client",
    "ContainerNativeStorage",
    "ContainerPlatform",
    "ContainerStorage",
    "Database",
    "Element",
    "FrontendMicroservices",
    "Gateway",
    "Group",
    "IntegrationDataMicroservices",
    "IntegrationMicroservices",
    "Interaction",
    "Internet",
    "Microservice",
    "MicroserviceGroup",
    "MobileApplication",
    "MobileDevice",
    "MobileServices",
    "Network",
    "ObjectStorage",
    "Person",
    "ProcessFacadeMicroservices",
    "ProcessServer",
    "RealTimeDataStorage",
    "Relation",
    "ReverseProxy",
    "Service",
    "SsoServer",
    "Storage",
    "ThirdPartyService",
    "Transport",
    "Verb",
    "VirtualBlockStorage",
    "WebApplication",
]
