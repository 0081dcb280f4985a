"""A whole blueprint in one file, after figure 8.1 of the series: a mobile device reaches the backends."""

from archmodel import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    ContainerStorage,
    FrontendMicroservices,
    IntegrationMicroservices,
    Internet,
    MobileDevice,
    MobileServices,
)
from archmodel.elements.transports import HTTPS
from archmodel.views import LogicalView, SchematicView

SOME, MANY = "1..n", "1..n+1"


class MobileIntegration(Blueprint, title="Example: mobile integration", part=8):
    """A mobile device uses an organisation's services through an API gateway.

    Front-end microservices gather what it asks for from the backend systems by way of
    integration microservices; mobile services push, synchronise and keep their data.
    """

    device = MobileDevice("Mobile", technology="iOS, Android, etc", instances=MANY)
    internet = Internet("Internet")
    gateway = ApiGateway("API gateway", technology="Red Hat 3scale API Management", instances=MANY, sso=True)

    platform = ContainerPlatform("Container platform", technology="Red Hat OpenShift Container Platform")
    entry = Balancer("Kubernetes service balancer", inside=platform)
    frontend = FrontendMicroservices(
        "Front-end microservices", inside=platform, technology="Red Hat Fuse", instances=MANY, sso=True
    )
    mobile = MobileServices(
        "Mobile services", inside=platform, technology="Node.js, Java, etc", instances=MANY, sso=True
    )
    spread = Balancer("Kubernetes service balancer", inside=platform)
    integration = IntegrationMicroservices(
        "Integration microservices", inside=platform, technology="Red Hat Fuse", instances=MANY, sso=True
    )
    storage = ContainerStorage(
        "Container storage", inside=platform, technology="Red Hat OpenShift Container Storage", instances=SOME
    )
    backends = Backend(
        "Backend systems", stands_for="CRM, storage, 3rd-party systems, back office", instances=MANY, sso=True
    )

    asks = device.calls(gateway, "uses services", over=HTTPS, via=internet)
    routes = gateway.calls(frontend, "front-end functions", via=entry)
    pushes = gateway.calls(mobile, "mobile-specific services", via=entry)
    gathers = frontend.calls(integration, "gathers data", via=spread)
    keeps = mobile.stores_in(storage, "application data, analytics", via=spread)
    reaches = integration.calls(backends, "reads and writes")

    schematic = SchematicView()
    logical = LogicalView()
