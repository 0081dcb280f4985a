"""The pictures of diff.md: a shop before and after a change. Written by `python3 dev.py render`."""

from __future__ import annotations

import sys
from pathlib import Path

from archmodel import Blueprint
from archmodel.contrasting import contrasted
from archmodel.diff import compare
from archmodel.elements import (
    ApiGateway,
    Backend,
    Broker,
    Database,
    Group,
    Microservice,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.elements.transports import GRPC, HTTPS, KAFKA
from archmodel.layout.limits import SECONDS
from archmodel.model import read
from archmodel.pipeline import write


class Shop(Blueprint, title="The shop"):
    """A shop that takes orders and sends what was ordered."""

    phone = MobileDevice("Phone", technology="iOS, Android")
    gateway = ApiGateway("API gateway", technology="Kong")
    ordering = Group("Ordering")
    baskets = Microservice("Baskets", inside=ordering, technology="Go")
    orders = Microservice("Orders", inside=ordering, technology="Kotlin")
    orders_db = Database("Orders database", inside=ordering, technology="PostgreSQL")
    events = Broker("Events", technology="Kafka")
    sending = Group("Sending")
    parcels = Microservice("Parcels", inside=sending, technology="Kotlin")
    messages = Microservice("Messages", inside=ordering, technology="Python")
    fax = ThirdPartyService("Fax service")
    warehouse = Backend("Warehouse")

    asks = phone.calls(gateway, "shops", over=HTTPS)
    fills = gateway.calls(baskets, "fills", over=GRPC)
    places = gateway.calls(orders, "orders", over=GRPC)
    keeps = orders.stores_in(orders_db)
    tells = orders.publishes_to(events, "orders", over=KAFKA)
    hears = parcels.subscribes_to(events, "paid orders", over=KAFKA)
    writes = messages.subscribes_to(events, "parcels", over=KAFKA)
    faxes = messages.calls(fax, "messages")
    sends = parcels.calls(warehouse, "what to send", over=HTTPS)


class LaterShop(Blueprint, title="The shop"):
    """The same without fax, with points, and with messages where parcels are."""

    phone = MobileDevice("Phone", technology="iOS, Android")
    gateway = ApiGateway("API gateway", technology="Kong")
    ordering = Group("Ordering")
    baskets = Microservice("Baskets", inside=ordering, technology="Rust")
    orders = Microservice("Orders", inside=ordering, technology="Kotlin")
    orders_db = Database("Orders database", inside=ordering, technology="PostgreSQL")
    loyalty = Microservice("Loyalty", inside=ordering, technology="Go")
    events = Broker("Events", technology="Kafka")
    sending = Group("Sending")
    parcels = Microservice("Parcels", inside=sending, technology="Kotlin")
    messages = Microservice("Messages", inside=sending, technology="Python")
    warehouse = Backend("Warehouse")

    asks = phone.calls(gateway, "shops", over=HTTPS)
    fills = gateway.calls(baskets, "fills", over=GRPC)
    places = gateway.calls(orders, "orders", over=GRPC)
    keeps = orders.stores_in(orders_db)
    earns = orders.calls(loyalty, "points", over=GRPC)
    tells = orders.publishes_to(events, "orders", over=KAFKA)
    hears = parcels.subscribes_to(events, "paid orders", over=KAFKA)
    writes = messages.subscribes_to(events, "parcels", over=KAFKA)
    sends = parcels.calls(warehouse, "what to send", over=HTTPS)


def main(folder: Path) -> None:
    """Draw the change in both forms."""
    before, after = read(Shop), read(LaterShop)
    changes = compare(before, after)
    for name, aside in (("shop", False), ("side-by-side", True)):
        contrast = contrasted(before, after, changes, "schematic", aside=aside, timeout=SECONDS)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.svg").write_bytes(write(contrast.placement, ["svg"])["svg"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
