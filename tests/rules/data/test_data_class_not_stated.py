"""The corners of DAT001."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Group, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.data.data_class_not_stated import DataClassNotStated


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*DataClassNotStated(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


DEALS = DataAsset("Deals", classification="public")


def test_an_asset_without_a_class_is_blamed() -> None:
    class Silent(Blueprint):
        customers = DataAsset("Customers", pii=True)
        deals = DataAsset("Deals", classification="public")
        crm = Database("CRM", stores=(customers,))
        sales = Database("Sales", stores=(deals,))

    (finding,) = found(Silent)
    assert (finding.at, finding.severity) == (("customers",), Severity.WARNING)
    assert [each.name for each in finding.related] == ["crm"]
    assert finding.message == "it is not stated how sensitive 'Customers' is"
    assert finding.instead == (
        "give 'Customers' a classification: public, internal, confidential, restricted"
    )


def test_a_storage_that_keeps_nothing_stated_is_blamed_where_others_say() -> None:
    class Mixed(Blueprint):
        one = Database("One", stores=(DEALS,))
        two = Database("Two")
        service = Microservice("Service")

    (finding,) = found(Mixed)
    assert finding.at == ("two",)
    assert finding.message == "it is not stated what data 'Two' keeps"
    assert finding.instead == "say in stores what 'Two' keeps, or derived=True where it is a copy"


def test_no_storage_is_blamed_where_none_says() -> None:
    class Silent(Blueprint):
        service = Microservice("Service", stores=(DEALS,))
        two = Database("Two")

    assert found(Silent) == []


def test_copies_and_places_for_several_need_not_say() -> None:
    class Places(Blueprint):
        one = Database("One", stores=(DEALS,))
        cache = Database("Cache", derived=True)
        many = Database("Many", stands_for="one for each")
        cluster = Database("Cluster")
        inner = Database("Inner", inside=cluster, stores=(DEALS,))

    assert found(Places) == []


def test_no_asset_is_blamed_where_none_is_classified() -> None:
    class Silent(Blueprint):
        customers = DataAsset("Customers", pii=True)
        orders = DataAsset("Orders")

    assert found(Silent) == []


def test_a_part_of_a_storage_that_says_it_and_one_of_somebody_else_need_not_say() -> None:
    class Parts(Blueprint):
        server = Database("Server", record_of=(DEALS,))
        base = Database("Base", inside=server)
        caches = Database("Caches", derived=True)
        cache = Database("Cache", inside=caches)
        theirs = Database("Theirs", external=True)
        group = Group("Group")
        plain = Database("Plain", inside=group)

    assert blamed(Parts) == ["plain"]
