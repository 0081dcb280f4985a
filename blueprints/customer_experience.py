"""Parts 2 to 6 of the series: the elements that its architectures have in common.

Parts 7 to 9 take their elements and relations from here, so that each has one name and one set of
facts in every picture.
"""

from archmodel import Blueprint
from archmodel.elements import (
    ApiGateway,
    Application,
    Backend,
    Balancer,
    ContainerNativeStorage,
    ContainerPlatform,
    ContainerStorage,
    FrontendMicroservices,
    Group,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Internet,
    MobileApplication,
    MobileDevice,
    MobileServices,
    ObjectStorage,
    ProcessFacadeMicroservices,
    ProcessServer,
    RealTimeDataStorage,
    ReverseProxy,
    SsoServer,
    VirtualBlockStorage,
    WebApplication,
)
from archmodel.elements.transports import HTTP, TCP
from archmodel.selection import named, within
from archmodel.views import DetailView, LogicalView, SchematicView

SOME, MANY = "1..n", "1..n+1"


class CustomerExperience(Blueprint, title="Omnichannel customer experience"):
    """Customers use an organisation's services by whatever channel they like.

    External applications come in through an API gateway or a reverse proxy. Behind it a container
    platform runs microservices, applications and process automation, and integrates the backends
    and the storage that the organisation already has.
    """

    # Part 3: external applications
    device = MobileDevice("Mobile", description="A phone, a tablet or another portable device.")
    internet = Internet("Internet")
    external = Group("External applications", wrap=2)
    mobile = MobileApplication(
        "Mobile application",
        description="Runs on any portable device, outside the organisation, and uses the services "
        "that the API gateway exposes.",
        inside=external,
        technology="iOS, Android, mobile platforms, Node.js, Java, etc",
        instances=MANY,
    )
    web = WebApplication(
        "Web application",
        description="A site, portal or service of the organisation or of a partner, outside it, which "
        "uses the services that the API gateway exposes.",
        inside=external,
        technology="HTML, CSS, Node.js, Java web UI, partner NGINX, etc",
        instances=MANY,
    )

    # Part 4: API management
    gateways = Group("Gateways & proxies", wrap=2)
    gateway = ApiGateway(
        "API gateway",
        description="Manages who may use which interface of the microservices and applications.",
        inside=gateways,
        technology="API management platform: Red Hat 3scale",
        instances=MANY,
        sso=True,
    )
    proxy = ReverseProxy(
        "Reverse proxy",
        description="Fetches resources for outside parties and returns them as if they were its own.",
        inside=gateways,
        technology="Diverse solutions to hide internal resources",
        instances=SOME,
    )

    # Part 5: container platform
    platform = ContainerPlatform(
        "Container platform", technology="Red Hat OpenShift Container Platform", wrap=3
    )
    applications = Application(
        "Applications",
        description="Legacy, standalone or integrating applications that run in containers.",
        inside=platform,
        technology="Microservice aggregation in containers",
        instances=MANY,
        sso=True,
    )
    entry = Balancer("Kubernetes service balancer", inside=platform)
    frontend = FrontendMicroservices(
        "Front-end microservices",
        description="Give external applications access to business logic and to deeper services.",
        inside=platform,
        technology="Red Hat Fuse",
        instances=MANY,
        sso=True,
    )
    facade = ProcessFacadeMicroservices(
        "Process facade microservices",
        description="Expose automated business processes and their tasks as services.",
        inside=platform,
        technology="Red Hat Fuse",
        instances=MANY,
        sso=True,
    )
    mobile_services = MobileServices(
        "Mobile services",
        description="Push notifications, synchronisation and whatever else only mobile devices need.",
        inside=platform,
        technology="Node.js, Java, etc",
        instances=MANY,
        sso=True,
    )
    spread = Balancer("Kubernetes service balancer", inside=platform)
    server = ProcessServer(
        "Process server",
        description="Runs automated business processes behind an API; mostly two, for availability.",
        inside=platform,
        technology="Red Hat JBoss BPM Suite",
        instances=SOME,
        sso=True,
    )
    integration = IntegrationMicroservices(
        "Integration microservices",
        description="Stand between the services and nearly anything outside the platform.",
        inside=platform,
        technology="Red Hat Fuse",
        instances=MANY,
        sso=True,
    )
    data = IntegrationDataMicroservices(
        "Integration data microservices",
        description="Stand between the services and every form of storage.",
        inside=platform,
        technology="Red Hat Fuse",
        instances=MANY,
        sso=True,
    )
    real_time = RealTimeDataStorage(
        "Real-time data storage",
        description="Fast storage in containers, such as for streams of video and voice.",
        inside=platform,
        technology="Real-time streaming of video and voice",
        instances=MANY,
    )
    sso = SsoServer(
        "SSO server",
        description="Joins single sign-on to the organisation's own directories.",
        inside=platform,
        technology="Red Hat SSO OpenShift Server",
        instances=SOME,
    )
    container_storage = ContainerStorage(
        "Container storage",
        description="Container-native storage inside the platform, which stands in the examples for "
        "all storage services.",
        inside=platform,
        technology="Red Hat OpenShift Container Storage",
        instances=SOME,
    )

    # Part 6: storage services
    storage = Group("Storage services", wrap=3)
    block = VirtualBlockStorage(
        "Virtual block storage",
        description="Traditional storage, or its cached form, for applications, processes and services.",
        inside=storage,
    )
    native = ContainerNativeStorage(
        "Container-native storage",
        description="Storage defined by software, for applications, processes and services in containers.",
        inside=storage,
    )
    objects = ObjectStorage(
        "Object-based storage",
        description="For large unstructured data or files, on site or in a cloud.",
        inside=storage,
    )

    backends = Backend(
        "Backend systems",
        description="One box for the various systems that an organisation already runs.",
        stands_for="CRM, storage, 3rd-party systems, backoffice",
        instances=MANY,
        sso=True,
    )

    opens = device.calls(mobile, "opens")
    mobile_asks = mobile.calls(gateway, "uses services", over=HTTP, via=internet)
    web_asks = web.calls(gateway, "uses services", over=HTTP, via=internet)
    web_fetches = web.calls(proxy, "asks for resources", over=HTTP, via=internet)

    to_frontend = gateway.calls(frontend, "front-end functions", over=HTTP, via=entry)
    to_facade = gateway.calls(facade, "process automation", over=HTTP, via=entry)
    to_applications = gateway.calls(applications, "other applications", over=HTTP)
    to_mobile_services = gateway.calls(mobile_services, "mobile-specific services", over=HTTP, via=entry)
    proxy.calls(frontend, "front-end functions", over=HTTP)
    proxy.calls(facade, "process automation", over=HTTP)
    proxy.calls(applications, "other applications", over=HTTP)

    gathers = frontend.calls(integration, "gathers data", over=HTTP, via=spread)
    gathers_stored = frontend.calls(data, "gathers stored data", over=HTTP, via=spread)
    frontend.calls(applications, "uses", over=HTTP)
    frontend.calls(facade, "starts processes", over=HTTP)
    frontend.writes(real_time, "streams", over=HTTP)
    exposes = facade.calls(server, "exposes processes", over=HTTP, via=spread)
    server.calls(integration, "reaches systems", over=HTTP)
    server.calls(data, "reaches data", over=HTTP)
    server.calls(applications, "uses", over=HTTP)
    applications.calls(integration, "reaches systems", over=HTTP)
    applications.calls(data, "reaches data", over=HTTP)
    integration.calls(facade, "starts processes", over=HTTP)
    integration.calls(data, "reaches data", over=HTTP)

    persists = server.stores_in(container_storage, "process data")
    keeps = mobile_services.stores_in(container_storage, "application data, analytics", via=spread)
    data.reads(real_time, "streams")
    data.reads(block, "stored data")
    data.reads(native, "stored data")
    data.reads(objects, "files")
    reaches = integration.calls(backends, "reads and writes")

    applications.authenticates_with(sso, "SSO", over=TCP)
    frontend.authenticates_with(sso, "SSO", over=TCP)
    facade.authenticates_with(sso, "SSO", over=TCP)
    server.authenticates_with(sso, "SSO", over=TCP)
    integration.authenticates_with(sso, "SSO", over=TCP)
    data.authenticates_with(sso, "SSO", over=TCP)
    real_time.authenticates_with(sso, "SSO", over=TCP)

    in_examples = named(device, internet, mobile_services, spread, container_storage, backends)
    row_1 = named(applications, frontend, facade)
    rows_2_and_3 = named(server, integration, data, real_time, sso)

    external_application_deployments = LogicalView(
        title="External application deployments", figure="2.1", shows=named(external) | within(external)
    )
    external_applications_and_gateways = LogicalView(
        title="External applications, API gateway and reverse proxy",
        figure="2.2",
        wrap=1,
        shows=named(external, gateways) | within(external, gateways),
        collapse=(gateways,),
    )
    container_platform = LogicalView(
        title="Container platform", figure="2.3", shows=named(platform) | row_1 | rows_2_and_3
    )
    container_platform_and_storage = LogicalView(
        title="Container platform and storage services",
        figure="2.4",
        wrap=1,
        shows=named(platform, storage) | within(storage) | row_1 | rows_2_and_3,
        collapse=(storage,),
    )
    external_applications = LogicalView(
        title="External application details", figure="3.1", shows=named(external) | within(external)
    )
    mobile_application = SchematicView(title="Mobile application", figure="3.2", shows=named(mobile))
    web_application = SchematicView(title="Web application", figure="3.3", shows=named(web))
    api_gateway_and_reverse_proxy = LogicalView(
        title="API gateway and reverse proxy",
        figure="4.1",
        shows=named(gateways) | within(gateways),
        collapse=(gateways,),
    )
    api_management = SchematicView(title="API gateway", figure="4.2", shows=named(gateway))
    reverse_proxy = SchematicView(title="Reverse proxy", figure="4.3", shows=named(proxy))
    container_platform_essentials = LogicalView(
        title="Container platform essentials", figure="5.1", shows=named(platform) | row_1 | rows_2_and_3
    )
    client_facing_services = LogicalView(
        title="Client-facing services", figure="5.2", shows=named(platform) | row_1
    )
    deeper_services = LogicalView(title="Deeper services", figure="5.3", shows=named(platform) | rows_2_and_3)
    storage_services = LogicalView(
        title="Storage services", figure="6.1", shows=named(storage) | within(storage), descriptions=True
    )
    virtual_block_storage = LogicalView(title="Virtual block storage", figure="6.2", shows=named(block))
    object_based_storage = LogicalView(title="Object-based storage", figure="6.3", shows=named(objects))
    container_native_storage = LogicalView(
        title="Container-native storage", figure="6.4", shows=named(native)
    )
    logical_diagram = LogicalView(figure="L1", wrap=1, shows=~in_examples)
    logical_diagram_with_descriptions = LogicalView(
        figure="L2", wrap=1, shows=~in_examples, descriptions=True
    )

    mobile_application_card = DetailView(mobile, figure="D1")
    web_application_card = DetailView(web, figure="D2")
    api_gateway_card = DetailView(gateway, figure="D3")
    reverse_proxy_card = DetailView(proxy, figure="D4")
    applications_card = DetailView(applications, figure="D5")
    frontend_microservices_card = DetailView(frontend, figure="D6")
    process_facade_microservices_card = DetailView(facade, figure="D7")
    integration_microservices_card = DetailView(integration, figure="D8")
    integration_data_microservices_card = DetailView(data, figure="D9")
    process_server_card = DetailView(server, figure="D10")
    real_time_data_storage_card = DetailView(real_time, figure="D11")
    sso_server_card = DetailView(sso, figure="D12")
