"""The JSON Schema: it admits what is written, and refuses what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from archmodel import elements
from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Client, Element, Transport, Verb
from archmodel.formats.model.json import Json
from archmodel.formats.model.schema import schema
from archmodel.model import Model, read
from archmodel.views import LogicalView, SchematicView


class Shop(Blueprint, title="The shop", part=8):
    """Sells things."""

    device = Client("Phone", technology="iOS", tags=frozenset({"b", "a"}), instances="1..n")
    gateway = ApiGateway("API gateway", sso=True, inside=Element("Zone"))
    asks = device.calls(gateway, "uses services", over=Transport.HTTPS, via=gateway)
    logical = LogicalView(title="Parts", descriptions=True)
    schematic = SchematicView()


class Kiosk(Client):
    """A screen in a hall."""


VALIDATOR = Draft202012Validator(schema())


def document(model: Model) -> Any:
    return json.loads(Json().write(model))


def test_the_schema_is_one_itself_and_always_the_same() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.dumps(schema()) == json.dumps(schema())


@pytest.mark.parametrize(
    "model",
    [
        read(Shop),
        Model("empty", "", {}),
        Model("m", "M", {"a": Kiosk("A")}),
        Model("m", "M", {"a": type("Both", (Kiosk, ApiGateway), {})("A")}),
    ],
)
def test_what_is_written_is_admitted(model: Model) -> None:
    assert [each.message for each in VALIDATOR.iter_errors(document(model))] == []


def change(path: tuple[str | int, ...], value: object) -> Any:
    """Return the document of the shop with another value, or without one."""
    whole = document(read(Shop))
    at = whole
    for key in path[:-1]:
        at = at[key]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schemaVersion",), 2),
        (("schemaVersion",), ...),
        (("title",), ...),
        (("nodes",), []),
        (("part",), "8"),
        (("elements",), {}),
        (("elements", 0, "kind"), "Clinet"),
        (("elements", 0, "kind"), ...),
        (("elements", 0, "title"), ...),
        (("elements", 0, "titel"), "x"),
        (("elements", 0, "sso"), "yes"),
        (("elements", 0, "tags"), "a"),
        (("elements", 0, "place", "line"), "1"),
        (("elements", 0, "place", "row"), 1),
        (("relations", 0, "verb"), "call"),
        (("relations", 0, "over"), "https"),
        (("relations", 0, "source"), ...),
        (("relations", 0, "via"), [1]),
        (("relations", 0, "kind"), "Relation"),
        (("views", 0, "kind"), "FancyView"),
        (("views", 0, "descriptions"), "yes"),
        (("views", 1, "descriptions"), True),
        (("kinds",), {"Kiosk": 1}),
        (("kinds",), {"Kiosk": []}),
    ],
)
def test_what_cannot_be_read_is_refused(path: tuple[str | int, ...], value: object) -> None:
    from archmodel.errors import LoadingError
    from archmodel.importers.json import Json as Importer

    whole = change(path, value)
    assert not VALIDATOR.is_valid(whole)
    with pytest.raises(LoadingError):
        Importer().read(json.dumps(whole).encode(), origin="model.json")


def test_a_document_with_kinds_of_the_authors_may_use_them() -> None:
    whole = change(("elements", 0, "kind"), "Kiosk")
    assert not VALIDATOR.is_valid(whole)
    assert VALIDATOR.is_valid({**whole, "kinds": {"Kiosk": "Client"}})


def test_words_and_kinds_are_listed_with_what_they_mean() -> None:
    whole: Any = schema()
    properties = whole["properties"]
    relation = properties["relations"]["items"]["properties"]
    assert relation["verb"] == {"enum": [each.value for each in Verb]}
    assert relation["over"]["anyOf"][0] == {"enum": [each.value for each in Transport]}
    assert relation["label"]["description"] == "What for, in a few words, such as `uses services`."
    kinds = whole["then"]["properties"]["elements"]["items"]["properties"]["kind"]["oneOf"]
    assert {"const": "Internet", "description": "The public internet."} in kinds
    offered = [getattr(elements, name) for name in elements.__all__]
    assert [each["const"] for each in kinds] == [
        each.__name__ for each in offered if issubclass(each, Element)
    ]
