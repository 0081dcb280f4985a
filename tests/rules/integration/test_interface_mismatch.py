"""The corners of INT009."""

from __future__ import annotations

from typing import Any

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Group, Microservice, Transport
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.interface_mismatch import InterfaceMismatch


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*InterfaceMismatch(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    cart = Microservice("Cart")
    erp = Backend("ERP", offers=(Transport.SOAP, Transport.JDBC))
    old = Backend("Old", read_only=True)
    new = Backend("New", read_only=False)


def test_a_transport_that_is_not_offered_is_blamed() -> None:
    class Wrong(Shop):
        asks = Shop.cart.calls(Shop.erp, over=Transport.GRPC)

    (finding,) = found(Wrong)
    assert (finding.at, finding.severity) == (("asks", "cart", "erp"), Severity.ERROR)
    assert finding.message == "'Cart' calls 'ERP' over gRPC, and it offers SOAP, JDBC"
    assert finding.instead == "let 'Cart' use SOAP, JDBC, or let 'ERP' offer gRPC"


def test_what_is_offered_or_not_stated_is_right() -> None:
    class Right(Shop):
        one = Shop.cart.calls(Shop.erp, over=Transport.JDBC)
        two = Shop.cart.calls(Shop.erp)
        three = Shop.cart.calls(Shop.new, over=Transport.GRPC)

    assert found(Right) == []


def test_to_what_may_only_be_read_nobody_writes() -> None:
    class Writing(Shop):
        a = Shop.cart.writes(Shop.old)
        b = Shop.cart.synchronises_with(Shop.old)
        c = Shop.cart.reads(Shop.old)
        d = Shop.cart.calls(Shop.old)
        e = Shop.cart.writes(Shop.new)
        f = Shop.cart.writes(Shop.erp)

    one, two = found(Writing)
    assert one.message == "'Cart' writes 'Old', which may only be read"
    assert one.instead == "let 'Cart' write to where 'Old' gets its data from"
    assert (one.at[0], two.at[0]) == ("a", "b")


def test_what_is_in_a_container_that_may_only_be_read_is_so_too() -> None:
    class Inside(Blueprint):
        cart = Microservice("Cart")
        legacy = Group("Legacy", read_only=True)
        erp = Backend("ERP", inside=legacy)
        new = Backend("New", inside=legacy, read_only=False)
        closed = Group("Closed", read_only=True)
        old = Backend("Old", inside=closed)
        a = cart.writes(erp)
        b = cart.writes(new)
        c = cart.writes(legacy)
        d = cart.writes(closed)

    assert blamed(Inside) == ["a", "d"]


def test_what_a_container_offers_is_its_own_and_what_its_members_offer_is_its_too() -> None:
    class Mixed(Blueprint):
        cart = Microservice("Cart")
        platform = Group("Platform", offers=(Transport.SOAP,))
        inner = Group("Inner", inside=platform)
        grpc = Backend("gRPC", inside=inner, offers=(Transport.GRPC,))
        store = Backend("Store", inside=inner)
        a = cart.calls(platform, over=Transport.GRPC)
        b = cart.calls(platform, over=Transport.AMQP)
        c = cart.calls(store, over=Transport.AMQP)
        d = cart.calls(grpc, over=Transport.SOAP)

    assert blamed(Mixed) == ["b", "d"]


@pytest.mark.parametrize(
    ("over", "offered", "fits"),
    [
        (Transport.HTTPS, Transport.SOAP, True),
        (Transport.S3, Transport.HTTPS, True),
        (Transport.HTTP, Transport.GRPC, True),
        (Transport.WSS, Transport.HTTPS, True),
        (Transport.TCP, Transport.KAFKA, True),
        (Transport.MQTT, Transport.TCP, True),
        (Transport.WSS, Transport.HTTP, False),
        (Transport.HTTP, Transport.HTTPS, False),
        (Transport.HTTPS, Transport.HTTP, False),
        (Transport.SOAP, Transport.GRPC, False),
        (Transport.KAFKA, Transport.HTTPS, False),
    ],
)
def test_a_transport_may_be_the_carrier_of_what_is_offered(
    over: Transport, offered: Transport, fits: bool
) -> None:
    class Carried(Blueprint):
        cart = Microservice("Cart")
        erp = Backend("ERP", offers=(offered,))
        asks = cart.calls(erp, over=over)

    assert blamed(Carried) == ([] if fits else ["asks"])
