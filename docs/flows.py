"""The pictures of flows.md. Drawn by `python3 dev.py render`."""

from __future__ import annotations

from archmodel import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Database,
    Group,
    Internet,
    Microservice,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.elements.transports import HTTPS
from archmodel.views import FlowView, SequenceView


class Shop(Blueprint):
    """A shop in which a customer buys a book."""

    phone = MobileDevice("Phone")
    internet = Internet("Internet")
    gateway = ApiGateway("Gateway")
    services = Group("Services")
    orders = Microservice("Orders", inside=services)
    stock = Microservice("Stock", inside=services)
    store = Database("Store", inside=services)
    payment = ThirdPartyService("Payment provider")
    crm = Backend("CRM")

    asks = phone.calls(gateway, "orders a book", over=HTTPS, via=internet)
    enters = gateway.calls(orders, "places the order")
    reserves = orders.calls(stock, "reserves a copy")
    counts = stock.stores_in(store, "counts")
    pays = orders.calls(payment, "takes the money", over=HTTPS)
    tells = orders.notifies(crm, "sold")

    request = FlowView("A customer buys a book", steps=(asks, enters, reserves, pays, tells))
    request_sequence = SequenceView(request.title, steps=request.steps)
