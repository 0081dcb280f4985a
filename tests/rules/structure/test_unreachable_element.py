"""The corners of STR005."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Broker,
    Database,
    Group,
    Microservice,
    MobileDevice,
    ThirdPartyService,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Severity
from archmodel.rules.structure.unreachable_element import UnreachableElement


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    gateway = ApiGateway("Gateway")
    orders = Microservice("Orders")
    store = Database("Store")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
    keeps = orders.writes(store)


def blamed(blueprint: type[Blueprint]) -> list[str]:
    return [finding.at[0] for finding in UnreachableElement().check(Graph(read(blueprint)))]


def test_what_nothing_leads_to_is_blamed() -> None:
    class Night(Shop):
        reports = Microservice("Reports")
        mail = Microservice("Mail")
        sums = reports.reads(Shop.store)
        sends = reports.calls(mail)

    mail, reports = UnreachableElement().check(Graph(read(Night)))
    assert (mail.at, reports.at) == (("mail",), ("reports",))
    assert reports.message == "nothing that comes in leads to 'Reports'"
    assert reports.instead == ("say what leads to 'Reports', or entry=True where its work begins by itself")
    assert reports.severity is Severity.INFO


def test_work_may_begin_by_itself_or_with_a_third_party() -> None:
    class Night(Shop):
        reports = Microservice("Reports", entry=True)
        bank = ThirdPartyService("Bank")
        ledger = Microservice("Ledger")
        sums = reports.reads(Shop.store)
        pays = bank.calls(ledger)

    assert blamed(Night) == []


def test_a_third_party_that_is_called_is_no_beginning() -> None:
    class Called(Shop):
        one = Microservice("One")
        bank = ThirdPartyService("Bank")
        ledger = Microservice("Ledger")
        asks_bank = one.calls(bank)
        pays = bank.calls(ledger)

    assert blamed(Called) == ["bank", "ledger", "one"]


def test_what_subscribes_is_reached_from_what_it_subscribes_to() -> None:
    class Heard(Shop):
        topic = Broker("Topic")
        mail = Microservice("Mail")
        sms = Microservice("SMS")
        more = Broker("More")
        log = Microservice("Log")
        tells = Shop.orders.publishes_to(topic)
        hears = mail.subscribes_to(topic)
        sends = mail.calls(sms)
        passes = sms.publishes_to(more)
        writes = log.subscribes_to(more)

    assert blamed(Heard) == []


def test_a_topic_is_heard_by_those_of_its_broker_and_a_broker_by_those_of_its_topics() -> None:
    class Heard(Shop):
        bus = Broker("Bus")
        topic = Broker("Topic", inside=bus)
        other_bus = Broker("Other bus")
        other_topic = Broker("Other topic", inside=other_bus)
        one = Microservice("One")
        other = Microservice("Other")
        tells_topic = Shop.orders.publishes_to(topic)
        hears_bus = one.subscribes_to(bus)
        tells_bus = Shop.orders.publishes_to(other_bus)
        hears_topic = other.subscribes_to(other_topic)

    assert blamed(Heard) == []


def test_a_subscriber_to_what_is_not_reached_is_not_reached() -> None:
    class Silent(Shop):
        topic = Broker("Topic")
        mail = Microservice("Mail")
        hears = mail.subscribes_to(topic)

    assert blamed(Silent) == ["mail", "topic"]


def test_a_group_is_reached_with_its_member_and_its_member_with_it() -> None:
    class Grouped(Shop):
        shop = Group("Shop")
        one = Microservice("One", inside=shop)
        other = Microservice("Other", inside=shop)
        far = Group("Far")
        near = Microservice("Near", inside=far)
        to_group = Shop.orders.calls(shop)
        to_member = Shop.orders.calls(near)
        out = far.calls(other)
        on = other.calls(one)

    assert blamed(Grouped) == []


def test_nobody_is_judged_where_nothing_begins_and_what_is_unrelated_is_no_matter() -> None:
    class Silent(Blueprint):
        one = Microservice("One")
        other = Microservice("Other")
        asks = one.calls(other)

    class Alone(Shop):
        reports = Microservice("Reports")

    assert blamed(Silent) == []
    assert blamed(Alone) == []


def test_what_lies_in_something_that_is_passed_is_reached() -> None:
    class Passed(Shop):
        zone = Group("Zone")
        guard = Microservice("Guard", inside=zone)
        log = Database("Log")
        asks_past = Shop.phone.calls(Shop.gateway, via=zone)
        writes = guard.writes(log)

    assert blamed(Passed) == ["log"]
