"""The corners of INT004."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, ContainerStorage, Database, Group, Microservice, MicroserviceGroup
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.shared_datastore import SharedDatastore


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SharedDatastore(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    cart = Microservice("Cart")
    catalogue = Microservice("Catalogue")
    store = Database("Store")
    keeps = cart.writes(store)
    looks = catalogue.reads(store)


def test_a_store_of_two_services_is_blamed_with_both() -> None:
    (finding,) = found(Shop)
    assert (finding.at, finding.severity) == (("store",), Severity.WARNING)
    assert finding.message == "2 services share 'Store': 'Cart', 'Catalogue'"
    assert finding.instead == "let one of them own 'Store' and answer the others, or split it"
    assert [each.name for each in finding.related] == ["keeps", "looks"]


def test_those_who_only_read_may_be_left_out() -> None:
    class Written(Shop):
        also = Shop.catalogue.writes(Shop.store)

    assert found(Shop, ignore_readonly=True) == []
    assert blamed(Written, ignore_readonly=True) == ["store"]


def test_a_store_that_is_only_read_is_kept_by_nobody_here() -> None:
    class Read(Blueprint):
        cart = Microservice("Cart")
        catalogue = Microservice("Catalogue")
        store = Database("Store")
        looks = cart.reads(store)
        also_looks = catalogue.reads(store)

    class Called(Read):
        asks = Read.cart.calls(Read.store)

    assert found(Read) == []
    assert blamed(Called) == ["store"]


def test_one_service_may_use_its_store_in_many_ways() -> None:
    class One(Blueprint):
        cart = Microservice("Cart")
        store = Database("Store")
        keeps = cart.writes(store)
        looks = cart.reads(store)

    assert found(One) == []


def test_services_inside_one_service_are_one_owner_and_those_of_a_group_are_not() -> None:
    class Parts(Blueprint):
        whole = MicroserviceGroup("Shop")
        cart = Microservice("Cart", inside=whole)
        catalogue = Microservice("Catalogue", inside=whole)
        store = Database("Store")
        cart.writes(store)
        catalogue.writes(store)

    class Grouped(Blueprint):
        group = Group("Shop")
        cart = Microservice("Cart", inside=group)
        catalogue = Microservice("Catalogue", inside=group)
        store = Database("Store")
        cart.writes(store)
        catalogue.writes(store)

    assert found(Parts) == []
    assert blamed(Grouped) == ["store"]


def test_a_place_for_many_stores_and_what_can_be_made_again_may_be_shared() -> None:
    class Shared(Blueprint):
        cart = Microservice("Cart")
        catalogue = Microservice("Catalogue")
        erp = Backend("ERP")
        many = Database("Many", stands_for="one for each service")
        cluster = Database("Cluster")
        inner = Database("Inner", inside=cluster)
        cache = Database("Cache", derived=True)
        native = ContainerStorage("Native")
        mine = Database("Mine")
        for store in (many, cluster, cache, native):
            cart.writes(store)
            catalogue.writes(store)
        cart.writes(mine)
        erp.writes(mine)

    assert found(Shared) == []


def test_six_services_are_counted_and_five_named() -> None:
    class Six(Blueprint):
        store = Database("Store")
        for number in range(6):
            Microservice(f"S{number}").writes(store)

    (finding,) = found(Six)
    assert finding.message == "6 services share 'Store': 'S0', 'S1', 'S2', 'S3', 'S4' and others"

    class Five(Blueprint):
        store = Database("Store")
        for number in range(5):
            Microservice(f"S{number}").writes(store)

    (finding,) = found(Five)
    assert finding.message == "5 services share 'Store': 'S0', 'S1', 'S2', 'S3', 'S4'"


def test_the_outermost_service_owns_a_store_and_one_that_may_be_shared_hides_no_other() -> None:
    class Nested(Blueprint):
        shop = MicroserviceGroup("Shop")
        part = Group("Part", inside=shop)
        cart = Microservice("Cart", inside=part)
        other = MicroserviceGroup("Other")
        stock = Microservice("Stock", inside=other)
        cache = Database("Cache", derived=True)
        store = Database("Store")
        for service in (cart, stock):
            service.writes(cache)
            service.writes(store)

    (finding,) = found(Nested)
    assert finding.message == "2 services share 'Store': 'Shop', 'Other'"
