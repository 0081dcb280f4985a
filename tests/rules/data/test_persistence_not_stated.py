"""The corners of DAT002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    Backend,
    Broker,
    ContainerPlatform,
    DataAsset,
    Database,
    Group,
    Host,
    IntegrationDataMicroservices,
    Microservice,
    MobileDevice,
)
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.data.persistence_not_stated import PersistenceNotStated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*PersistenceNotStated(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


DRAFTS = DataAsset("Drafts")


def test_who_keeps_data_says_on_what() -> None:
    class Silent(Blueprint):
        sync = Microservice("Sync", stores=(DRAFTS,))
        store = Database("Store", stores=(DRAFTS,))
        cart = Microservice("Cart", processes=(DRAFTS,))
        mail = Microservice("Mail", record_of=(DRAFTS,), persistence="memory")

    (finding,) = found(Silent)
    assert (finding.at, finding.severity) == (("sync",), Severity.WARNING)
    assert finding.message == "it is not stated on what 'Sync' keeps its data"
    assert finding.instead == (
        "say persistence='container-native', 'volume', 'external' or 'memory' of 'Sync'"
    )


def test_brokers_are_judged_where_one_says() -> None:
    class Silent(Blueprint):
        one = Broker("One")
        sync = Microservice("Sync", persistence="memory")

    class Said(Blueprint):
        one = Broker("One")
        two = Broker("Two", persistence="volume")

    assert found(Silent) == []
    assert blamed(Said) == ["one"]


def test_external_needs_a_relation_to_a_storage() -> None:
    class Outside(Blueprint):
        sync = Microservice("Sync", stores=(DRAFTS,), persistence="external")
        mail = Microservice("Mail", stores=(DRAFTS,), persistence="external")
        erp = Backend("ERP")
        store = Database("Store")
        sync.calls(erp)
        mail.writes(store)

    (finding,) = found(Outside)
    assert finding.at == ("sync",)
    assert finding.message == "'Sync' keeps its data outside, and no relation leads to a storage"
    assert finding.instead == "say which storage 'Sync' keeps its data in"


def test_container_native_needs_the_platform_where_there_is_one() -> None:
    class Beside(Blueprint):
        platform = ContainerPlatform("Platform")
        sync = Microservice("Sync", persistence="container-native")
        mail = Microservice("Mail", inside=platform, persistence="container-native")

    class Alone(Blueprint):
        sync = Microservice("Sync", persistence="container-native")

    (finding,) = found(Beside)
    assert finding.at == ("sync",)
    assert finding.message == "'Sync' keeps its data on the container platform, and does not run on it"
    assert finding.instead == "put 'Sync' inside the platform, or correct its persistence"
    assert found(Alone) == []


def test_volume_and_memory_are_enough() -> None:
    class Said(Blueprint):
        sync = Microservice("Sync", stores=(DRAFTS,), persistence="volume")
        mail = Microservice("Mail", stores=(DRAFTS,), persistence="memory")

    assert found(Said) == []


def test_where_nobody_says_it_nothing_is_missed() -> None:
    class Silent(Blueprint):
        sync = Microservice("Sync", stores=(DRAFTS,))
        store = Database("Store", persistence="volume")

    assert found(Silent) == []


def test_it_is_said_by_what_is_around_by_a_relation_and_by_a_strip_of_storage() -> None:
    class Said(Blueprint):
        native = Group("Native", persistence="container-native")
        base = Database("Base")
        erp = Backend("ERP")
        part = Group("Part", inside=erp)
        keeping = Group("Keeping")
        a = Microservice("A", inside=native, stores=(DRAFTS,))
        b = Microservice("B", stores=(DRAFTS,))
        c = Microservice("C", stores=(DRAFTS,), storage="disk")
        d = Microservice("D", inside=keeping, stores=(DRAFTS,))
        e = Microservice("E", inside=part, stores=(DRAFTS,))
        f = Microservice("F", inside=base, stores=(DRAFTS,))
        g = MobileDevice("G", stores=(DRAFTS,))
        h = Microservice("H", record_of=(DRAFTS,))
        b.stores_in(base)
        h.writes(base)
        keeping.stores_in(base)

    assert blamed(Said) == ["h"]


def test_external_may_be_by_data_services_containers_and_members() -> None:
    class Outside(Blueprint):
        services = IntegrationDataMicroservices("Data services")
        stores = Group("Stores")
        base = Database("Base", inside=stores)
        shop = Group("Shop")
        market = Group("Market", persistence="external")
        stall = Microservice("Stall", inside=market)
        a = Microservice("A", persistence="external")
        b = Microservice("B", persistence="external")
        c = Microservice("C", inside=shop, persistence="external")
        d = Microservice("D", persistence="external", storage="a disk somewhere")
        e = Microservice("E", persistence="external")
        a.calls(services)
        b.calls(stores)
        shop.calls(base)
        stall.calls(base)

    assert blamed(Outside) == ["e"]


def test_a_platform_itself_and_what_states_its_hosts_may_run_on_it() -> None:
    class Hosted(Blueprint):
        platform = ContainerPlatform("Platform", persistence="container-native")
        node = Host("Node")
        a = Microservice("A", runs_on=(node,), persistence="container-native")
        b = Microservice("B", persistence="container-native")

    assert blamed(Hosted) == ["b"]
