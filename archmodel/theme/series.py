"""The look of the series: colour is the category, as in the author's diagrams of 2020 and later.

The published green and teal carry white text at 3.2 : 1 and 2.7 : 1; ours are darker, so that all
text reaches 4.5 : 1.
"""

from __future__ import annotations

from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Balancer,
    Broker,
    Client,
    ContainerNativeStorage,
    ContainerPlatform,
    ContainerStorage,
    Database,
    DeploymentNode,
    Element,
    FrontendMicroservices,
    Gateway,
    Group,
    Instance,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Internet,
    Microservice,
    MicroserviceGroup,
    MobileApplication,
    MobileDevice,
    MobileServices,
    ObjectStorage,
    Person,
    ProcessFacadeMicroservices,
    ProcessServer,
    RealTimeDataStorage,
    ReverseProxy,
    SecretStore,
    Service,
    SsoServer,
    Storage,
    ThirdPartyService,
    VirtualBlockStorage,
    WebApplication,
)
from archmodel.elements.external import Network as NetworkElement
from archmodel.theme.base import Category, Network, Style, Theme

__all__ = ["APPLICATION", "DEVELOPER", "INFRASTRUCTURE", "SERIES", "SERVICES"]

APPLICATION = Category("Application", "#2f7a4d", "#2f7a4d")
INFRASTRUCTURE = Category("Infrastructure", "#0e7480", "#0e7480")
DEVELOPER = Category("Developer services", "#1d4174", "#1d4174")
SERVICES = Category("Services", "#4c4c4c", "#4c4c4c")

SERIES = Theme(
    styles={
        Element: Style(SERVICES, "element"),
        Group: Style(INFRASTRUCTURE, "group"),
        Client: Style(APPLICATION, "client"),
        Person: Style(APPLICATION, "person"),
        MobileDevice: Style(APPLICATION, "mobile_device"),
        MobileApplication: Style(APPLICATION, "mobile_application"),
        WebApplication: Style(APPLICATION, "web_application"),
        NetworkElement: Style(SERVICES, "network"),
        Internet: Style(SERVICES, "internet"),
        Gateway: Style(DEVELOPER, "gateway"),
        ApiGateway: Style(DEVELOPER, "api_gateway"),
        ReverseProxy: Style(SERVICES, "reverse_proxy"),
        ContainerPlatform: Style(INFRASTRUCTURE, "container_platform"),
        Balancer: Style(INFRASTRUCTURE, "balancer"),
        Broker: Style(INFRASTRUCTURE, "broker"),
        SecretStore: Style(SERVICES, "secret_store"),
        Service: Style(APPLICATION, "service"),
        Application: Style(APPLICATION, "application"),
        Microservice: Style(APPLICATION, "microservice"),
        MicroserviceGroup: Style(APPLICATION, "microservices"),
        FrontendMicroservices: Style(APPLICATION, "frontend_microservices"),
        IntegrationMicroservices: Style(APPLICATION, "integration_microservices"),
        IntegrationDataMicroservices: Style(APPLICATION, "integration_data_microservices"),
        ProcessFacadeMicroservices: Style(APPLICATION, "process_facade_microservices"),
        MobileServices: Style(APPLICATION, "mobile_services"),
        SsoServer: Style(SERVICES, "sso_server"),
        ProcessServer: Style(DEVELOPER, "process_server"),
        Storage: Style(SERVICES, "storage"),
        ContainerStorage: Style(INFRASTRUCTURE, "container_storage"),
        ContainerNativeStorage: Style(SERVICES, "container_native_storage"),
        VirtualBlockStorage: Style(SERVICES, "block_storage"),
        ObjectStorage: Style(SERVICES, "object_storage"),
        RealTimeDataStorage: Style(INFRASTRUCTURE, "real_time_data_storage"),
        Database: Style(SERVICES, "database"),
        Backend: Style(INFRASTRUCTURE, "backend"),
        ThirdPartyService: Style(INFRASTRUCTURE, "third_party_service"),
        DeploymentNode: Style(INFRASTRUCTURE, "deployment_node"),
        Instance: Style(APPLICATION, "instance"),
    },
    public=Network("From outside", "#5e40be"),
    entry=Network("From the gateway", "#b9510a"),
    inner=Network("Between services", "#14746e"),
    outer=Network("To storage and backends", "#1c6cb5"),
)
