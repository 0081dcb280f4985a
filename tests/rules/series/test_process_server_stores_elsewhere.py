"""The corners of SER008."""

from __future__ import annotations

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ContainerNativeStorage,
    ContainerStorage,
    Database,
    IntegrationDataMicroservices,
    Microservice,
    ObjectStorage,
    ProcessServer,
    Storage,
    VirtualBlockStorage,
)
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.rules.series.process_server_stores_elsewhere import ProcessServerStoresElsewhere


def blamed(model: Model | type[Blueprint]) -> list[str]:
    graph = Graph(model if isinstance(model, Model) else read(model))
    return [finding.at[0] for finding in ProcessServerStoresElsewhere().check(graph)]


def kept(storage: Storage) -> Model:
    server = ProcessServer("Process server")
    return Model("m", "M", {"a": server, "b": storage}, {"r": server.stores_in(storage)})


@pytest.mark.parametrize("kind", [Database, ObjectStorage, VirtualBlockStorage])
def test_other_storage_is_blamed(kind: type[Storage]) -> None:
    assert blamed(kept(kind("Store"))) == ["r"]


@pytest.mark.parametrize("kind", [ContainerStorage, ContainerNativeStorage])
def test_container_native_storage_is_fine(kind: type[Storage]) -> None:
    assert blamed(kept(kind("Store"))) == []


def test_a_database_that_lies_in_container_storage_is_fine() -> None:
    class Inside(Blueprint):
        server = ProcessServer("Process server")
        storage = ContainerStorage("Storage")
        database = Database("Database", inside=storage)
        keeps = server.stores_in(database)

    assert blamed(Inside) == []


def test_the_stores_of_other_services_are_theirs() -> None:
    class Others(Blueprint):
        server = ProcessServer("Process server")
        data = IntegrationDataMicroservices("Data")
        cart = Microservice("Cart")
        database = Database("Database")
        asks = server.calls(data)
        reads = data.reads(database)
        keeps = cart.stores_in(database)

    assert blamed(Others) == []
