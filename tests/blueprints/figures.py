"""The figures of the series as facts: what each shows, in the words it shows it with.

The series is *Integration Key to Customer Experience* by Eric D. Schabell (2018-2019); figures 2.1 to
8.1 are those of the articles, L1 to S6 those of the author's later set of the same architecture.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ADDED", "CARDS", "FIGURES", "OTHERWISE", "TITLES", "Card", "Fact", "Figure"]


class Fact(NamedTuple):
    """What a figure says of one element."""

    title: str
    technology: str = ""
    instances: str = ""
    sso: bool = False


class Figure(NamedTuple):
    """What a figure shows: elements, groups included, and lines by the titles of their ends."""

    elements: tuple[Fact, ...]
    lines: tuple[tuple[str, ...], ...] = ()
    """Source, what is passed, target."""


class Card(NamedTuple):
    """What a detail card says of one element, and what ours says otherwise on purpose.

    The cards mix the direction of requests with that of data, so peers have none here.
    """

    title: str
    instances: str
    peers: frozenset[str]
    technology: str
    ports: tuple[str, ...]
    without: frozenset[str] = frozenset()
    """Peers that ours leaves out."""
    added: frozenset[str] = frozenset()
    """Peers that ours has besides."""


def titles(text: str) -> frozenset[str]:
    """Return titles that are separated by commas."""
    return frozenset(each.strip() for each in text.split(",") if each.strip())


def plain(*titles: str) -> tuple[Fact, ...]:
    """Return elements of which the figure says no more than the title."""
    return tuple(Fact(title) for title in titles)


MANY, SOME = "1..n+1", "1..n"
EXTERNAL = plain("External Application Deployments", "Mobile Applications", "Web Applications")
ROW_1 = (
    Fact("Applications", sso=True),
    Fact("Frontend Microservices", sso=True),
    Fact("Process Facade Microservices", sso=True),
)
ROWS_2_AND_3 = (
    Fact("Process Server", sso=True),
    Fact("Integration Microservices", sso=True),
    Fact("Integration Data Services", sso=True),
    *plain("Real-time Data Storage", "SSO Server"),
)
PLATFORM = (Fact("Container Platform"), *ROW_1, *ROWS_2_AND_3)
STORAGES = plain("Virtual Block Storage", "Container-native Storage", "Object-based Storage")
LOGICAL = (
    *EXTERNAL,
    *plain("Gateways & proxies", "API Management", "Reverse Proxy", "Container Platform", "Storage Services"),
    *plain(*(each.title for each in (*ROW_1, *ROWS_2_AND_3))),
    Fact("Kubernetes Service Balancer"),
    *STORAGES,
)

MOBILE = Fact("Mobile", "iOS, Android, etc", MANY)
CLOUD = Fact("Internet")
GATEWAY = Fact("API Gateway", "Red Hat 3scale API Management", MANY, sso=True)
BOX = Fact("Container Platform", "Red Hat OpenShift Container Platform")
BALANCER = Fact("Kubernetes Service Balancer")
FRONTEND = Fact("Frontend Microservices", "Red Hat Fuse", MANY, sso=True)
FACADE = Fact("Process Facade Microservices", "Red Hat Fuse", MANY, sso=True)
SERVER = Fact("Process Server", "Red Hat JBoss BPM Suite", SOME, sso=True)
INTEGRATION = Fact("Integration Microservices", "Red Hat Fuse", MANY, sso=True)
DATA = Fact("Integration data microservices", "Red Hat Fuse", MANY)
SERVICES = Fact("Mobile Services", "Node.js, Java, etc", MANY, sso=True)
CONTAINER = Fact("Container Storage", "Red Hat OpenShift Container Storage", SOME)
BACKENDS = Fact("Backend Systems", "CRM, Storage, 3rd-Party Systems, Backoffice", MANY, sso=True)
BANK = Fact("Bank Account Services", "Third party service platform", MANY, sso=True)
WEB = Fact("Web Application", "Java web UI, Node.js, partner NGINX", MANY)
SSO = Fact("SSO server", "Red Hat SSO OpenShift Server", SOME)
DIRECTORY = Fact("Company active directory server", "3rd party AD product", "1")

CONNECT = ("Mobile", "Internet", "API Gateway")
TO_FRONTEND = ("API Gateway", "Kubernetes Service Balancer", "Frontend Microservices")
TO_FACADE = ("API Gateway", "Kubernetes Service Balancer", "Process Facade Microservices")
TO_SERVICES = ("API Gateway", "Kubernetes Service Balancer", "Mobile Services")
GATHER = ("Frontend Microservices", "Kubernetes Service Balancer", "Integration Microservices")
EXPOSE = ("Process Facade Microservices", "Kubernetes Service Balancer", "Process Server")
KEEP = ("Mobile Services", "Kubernetes Service Balancer", "Container Storage")
PERSIST = ("Process Server", "Container Storage")
REACH = ("Integration Microservices", "Backend Systems")
REACH_BANK = ("Integration Microservices", "Bank Account Services")

PROCESS = (MOBILE, CLOUD, GATEWAY, BOX, BALANCER, FRONTEND, FACADE, INTEGRATION, SERVER, CONTAINER, BACKENDS)
PROCESS_LINES = (CONNECT, TO_FRONTEND, TO_FACADE, GATHER, EXPOSE, REACH, PERSIST)
MOBILE_FIGURE = (MOBILE, CLOUD, GATEWAY, BOX, BALANCER, FRONTEND, SERVICES, INTEGRATION, CONTAINER, BACKENDS)
MOBILE_LINES = (CONNECT, TO_FRONTEND, TO_SERVICES, GATHER, KEEP, REACH)
SERVICE = (WEB, CLOUD, GATEWAY, BOX, FRONTEND, SSO, DIRECTORY)


def redrawn(figure: Figure) -> Figure:
    """Return a figure as its author drew it later: with the device before, and without balancers."""
    elements = tuple(each for each in figure.elements if each is not BALANCER)
    lines = tuple(tuple(each for each in line if each != BALANCER.title) for line in figure.lines)
    return Figure((Fact("Mobile device"), *elements), (("Mobile device", "Mobile"), *lines))


def service(*elements: Fact, through: str, to: str) -> Figure:
    """Return one of the author's three schematics of integration services."""
    lines = (
        ("Web Application", "Internet", "API Gateway"),
        ("API Gateway", "Frontend Microservices"),
        ("Frontend Microservices", through),
        (through, to),
        ("SSO server", "Company active directory server"),
    )
    return Figure((*SERVICE, *elements), lines)


FIGURES = {
    "2.1": Figure(EXTERNAL),
    "2.2": Figure((*EXTERNAL, Fact("API Gateway & Reverse Proxy"))),
    "2.3": Figure(PLATFORM),
    "2.4": Figure((*PLATFORM, Fact("Storage Services"))),
    "3.1": Figure(EXTERNAL),
    "3.2": Figure((Fact("Mobile Application", "Mobile Platform(s), Node.js, Java, etc", "0..n+1"),)),
    "3.3": Figure((Fact("Web Application", "HTML, CSS, Node.js, Java, etc", "0..n+1"),)),
    "4.1": Figure(plain("API Gateway & Reverse Proxy")),
    "4.2": Figure((Fact("API Management", "API Management Platform", MANY),)),
    "4.3": Figure((Fact("Reverse Proxy", "Diverse solutions to hide internal resources", SOME),)),
    "5.1": Figure(PLATFORM),
    "5.2": Figure((Fact("Container Platform"), *ROW_1)),
    "5.3": Figure((Fact("Container Platform"), *ROWS_2_AND_3)),
    "6.1": Figure((Fact("Storage Services"), *STORAGES)),
    "6.2": Figure(STORAGES[:1]),
    "6.3": Figure(STORAGES[2:]),
    "6.4": Figure(STORAGES[1:2]),
    "7.1": Figure(PROCESS, PROCESS_LINES),
    "7.2": Figure((*PROCESS, BANK), (*PROCESS_LINES, REACH_BANK)),
    "8.1": Figure(MOBILE_FIGURE, MOBILE_LINES),
    "9.1": Figure(
        (
            *plain("Online application", "API gateway", "Frontend microservices"),
            *plain("Integration microservices", "AS 400"),
            CLOUD,
            BOX,
        ),
        (
            ("Online application", "Internet", "API gateway"),
            ("API gateway", "Frontend microservices"),
            ("Frontend microservices", "Integration microservices"),
            ("Integration microservices", "AS 400"),
        ),
    ),
    "L1": Figure(LOGICAL),
    "L2": Figure(LOGICAL),
    "S1": redrawn(Figure(PROCESS, PROCESS_LINES)),
    "S2": redrawn(Figure((*PROCESS, BANK), (*PROCESS_LINES, REACH_BANK))),
    "S3": redrawn(Figure(MOBILE_FIGURE, MOBILE_LINES)),
    "S4": service(
        INTEGRATION,
        Fact("AS 400", "mainframe backoffice", SOME),
        through="Integration Microservices",
        to="AS 400",
    ),
    "S5": service(
        DATA,
        Fact("Customer contact", "marketing collection customer interactions", MANY),
        through="Integration data microservices",
        to="Customer contact",
    ),
    "S6": service(
        INTEGRATION,
        Fact("Security services", "3rd party service platform", SOME),
        through="Integration Microservices",
        to="Security services",
    ),
}

TITLES = {
    "external application deployments": "External applications",
    "mobile applications": "Mobile application",
    "mobile": "Mobile application",
    "mobile device": "Mobile",
    "online application": "Web application",
    "web applications": "Web application",
    "api gateway & reverse proxy": "Gateways & proxies",
    "api management": "API gateway",
    "frontend microservices": "Front-end microservices",
    "integration data services": "Integration data microservices",
    "other applications": "Applications",
}
"""What an element is called here, in every picture, where figures call it otherwise."""

OTHERWISE = {
    ("3.2", "instances"): "an application in use has one instance at least, as in 7.1 and 8.1",
    ("3.3", "instances"): "an application in use has one instance at least, as in S4 to S6",
}
"""What differs from a figure on purpose, and why."""

ADDED: dict[str, tuple[str, ...]] = {}
"""Titles of elements that are in our picture and not in the figure."""

ANY = "0..n+1"
PLATFORM_PORTS = ("SSO", "TCP", "HTTP")
CARDS = {
    "D1": Card(
        "Mobile application",
        ANY,
        titles(
            "API gateway, Frontend microservices, Process facade microservices, Applications, Mobile services"
        ),
        "iOS, Android, etc",
        ("HTTP",),
        without=titles(
            "Front-end microservices, Process facade microservices, Applications, Mobile services"
        ),
        added=titles("Mobile"),
    ),
    "D2": Card(
        "Web application",
        ANY,
        titles("API gateway, Frontend microservices, Process facade microservices, Applications"),
        "HTML, CSS, Node.js, Java, etc",
        ("HTTP",),
        without=titles("Front-end microservices, Process facade microservices, Applications"),
        added=titles("Reverse proxy"),
    ),
    "D3": Card(
        "API management",
        MANY,
        titles(
            "Mobile application, Web application, Frontend microservices, "
            "Process facade microservices, Other applications"
        ),
        "API management platform",
        ("HTTP",),
        added=titles("Mobile services"),
    ),
    "D4": Card(
        "Reverse proxy",
        SOME,
        titles("Web application, Frontend microservices, Process facade microservices, Other applications"),
        "Diverse solutions to hide internal resources",
        ("HTTP",),
    ),
    "D5": Card(
        "Applications",
        ANY,
        titles("SSO server, Integration data microservices, Integration microservices, API gateway"),
        "SSO plugin microservice aggregation in containers",
        PLATFORM_PORTS,
        added=titles("Reverse proxy, Front-end microservices, Process server"),
    ),
    "D6": Card(
        "Frontend microservices",
        ANY,
        titles(
            "Integration microservices, Integration data microservices, Other applications, "
            "Process facade microservices, API gateway, Mobile application, Web application"
        ),
        "SSO plugin",
        PLATFORM_PORTS,
        without=titles("Mobile application, Web application"),
        added=titles("Reverse proxy, Real-time data storage, SSO server"),
    ),
    "D7": Card(
        "Process facade microservices",
        ANY,
        titles(
            "SSO server, Process server, Frontend microservices, API gateway, "
            "Mobile application, Web application"
        ),
        "SSO plugin",
        PLATFORM_PORTS,
        without=titles("Mobile application, Web application"),
        added=titles("Reverse proxy, Integration microservices"),
    ),
    "D8": Card(
        "Integration microservices",
        ANY,
        titles(
            "Process facade microservices, Integration data microservices, SSO server, "
            "Frontend microservices, Process server, Other applications"
        ),
        "SSO",
        PLATFORM_PORTS,
        added=titles("Backend systems"),
    ),
    "D9": Card(
        "Integration data microservices",
        ANY,
        titles(
            "Virtual block storage, Container-native storage, Object-based storage, SSO server, "
            "Integration microservices, Frontend microservices, Process server, Other applications"
        ),
        "SSO",
        PLATFORM_PORTS,
        added=titles("Real-time data storage"),
    ),
    "D10": Card(
        "Process server",
        ANY,
        titles(
            "Integration microservices, Integration data microservices, Other applications, "
            "Process facade microservices"
        ),
        "SSO",
        PLATFORM_PORTS,
        added=titles("Container storage, SSO server"),
    ),
    "D11": Card(
        "Real-time data storage",
        ANY,
        titles("Frontend microservices, SSO server, Integration data microservices"),
        "SSO real-time streaming video, voice",
        PLATFORM_PORTS,
    ),
    "D12": Card(
        "SSO server",
        ANY,
        titles(
            "Applications, Frontend microservices, Process facade microservices, Process server, "
            "Integration microservices, Integration data microservices, Real-time data storage"
        ),
        "SSO",
        ("SSO", "TCP"),
    ),
}
"""The author's detail cards; one that says "external requests", "frontend applications", "storage components"
or "possibly all" means the elements named here."""
