"""Part 9 of the series: an online application uses integration services (figures 9.1, S4, S5, S6)."""

from archmodel import Blueprint
from archmodel.elements import Backend, Balancer, ThirdPartyService
from archmodel.selection import kind, named
from archmodel.views import FlowView, SchematicView, SequenceView
from customer_experience import MANY, SOME
from customer_experience import CustomerExperience as Common


class ServiceIntegration(Blueprint, title="Example: integration service use", part=9):
    """An online application gathers data and services of an organisation through an API gateway.

    Attested by part 9 itself, of which the first sentences alone can still be read: the online
    application, the API gateway, the front-end microservices, that these gather data from backends.
    Taken from the schematics that the author drew of the same architecture half a year later: all
    else, such as the integration microservices between, the SSO server and the single backends.
    """

    asks = Common.web_asks
    to_frontend = Common.to_frontend
    gathers = Common.gathers
    gathers_stored = Common.gathers_stored

    mainframe = Backend("AS 400", technology="Mainframe of the back office", instances=SOME)
    directory = Backend("Company active directory server", technology="Third-party AD product", instances="1")
    contacts = Backend(
        "Customer contact", technology="Collection of customer interactions for marketing", instances=MANY
    )
    security = ThirdPartyService(
        "Security services", technology="Third-party service platform", instances=SOME
    )

    reads_mainframe = Common.integration.calls(mainframe, "gathers data")
    reads_contacts = Common.data.calls(contacts, "gathers interactions")
    uses_security = Common.integration.calls(security, "uses services")
    checks = Common.sso.authenticates_with(directory, "checks identities")

    hidden = named(Common.external, Common.gateways) | kind(Balancer)
    integration_service_use = SchematicView(
        figure="9.1",
        shows=~(hidden | named(Common.data, Common.sso, directory, contacts, security)),
    )
    integration_service = SchematicView(
        title="Integration service", figure="S4", shows=~(hidden | named(Common.data, contacts, security))
    )
    integration_data_service = SchematicView(
        title="Integration data service",
        figure="S5",
        shows=~(hidden | named(Common.integration, mainframe, security)),
    )
    integration_third_party_service = SchematicView(
        title="Integration of a third-party service",
        figure="S6",
        shows=~(hidden | named(Common.data, mainframe, contacts)),
    )

    use = FlowView(
        "An online application gathers data from a mainframe",
        steps=(asks, to_frontend, gathers, reads_mainframe),
        shows=integration_service.shows,
    )
    use_sequence = SequenceView(use.title, steps=use.steps)
