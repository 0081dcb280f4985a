"""The corners of DAT002."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Broker, ContainerPlatform, DataAsset, Database, Microservice
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
