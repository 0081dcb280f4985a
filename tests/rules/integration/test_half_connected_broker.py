"""The corners of INT010."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Broker, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.half_connected_broker import HalfConnectedBroker


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*HalfConnectedBroker(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    cart = Microservice("Cart")
    mail = Microservice("Mail")
    topic = Broker("Topic")


def test_a_topic_that_nobody_takes_from_is_blamed() -> None:
    class Deaf(Shop):
        tells = Shop.cart.publishes_to(Shop.topic)

    (finding,) = found(Deaf)
    assert (finding.at, finding.severity) == (("topic",), Severity.WARNING)
    assert finding.message == "nobody takes from 'Topic'"
    assert finding.instead == "say who takes from 'Topic', or delete 'Topic'"


def test_a_topic_that_nobody_writes_to_is_blamed() -> None:
    class Mute(Shop):
        hears = Shop.mail.subscribes_to(Shop.topic)

    class Read(Shop):
        reads = Shop.mail.reads(Shop.topic)

    assert [each.message for each in (*found(Mute), *found(Read))] == ["nobody writes to 'Topic'"] * 2


def test_both_sides_may_be_joined_in_any_way() -> None:
    class Pushed(Shop):
        tells = Shop.cart.calls(Shop.topic)
        pushes = Shop.topic.notifies(Shop.mail)

    class Synchronised(Shop):
        both = Shop.cart.synchronises_with(Shop.topic)

    assert found(Pushed) == found(Synchronised) == found(Shop) == []


def test_a_broker_and_its_topics_are_one() -> None:
    class Nested(Blueprint):
        cart = Microservice("Cart")
        mail = Microservice("Mail")
        broker = Broker("Broker")
        topic = Broker("Topic", inside=broker)
        tells = cart.publishes_to(broker)
        hears = mail.subscribes_to(topic)

    assert found(Nested) == []
