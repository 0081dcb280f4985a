"""Part 7 of the series: a mobile application starts business processes (figures 7.1, 7.2, S1, S2).

The figures of 2018 show balancers and no device, the author's later ones (S1, S2) a device and no
balancers: one model, several views.
"""

from archmodel import Blueprint
from archmodel.elements import Balancer, ThirdPartyService
from archmodel.selection import kind, named
from archmodel.views import FlowView, SchematicView, SequenceView
from customer_experience import MANY
from customer_experience import CustomerExperience as Common


class ProcessIntegration(Blueprint, title="Example: process integration", part=7):
    """A mobile application starts business processes and asks for the data of an organisation.

    Process facade microservices expose what the process server runs, which keeps its data in
    container storage; front-end microservices gather data from the backends by way of integration
    microservices.
    """

    opens = Common.opens
    asks = Common.mobile_asks
    to_frontend = Common.to_frontend
    to_facade = Common.to_facade
    gathers = Common.gathers
    exposes = Common.exposes
    persists = Common.persists
    reaches = Common.reaches

    frames = named(Common.external, Common.gateways)
    whole = ~(frames | named(Common.device))
    process_integration = SchematicView(figure="7.1", shows=whole)
    process_integration_redrawn = SchematicView(
        title="Process integration", figure="S1", shows=~(frames | kind(Balancer))
    )

    automation = FlowView(
        "A mobile application starts a business process",
        steps=(asks, to_facade, exposes, persists),
        shows=whole,
    )
    automation_sequence = SequenceView(automation.title, steps=automation.steps)


class ProcessIntegrationWithThirdParties(
    ProcessIntegration, title="Example: process integration with third-party services", part=7
):
    """Process integration that also reaches a third-party platform, by way of integration microservices.

    So the services need not know whose platform it is, and it can be replaced.
    """

    bank = ThirdPartyService(
        "Bank account services", technology="Third-party service platform", instances=MANY, sso=True
    )
    reaches_bank = Common.integration.calls(bank, "reaches accounts")

    process_integration = SchematicView(figure="7.2", shows=ProcessIntegration.whole)
    process_integration_redrawn = SchematicView(
        title="Process integration with third-party services",
        figure="S2",
        shows=~(ProcessIntegration.frames | kind(Balancer)),
    )

    accounts = FlowView(
        "A mobile application asks for accounts at a bank",
        steps=(
            ProcessIntegration.asks,
            ProcessIntegration.to_frontend,
            ProcessIntegration.gathers,
            reaches_bank,
        ),
        shows=ProcessIntegration.whole,
    )
    accounts_sequence = SequenceView(accounts.title, steps=accounts.steps)
