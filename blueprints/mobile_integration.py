"""Part 8 of the series: a mobile application reaches the backend systems (figures 8.1 and S3)."""

from archmodel import Blueprint
from archmodel.elements import Balancer
from archmodel.selection import kind, named
from archmodel.views import FlowView, SchematicView, SequenceView
from customer_experience import CustomerExperience as Common


class MobileIntegration(Blueprint, title="Example: mobile integration", part=8):
    """A mobile application uses an organisation's services through an API gateway.

    Front-end microservices gather what it asks for from the backend systems by way of
    integration microservices; mobile services push, synchronise and keep their data.
    """

    opens = Common.opens
    asks = Common.mobile_asks
    to_frontend = Common.to_frontend
    to_mobile_services = Common.to_mobile_services
    gathers = Common.gathers
    keeps = Common.keeps
    reaches = Common.reaches

    frames = named(Common.external, Common.gateways)
    whole = ~(frames | named(Common.device))
    mobile_integration = SchematicView(figure="8.1", shows=whole)
    mobile_integration_redrawn = SchematicView(
        title="Mobile integration", figure="S3", shows=~(frames | kind(Balancer))
    )

    request = FlowView(
        "A customer asks for what the backend systems hold",
        steps=(asks, to_frontend, gathers, reaches),
        shows=whole,
    )
    request_sequence = SequenceView(request.title, steps=request.steps)
    push = FlowView(
        "A mobile application keeps its data", steps=(asks, to_mobile_services, keeps), shows=whole
    )
    push_sequence = SequenceView(push.title, steps=push.steps)
