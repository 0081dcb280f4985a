"""A service of somebody else is reached past the integration microservices."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import Gateway
from archmodel.elements.backend import Backend, ThirdPartyService
from archmodel.elements.container_platform import (
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Service,
    SsoServer,
)
from archmodel.elements.external import Client
from archmodel.elements.process import ProcessServer
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "ServiceBypassesThirdPartyIntegration"]


class ServiceBypassesThirdPartyIntegration(Rule[Graph]):
    """A service or gateway reaches a third-party service without passing integration microservices.

    Integration data microservices serve as well. Clients and backends may use what third parties
    offer by themselves, and so may whatever checks identities: an SSO server, and who
    `authenticates_with` a third party. A relation to a group that holds others as well may mean
    those, and is not blamed.

    Why it matters: a service that knows whose platform it uses cannot leave that platform; its
    interface, limits and faults are then in every process that uses it.

    Instead: let the service call `IntegrationMicroservices`, and let these call the third party.

    References:
    - E. D. Schabell, Integration Key to Customer Experience, part 7: the bank account services of
      a third party are reached through integration microservices, in order to be free of its choices.
      Part 3: web applications may bring in information of third parties.

    Off by default: the series alone asks for one role between the services and all third parties. Elsewhere
    a service rightly has an adapter of its own. That there is no other way is inferred: part 7 and
    its figure show the one.
    """

    code = "SER009"
    severity = Severity.ERROR
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every relation by which a third party is entered past the integration."""
        without = (IntegrationMicroservices, IntegrationDataMicroservices, SsoServer, Client)
        for edge in subject.frontier((Gateway, Service), ThirdPartyService, without=without):
            if edge.source.is_a(Backend) or edge.source.lies_in(without):
                continue
            if edge.relation.verb is Verb.AUTHENTICATES_WITH:
                continue
            if subject.is_wholly(edge.target, ThirdPartyService):
                yield self.finding(
                    edge,
                    f"{edge.source} reaches {edge.target} without passing integration microservices",
                    instead=f"let {edge.source} call integration microservices, and these call {edge.target}",
                )


class Bad(Blueprint):
    """A process of the organisation knows the bank."""

    server = ProcessServer("Process server")
    bank = ThirdPartyService("Bank account services")
    pays = server.calls(bank)


class Good(Blueprint):
    """The bank can be replaced without a change of the process."""

    server = ProcessServer("Process server")
    integration = IntegrationMicroservices("Integration microservices")
    bank = ThirdPartyService("Bank account services")
    asks = server.calls(integration)
    pays = integration.calls(bank)
