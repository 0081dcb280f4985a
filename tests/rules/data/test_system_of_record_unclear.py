"""The corners of DAT004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.data.system_of_record_unclear import SystemOfRecordUnclear


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SystemOfRecordUnclear(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def test_two_records_are_an_error() -> None:
    class Two(Blueprint):
        customers = DataAsset("Customers")
        crm = Database("CRM", record_of=(customers, customers))
        erp = Microservice("ERP", record_of=(customers,))

    (finding,) = found(Two)
    assert (finding.at, finding.severity) == (("customers",), Severity.ERROR)
    assert finding.message == "'CRM', 'ERP' are each the record of 'Customers'"
    assert finding.instead == "choose one record of 'Customers', and let the others take copies"
    assert [each.name for each in finding.related] == ["crm", "erp"]


def test_no_record_is_a_warning_where_records_are_stated() -> None:
    class None_(Blueprint):
        customers = DataAsset("Customers")
        orders = DataAsset("Orders")
        crm = Database("CRM", stores=(customers, customers))
        erp = Database("ERP", stores=(orders,), record_of=(orders,))

    (finding,) = found(None_)
    assert (finding.at, finding.severity) == (("customers",), Severity.WARNING)
    assert finding.message == "'Customers' is kept in 'CRM', and none of that is its record"
    assert finding.instead == "say record_of of the one that is right about 'Customers'"
    assert [each.name for each in finding.related] == ["crm"]


def test_one_record_data_that_nobody_keeps_and_no_record_at_all_are_not_blamed() -> None:
    class One(Blueprint):
        customers = DataAsset("Customers")
        orders = DataAsset("Orders")
        crm = Database("CRM", stores=(customers,), record_of=(customers,))
        cache = Database("Cache", stores=(customers,))

    class Silent(Blueprint):
        customers = DataAsset("Customers")
        crm = Database("CRM", stores=(customers,))

    assert found(One) == found(Silent) == []


def test_a_part_and_the_storage_of_a_record_are_one_with_it() -> None:
    class Whole(Blueprint):
        customers = DataAsset("Customers")
        crm = Microservice("CRM", record_of=(customers,))
        part = Microservice("Part", inside=crm)
        deep = Microservice("Deep", inside=part, record_of=(customers,))
        base = Database("Base", record_of=(customers,))
        keeps = crm.stores_in(base)

    class Beside(Blueprint):
        customers = DataAsset("Customers")
        crm = Database("CRM", record_of=(customers,))
        erp = Database("ERP", record_of=(customers,))
        sales = Microservice("Sales", record_of=(customers,))
        other = Microservice("Other")
        crm.synchronises_with(erp)
        crm.notifies(sales)
        other.reads(crm)

    assert found(Whole) == []
    (finding,) = found(Beside)
    assert finding.message == "'CRM', 'ERP', 'Sales' are each the record of 'Customers'"


def test_a_member_of_a_record_is_one_with_it_and_all_that_keep_it_are_named() -> None:
    class Nested(Blueprint):
        customers = DataAsset("Customers")
        orders = DataAsset("Orders")
        crm = Microservice("CRM", record_of=(customers,))
        part = Microservice("Part", inside=crm, record_of=(customers,), stores=(orders,))
        base = Database("Base", stores=(orders,))

    (finding,) = found(Nested)
    assert finding.message == "'Orders' is kept in 'Base', 'Part', and none of that is its record"
