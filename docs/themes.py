"""The pictures of themes.md: one view for every theme, named after it. Drawn by `python3 dev.py render`."""

from __future__ import annotations

from archmodel import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    Database,
    Internet,
    Microservice,
    MobileDevice,
)
from archmodel.views import SchematicView


class Shop(Blueprint):
    """Something of every kind: cards, a vendor icon, a cloud, a group, a bar, a badge, lines."""

    phone = MobileDevice("Phone", technology="iOS, Android")
    internet = Internet("Internet")
    gateway = ApiGateway("Gateway", technology="Kong", instances="2", sso=True)
    platform = ContainerPlatform("Platform", technology="Kubernetes")
    spread = Balancer("Service balancer", inside=platform)
    orders = Microservice("Orders", inside=platform, technology="Java", instances="1..n", sso=True)
    stock = Microservice("Stock", inside=platform, technology="Go")
    store = Database(
        "Store", inside=platform, technology="MongoDB", storage="200 GB", icon="onprem.database.MongoDB"
    )
    crm = Backend("CRM", stands_for="customers, contracts")

    asks = phone.calls(gateway, "asks", via=internet)
    routes = gateway.calls(orders, "orders", via=spread)
    looks = gateway.calls(stock, "looks up", via=spread)
    keeps = orders.stores_in(store, "keeps")
    counts = stock.stores_in(store)
    bills = orders.calls(crm, "bills")

    series = SchematicView(title="series")
    series_light = SchematicView(title="series-light", theme="series-light")
    series_dark = SchematicView(title="series-dark", theme="series-dark")
    series_2018 = SchematicView(title="series-2018", theme="series-2018")
    plain = SchematicView(title="plain", theme="plain")
    plain_light = SchematicView(title="plain-light", theme="plain-light")
    plain_dark = SchematicView(title="plain-dark", theme="plain-dark")
