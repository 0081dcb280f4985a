"""A blueprint with planted mistakes: each line marked `mistake` is wrong, and no other is."""

from __future__ import annotations

from archmodel import Blueprint, Waiver, render
from archmodel.elements import ApiGateway, ContainerPlatform, DataAsset, Microservice, MobileDevice
from archmodel.elements.transports import HTTPS
from archmodel.views import DetailView, FlowView, LogicalView, SequenceView


class Planted(Blueprint, title="Planted"):
    """Every mistake an architect makes on a Friday."""

    device = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    platform = ContainerPlatform("Platform")

    untitled = MobileDevice()  # mistake: no title
    misspelt = ApiGateway("Gateway", titel="x")  # mistake: titel
    misplaced = Microservice("Orders", insid=platform)  # mistake: insid
    misfiled = Microservice("Orders", inside="platform")  # mistake: a name where the element belongs
    positional = Microservice("Orders", "what it is for")  # mistake: a field without its keyword
    numbered = Microservice("Orders", technology=7)  # mistake: a number for a text
    doubtful = Microservice("Orders", sso="perhaps")  # mistake: a text for yes or no

    asks = device.calls("gateway")  # mistake: a name where the element belongs
    calls = device.call(gateway)  # mistake: no such verb
    stores = device.stores_in(gateway)  # mistake: a gateway stores nothing
    travels = device.calls(gateway, over="https")  # mistake: a text for a transport
    labelled = device.calls(gateway, HTTPS)  # mistake: the transport where the label belongs
    late = device.calls(gateway, timeout=2)  # mistake: timeout_ms
    trusted = device.calls(gateway, authn="passkey")  # mistake: a word that is no way to say who one is
    guarded = device.calls(gateway, resilience="retry")  # mistake: a text where a tuple belongs
    bounded = Microservice("Orders", boundary="internet")  # mistake: a name where the boundary belongs
    seen = Microservice("Orders", telemetry=("heartbeat",))  # mistake: a word that is no telemetry
    secret = DataAsset("Customers", classification="secret")  # mistake: a word that is no class
    passed = Waiver("INT001", on=device, because="pilot")  # mistake: an element where a tuple of them belongs
    blind = Waiver("INT001", on=(device,))  # mistake: a waiver without a reason
    ended = Waiver("INT001", on=(device,), because="pilot", until="2027-06-30")  # mistake: a text for a day
    passes = device.calls(gateway, via="internet")  # mistake: a name where the element belongs

    view = LogicalView(description=True)  # mistake: descriptions
    sideways = LogicalView(direction="right")  # mistake: a text for a direction
    row = LogicalView(same_row=(device, gateway))  # mistake: elements where rows of them belong
    rows = LogicalView(order=((device, "gateway"),))  # mistake: a name where the element belongs
    closeup = DetailView()  # mistake: no element
    named = DetailView("gateway")  # mistake: a name where the element belongs
    card = LogicalView(collapse=platform)  # mistake: an element where a tuple belongs
    flow = FlowView("Opens", steps=(device,))  # mistake: a device among the steps
    sequence = SequenceView("Opens", steps=(device,))  # mistake: a device among the steps of a sequence
    unnamed = FlowView(steps=())  # mistake: a flow without a title
    stepless = SequenceView("Opens")  # mistake: a sequence without steps
    wrapped = ContainerPlatform("Platform", wrap="4")  # mistake: a text for a number

    device.title = "x"  # mistake: a declaration is frozen


render(Planted, format="png", scale="2")  # mistake: a text for a number
Planted.gatway  # mistake: no such element
