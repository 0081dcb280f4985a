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
    Client,
    ContainerPlatform,
    Element,
    Gateway,
    Group,
    Internet,
    MicroserviceGroup,
    MobileApplication,
    MobileDevice,
    ObjectStorage,
    Person,
    ProcessServer,
    ReverseProxy,
    Service,
    SsoServer,
    Storage,
    ThirdPartyService,
    VirtualBlockStorage,
    WebApplication,
)
from archmodel.elements.external import Network as NetworkElement
from archmodel.elements.storage import ContainerStorage, Database
from archmodel.theme.base import Category, Network, Style, Theme

__all__ = ["APPLICATION", "DEVELOPER", "INFRASTRUCTURE", "SERIES", "SERVICES"]

APPLICATION = Category("Application", "#2f7a4d", "#2f7a4d")
INFRASTRUCTURE = Category("Infrastructure", "#0e7480", "#0e7480")
DEVELOPER = Category("Developer services", "#1d4174", "#1d4174")
SERVICES = Category("Services", "#4c4c4c", "#4c4c4c")

SERIES = Theme(
    styles={
        Element: Style(SERVICES, "element"),
        Group: Style(INFRASTRUCTURE, "element"),
        Client: Style(APPLICATION, "application"),
        Person: Style(APPLICATION, "person"),
        MobileDevice: Style(APPLICATION, "mobile_device"),
        MobileApplication: Style(APPLICATION, "mobile_application"),
        WebApplication: Style(APPLICATION, "web_application"),
        NetworkElement: Style(SERVICES, "internet"),
        Internet: Style(SERVICES, "internet"),
        Gateway: Style(DEVELOPER, "api_gateway"),
        ApiGateway: Style(DEVELOPER, "api_gateway"),
        ReverseProxy: Style(SERVICES, "reverse_proxy"),
        ContainerPlatform: Style(INFRASTRUCTURE, "container_platform"),
        Balancer: Style(INFRASTRUCTURE, "balancer"),
        Service: Style(APPLICATION, "application"),
        Application: Style(APPLICATION, "application"),
        MicroserviceGroup: Style(APPLICATION, "microservices"),
        SsoServer: Style(SERVICES, "sso_server"),
        ProcessServer: Style(DEVELOPER, "process_server"),
        Storage: Style(SERVICES, "storage"),
        ContainerStorage: Style(INFRASTRUCTURE, "storage"),
        VirtualBlockStorage: Style(SERVICES, "block_storage"),
        ObjectStorage: Style(SERVICES, "object_storage"),
        Database: Style(SERVICES, "database"),
        Backend: Style(INFRASTRUCTURE, "backend"),
        ThirdPartyService: Style(INFRASTRUCTURE, "third_party_service"),
    },
    public=Network("From outside", "#5e40be"),
    entry=Network("From the gateway", "#b9510a"),
    inner=Network("Between services", "#14746e"),
    outer=Network("To storage and backends", "#1c6cb5"),
)
