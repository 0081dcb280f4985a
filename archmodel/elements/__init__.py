"""The vocabulary: every kind of element, one file an article of the series."""

from __future__ import annotations

from archmodel.elements.api_management import ApiGateway, Gateway, ReverseProxy
from archmodel.elements.backend import Backend, ThirdPartyService
from archmodel.elements.base import Element, Group, How, Relation
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
    SecretStore,
    Service,
    SsoServer,
)
from archmodel.elements.deployment import DeploymentNode, Instance
from archmodel.elements.external import (
    Client,
    Internet,
    MobileApplication,
    MobileDevice,
    Network,
    Person,
    WebApplication,
)
from archmodel.elements.facts import Boundary, DataAsset, Fact, Host
from archmodel.elements.flows import Flow, Steps
from archmodel.elements.messaging import Broker
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
from archmodel.elements.verbs import Interaction, Verb

__all__ = [
    "ApiGateway",
    "Application",
    "Backend",
    "Balancer",
    "Boundary",
    "Broker",
    "Client",
    "ContainerNativeStorage",
    "ContainerPlatform",
    "ContainerStorage",
    "DataAsset",
    "Database",
    "DeploymentNode",
    "Element",
    "Fact",
    "Flow",
    "FrontendMicroservices",
    "Gateway",
    "Group",
    "Host",
    "How",
    "Instance",
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
    "SecretStore",
    "Service",
    "SsoServer",
    "Steps",
    "Storage",
    "ThirdPartyService",
    "Transport",
    "Verb",
    "VirtualBlockStorage",
    "WebApplication",
]
