"""What lies outside the organisation and uses its services (part 3 of the series)."""

from __future__ import annotations

from archmodel.elements.base import Element

__all__ = ["Client", "Internet", "MobileApplication", "MobileDevice", "Network", "Person", "WebApplication"]


class Client(Element):
    """Somebody or something outside that uses the services of the organisation."""


class Person(Client):
    """A person who uses the system."""


class MobileDevice(Client):
    """A phone, tablet or other portable device."""


class MobileApplication(Client):
    """An application on a mobile device, made by the company or a third party."""


class WebApplication(Client):
    """An application, site or service in a browser or on a partner's servers."""


class Network(Element):
    """A network that relations pass, drawn as a cloud on their line."""


class Internet(Network):
    """The public internet."""
