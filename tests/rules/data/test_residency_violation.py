"""The corners of DAT005."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Group, Host, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.data.residency_violation import ResidencyViolation


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*ResidencyViolation(**options).check(Graph(read(blueprint)))]


EU = DataAsset("Customers", residency=("eu", "ch"))
HOME = DataAsset("Staff", residency=("de",))
FREE = DataAsset("News")


def test_data_in_another_region_is_an_error() -> None:
    class Away(Blueprint):
        a = Database("A", stores=(EU,), region="us-east-1")
        b = Microservice("B", processes=(EU, EU, FREE), region="europe")

    one, two = found(Away)
    assert (one.at, one.severity) == (("a",), Severity.ERROR)
    assert one.message == "'A' has 'Customers' in us-east-1, and it must stay in eu or ch"
    assert one.instead == "move 'Customers' out of 'A', or 'A' to another region"
    assert two.at == ("b",)


def test_a_region_may_be_the_residency_or_begin_with_it() -> None:
    class Home(Blueprint):
        a = Database("A", stores=(EU,), region="eu")
        b = Database("B", stores=(EU,), region="eu-central-1")
        c = Database("C", stores=(EU,), region="ch-1")
        d = Database("D", stores=(FREE,), region="us")

    assert found(Home) == []


def test_a_store_without_a_region_is_a_warning_and_a_service_is_not() -> None:
    class Silent(Blueprint):
        a = Database("A", stores=(EU, FREE))
        b = Microservice("B", processes=(EU,))
        c = Microservice("C", region="us")

    (finding,) = found(Silent)
    assert (finding.at, finding.severity) == (("a",), Severity.WARNING)
    assert finding.message == "'A' keeps 'Customers', which must stay in eu or ch, and states no region"
    assert finding.instead == "say in which region 'A' is"


def test_data_must_not_be_sent_to_another_region() -> None:
    class Sent(Blueprint):
        a = Microservice("A", region="eu")
        b = Microservice("B", runs_on=(Host("H", region="us"),))
        c = Microservice("C")
        away = a.notifies(b, carries=(FREE, EU, EU))
        home = b.notifies(a, carries=(EU,))
        unknown = a.notifies(c, carries=(EU,))

    (finding,) = found(Sent)
    assert (finding.at, finding.severity) == (("away", "a", "b"), Severity.ERROR)
    assert finding.message == "'A' notifies 'B' with 'Customers' in us, and it must stay in eu or ch"
    assert finding.instead == "leave 'Customers' out of what passes between 'A' and 'B'"


def test_where_no_region_is_stated_none_is_missed() -> None:
    class Silent(Blueprint):
        a = Database("A", stores=(EU,))

    assert found(Silent) == []


def test_all_that_is_in_the_wrong_place_is_one_finding() -> None:
    class Away(Blueprint):
        near, far, silent = Host("Near", region="eu"), Host("Far", region="us"), Host("Silent")
        a = Database("A", stores=(EU,), record_of=(HOME,), runs_on=(near, far, silent))
        b = Database("B", stores=(EU,), record_of=(HOME,), runs_on=(silent,))

    one, two = found(Away)
    assert one.message == (
        "'A' has 'Customers' in us, and it must stay in eu or ch; "
        "'Staff' in eu and us, and it must stay in de"
    )
    assert one.instead == "move 'Customers', 'Staff' out of 'A', or 'A' to another region"
    assert two.message == (
        "'B' keeps 'Customers', which must stay in eu or ch; 'Staff', which must stay in de, "
        "and states no region"
    )


def test_a_container_is_where_all_its_members_are() -> None:
    class Contained(Blueprint):
        mixed = Group("Mixed", region="us", stores=(EU,))
        a = Microservice("A", inside=mixed, region="eu")
        open = Group("Open", stores=(EU,))
        b = Microservice("B", inside=open, region="us")
        whole = Group("Whole", region="us")
        c = Microservice("C", inside=whole, stores=(EU,))

    assert [each.at for each in found(Contained)] == [("c",)]


def test_who_reads_receives() -> None:
    class Read(Blueprint):
        a = Microservice("A", region="eu")
        b = Microservice("B", region="us")
        reads = a.reads(b, carries=(EU,))
        takes = b.subscribes_to(a, carries=(EU,))
        step = b.synchronises_with(a, carries=(EU,))
        loop = b.synchronises_with(b, carries=(EU,))

    assert [each.at[0] for each in found(Read)] == ["loop", "step", "takes"]


def test_all_that_is_sent_to_the_wrong_place_is_one_finding() -> None:
    class Sent(Blueprint):
        a = Microservice("A")
        b = Microservice("B", region="us")
        away = a.notifies(b, carries=(EU, HOME))

    (finding,) = found(Sent)
    assert finding.message == (
        "'A' notifies 'B' with 'Customers' in us, and it must stay in eu or ch; "
        "'Staff' in us, and it must stay in de"
    )
    assert finding.instead == "leave 'Customers', 'Staff' out of what passes between 'A' and 'B'"
