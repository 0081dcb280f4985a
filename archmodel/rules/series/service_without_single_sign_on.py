"""A service or gateway takes no part in single sign-on."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.container_platform import Application, FrontendMicroservices, MicroserviceGroup
from archmodel.elements.process import ProcessServer
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "ServiceWithoutSingleSignOn"]


class ServiceWithoutSingleSignOn(Rule[Graph]):
    """An element that should take part in single sign-on says that it does not.

    Microservice groups, applications, process servers and API gateways should. Only `sso=False` is
    blamed: what is not stated is not held against anybody. SSO servers and storage carry no plugin.

    Why it matters: where one part asks for identities of its own, customers log in twice, and a person
    who left the organisation keeps a way in.

    Instead: add the plugin, and say `sso=True`.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 3: external applications log in once,
      through the API gateway. Parts 2 and 5 with figure 2.3: services, applications and process servers
      carry an SSO plugin.

    Off by default: the series asks it of every service. Elsewhere identity rightly ends at a gateway or
    in a mesh.
    """

    code = "SER014"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every such element that states `sso=False`."""
        for node in subject.nodes((ApiGateway, Application, MicroserviceGroup, ProcessServer)):
            if node.element.sso is False:
                yield self.finding(
                    node,
                    f"{node} takes no part in single sign-on",
                    instead=f"add the SSO plugin to {node}, and say sso=True",
                )


class Bad(Blueprint):
    """The front end asks for a password of its own."""

    gateway = ApiGateway("API gateway", sso=True)
    frontend = FrontendMicroservices("Front-end microservices", sso=False)
    routes = gateway.calls(frontend)


class Good(Blueprint):
    """Who has logged in at the gateway is known to the front end."""

    gateway = ApiGateway("API gateway", sso=True)
    frontend = FrontendMicroservices("Front-end microservices", sso=True)
    routes = gateway.calls(frontend)
