"""The pictures of layout.md: one view for every word, named after it. Drawn by `python3 dev.py render`."""

from __future__ import annotations

from archmodel import Blueprint, Direction
from archmodel.elements import ApiGateway, Backend, Database, Group, Microservice, MobileDevice
from archmodel.selection import kind
from archmodel.views import LogicalView, SchematicView


class Shop(Blueprint):
    """A picture that reads to the right, with a group that reads down."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    services = Group("Services")
    orders = Microservice("Orders", inside=services)
    stock = Microservice("Stock", inside=services)
    prices = Microservice("Prices", inside=services)
    store = Database("Store", inside=services)
    crm = Backend("CRM")

    asks = phone.calls(gateway)
    enters = gateway.calls(orders, "orders")
    looks = gateway.calls(stock, "looks up")
    keeps = orders.stores_in(store)
    counts = stock.stores_in(store)
    weighs = prices.reads(store)
    bills = orders.calls(crm, "bills")

    plain = SchematicView(title="No word")
    direction = SchematicView(title="direction=Direction.DOWN", direction=Direction.DOWN)
    same_row = SchematicView(title="same_row=((stock, store),)", same_row=((stock, store),))
    order = SchematicView(title="order=((prices, stock, orders),)", order=((prices, stock, orders),))
    near = SchematicView(title="near=((stock, prices),)", near=((stock, prices),))
    collapse = SchematicView(title="collapse=(services,)", collapse=(services,))
    shows = SchematicView(title="shows=~kind(Database)", shows=~kind(Database))


class Parts(Blueprint):
    """Tiles without lines, which are packed into rows."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    orders = Microservice("Orders")
    stock = Microservice("Stock")
    prices = Microservice("Prices")
    store = Database("Store")
    crm = Backend("CRM")

    plain = LogicalView(title="No word")
    wrap = LogicalView(title="wrap=4", wrap=4)


class Groups(Blueprint):
    """What groups say for all views: how their members are read, and that they are one card."""

    sales = Group("direction=Direction.RIGHT", direction=Direction.RIGHT)
    orders = Microservice("Orders", inside=sales)
    prices = Microservice("Prices", inside=sales)
    data = Group("collapsed=True", collapsed=True)
    store = Database("Store", inside=data)
    cache = Database("Cache", inside=data)

    asks = orders.calls(prices)
    keeps = prices.stores_in(store, "keeps")
    holds = prices.stores_in(cache, "holds")

    plain = SchematicView(title="No word")
    expand = SchematicView(title="expand=(data,)", expand=(data,))
