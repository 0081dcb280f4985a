"""The pictures of detail.md: the schematic of a shop, and cards of it. Drawn by `python3 dev.py render`."""

from __future__ import annotations

from archmodel import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    ContainerPlatform,
    Internet,
    Microservice,
    MobileDevice,
    SsoServer,
)
from archmodel.elements.transports import HTTPS, KAFKA
from archmodel.views import DetailView, SchematicView


class Shop(Blueprint, title="The shop"):
    """Customers order by telephone; the warehouse hears of it."""

    phone = MobileDevice("Phone")
    internet = Internet("Internet")
    gateway = ApiGateway("API gateway", technology="Kong", instances="2")
    platform = ContainerPlatform("Platform", technology="Kubernetes")
    orders = Microservice(
        "Orders",
        inside=platform,
        description="Takes orders, keeps them until they are paid, and tells the warehouse what to send.",
        technology="Java, Spring Boot",
        instances="1..n",
        sso=True,
        storage="Order journal",
    )
    stock = Microservice("Stock", inside=platform, technology="Go", instances="1..n")
    sign_on = SsoServer("SSO server", inside=platform, technology="Keycloak")
    warehouse = Backend("Warehouse", stands_for="Halls in three countries")

    asks = phone.calls(gateway, "orders and pays", over=HTTPS, via=internet)
    routes = gateway.calls(orders, "orders", over=HTTPS)
    looks = orders.reads(stock, "what there is", over=HTTPS)
    counts = stock.notifies(orders, "what has run out")
    signs = orders.authenticates_with(sign_on)
    sends = orders.publishes_to(warehouse, "what to send", over=KAFKA)

    schematic = SchematicView()
    orders_card = DetailView(orders)
    gateway_card = DetailView(gateway)
