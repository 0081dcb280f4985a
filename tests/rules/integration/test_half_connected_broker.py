"""The corners of INT010."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Broker, Group, Microservice
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


def test_what_the_broker_does_itself_counts() -> None:
    class Pushed(Shop):
        tells = Shop.cart.publishes_to(Shop.topic)
        pushes = Shop.topic.notifies(Shop.mail)

    class Fed(Shop):
        mirrors = Shop.topic.subscribes_to(Shop.cart)
        hears = Shop.mail.subscribes_to(Shop.topic)

    class Half(Shop):
        mirrors = Shop.topic.reads(Shop.cart)

    assert found(Pushed) == found(Fed) == found(Shop) == []
    assert [each.message for each in found(Half)] == ["nobody takes from 'Topic'"]


def test_what_may_be_both_is_both() -> None:
    class Called(Shop):
        polls = Shop.cart.calls(Shop.topic)

    class Checked(Shop):
        checks = Shop.topic.authenticates_with(Shop.cart)

    class Synchronised(Shop):
        both = Shop.cart.synchronises_with(Shop.topic)

    class Passed(Shop):
        tells = Shop.cart.notifies(Shop.mail, via=Shop.topic)

    assert found(Called) == found(Checked) == found(Synchronised) == found(Passed) == []


def test_a_broker_and_its_topics_are_one() -> None:
    class Nested(Blueprint):
        cart = Microservice("Cart")
        mail = Microservice("Mail")
        broker = Broker("Broker")
        shop = Group("Topics of the shop", inside=broker)
        topic = Broker("Topic", inside=shop)
        tells = cart.publishes_to(broker)
        hears = mail.subscribes_to(topic)

    class Crossed(Blueprint):
        cart = Microservice("Cart")
        mail = Microservice("Mail")
        broker = Broker("Broker")
        one = Broker("One", inside=broker)
        other = Broker("Other", inside=broker)
        tells = cart.publishes_to(one)
        hears = mail.subscribes_to(other)

    class Deaf(Blueprint):
        cart = Microservice("Cart")
        broker = Broker("Broker")
        topic = Broker("Topic", inside=broker)
        tells = cart.publishes_to(broker)

    assert found(Nested) == []
    assert blamed(Crossed) == ["one", "other"]
    assert blamed(Deaf) == ["broker"]


def test_a_relation_with_what_is_around_a_broker_may_mean_it() -> None:
    class Platform(Blueprint):
        cart = Microservice("Cart")
        mail = Microservice("Mail")
        platform = Group("Platform")
        heard = Broker("Heard", inside=platform)
        told = Broker("Told", inside=platform)
        unknown = Broker("Unknown", inside=platform)
        tells = cart.publishes_to(told)
        hears = mail.subscribes_to(heard)
        feeds = cart.publishes_to(platform)

    assert blamed(Platform) == ["told"]
