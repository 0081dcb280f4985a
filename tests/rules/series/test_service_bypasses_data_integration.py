"""The corners of SER010."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    Backend,
    Balancer,
    ContainerNativeStorage,
    ContainerPlatform,
    ContainerStorage,
    Database,
    Group,
    IntegrationDataMicroservices,
    IntegrationMicroservices,
    Microservice,
    ObjectStorage,
    ProcessServer,
    RealTimeDataStorage,
    Storage,
    VirtualBlockStorage,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.service_bypasses_data_integration import ServiceBypassesDataIntegration


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in ServiceBypassesDataIntegration().check(graph)]


def stored(storage: type[Storage], inside: bool) -> Model:
    platform = ContainerPlatform("Platform")
    cart = Microservice("Cart", inside=platform)
    store = storage("Store", inside=platform if inside else None)
    return Model("m", "M", {"a": cart, "b": store, "p": platform}, {"r": cart.stores_in(store)})


@pytest.mark.parametrize("kind", [Database, VirtualBlockStorage, ObjectStorage, ContainerNativeStorage])
def test_storage_outside_the_platform_is_reached_by_way_of_the_integration(kind: type[Storage]) -> None:
    assert blamed(stored(kind, inside=False)) == ["r"]
    assert blamed(stored(kind, inside=True)) == []


@pytest.mark.parametrize("kind", [RealTimeDataStorage, ContainerStorage])
def test_storage_of_the_platform_is_free(kind: type[Storage]) -> None:
    assert blamed(stored(kind, inside=True)) == []


def test_container_storage_is_free_wherever_it_is_drawn() -> None:
    assert blamed(stored(ContainerStorage, inside=False)) == []


def test_without_a_platform_there_is_no_outside() -> None:
    class Plain(Blueprint):
        cart = Microservice("Cart")
        store = Database("Store")
        keeps = cart.stores_in(store)

    assert blamed(Plain) == []


def test_only_the_integration_of_data_serves_with_what_lies_in_it() -> None:
    class Ways(Blueprint):
        platform = ContainerPlatform("Platform")
        data = IntegrationDataMicroservices("Data", inside=platform)
        files = Microservice("Files", inside=data)
        integration = IntegrationMicroservices("Integration", inside=platform)
        store = ObjectStorage("Store")
        reads = data.reads(store)
        loads = files.reads(store)
        fine = integration.reads(store, via=data)
        peeks = integration.reads(store)

    assert blamed(Ways) == ["peeks"]


def test_storage_services_are_meant_as_a_whole_and_a_platform_is_not() -> None:
    class Groups(Blueprint):
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        local = ContainerNativeStorage("Local", inside=platform)
        storage = Group("Storage services")
        files = ObjectStorage("Files", inside=storage)
        around = cart.calls(platform)
        loads = cart.reads(storage)

    assert blamed(Groups) == ["loads"]


def test_the_last_stretch_is_blamed_and_stores_of_systems_outside_are_not() -> None:
    class Stretch(Blueprint):
        platform = ContainerPlatform("Platform")
        server = ProcessServer("Process server", inside=platform)
        balancer = Balancer("Balancer", inside=platform)
        crm = Backend("CRM")
        store = VirtualBlockStorage("Store")
        customers = Database("Customers")
        spreads = server.calls(balancer)
        keeps = balancer.calls(store)
        asks = server.calls(crm)
        reads = crm.reads(customers)

    assert blamed(Stretch) == ["keeps"]


def test_a_way_that_is_free_hides_no_other() -> None:
    class Both(Blueprint):
        platform = ContainerPlatform("Platform")
        cart = Microservice("Cart", inside=platform)
        alone = Microservice("Alone")
        native = ContainerStorage("Native")
        store = Database("Store")
        a = alone.reads(store)
        b = cart.reads(native)
        c = cart.reads(store)

    assert blamed(Both) == ["c"]
