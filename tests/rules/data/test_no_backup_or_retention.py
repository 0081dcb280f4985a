"""The corners of DAT003."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.data.no_backup_or_retention import NoBackupOrRetention


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*NoBackupOrRetention(**options).check(Graph(read(blueprint)))]


NEWS = DataAsset("News", classification="public")
ORDERS = DataAsset("Orders", classification="internal")
UNKNOWN = DataAsset("Unknown")


def test_a_record_says_how_it_is_copied_and_kept() -> None:
    class Bare(Blueprint):
        a = Database("A", record_of=(ORDERS, NEWS))
        b = Database("B", record_of=(ORDERS,), backup="daily")
        c = Database("C", record_of=(ORDERS,), backup="none", retention="a year")
        d = Database("D", record_of=(ORDERS,), backup="daily", retention="a year")

    one, two, three = found(Bare)
    assert (one.at, one.severity) == (("a",), Severity.WARNING)
    assert one.message == "'A' is the record of 'Orders' and has no backup and no retention"
    assert one.instead == "say backup and retention of 'A'"
    assert two.message == "'B' is the record of 'Orders' and has no retention"
    assert three.message == "'C' is the record of 'Orders' and has no backup"
    assert three.instead == "say backup of 'C'"


def test_copies_public_data_and_services_need_neither() -> None:
    class Sound(Blueprint):
        a = Database("A", record_of=(ORDERS,), derived=True)
        b = Database("B", record_of=(NEWS, UNKNOWN))
        c = Database("C", stores=(ORDERS,))
        d = Microservice("D", record_of=(ORDERS,))

    assert found(Sound) == []


def test_what_the_storage_around_states_holds_and_what_is_theirs_is_not_asked() -> None:
    class Contained(Blueprint):
        server = Database("Server", backup="daily", retention="a year")
        base = Database("Base", inside=server, record_of=(ORDERS,))
        poor = Database("Poor", inside=server, record_of=(ORDERS,), backup="none")
        cache = Database("Cache", derived=True)
        copy = Database("Copy", inside=cache, record_of=(ORDERS,))
        theirs = Database("Theirs", external=True, record_of=(ORDERS,))
        plain = Group("Plain")
        alone = Database("Alone", inside=plain, record_of=(ORDERS,), backup="daily", retention="a year")

    (finding,) = found(Contained)
    assert finding.message == "'Poor' is the record of 'Orders' and has no backup"


def test_all_that_it_is_the_record_of_is_named() -> None:
    class Two(Blueprint):
        deals = DataAsset("Deals", classification="restricted")
        a = Database("A", record_of=(ORDERS, deals), backup="daily")

    assert found(Two)[0].message == "'A' is the record of 'Orders', 'Deals' and has no retention"
