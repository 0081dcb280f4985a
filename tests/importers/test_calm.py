"""Architectures in CALM as models: typed, with places in the file, and what is lost told."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

import pytest

from archmodel.elements import (
    Application,
    Balancer,
    Broker,
    Database,
    DeploymentNode,
    Element,
    Instance,
    Person,
    Service,
    Transport,
    WebApplication,
)
from archmodel.errors import LoadingError
from archmodel.importers.calm import Calm
from archmodel.importers.recognised import importer_of
from archmodel.model import Model
from tests.importers.architectures import SIGNUP, architecture


def load(data: bytes) -> Model:
    return Calm().read(data, origin="library.json")


def refusal(data: bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        load(data)
    return str(caught.value)


@pytest.fixture(scope="module")
def library() -> Model:
    return load(architecture())


def test_an_architecture_is_known_by_what_it_holds():
    assert isinstance(importer_of(architecture(), origin="x"), Calm)
    assert isinstance(importer_of(b'{"nodes": []}', origin="x"), Calm)


def test_nodes_are_typed_by_their_type(library):
    assert {name: type(each) for name, each in library.elements.items()} == {
        "reader": Person,
        "clerk": Person,
        "desk": WebApplication,
        "lending": Application,
        "loans": Service,
        "loans_store": Database,
        "balancer": Balancer,
        "cluster": DeploymentNode,
        "events": Broker,
        "catalogue": Element,
        "loans_on_cluster": Instance,
    }


def test_what_is_composed_or_deployed_is_inside_or_an_instance_where_it_is_part_of_something(
    library,
):
    inside = {name: library.names[each.inside] for name, each in library.elements.items() if each.inside}
    assert inside == {
        "loans": "lending",
        "loans_store": "lending",
        "balancer": "cluster",
        "loans_on_cluster": "cluster",
    }
    assert library.elements["loans_on_cluster"].of is library.elements["loans"]


def test_an_actor_that_interacts_with_several_has_a_relation_to_each(library):
    targets = {name: library.names[each.target] for name, each in library.relations.items()}
    assert targets == {
        "asks_at_desk": "desk",
        "asks_at_desk_2": "loans",
        "desk_to_loans": "loans",
        "loans_to_store": "loans_store",
        "tells": "events",
    }


def test_protocols_are_transports_and_what_they_imply(library):
    said = {
        name: (each.over, each.tls, each.authn, each.technology) for name, each in library.relations.items()
    }
    assert said["desk_to_loans"] == (Transport.TCP, True, "client-certificate", None)
    assert said["loans_to_store"] == (Transport.JDBC, None, None, None)
    assert said["tells"] == (None, None, None, "SocketIO")
    assert library.elements["desk"].offers == (Transport.HTTPS,)


def test_a_flow_goes_along_relations_in_the_order_of_their_numbers(library):
    assert [library.names[each] for each in library.facts["borrow"].steps] == [
        "desk_to_loans",
        "loans_to_store",
    ]


def test_every_element_and_relation_points_at_its_line(library):
    lines = architecture().decode().splitlines()
    for each in (*library.elements.values(), *library.relations.values()):
        assert each.place
        assert each.place.path == "library.json"
        assert lines[each.place.line - 1].strip() == "{"


def test_what_a_model_has_no_place_for_is_told():
    told = [str(each).partition(": ")[2] for each in Calm().losses(architecture(), origin="library.json")]
    assert told == [
        "'desk' loses its interface 'desk-image'",
        "'loans_store' loses its controls",
        "'events' loses its node-type, which stays as a tag",
        "'cluster-runs' loses its description",
        "'desk_to_loans' loses its interfaces",
        "'choice' is left out, as options is no relation",
        "'borrow' loses the words and the directions of its transitions",
        "'library' loses its adrs",
    ]


def changed(*path: str | int, to: object) -> bytes:
    """Return the architecture with another value at a path."""
    document = copy.deepcopy(SIGNUP)
    holder = document
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]  # pyright: ignore[reportArgumentType]
    holder[path[-1]] = to  # type: ignore[index]  # pyright: ignore[reportArgumentType]
    return json.dumps(document, indent=1).encode()


INTERACTS = ("relationships", 0, "relationship-type", "interacts")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            changed(*INTERACTS, "nodes", to=["dsk"]),
            "'dsk' is no node of this document\n    instead: did you mean 'desk'?",
        ),
        (changed(*INTERACTS, "actor", to="x"), "'x' is no node"),
        (changed("nodes", 0, "unique-id", to="desk"), "the id 'desk' is taken"),
        (changed("nodes", 0, "unique-id", to="desk-page"), "the id 'desk-page' is taken"),
        (changed("relationships", 0, "unique-id", to="desk"), "the id 'desk' is taken"),
        (changed("nodes", 0, "name", to=None), "it has no 'name'"),
        (changed("nodes", 2, "interfaces", to=[{"port": 1}]), "it has no 'unique-id'"),
        (changed("relationships", 5, "unique-id", to=None), "it has no 'unique-id'"),
        (changed("relationships", to=7), "'relationships' cannot be the number 7"),
        (changed("flows", 0, "transitions", 0, "relationship-unique-id", to="x"), "'x' is no relationship"),
        (changed("nodes", 0, "metadata", to={"archmodel": {"tier": "x"}}), "'tier' of 'reader' cannot be"),
        (changed("$schema", to="https://calm.finos.org/release/9.9/meta/calm.json"), "made for CALM 9.9"),
    ],
)
def test_a_mistake_is_refused_with_its_line(data, said):
    told = refusal(data)
    assert said in told
    assert told.startswith("library.json:")


@pytest.mark.parametrize("odd", [None, [], "x", 1, True, {}, [1], {"archmodel": 1}])
@pytest.mark.parametrize(
    "path",
    [
        ("nodes", 0, "interfaces"),
        ("nodes", 0, "metadata"),
        ("nodes", 0, "node-type"),
        ("relationships", 0, "relationship-type"),
        ("relationships", 0, "unique-id"),
        ("relationships", 0, "protocol"),
        INTERACTS,
        (*INTERACTS, "nodes"),
        ("relationships", 1, "relationship-type", "connects"),
        ("relationships", 5, "relationship-type", "deployed-in"),
        ("relationships", 5, "relationship-type", "deployed-in", "nodes"),
        ("flows", 0, "transitions"),
        ("flows",),
        ("metadata",),
        ("title",),
        ("$schema",),
    ],
)
def test_a_value_of_another_type_is_refused_or_passed_over(path, odd):
    with suppress(LoadingError):
        load(changed(*path, to=odd))


def test_a_circle_is_refused_with_the_way_round():
    parts = [
        {"unique-id": f"r{each}", "relationship-type": {"composed-of": {"container": each, "nodes": [other]}}}
        for each, other in (("loans", "events"), ("events", "loans"))
    ]
    assert "inside itself: 'loans' → 'events' → 'loans'" in refusal(
        architecture(relationships=parts, flows=[])
    )


def test_a_pattern_is_no_architecture():
    data = b'{"$schema": "https://calm.finos.org/release/1.0/meta/calm.json", "properties": {"nodes": {}}}'
    with pytest.raises(LoadingError, match="expected an architecture with nodes") as caught:
        importer_of(data, origin="pattern.json").read(data, origin="pattern.json")
    assert "calm generate" in caught.value.instead


@pytest.mark.parametrize(
    ("case", "said"),
    [("future_schema", "9.9"), ("dangling", "'nope'"), ("composed_cycle", "'a'"), ("remote_ref", None)],
)
def test_the_cases_of_trust(case, said, shared):
    data = (shared / f"cases/trust/calm/{case}.json").read_bytes()
    if said:
        assert said in refusal(data)
    else:
        assert [*load(data).elements] == ["a"]
        assert [str(each) for each in Calm().losses(data, origin="x.json")] == [
            "x.json:4: 'a' loses its detailed-architecture",
            "x.json:1: 'x' loses its controls",
        ]
